import WaybillCore
import WaybillMetrics

extension OutsideShare {
  static let assumptionsTable = "\(descriptor.id)-assumptions"

  /// The table of what each assumption does to each row of the answer that it touches.
  func assumed(_ rows: [[MetricTable.Cell]]) -> MetricTable {
    MetricTable(
      id: Self.assumptionsTable,
      title: "What each assumption would do to the share; none is made in the share itself",
      columns: Self.assumptionColumns, rows: rows)
  }

  private static let assumptionColumns =
    columns.filter(\.isKey) + [
      .init(
        "assumption", .text, isKey: true,
        help: "What is assumed: each assumption by itself, and all of the above together."),
      .init("share_lo", .share, help: "The least share with no assumption."),
      .init("share_hi", .share, help: "The largest share with no assumption."),
      .init("assumed_lo", .share, help: "The least share if the assumption held."),
      .init("assumed_hi", .share, help: "The largest share if the assumption held."),
      .init("width_removed", .share, help: "How much narrower the bounds become; below 0 where they become wider."),
      .init("about_lo", .amount, help: "The value of which something is assumed, at least."),
      .init("about_hi", .amount, help: "The value of which something is assumed, at most; empty when unbounded."),
      .init("about_records", .integer, help: "The records of which something is assumed."),
      .init("effect", .text, help: "What becomes of the bounds, or why nothing does."),
    ]
}

extension AssumptionEffect {
  /// The cells of the table after those of the key.
  var cells: [MetricTable.Cell] {
    let shares = [without?.lo, without?.hi, with?.lo, with?.hi, widthRemoved]
    return shares.map { $0.map(MetricTable.Cell.share) ?? .absent }
      + [.amount(about.lo), about.hi.map(MetricTable.Cell.amount) ?? .absent, .integer(about.records), .text(words)]
  }
}
