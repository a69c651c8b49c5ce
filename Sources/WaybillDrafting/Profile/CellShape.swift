/// What the text of a cell looks like, by its characters alone.
enum CellShape: Int, CaseIterable {
  case integer, year
  /// `1.234` and `1,234`: a group of three digits, or decimals.
  case onePoint, oneComma
  /// `12.5`, and `12,5`: no group has so few digits.
  case decimalPoint, decimalComma
  /// `1,234,567` or `1,234.5`: commas group. `1.234.567` or `1.234,5`: points group.
  case commaGroups, pointGroups
  /// `1 234`, `1'234`: groups by other signs.
  case spaceGroups, apostropheGroups
  case percent
  /// `(14)`: a number in brackets.
  case bracketed
  /// `12*`, `12 p`: a number with a mark behind it.
  case marked
  /// `€ 12`, `12 EUR`: a number with a sign of a currency.
  case currency
  case isoDay
  /// `13/02/2012`, `02/13/2012`, `02/03/2012`: the day first, the month first, or no telling.
  case dayFirst, monthFirst, dayOrMonth
  /// `2/3/2012`, `2012-3-2`, `02.03.12`: a day in a form that no format reads.
  case looseDay
  /// `2012-2013`, `2012; 2013`: years in a row. `2012; 2014`: years with a gap.
  case years, yearsApart
  /// `..`, `-`, `n/a`, `xxx`.
  case missing
  /// `#REF!`, `#DIV/0!`: what a sheet shows in place of a value that it could not work out.
  case failed
  case text

  /// Whether a number can be read from it as it stands, in some style.
  var isNumber: Bool { rawValue <= CellShape.apostropheGroups.rawValue }
  var isNumberOrDay: Bool { rawValue < CellShape.missing.rawValue }
  var isDay: Bool { rawValue >= CellShape.isoDay.rawValue && rawValue <= CellShape.looseDay.rawValue }
  var isYear: Bool { self == .year }

  init(_ text: String) {
    var text = text
    self = text.withUTF8 { CellShape($0) }
  }

