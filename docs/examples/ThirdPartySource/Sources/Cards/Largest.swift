public import WaybillCore
import WaybillMetrics

/// The largest single figure of each exporter and year: from the largest that is sure to the largest that is possible.
public struct Largest: Metric {
  public static let descriptor = MetricDescriptor(
    id: "largest", title: "Largest single figure of each exporter and year", measures: [.money])

  private struct Key: Hashable {
    var source: String
    var facet: Facet
    var exporter: String
    var period: String
  }

  private struct Most {
    var lo = Int64.min
    var hi = Int64.min
    var records = 0

    mutating func add(lo: Int64, hi: Int64, records count: Int = 1) {
      self.lo = max(self.lo, lo)
      self.hi = max(self.hi, hi)
      records += count
    }
  }

  private var most: [Key: Most] = [:]

  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    var options = options
    options.check(Self.descriptor.options)
    try options.finish()
  }

  public mutating func add(_ batch: borrowing RecordBatch) {
    for row in 0..<batch.count {
      guard let key = key(batch, row) else { continue }
      most[key, default: Most()].add(lo: batch.lo[row], hi: batch.hi[row])
    }
  }

  public mutating func merge(_ other: Self) {
    for (key, value) in other.most {
      most[key, default: Most()].add(lo: value.lo, hi: value.hi, records: value.records)
    }
  }

  public func result(_ context: MetricContext) -> [MetricTable] {
    let rows = most.map { key, value in
      let isOpen = value.hi == RecordBatch.noUpperBound
      var row = FigureRow(
        metric: Self.descriptor.id, source: key.source, facet: key.facet, name: "largest",
        lo: .amount(Int128(value.lo)), hi: isOpen ? .absent : .amount(Int128(value.hi)), records: value.records,
        status: isOpen ? "no-upper-end" : "reported")
      row.exporter = key.exporter
      row.period = key.period
      return row
    }
    return [.figures(id: Self.descriptor.id, title: Self.descriptor.title, rows: rows)]
  }

  /// Every record of the exporter and year was looked at, so all of them made the figure.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    guard figure.table == Self.descriptor.id, figure.keys["source"] == batch.source else { return }
    for row in 0..<batch.count {
      guard let key = key(batch, row), key.exporter == figure.keys["exporter"],
        key.period == figure.keys["period"], key.facet.basis.rawValue == figure.keys["basis"],
        key.facet.unit.rawValue == figure.keys["unit"]
      else { continue }
      rows.insert(row)
    }
  }

  /// Nil for a record that the metric does not read.
  private func key(_ batch: borrowing RecordBatch, _ row: Int) -> Key? {
    let facet = batch.dictionaries.facets[batch.facet[row]]
    guard facet.measure == .money, facet.level == .part, batch.exporter[row] != RecordBatch.absent else {
      return nil
    }
    let exporter = batch.dictionaries.parties[batch.exporter[row]].code
    let years = Day(number: batch.from[row]).year...Day(number: batch.until[row] - 1).year
    return Key(
      source: batch.source, facet: facet, exporter: exporter, period: YearSpan(years).description)
  }
}
