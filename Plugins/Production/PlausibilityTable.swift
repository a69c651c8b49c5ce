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

  private static func finding(_ ratio: QuotientBounds?) -> String {
    guard let ratio else { return "there is no turnover, or a value is negative" }
    if ratio.lo > 1_000_000 { return "above 1: licences cannot stand for exports" }
    if ratio.hi.map({ $0 <= 1_000_000 }) ?? false { return "not above 1: that proves nothing of exports" }
    return "may be above 1: what is known does not say"
  }

  /// The table of the records that are in no figure, with the reason.
  func leftOut(_ context: MetricContext) -> MetricTable {
    let exports = sums.flows.setAside.map {
      LeftOutSum(source: $0.source, facet: $0.facet, reason: $0.reason.words, sum: $0.sum)
    }
    return .leftOut(
      of: Self.descriptor.id, title: "Records of exports and turnovers that are in no figure",
      (exports + sums.turnoversSetAside).sorted {
        ($0.source, $0.facet, $0.reason) < ($1.source, $1.facet, $1.reason)
      }, context)
  }
}

extension Pairing {
  /// Licences divided by turnover; nil where there is no number.
  fileprivate var licensed: QuotientBounds? {
    guard let licences = money(Licences.self), let production else { return nil }
    return QuotientBounds(licences, beside: production)
  }
}
