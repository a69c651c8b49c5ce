import WaybillCore

/// What each exporter's records of one facet sum to, with one promise broken.
struct FlawedMetric: Metric {
  static let descriptor = MetricDescriptor(
    id: "flawed", title: "Sums", measures: [.tiv], options: [OptionSpec("flaw", "text", help: "The promise to break.")])

  private let flaw: String
  private var sums: [String: IntervalSum] = [:]

  init(options: OptionTable, groups: GroupBook) throws(Diagnostics) { flaw = options["flaw"]?.text ?? "" }

  private func reads(_ batch: borrowing RecordBatch, _ index: Int) -> Bool {
    let facet = batch.dictionaries.facets[batch.facet[index]]
    return facet.measure == .tiv && facet.level == .part && batch.exporter[index] != RecordBatch.absent
  }

  private func exporter(_ batch: borrowing RecordBatch, _ index: Int) -> String {
    batch.dictionaries.parties[batch.exporter[index]].code
  }

  mutating func add(_ batch: borrowing RecordBatch) {
    for index in 0..<batch.count where reads(batch, index) {
      // The flaw: an id of one batch's dictionary means something else in another.
      let id = batch.exporter[index] == 0 ? "first" : "later"
      let key = flaw == "batches" ? id : exporter(batch, index)
      sums[key, default: IntervalSum()].add(lo: batch.lo[index], hi: batch.hi[index])
    }
  }

  mutating func merge(_ other: Self) {
    for (key, sum) in other.sums {
      if flaw == "merging" { sums[key] = sum } else { sums[key, default: IntervalSum()].merge(sum) }
    }
  }

  func result(_ context: MetricContext) -> [MetricTable] {
    var rows = sums.sorted { $0.key < $1.key }.map { key, sum in
      [MetricTable.Cell.text(key), .amount(sum.lo), .integer(sum.records)]
    }
    if flaw == "repeatable" { rows.shuffle() }
    if flaw == "tables", let row = rows.first { rows.append(row) }
    return [
      MetricTable(
        id: Self.descriptor.id, title: "Sums",
        columns: [
          .init("exporter", .text, isKey: true, help: "Who exports."), .init("lo", .amount, help: "At least."),
          .init("records", .integer, help: "How many."),
        ], rows: rows)
    ]
  }

  func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    var isFirst = flaw == "selection"
    for index in 0..<batch.count where reads(batch, index) {
      let name = flaw == "batches" ? (batch.exporter[index] == 0 ? "first" : "later") : exporter(batch, index)
      guard name == figure.keys["exporter"] || flaw == "strangers" else { continue }
      // The flaw: one of the records that made the figure is not named.
      if !isFirst { rows.insert(index) }
      isFirst = false
    }
  }
}

/// The same with a descriptor that says nothing.
struct BadlyDescribedMetric: Metric {
  static let descriptor = MetricDescriptor(id: "flawed", title: "", measures: [])

  private var metric: FlawedMetric

  init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    metric = try FlawedMetric(options: options, groups: groups)
  }

  mutating func add(_ batch: borrowing RecordBatch) { metric.add(batch) }
  mutating func merge(_ other: Self) { metric.merge(other.metric) }
  func result(_ context: MetricContext) -> [MetricTable] { metric.result(context) }
  func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    metric.selects(figure, in: batch, into: &rows)
  }
}
