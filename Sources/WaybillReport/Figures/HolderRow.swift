import WaybillCore

/// One destination of an exporter, from the table of the largest holders of `concentration`.
struct HolderRow {
  let source, basis, measure, unit, exporter, holder, status: String
  let period: ReportPeriod
  let ranks: (best: Int, worst: Int)
  let share: ShareRange?
  let amount: AmountRange

  /// The destinations of exporters, in the order of the table.
  static func all(in report: RunReport) -> [HolderRow] {
    report.tables.filter { $0.id.hasPrefix("concentration") && $0.column("holder") != nil }
      .flatMap { CellReader.rows(of: $0).compactMap(HolderRow.init) }
  }

  private init?(_ cells: CellReader) {
    guard cells.text("of") == "destinations" else { return nil }
    source = cells.text("source")
    basis = cells.text("basis")
    measure = cells.text("measure")
    unit = cells.text("unit")
    exporter = cells.text("exporter")
    holder = cells.text("holder")
    status = cells.text("status")
    period = ReportPeriod(cells.text("period"))
    ranks = (cells.integer("rank_best") ?? 0, cells.integer("rank_worst") ?? 0)
    amount = cells.range("amount")
    share =
      if let lo = cells.share("share_lo"), let hi = cells.share("share_hi") { ShareRange(lo: lo, hi: hi) } else { nil }
  }

}
