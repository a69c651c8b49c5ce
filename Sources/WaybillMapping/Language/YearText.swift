package import WaybillCore

extension Period {
  /// A year outside is a slip of the keyboard, and would become the newest or the oldest of all.
  static let plausibleYears = 1800...2199

  /// Signs that stand between the entries of a list.
  private static let listSigns: Set<Character> = [";", ","]
  /// Signs that stand between the first and the last year, or between all years in a row.
  private static let spanSigns: Set<Character> = ["-", "\u{2013}", "/"]

  /// The years that a text names: `2012`, `2012-2013`, `2012; 2013`, `2010-2012; 2013`.
  ///
  /// Between two years a hyphen, a dash or a slash means all from the first to the last. What a list names must follow
  /// one another, since a period has no gaps. Nil for any other text.
  init?(years text: String) {
    guard let (period, hasGap) = Self.years(text), !hasGap else { return nil }
    self = period
  }

  /// The period from the first to the last of the years that a text names, and whether a list leaves out some between
  /// them; nil for a text that is no years, or no rising ones.
  package static func years(_ text: String) -> (period: Period, hasGap: Bool)? {
    var spans: [ClosedRange<Int>] = []
    for entry in text.split(omittingEmptySubsequences: false, whereSeparator: listSigns.contains) {
      var years: [Int] = []
      for part in entry.split(omittingEmptySubsequences: false, whereSeparator: spanSigns.contains) {
        guard let year = plausibleYear(Normalisation()(String(part))) else { return nil }
        years.append(year)
      }
      if years.count == 2, years[0] <= years[1] {
        spans.append(years[0]...years[1])
      } else if years.count == 2 {
        return nil
      } else {
        spans += years.map { $0...$0 }
      }
    }
    let pairs = zip(spans, spans.dropFirst())
    guard let first = spans.first?.lowerBound, let last = spans.last?.upperBound,
      pairs.allSatisfy({ $0.upperBound < $1.lowerBound }), let from = Day(year: first, month: 1, day: 1),
      let until = Day(year: last + 1, month: 1, day: 1), let period = Period(from: from, until: until)
    else { return nil }
    return (period, !pairs.allSatisfy { $0.upperBound + 1 == $1.lowerBound })
  }

  /// A plausible year in four digits; nil for any other text.
  static func plausibleYear(_ text: String) -> Int? {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ $0 &- 48 < 10 }), let year = Int(text),
      plausibleYears.contains(year)
    else { return nil }
    return year
  }
}
