import WaybillCore

/// The metrics of a run, fed with every batch of every source, and the years that each source covers.
struct MetricSet {
  private var metrics: [any Metric]
  private var years: [String: YearSet] = [:]

  init(_ metrics: [any Metric]) { self.metrics = metrics }

  /// Adds a batch to every metric.
  mutating func add(_ batch: borrowing RecordBatch) {
    years[batch.source, default: YearSet()].add(batch)
    for index in metrics.indices { metrics[index].add(batch) }
  }

  /// The years for which a source has records, sorted.
  func years(of source: String) -> [Int] { years[source]?.sorted ?? [] }

  /// The tables of all metrics.
  func tables(_ context: MetricContext) -> [MetricTable] { metrics.flatMap { $0.result(context) } }
}

/// The calendar years that records touch.
private struct YearSet {
  private var seen = [Bool](repeating: false, count: 10_001)
  private var lastPeriod: (from: Int32, until: Int32)?

  var sorted: [Int] { seen.indices.filter { seen[$0] } }

  mutating func add(_ batch: borrowing RecordBatch) {
    for index in 0..<batch.count {
      let period = (from: batch.from[index], until: batch.until[index])
      if let lastPeriod, lastPeriod == period { continue }
      lastPeriod = period
      for year in Day(number: period.from).year...Day(number: period.until - 1).year { seen[year] = true }
    }
  }
}
