import WaybillCore
import WaybillMetrics

extension OutsideShare {
  /// The table of the records that are in no share, by source, kind of figure and reason.
  func leftOut(_ context: MetricContext) -> MetricTable {
    let rows = setAside.filter { context.sources[$0.source] != nil }.map { source, facet, reason, sum in
      [source, facet.basis.rawValue, facet.measure.rawValue, facet.unit.rawValue, facet.level.rawValue, reason.words]
        .map(MetricTable.Cell.text)
        + [.integer(sum.records), .amount(sum.lo), sum.hi.map(MetricTable.Cell.amount) ?? .absent]
    }
    return MetricTable(
      id: "\(Self.descriptor.id)-left-out",
      title: "Records left out by their event, their reporter or an unknown exporter",
      columns: Self.leftOutColumns, rows: rows)
  }

  private static let leftOutColumns: [MetricTable.Column] = [
    .init("source", .text, isKey: true, help: "The id of the source."),
    .init("basis", .text, isKey: true, help: "What kind of reporting the figures come from."),
    .init("measure", .text, isKey: true, help: "What the figures count."),
    .init("unit", .text, isKey: true, help: "The unit of the amounts."),
    .init("level", .text, isKey: true, help: "Whether the figures contain others of the same source."),
    .init("reason", .text, isKey: true, help: "Why the records are in no share."),
    .init("records", .integer, help: "How many records there are."),
    .init("amount_lo", .amount, help: "What they come to at least."),
    .init("amount_hi", .amount, help: "What they come to at most; empty where nothing bounds it."),
  ]
}
