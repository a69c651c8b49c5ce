/// A calendar day of the proleptic Gregorian calendar, as days since 1970-01-01.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let number: Int32

  /// Makes a day from its number.
  @inlinable public init(number: Int32) { self.number = number }

  /// Makes a day; nil when there is no such date or the year is outside 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, in: year)
    else { return nil }
    // Years are counted from March, so that a leap day is the last of its year.
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2024-04-25`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 48 < 10 } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The first day of a year; the year is within 1 to 9999.
  public static func start(of year: Int) -> Day {
    guard let day = Day(year: year, month: 1, day: 1) else { preconditionFailure("year out of range: \(year)") }
    return day
  }

  /// The numbers of the days of some years, half-open; years that no calendar here has are left out.
  public static func numbers(of years: ClosedRange<Int>) -> Range<Int32> {
    let years = years.clamped(to: 1...9999)
    let last = Day(year: years.upperBound, month: 12, day: 31)
    return start(of: years.lowerBound).number..<(last.map { $0.number + 1 } ?? .max)
  }

  /// The number of days in a month.
  public static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Year, month and day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch + (fromMarch < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
  }

  /// The calendar year of the day.
  public var year: Int { components.year }

  /// The day before.
  public var previous: Day { Day(number: number - 1) }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  public var description: String {
    let (year, month, day) = components
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// A span of days, half-open: a year is from its 1 January until the next.
public struct Period: Sendable, Hashable, Comparable {
  public let from: Day
  public let until: Day

  /// Makes a period; nil when it holds no day.
  public init?(from: Day, until: Day) {
    guard from < until else { return nil }
    self.from = from
    self.until = until
  }

  /// A calendar year, within 1 to 9998.
  public static func year(_ year: Int) -> Period {
    Period(validFrom: .start(of: year), until: .start(of: year + 1))
  }

  /// One day.
  public static func day(_ day: Day) -> Period {
    Period(validFrom: day, until: Day(number: day.number + 1))
  }

  private init(validFrom: Day, until: Day) {
    from = validFrom
    self.until = until
  }

  /// The calendar years that the period touches.
  public var years: ClosedRange<Int> { from.year...until.previous.year }

  public static func < (a: Self, b: Self) -> Bool { (a.from, a.until) < (b.from, b.until) }
}
