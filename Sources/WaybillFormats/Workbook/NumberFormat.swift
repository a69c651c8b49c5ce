/// What a number in a cell stands for, by the format in which it is shown.
enum NumberKind: UInt8 {
  case number
  case day
  /// A day with a time on it.
  case moment
  case time
  /// A length of time, which may have more than 24 hours.
  case elapsed

  /// The kind of a format that every workbook has, by its number.
  init(builtIn number: Int) {
    switch number {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .day
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 22: self = .moment
    case 46: self = .elapsed
    default: self = .number
    }
  }

  /// The kind of a format by its code, such as `yyyy-mm-dd;@`; the section for positive numbers decides.
  init(code: String) {
    var letters = FormatLetters()
    var rest = Substring(code).unicodeScalars
    scan: while let character = rest.popFirst() {
      switch character {
      case ";": break scan
      case "\"": while let next = rest.popFirst(), next != "\"" {}
      case "\\", "_", "*": _ = rest.popFirst()
      case "[":
        let inside = String(rest.prefix { $0 != "]" }).lowercased()
        rest = rest.dropFirst(inside.unicodeScalars.count + 1)
        let first = inside.first ?? " "
        if "hms".contains(first), inside.allSatisfy({ $0 == first }) { letters.isElapsed = true }
      // Some programs write it in capitals.
      case "G",
        "g" where String(rest.prefix(6)).lowercased() == "eneral":
        rest = rest.dropFirst(6)
      case "E", "e":
        if let sign = rest.first, sign == "+" || sign == "-" { rest.removeFirst() } else { letters.hasEra = true }
      case "A", "a":
        for tail in ["M/PM", "/P"] where String(rest.prefix(tail.count)).uppercased() == tail {
          letters.hasTime = true
          rest = rest.dropFirst(tail.count)
        }
      default: letters.add(character)
      }
    }
    self = letters.kind
  }
}

/// The letters of a format that stand for parts of a date.
private struct FormatLetters {
  var hasDay = false
  var hasTime = false
  var isElapsed = false
  /// Letters that stand for a year in some calendars, and may be other text in a format of digits.
  var hasEra = false
  private var hasMonthOrMinute = false
  private var hasDigits = false

  mutating func add(_ character: Unicode.Scalar) {
    switch character {
    case "y", "Y", "d", "D": hasDay = true
    case "h", "H", "s", "S": hasTime = true
    case "m", "M": hasMonthOrMinute = true
    case "g", "G", "b", "B": hasEra = true
    case "0", "#", "?": hasDigits = true
    default: break
    }
  }

  var kind: NumberKind {
    let isDay = hasDay || (hasMonthOrMinute && !hasTime && !isElapsed) || (hasEra && !hasDigits && !hasTime)
    return switch (isDay, hasTime || isElapsed) {
    case (true, true): .moment
    case (true, false): .day
    case (false, true): isElapsed ? .elapsed : .time
    case (false, false): .number
    }
  }
}
