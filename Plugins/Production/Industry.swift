import WaybillCore
import WaybillMetrics

/// Whose turnover a source tells: one industry of one exporter, in one currency.
///
/// Figures of two sources, and two industries of one source, are never added: each divides by itself.
struct Industry: Hashable, Comparable, Sendable {
  let source: String
  let exporter: String
  let unit: MeasureUnit
  let item: String

  private var texts: [String] { [exporter, source, unit.rawValue, item] }
  static func < (a: Self, b: Self) -> Bool { a.texts.lexicographicallyPrecedes(b.texts) }
}

/// What is told of an industry in each year.
struct IndustryYears: Sendable {
  struct Year {
    var sum = IntervalSum()
    var flags: Flags = []
  }
  private(set) var years: [Int: Year] = [:]

  mutating func add(_ sum: IntervalSum, flags: Flags, in year: Int) {
    years[year, default: Year()].sum.merge(sum)
    years[year]?.flags.formUnion(flags)
  }

  /// What comes together in a period.
  func sum(in period: YearSpan) -> Year {
    years.filter { period.years.contains($0.key) }.values.reduce(into: Year()) { all, year in
      all.sum.merge(year.sum)
      all.flags.formUnion(year.flags)
    }
  }

  func hasAny(in period: YearSpan) -> Bool { period.years.contains { years[$0] != nil } }

  /// The years of a period without a figure, and those with more than one, which are never added.
  func missing(in period: YearSpan) -> [Int] { period.years.filter { years[$0] == nil } }
  func repeated(in period: YearSpan) -> [Int] { period.years.filter { (years[$0]?.sum.records ?? 0) > 1 } }
}
