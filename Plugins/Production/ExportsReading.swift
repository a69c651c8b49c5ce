import WaybillCore
import WaybillMetrics

/// What a source tells of exports in one series, exporter by exporter.
struct ExportsReading {
  let series: Series
  let reading: SeriesReading
  private let isComplete: Bool
  /// The years that the source covers.
  let years: Set<Int>
  private let told: Set<ExporterYear>
  private let byExporter: [String: [SeriesReading.Entry]]

  init?(_ series: Series, of flows: ExportFlows, reportedAtLeast: Amount, from facts: SourceFacts) {
    guard let reading = SeriesReading(series, of: flows, reportedAtLeast: reportedAtLeast) else { return nil }
    self.series = series
    self.reading = reading
    isComplete = facts.reporting == .complete
    years = Set(facts.years)
    told = Set(
      reading.entries.flatMap { entry in entry.account.years.map { ExporterYear(exporter: entry.exporter, year: $0) } })
    byExporter = Dictionary(grouping: reading.entries, by: \.exporter)
  }

  /// The exporters of which something is told within a period, in order.
  func exporters(in period: YearSpan) -> [String] {
    byExporter.keys.filter { !entries(of: $0, in: period).isEmpty }.sorted()
  }

  /// What is told of an exporter within a period.
  func entries(of exporter: String, in period: YearSpan) -> [SeriesReading.Entry] {
    (byExporter[exporter] ?? []).filter {
      period.years.contains($0.account.years.lowerBound) && period.years.contains($0.account.years.upperBound)
    }
  }

  func sum(of exporter: String, in period: YearSpan) -> IntervalSum {
    entries(of: exporter, in: period).reduce(into: IntervalSum()) { $0.merge($1.sum) }
  }

  /// The years of a period of which an exporter's silence is no zero.
  func untold(of exporter: String, in period: YearSpan) -> [Int] {
    period.years.filter { year in
      let exporterYear = ExporterYear(exporter: exporter, year: year)
      if isComplete { return !years.contains(year) || reading.strays.contains(exporterYear) }
      return !told.contains(exporterYear)
    }
  }
}
