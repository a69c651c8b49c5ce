import WaybillCore
import WaybillMetrics

extension ExportDependence {
  static let plausibilityTable = "\(descriptor.id)-plausibility"

  /// The check of licences beside turnovers: where more is licensed than was made, licences cannot stand for exports.
  func plausibility(_ context: MetricContext) -> MetricTable {
    let rows = sums.pairings(.licence, context).filter { $0.exports != nil && $0.industry != nil }.map {
      pairing -> [MetricTable.Cell] in
      let ratio = pairing.obstacle == nil ? pairing.licensed : nil
      return pairing.keys(basis: .licence) + pairing.amounts + (ratio?.cells ?? [.absent, .absent])
        + [.integer(pairing.exported.records + pairing.turnover.sum.records)]
        + [.text(pairing.obstacle?.why ?? Self.finding(ratio))]
    }
    return MetricTable(
      id: Self.plausibilityTable,
      title: "Licences divided by turnover: above 1, licences cannot stand for exports",
      columns: JoinColumns.keys + JoinColumns.amounts + [
        .init("ratio_lo", .share, help: "Licences divided by turnover, at least."),
        .init("ratio_hi", .share, help: "Licences divided by turnover, at most; empty where nothing bounds it."),
        .init("records", .integer, help: "How many records both sides have."),
        .init("finding", .text, help: "What follows, or what keeps the check from being made."),
      ],
      rows: rows)
  }

  private static func finding(_ ratio: Quotient?) -> String {
    guard let ratio else { return "there is no turnover, or a value is negative" }
    if ratio.lo > 1_000_000 { return "above 1: licences cannot stand for exports" }
    if ratio.hi.map({ $0 <= 1_000_000 }) ?? false { return "not above 1: that proves nothing of exports" }
    return "may be above 1: what is known does not say"
  }

  /// The table of the records that are in no figure, with the reason.
  func leftOut(_ context: MetricContext) -> MetricTable {
    let exports = sums.flows.setAside.filter { context.sources[$0.source] != nil }.map {
      (source: $0.source, facet: $0.facet, reason: $0.reason.words, sum: $0.sum)
    }
    let rows = (exports + sums.turnoversSetAside(context)).map { source, facet, reason, sum in
      [source, facet.basis.rawValue, facet.measure.rawValue, facet.unit.rawValue, facet.level.rawValue, reason]
        .map(MetricTable.Cell.text) + [.integer(sum.records)] + sum.cells
    }
    return MetricTable(
      id: "\(Self.descriptor.id)-left-out", title: "Records of exports and turnovers that are in no figure",
      columns: [
        .init("source", .text, isKey: true, help: "The id of the source."),
        .init("basis", .text, isKey: true, help: "What kind of reporting the figures come from."),
        .init("measure", .text, isKey: true, help: "What the figures count."),
        .init("unit", .text, isKey: true, help: "The unit of the amounts."),
        .init("level", .text, isKey: true, help: "Whether the figures contain others of the same source."),
        .init("reason", .text, isKey: true, help: "Why the records are in no figure."),
        .init("records", .integer, help: "How many records there are."),
        .init("amount_lo", .amount, help: "What they come to at least."),
        .init("amount_hi", .amount, help: "What they come to at most; empty where nothing bounds it."),
      ],
      rows: rows.sorted { $0.prefix(6).map(\.text).lexicographicallyPrecedes($1.prefix(6).map(\.text)) })
  }
}

extension Pairing {
  /// Licences divided by turnover; nil where there is no number.
  fileprivate var licensed: Quotient? {
    guard let licences = money(Licences.self), let production else { return nil }
    return Quotient(licences, beside: production)
  }
}
