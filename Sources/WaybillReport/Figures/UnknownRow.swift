import WaybillCore

/// One row of the table `balance-sheet`: what is not known for one cause, and what it is worth to know it.
struct UnknownRow: Hashable {
  /// The row of the shares whose width it explains.
  let figure: Evidence.Figure
  let cause: String
  let rank: Int
  let undetermined, known: AmountRange
  let records: Int
  let width, information: Int64?

  /// The rows of a report.
  static func all(in report: RunReport) -> [UnknownRow] {
    report.tables.filter { $0.id == "balance-sheet" }.flatMap { CellReader.rows(of: $0).map(UnknownRow.init) }
  }

  private init(_ cells: CellReader) {
    figure = Evidence.Figure(
      source: cells.text("source"), basis: cells.text("basis"), measure: cells.text("measure"),
      unit: cells.text("unit"), alliance: cells.text("alliance"), group: cells.text("group"),
      membership: cells.text("membership"), exporter: cells.text("exporter"), period: cells.text("period"))
    cause = cells.text("cause")
    rank = cells.integer("rank") ?? 0
    undetermined = cells.range("undetermined")
    known = cells.range("known")
    records = cells.integer("records") ?? 0
    width = cells.share("width")
    information = cells.share("information")
  }

  /// The amount that is told: what is undetermined, or else what has no exact size.
  var amount: AmountRange { undetermined == AmountRange(lo: 0, hi: 0) ? known : undetermined }
}
