import WaybillCore
import WaybillMapping

/// The metrics of a run, fed with every batch of every source, and the years that each source covers.
struct MetricSet {
  private var metrics: [any Metric]
  /// The metrics as they were before any record.
  private let fresh: [any Metric]
  private var years: [String: YearSet] = [:]
  private var counts: [String: [Facet: RecordCounts]] = [:]

  init(_ metrics: [any Metric]) {
    self.metrics = metrics
    fresh = metrics
  }

  /// The same metrics before any record.
  var emptied: MetricSet { MetricSet(fresh) }

  /// Adds what other values of the same metrics have seen.
  mutating func merge(_ other: MetricSet) {
    func merge<Kind: Metric>(_ metric: inout Kind, _ other: any Metric) {
      guard let other = other as? Kind else { preconditionFailure("the sets have other metrics") }
      metric.merge(other)
    }
    for index in metrics.indices { merge(&metrics[index], other.metrics[index]) }
    for (source, years) in other.years { self.years[source, default: YearSet()].merge(years) }
    for (source, counts) in other.counts {
      self.counts[source, default: [:]].merge(counts) { $0.merging($1) }
    }
  }

  /// Adds a batch to every metric.
  mutating func add(_ batch: borrowing RecordBatch) {
    years[batch.source, default: YearSet()].add(batch)
    let found = RecordCounts.of(batch)
    counts[batch.source, default: [:]].merge(found) { $0.merging($1) }
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

  /// What names the records that made a figure of one metric; nil when it has no such figure.
  func selector(of key: FigureKey, metric: Int) -> (any RowSelector)? { metrics[metric].selector(of: key) }

  /// What the sources hold.
  func makeup(of mappings: [MappingFile]) -> [SourceMakeup] {
    mappings.map {
      let counts = counts[$0.id] ?? [:]
      return SourceMakeup(
        id: $0.id, title: $0.about.title, url: $0.about.url, facets: counts.keys.sorted(), counts: counts)
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
  /// The period that was noted last of those that share a place; most periods come again and again.
  private var noted = [(from: Int32, until: Int32)](repeating: (0, 0), count: 256)

  var sorted: [Int] { seen.indices.filter { seen[$0] } }

  mutating func add(_ batch: borrowing RecordBatch) {
    let (from, until) = (batch.from, batch.until)
    noted.withUnsafeMutableBufferPointer { noted in
      for index in from.indices {
        let mixed = UInt32(bitPattern: from[index] &* 31 &+ until[index]) &* 0x9E37_79B9
        let place = Int(mixed >> 24)
        if noted[place] == (from[index], until[index]) { continue }
        noted[place] = (from[index], until[index])
        for year in Day(number: from[index]).year...Day(number: until[index] - 1).year { seen[year] = true }
      }
    }
  }

  mutating func merge(_ other: YearSet) {
    for year in seen.indices where other.seen[year] { seen[year] = true }
  }
}
