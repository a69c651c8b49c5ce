import WaybillCore
import WaybillMetrics

/// What is looked for.
enum FindingKind: String, Hashable, Sendable, CaseIterable {
  case deliveriesAboveLicences = "deliveries-above-licences"
  case jump
  case repeated
  case dominance
  case count
  case countAboveValue = "count-above-value"
}

/// One figure that may be wrong, and what it is compared with.
struct Finding: Sendable {
  /// The least and the most of a sum.
  typealias Ends = (lo: Int128, hi: Int128?)

  let kind: FindingKind
  let series: Series
  let exporter: String
  var destination = ""
  var category = ""
  let period: YearSpan
  /// The other year, or the other basis and unit.
  var against = ""
  let figure: Ends
  var compared: Ends?
  /// How many figures are the same.
  var cases: Int?
  let records: Int

  /// The row of the table.
  func row(_ thresholds: Thresholds, _ source: SourceFacts) -> [MetricTable.Cell] {
    let keys = [
      kind.rawValue, series.source, series.basis.rawValue, series.measure.rawValue, series.unit.rawValue, exporter,
      destination, category, period.description, against,
    ]
    let ratio = compared.flatMap { QuotientBounds(figure, by: $0) }
    return keys.map(MetricTable.Cell.text) + Self.cells(figure) + (compared.map(Self.cells) ?? [.absent, .absent])
      + [ratio?.lo, ratio?.hi].map { $0.map { .amount(Int128($0)) } ?? .absent }
      + [
        .amount(thresholds.values(of: kind)[0].value), cases.map(MetricTable.Cell.integer) ?? .absent,
        .integer(records), .text(source.status("found", in: period)),
      ]
  }

  private static func cells(_ ends: Ends) -> [MetricTable.Cell] {
    [.amount(ends.lo), ends.hi.map(MetricTable.Cell.amount) ?? .absent]
  }
}

extension Cube.Cell {
  /// The destination as findings name it.
  var destinationInTables: String {
    destination.map { $0.single?.inTables ?? $0.description } ?? PartySet.Unknown.unknown.rawValue
  }

  var categoryInTables: String { category?.code ?? "" }
}

extension IntervalSum {
  var ends: Finding.Ends { (lo, hi) }

  /// The sum of cells.
  init(of entries: some Sequence<Cube.Entry>) {
    self.init()
    for entry in entries { merge(entry.total.sum) }
  }
}
