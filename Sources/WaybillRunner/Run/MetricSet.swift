import WaybillCore
import WaybillMapping

/// The metrics of a run, fed with every batch of every source, and the years that each source covers.
struct MetricSet {
  private var metrics: [any Metric]
  private var years: [String: YearSet] = [:]
  private var facets: [String: Set<Facet>] = [:]

  init(_ metrics: [any Metric]) { self.metrics = metrics }

  /// Adds a batch to every metric.
  mutating func add(_ batch: borrowing RecordBatch) {
    years[batch.source, default: YearSet()].add(batch)
    facets[batch.source, default: []].formUnion(batch.dictionaries.facets.values)
    for index in metrics.indices { metrics[index].add(batch) }
  }

  /// The years for which a source has records, sorted.
  func years(of source: String) -> [Int] { years[source]?.sorted ?? [] }

  /// The tables of all metrics with the places of their metrics, and the metrics that some are still asked of.
  ///
  /// Every other metric is let go when it has given its tables.
  mutating func finish(
    _ context: MetricContext, keeping isKept: (any Metric) -> Bool = { _ in false }
  ) -> (tables: [(metric: Int, table: MetricTable)], kept: [Int: any Metric]) {
    var tables: [(metric: Int, table: MetricTable)] = []
    var kept: [Int: any Metric] = [:]
    for place in metrics.indices {
      let metric = metrics.removeFirst()
      tables += metric.result(context).map { (place, $0) }
      if isKept(metric) { kept[place] = metric }
    }
    return (tables, kept)
  }

  /// The tables of one metric, by its place.
  func tables(of metric: Int, _ context: MetricContext) -> [MetricTable] { metrics[metric].result(context) }

  /// Names the records that made a figure of one metric.
  func selects(_ key: FigureKey, metric: Int, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    metrics[metric].selects(key, in: batch, into: &rows)
  }

  /// What the sources hold.
  func makeup(of mappings: [MappingFile]) -> [SourceMakeup] {
    mappings.map {
      SourceMakeup(id: $0.id, title: $0.about.title, url: $0.about.url, facets: (facets[$0.id] ?? []).sorted())
    }
  }

  /// What the metrics are told of the sources.
  func context(of mappings: [MappingFile]) -> MetricContext {
    MetricContext(
      sources: mappings.map {
        SourceFacts(id: $0.id, title: $0.about.title, reporting: $0.reporting, years: years(of: $0.id))
      })
  }
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
