import WaybillCore
import WaybillMetrics

/// What figures of one source must share to be read together; at which level is decided for each.
struct Series: Hashable, Comparable, Sendable {
  let source: String
  let basis: Basis
  let measure: Measure
  let unit: MeasureUnit

  init(source: String, basis: Basis, measure: Measure, unit: MeasureUnit) {
    self.source = source
    self.basis = basis
    self.measure = measure
    self.unit = unit
  }

  init(_ book: Book) {
    self.init(source: book.source, basis: book.facet.basis, measure: book.facet.measure, unit: book.facet.unit)
  }

  func book(_ level: Level) -> Book {
    Book(source: source, facet: Facet(basis: basis, measure: measure, unit: unit, level: level))
  }

  static func < (a: Self, b: Self) -> Bool { a.book(.part) < b.book(.part) }
}

/// One exporter's year.
struct ExporterYear: Hashable, Sendable {
  let exporter: String
  let year: Int
}

/// What a source says in one series, read at one level.
struct Reading: Sendable {
  /// One sum with what it is of.
  struct Entry: Sendable {
    let exporter: String
    let account: Account
    let kind: [Standing]
    let sum: IntervalSum

    /// The exporter's year, of records that speak of one year.
    var exporterYear: ExporterYear? {
      account.years.count == 1 ? ExporterYear(exporter: exporter, year: account.years.lowerBound) : nil
    }
  }

  /// Totals where the source has any in the series, else parts.
  let level: Level
  /// The sums of known exporters, without the stray ones.
  let entries: [Entry]
  /// The exporter-years whose delivered value is so small beside their licensed value that it is a stray number.
  let strays: Set<ExporterYear>

  /// Reads a series; nil when no record was seen in it.
  init?(_ series: Series, of flows: Flows, reportedAtLeast part: Amount) {
    guard let (level, all) = flows.entries(of: series) else { return nil }
    self.level = level
    let strays = Self.strays(among: all, of: series, in: flows, part)
    self.strays = strays
    entries = all.filter { entry in !(entry.exporterYear.map(strays.contains) ?? false) }
  }

  private static func strays(
    among delivered: [Entry], of series: Series, in flows: Flows, _ part: Amount
  ) -> Set<ExporterYear> {
    guard series.basis == .delivery, series.measure == .money else { return [] }
    let licences = Series(source: series.source, basis: .licence, measure: series.measure, unit: series.unit)
    guard let (_, licensed) = flows.entries(of: licences) else { return [] }
    let licensedSums = sums(licensed)
    return Set(
      sums(delivered).compactMap { year, delivered in
        // Surely below: even the most that was delivered, beside the least that was licensed.
        guard let hi = delivered.hi, let lo = licensedSums[year]?.lo,
          hi * 1_000_000 < Int128(part.millionths) * lo
        else { return nil }
        return year
      })
  }

  private static func sums(_ entries: [Entry]) -> [ExporterYear: IntervalSum] {
    entries.reduce(into: [:]) { sums, entry in
      if let year = entry.exporterYear { sums[year, default: IntervalSum()].merge(entry.sum) }
    }
  }
}

extension Flows {
  /// The series in which records were counted, sorted.
  var series: [Series] {
    Set(keys.lazy.filter { $0.c != Self.aside }.map { Series(books[$0.a]) }).sorted()
  }

  /// The level at which a series is read, and its sums there; nil when no record was counted in it.
  func entries(of series: Series) -> (Level, [Reading.Entry])? {
    for level in [Level.total, .part] {
      guard let book = books.values.firstIndex(of: series.book(level)) else { continue }
      let found = keys.indices.filter { keys[$0].a == book && keys[$0].c != Self.aside }
      if found.isEmpty { continue }
      let entries = found.compactMap { index -> Reading.Entry? in
        let account = accounts[keys[index].b]
        guard let exporter = account.exporter else { return nil }
        return .init(exporter: exporter, account: account, kind: kinds[keys[index].c], sum: sums[index])
      }
      return (level, entries)
    }
    return nil
  }
}
