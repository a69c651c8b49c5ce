import WaybillCore

/// One row of the table `outside-share-left-out`: records of one source and kind that are in no share, and why.
struct LeftOut: Hashable {
  let source, basis, measure, unit, level, reason: String
  let records: Int
  let amount: AmountRange

  /// The rows of a report, in the order of its sources.
  static func all(in report: RunReport) -> [LeftOut] {
    let tables = report.tables.filter { $0.id == "outside-share-left-out" }
    return report.inOrderOfSources(tables.flatMap { CellReader.rows(of: $0).map(LeftOut.init) }, by: \.source)
  }

  private init(_ cells: CellReader) {
    source = cells.text("source")
    basis = cells.text("basis")
    measure = cells.text("measure")
    unit = cells.text("unit")
    level = cells.text("level")
    reason = cells.text("reason")
    records = cells.integer("records") ?? 0
    amount = cells.range("amount")
  }

  /// The reason in a word or two: without its explanation behind a colon, and an event by its name alone.
  var shortReason: String {
    let reason = reason.prefix { $0 != ":" }
    return String(reason.hasPrefix("event ") ? reason.dropFirst("event ".count) : reason)
  }
}
