public import WaybillCore

/// What a source says in one series, read at one level.
public struct SeriesReading: Sendable {
  /// One sum with what it is of.
  public struct Entry: Sendable {
    public let exporter: String
    public let account: ExporterAccount
    public let kind: DestinationKind
    /// How exactly the values are told; `point` for all where the flows do not tell.
    public let precision: ValuePrecision
    public let sum: IntervalSum

    /// The exporter's year, of records that speak of one year.
    public var exporterYear: ExporterYear? {
      account.years.count == 1 ? ExporterYear(exporter: exporter, year: account.years.lowerBound) : nil
    }
  }

  /// Totals where the source has any in the series, else parts.
  public let level: Level
  /// The sums of known exporters, without the stray ones.
  public let entries: [Entry]
  /// The exporter-years whose delivered value is so small beside their licensed value that it is a stray number.
  public let strays: Set<ExporterYear>
  /// The known exporters, those with nothing but strays too.
  public let exporters: Set<String>

  /// Reads a series; nil when no record was seen in it.
  public init?(_ series: Series, of flows: ExportFlows, reportedAtLeast part: Amount) {
    guard let (level, all) = flows.entries(of: series) else { return nil }
    self.level = level
    exporters = Set(all.map(\.exporter))
    let strays = Self.strays(among: all, of: series, in: flows, part)
    self.strays = strays
    entries = all.filter { entry in !(entry.exporterYear.map(strays.contains) ?? false) }
  }

  private static func strays(
    among delivered: [Entry], of series: Series, in flows: ExportFlows, _ part: Amount
  ) -> Set<ExporterYear> {
    guard series.basis == .delivery, series.measure == .money else { return [] }
    let licences = Series(source: series.source, basis: .licence, measure: series.measure, unit: series.unit)
    guard let (_, licensed) = flows.entries(of: licences) else { return [] }
    return ExporterYear.strays(delivered: sums(delivered), licensed: sums(licensed), part)
  }

  private static func sums(_ entries: [Entry]) -> [ExporterYear: IntervalSum] {
    entries.reduce(into: [:]) { sums, entry in
      if let year = entry.exporterYear { sums[year, default: IntervalSum()].merge(entry.sum) }
    }
  }
}

extension ExportFlows {
  /// The series in which records were counted, sorted.
  public var series: [Series] {
    Set(keys.lazy.filter { $0.c != Self.aside }.map { Series(books[$0.a]) }).sorted()
  }

  /// The level at which a series is read, and its sums there; nil when no record was counted in it.
  public func entries(of series: Series) -> (Level, [SeriesReading.Entry])? {
    for level in [Level.total, .part] {
      guard let book = books.values.firstIndex(of: series.book(level)) else { continue }
      let found = keys.indices.filter { keys[$0].a == book && keys[$0].c != Self.aside }
      if found.isEmpty { continue }
      let entries = found.compactMap { index -> SeriesReading.Entry? in
        let account = accounts[keys[index].b]
        guard let exporter = account.exporter else { return nil }
        return .init(
          exporter: exporter, account: account, kind: kinds[keys[index].c &>> 2],
          precision: ValuePrecision(rawValue: UInt8(keys[index].c & 3)) ?? .point, sum: sums[index])
      }
      return (level, entries)
    }
    return nil
  }
}
