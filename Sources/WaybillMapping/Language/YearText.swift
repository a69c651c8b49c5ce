package import WaybillCore

extension Period {
  /// A year outside is a slip of the keyboard, and would become the newest or the oldest of all.
  static let plausibleYears = 1800...2199

  /// Signs that may stand between the first and the last year, or between all years in a row.
  private static let signs: Set<Character> = ["-", "\u{2013}", "/", ";", ","]

  /// The years that a text names: `2012`, `2012-2013`, `2012; 2013`.
  ///
  /// Between two years a hyphen, a dash or a slash means all from the first to the last. Years of a list must follow
  /// one another, since a period has no gaps. Nil for any other text.
  init?(years text: String) {
    guard let (period, hasGap) = Self.years(text), !hasGap else { return nil }
    self = period
  }

  /// The period from the first to the last of the years that a text names, and whether a list leaves out some between
  /// them; nil for a text that is no years, or no rising ones.
  package static func years(_ text: String) -> (period: Period, hasGap: Bool)? {
    let parts = text.split(omittingEmptySubsequences: false) { Self.signs.contains($0) }
    var years: [Int] = []
    for part in parts {
      let digits = Normalisation()(String(part))
      guard let year = Self.plausibleYear(digits) else { return nil }
      years.append(year)
    }
    guard let first = years.first, let last = years.last, let from = Day(year: first, month: 1, day: 1),
      let until = Day(year: last + 1, month: 1, day: 1), let period = Period(from: from, until: until)
    else { return nil }
    if years.count == 2, !text.contains(where: { $0 == ";" || $0 == "," }) { return (period, false) }
    guard zip(years, years.dropFirst()).allSatisfy(<) else { return nil }
    return (period, years.count <= last - first)
  }

  /// A plausible year in four digits; nil for any other text.
  static func plausibleYear(_ text: String) -> Int? {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ $0 &- 48 < 10 }), let year = Int(text),
      plausibleYears.contains(year)
    else { return nil }
    return year
  }
}
