/// One calendar year, or several in a row, written `2022` or `2018-2022`.
public struct YearSpan: Hashable, Sendable, CustomStringConvertible {
  public let years: ClosedRange<Int>

  /// Makes a span of years.
  public init(_ years: ClosedRange<Int>) { self.years = years }

  /// Reads `2022` or `2018-2022`, with years of four digits from 1000 to 9998; nil for anything else.
  public init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { part -> Int? in
      guard part.utf8.count == 4, part.utf8.allSatisfy({ $0 &- 48 < 10 }), let year = Int(part) else { return nil }
      return (1000...9998).contains(year) ? year : nil
    }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else {
      return nil
    }
    years = first...last
  }

  /// Reads a span of at least two years.
  public init?(window text: String) {
    self.init(text)
    if years.count == 1 { return nil }
  }

  /// Whether other years all lie in the span, so that what speaks of them counts in it.
  public func holds(_ other: ClosedRange<Int>) -> Bool {
    years.contains(other.lowerBound) && years.contains(other.upperBound)
  }

  public var description: String {
    years.count == 1 ? String(years.lowerBound) : "\(years.lowerBound)-\(years.upperBound)"
  }
}

/// The periods for which figures are asked.
public struct PeriodChoice: Hashable, Sendable {
  /// The single years, rising; nil for every year that a source covers.
  public var years: [Int]?
  /// The windows of several years, in the order asked for.
  public var windows: [YearSpan] = []
  /// How many years each rolling window has; nil for no rolling windows.
  public var rolling: Int?

  /// Makes the choice of all years and no window.
  public init() {}

  /// The periods that a source with records in `covered` can answer for: single years rising, then windows, then the
  /// rolling windows that were not asked for by name.
  ///
  /// A window with a year that the source does not cover is no window, so it has no figure.
  public func periods(covered: [Int]) -> [YearSpan] {
    let covered = Set(covered.filter { (1...9998).contains($0) })
    let single = covered.filter { years?.contains($0) ?? true }.sorted()
    let named = windows.filter { $0.years.allSatisfy(covered.contains) }
    return single.map { YearSpan($0...$0) } + named + rollingWindows(covered).filter { !named.contains($0) }
  }

  private func rollingWindows(_ covered: Set<Int>) -> [YearSpan] {
    guard let rolling else { return [] }
    return covered.sorted().map { YearSpan($0...$0 + rolling - 1) }.filter { $0.years.allSatisfy(covered.contains) }
  }
}
