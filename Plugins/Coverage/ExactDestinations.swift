import WaybillCore
import WaybillMetrics

/// Which part of a reporter's value goes to destinations that are exactly one party.
enum ExactDestinations {
  /// The rows of every source that the context names: one a series, reporter and period with a record.
  static func rows(_ reading: ExportReading, _ choice: PeriodChoice, _ context: MetricContext) -> [[MetricTable.Cell]] {
    reading.inOrder.flatMap { series -> [[MetricTable.Cell]] in
      guard let source = context.sources[series.source], let entries = reading.series[series] else { return [] }
      let reporters = Dictionary(grouping: entries) { $0.cell.reporterInTables }.sorted { $0.key < $1.key }
      return choice.periods(covered: source.years).flatMap { period in
        reporters.compactMap { reporter, entries in
          let own = entries.filter { $0.cell.years.map(period.holds) ?? false }
          if own.isEmpty { return nil }
          return series.cells + [.text(reporter), .text(period.description)] + figures(own, source, period)
        }
      }
    }
  }

  private static func figures(
    _ entries: [Cube.Entry], _ source: SourceFacts, _ period: YearSpan
  ) -> [MetricTable.Cell] {
    var (exact, rest) = (IntervalSum(), IntervalSum())
    for entry in entries {
      if entry.cell.destination?.single != nil { exact.merge(entry.total.sum) } else { rest.merge(entry.total.sum) }
    }
    var all = exact
    all.merge(rest)
    let isNegative = entries.contains { $0.total.isNegative }
    let share = isNegative ? nil : ShareBounds(part: exact, rest: rest, either: IntervalSum())
    let word = isNegative ? "negative" : share == nil ? "no-value" : "reported"
    return exact.cells + all.cells + [share?.lo, share?.hi].map { $0.map(MetricTable.Cell.share) ?? .absent }
      + [.integer(exact.records), .integer(all.records), .text(source.status(word, in: period))]
  }
}
