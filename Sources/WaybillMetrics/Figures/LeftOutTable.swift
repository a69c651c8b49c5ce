public import WaybillCore

/// Records of one source and kind that are in no figure of a metric, and why.
public struct LeftOutSum: Sendable, Hashable {
  public let source: String
  public let facet: Facet
  /// Why, as tables write it.
  public let reason: String
  public let sum: IntervalSum

  /// Makes a line of what is left out.
  public init(source: String, facet: Facet, reason: String, sum: IntervalSum) {
    self.source = source
    self.facet = facet
    self.reason = reason
    self.sum = sum
  }
}

extension MetricTable {
  /// Makes the table of what a metric leaves out, whose id is the metric's with `-left-out`; sources that the context does
  /// not name have no rows.
  public static func leftOut(of metric: String, title: String, _ sums: [LeftOutSum], _ context: MetricContext) -> Self {
    let rows = sums.filter { context.sources[$0.source] != nil }.map { line in
      let facet = line.facet
      return [
        line.source, facet.basis.rawValue, facet.measure.rawValue, facet.unit.rawValue, facet.level.rawValue,
        line.reason,
      ].map(Cell.text) + [.integer(line.sum.records)] + line.sum.cells
    }
    return MetricTable(id: "\(metric)-left-out", title: title, columns: leftOutColumns, rows: rows)
  }

  private static let leftOutColumns: [Column] = [
    Column("source", .text, isKey: true, help: "The id of the source."),
    Column("basis", .text, isKey: true, help: "What kind of reporting the figures come from."),
    Column("measure", .text, isKey: true, help: "What the figures count."),
    Column("unit", .text, isKey: true, help: "The unit of the amounts."),
    Column("level", .text, isKey: true, help: "Whether the figures contain others of the same source."),
    Column("reason", .text, isKey: true, help: "Why the records are in no figure."),
    Column("records", .integer, help: "How many records there are."),
    Column("amount_lo", .amount, help: "What they come to at least."),
    Column("amount_hi", .amount, help: "What they come to at most; empty where nothing bounds it."),
  ]
}
