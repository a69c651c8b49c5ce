import WaybillCore
import WaybillMetrics

/// The rows of the metric's tables, in their order.
struct BalanceRows {
  private(set) var causes: [[MetricTable.Cell]] = []
  private(set) var silent: [[MetricTable.Cell]] = []
  private let options: BalanceOptions

  /// Makes the rows of every source that the context names.
  init(_ flows: ExportFlows, _ options: BalanceOptions, _ context: MetricContext) {
    self.options = options
    for series in flows.series {
      guard let source = context.sources[series.source],
        let reading = SeriesReading(series, of: flows, reportedAtLeast: options.reportedAtLeast)
      else { continue }
      let last = options.assumptions.contains(.sameMix) ? LastReports(reading) : nil
      for rule in options.membership.indices {
        for period in options.periods.periods(covered: source.years) {
          let coverage = DueCoverage(of: period, in: reading, from: source, rule: rule, judge: flows.judge)
          if coverage.isVoid { continue }
          let lines = coverage.lines.sorted { $0.key < $1.key } + [(BalanceSheet.allExporters, coverage.all)]
          for (exporter, line) in lines {
            for group in options.groups.indices { add(series, group: group, rule: rule, period, exporter, line) }
          }
          add(series, rule: rule, period, "not-reported", lines.map { ($0.0, $0.1.silent) }, last)
          add(series, rule: rule, period, "not-covered", Self.byExporter(coverage.uncovered), nil)
        }
      }
    }
  }

  private mutating func add(
    _ series: Series, group: Int, rule: Int, _ period: YearSpan, _ exporter: String, _ line: DueCoverage.Line
  ) {
    let balance = Balance(line, rule: rule, definition: rule * options.groups.count + group)
    for (place, entry) in balance.entries.enumerated() {
      var known = entry.buckets.outside
      known.merge(entry.buckets.inside)
      let widths = balance.width.map {
        [$0, entry.remaining.lowerBound, entry.remaining.upperBound, entry.information].map(MetricTable.Cell.share)
      }
      causes.append(
        key(series, [options.groups[group].description], rule: rule, exporter, period, entry.cause.rawValue)
          + [.integer(place + 1)] + entry.buckets.undetermined.cells + known.cells
          + [.integer(entry.buckets.total.records)] + (widths ?? [MetricTable.Cell](repeating: .absent, count: 4))
          + [.text(entry.cause.settledBy)])
    }
  }

  /// The rows of those of whom nothing is told for one reason; all together are the last.
  private mutating func add(
    _ series: Series, rule: Int, _ period: YearSpan, _ reason: String, _ lines: [(String, [ExporterYear])],
    _ last: LastReports?
  ) {
    for (exporter, years) in lines where !years.isEmpty {
      let isAll = exporter == BalanceSheet.allExporters
      let names = isAll ? Set(years.map(\.exporter)).sorted() : years.map { String($0.year) }
      let standIns = years.compactMap { last?.year(before: $0) }
      let proxy = standIns.flatMap { last?.entries(of: $0) ?? [] }.reduce(into: IntervalSum()) { $0.merge($1.sum) }
      let told = isAll ? standIns.map { "\($0.exporter) \($0.year)" } : standIns.map { String($0.year) }
      silent.append(
        key(series, [], rule: rule, exporter, period, reason)
          + [.integer(years.count), .text(names.joined(separator: ", "))]
          + (standIns.isEmpty ? [.absent, .absent] : proxy.cells) + [.text(told.joined(separator: ", "))])
    }
  }

  /// The exporter-years of each exporter, and of all together as the last.
  private static func byExporter(_ years: [ExporterYear]) -> [(String, [ExporterYear])] {
    Dictionary(grouping: years, by: \.exporter).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      + [(BalanceSheet.allExporters, years)]
  }

  private func key(
    _ series: Series, _ group: [String], rule: Int, _ exporter: String, _ period: YearSpan, _ cause: String
  ) -> [MetricTable.Cell] {
    let words =
      [
        series.source, series.basis.rawValue, series.measure.rawValue, series.unit.rawValue,
        options.alliance.description,
      ] + group + [options.membership[rule].description, exporter, period.description, cause]
    return words.map(MetricTable.Cell.text)
  }
}
