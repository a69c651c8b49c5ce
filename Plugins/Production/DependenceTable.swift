import WaybillCore
import WaybillMetrics

/// The columns by which every figure of production is known: an exporter and a period, and the two sides joined.
enum JoinColumns {
  static let keys: [MetricTable.Column] = [
    .init("exporter", .text, isKey: true, help: "The exporter's code."),
    .init("period", .text, isKey: true, help: "A calendar year, or the first and the last year of a window."),
    .init("exports_source", .text, isKey: true, help: "Who tells the exports; empty where nobody does."),
    .init("exports_basis", .text, isKey: true, help: "What the exports are of: delivery, or licence in the check."),
    .init("exports_unit", .text, isKey: true, help: "The currency of the exports."),
    .init("turnover_source", .text, isKey: true, help: "Who tells the turnover; empty where nobody does."),
    .init("turnover_basis", .text, isKey: true, help: "What production is measured by: turnover."),
    .init("turnover_unit", .text, isKey: true, help: "The currency of the turnover."),
    .init("industry", .text, isKey: true, help: "Which industry it is, in the publisher's words."),
  ]

  static let amounts: [MetricTable.Column] = [
    .init("exports_lo", .amount, help: "The exports, at least."),
    .init("exports_hi", .amount, help: "The exports, at most; empty where nothing bounds them."),
    .init("turnover_lo", .amount, help: "The turnover, at least."),
    .init("turnover_hi", .amount, help: "The turnover, at most; empty where nothing bounds it."),
  ]
}

extension Pairing {
  /// The cells of the key columns.
  func keys(basis: Basis) -> [MetricTable.Cell] {
    [
      exporter, period.description, exports?.series.source ?? "", exports == nil ? "" : basis.rawValue,
      exports?.series.unit.rawValue ?? "", industry?.source ?? "", industry == nil ? "" : Basis.turnover.rawValue,
      industry?.unit.rawValue ?? "", industry?.item ?? "",
    ].map(MetricTable.Cell.text)
  }

  /// The cells of the amounts of both sides; empty where a side is not there.
  var amounts: [MetricTable.Cell] {
    (exports == nil ? [.absent, .absent] : exported.cells)
      + (industry == nil ? [.absent, .absent] : turnover.sum.cells)
  }
}

extension QuotientBounds {
  /// The ends as cells.
  var cells: [MetricTable.Cell] { [.share(lo), hi.map(MetricTable.Cell.share) ?? .absent] }
}

extension ExportDependence {
  /// The table of dependences, computed and told.
  func dependences(_ context: MetricContext) -> MetricTable {
    let rows = sums.pairings(.delivery, context).map { pairing -> [MetricTable.Cell] in
      let share = pairing.obstacle == nil ? pairing.dependence : nil
      let (status, why) = pairing.verdict(share)
      return pairing.keys(basis: .delivery) + pairing.amounts + (share?.cells ?? [.absent, .absent])
        + [.text(sums.difference(pairing).joined(separator: "; "))]
        + [.integer(pairing.exported.records + pairing.turnover.sum.records), .text(status), .text(why)]
    }
    return MetricTable(
      id: Self.descriptor.id,
      title: "Exports as a part of production: what was delivered (basis delivery) divided by what the industry sold "
        + "(basis turnover). The bases differ, and are joined because some of what is sold is delivered abroad",
      columns: JoinColumns.keys + JoinColumns.amounts + Self.figureColumns,
      rows: (rows + sums.told(context).map(\.cells)).sorted { a, b in
        a.prefix(JoinColumns.keys.count).map(\.text).lexicographicallyPrecedes(b.map(\.text))
      })
  }

  private static let figureColumns: [MetricTable.Column] = [
    .init("share_lo", .share, help: "Exports as a part of turnover, at least."),
    .init("share_hi", .share, help: "Exports as a part of turnover, at most; empty where nothing bounds it."),
    .init(
      "scope", .text, help: "How what is exported and what is turned over differ in scope; empty where they do not."),
    .init("records", .integer, help: "How many records both sides have."),
    .init("status", .text, help: "computed, told, above-1, or what keeps it from being computed."),
    .init("why", .text, help: "The status in words."),
  ]
}

extension Pairing {
  /// Exports divided by turnover; nil where there is no number, for the currencies differ or a sum is negative or none.
  var dependence: QuotientBounds? {
    guard let exports = money(Deliveries.self), let production else { return nil }
    return QuotientBounds(exports, ofProduction: production)
  }

  fileprivate func verdict(_ share: QuotientBounds?) -> (status: String, why: String) {
    if let obstacle { return (obstacle.word, obstacle.why) }
    guard let share else { return ("no-value", "there is no turnover, or a value is negative") }
    if share.lo > 1_000_000 {
      return ("above-1", "more was delivered than turned over: the two cannot be of the same goods and works")
    }
    return ("computed", "deliveries divided by turnover")
  }
}

extension ProductionSums {
  /// How the two sides of a pairing differ in scope; empty where one of them is not there.
  func difference(_ pairing: Pairing) -> [String] {
    guard let exports = pairing.exports, pairing.industry != nil else { return [] }
    return Scope.difference(
      exports: scope(of: pairing.exporter, in: pairing.period, exports),
      turnover: Scope(pairing.turnover.flags, orElse: options.turnover.scope))
  }
}