  /// The shape of a text without the blanks around it, which is not empty.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 200 else {
      self = .text
      return
    }
    if bytes.count <= 12, MissingWords.contains(bytes) {
      self = .missing
    } else if FailedFormula.contains(bytes) {
      self = .failed
    } else if first.isDigit || first == minus || first == plus {
      self = Self.beginningWithDigit(bytes)
    } else if first == UInt8(ascii: "("), last == UInt8(ascii: ")"), Self.isPlain(bytes.slice(1, -1)) {
      self = .bracketed
    } else if let rest = Currency.without(bytes), Self.isPlain(rest) {
      self = .currency
    } else {
      self = .text
    }
  }

  private static func beginningWithDigit(_ bytes: UnsafeBufferPointer<UInt8>) -> CellShape {
    if let number = number(bytes) { return number }
    if let day = day(bytes) { return day }
    if bytes.last == UInt8(ascii: "%"), isPlain(bytes.slice(0, -1).trimmed) { return .percent }
    if bytes.count >= 9, let years = YearList.shape(bytes) { return years }
    if let rest = Currency.without(bytes), isPlain(rest) { return .currency }
    // A mark is one letter or sign, perhaps behind a blank.
    if let last = bytes.last, !last.isDigit, !"-.,".utf8.contains(last), isPlain(bytes.slice(0, -1).trimmed) {
      return .marked
    }
    return .text
  }

  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { number(bytes) != nil }

  /// The style of a number; nil for anything else.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> CellShape? {
    var position = bytes.first == minus || bytes.first == plus ? 1 : 0
    let start = position
    var (points, commas, spaces, apostrophes) = (0, 0, 0, 0)
    var run = 0
    var firstRun = -1
    var allThree = true
    var lastSign: UInt8 = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte.isDigit {
        run += 1
        position += 1
        continue
      }
      if run == 0 { return nil }
      if firstRun < 0 { firstRun = run } else if run != 3 { allThree = false }
      run = 0
      switch byte {
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: " "): spaces += 1
      case UInt8(ascii: "'"): apostrophes += 1
      // A no-break space, and a narrow one.
      case 0xC2 where position + 1 < bytes.count && bytes[position + 1] == 0xA0:
        spaces += 1
        position += 1
      case 0xE2
      where position + 2 < bytes.count && bytes[position + 1] == 0x80 && [0xAF, 0x89].contains(bytes[position + 2]):
        spaces += 1
        position += 2
      default: return nil
      }
      lastSign = byte
      position += 1
    }
    if run == 0 { return nil }
    let digits = bytes.count - start
    if firstRun < 0 {
      let isYear = digits == 4 && start == 0 && (bytes[0] == 0x31 || bytes[0] == 0x32) && Self.isPlausibleYear(bytes)
      return isYear ? .year : .integer
    }
    let isGrouped = firstRun <= 3 && allThree
    switch (points, commas, spaces, apostrophes) {
    case (1, 0, 0, 0): return isGrouped && run == 3 && bytes[start] != zero ? .onePoint : .decimalPoint
    case (0, 1, 0, 0): return isGrouped && run == 3 && bytes[start] != zero ? .oneComma : .decimalComma
    case (2..., 0, 0, 0): return isGrouped && run == 3 ? .pointGroups : nil
    case (0, 2..., 0, 0): return isGrouped && run == 3 ? .commaGroups : nil
    case (1..., 1, 0, 0) where lastSign == UInt8(ascii: ","): return isGrouped ? .pointGroups : nil
    case (1, 1..., 0, 0) where lastSign == UInt8(ascii: "."): return isGrouped ? .commaGroups : nil
    case (0...1, 0...1, 1..., 0): return isGrouped && (points + commas > 0 || run == 3) ? .spaceGroups : nil
    case (0...1, 0...1, 0, 1...): return isGrouped && (points + commas > 0 || run == 3) ? .apostropheGroups : nil
    default: return nil
    }
  }

  private static func isPlausibleYear(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let year = bytes.prefix(4).reduce(0) { $0 * 10 + Int($1 - zero) }
    return (1900...2099).contains(year)
  }

  private static func days(of month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// The form of a day; nil for anything else.
  private static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> CellShape? {
    guard bytes.count >= 6, bytes.count <= 10, let sign = bytes.first(where: { !$0.isDigit }),
      [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(sign)
    else { return nil }
    let parts = bytes.split(separator: sign, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.count <= 4 && $0.allSatisfy(\.isDigit) }) else {
      return nil
    }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - zero) } }
    let counts = parts.map(\.count)
    if counts[0] == 4 {
      if !(1...12).contains(numbers[1]) || !(1...31).contains(numbers[2]) { return nil }
      if numbers[2] > Self.days(of: numbers[1], in: numbers[0]) { return nil }
      return counts == [4, 2, 2] ? .isoDay : .looseDay
    }
    guard counts[2] == 4 || counts[2] == 2, (1...31).contains(numbers[0]), (1...31).contains(numbers[1]) else {
      return nil
    }
    let (day, month) = numbers[0] > numbers[1] ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
    if month > 12 || day > Self.days(of: month, in: counts[2] == 4 ? numbers[2] : 2000) { return nil }
    if counts != [2, 2, 4] { return .looseDay }
    if numbers[0] > 12 { return .dayFirst }
    return numbers[1] > 12 ? .monthFirst : .dayOrMonth
  }
}

private let zero = UInt8(ascii: "0")
private let minus = UInt8(ascii: "-")
private let plus = UInt8(ascii: "+")

extension UInt8 {
  var isDigit: Bool { self &- 48 < 10 }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes from a place to one counted from the end.
  func slice(_ start: Int, _ end: Int) -> Self { Self(rebasing: self[start..<Swift.max(start, count + end)]) }

  /// The bytes without the blanks around them.
  var trimmed: Self {
    guard let first = firstIndex(where: { $0 > 32 }), let last = lastIndex(where: { $0 > 32 }) else {
      return Self(start: nil, count: 0)
    }
    return Self(rebasing: self[first...last])
  }
}
