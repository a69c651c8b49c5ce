import WaybillCore
import WaybillMetrics

extension RatioOptions {
  /// The key columns that tell a group's rows from others.
  func keys(of group: Sums.Group) -> [(String, String)] {
    [
      ("source", group.source), ("exporter", group.exporter), ("destination", group.destination),
      ("category", group.category), ("period", group.period),
    ]
  }

  /// The three rows of a group.
  func rows(of group: Sums.Group, _ cells: [Sums.Cell: IntervalSum]) -> [FigureRow] {
    func sum(_ isTaken: (Sums.Cell) -> Bool) -> IntervalSum {
      cells.reduce(into: IntervalSum()) { if isTaken($1.key) { $0.merge($1.value) } }
    }
    let all = sum { _ in true }
    let sure = sum { $0.whole == .yes }
    let part = sum { $0.part != .no }
    let surePart = sum { $0.whole == .yes && $0.part == .yes }
    let rest = sum { $0.part != .yes }
    let sureRest = sum { $0.whole == .yes && $0.part == .no }
    let share = ShareBounds(part: (surePart.lo, part.hi), rest: (sureRest.lo, rest.hi))
    let isNegative = cells.values.contains { $0.lo < 0 }
    return [
      row("part", group, (.amount(surePart.lo), amount(part.hi)), part.records, part.status),
      row("whole", group, (.amount(sure.lo), amount(all.hi)), all.records, all.status),
      row(
        "share", group, share.map { (.share($0.lo), .share($0.hi)) } ?? (.absent, .absent), all.records,
        share != nil ? all.status : isNegative ? "negative" : "no-value"),
    ]
  }

  private func amount(_ sum: Int128?) -> MetricTable.Cell { sum.map { .amount($0) } ?? .absent }

  private func row(
    _ name: String, _ group: Sums.Group, _ ends: (lo: MetricTable.Cell, hi: MetricTable.Cell), _ records: Int,
    _ status: String
  ) -> FigureRow {
    var row = FigureRow(
      metric: id, source: group.source, facet: facet, name: name, lo: ends.lo, hi: ends.hi, records: records,
      status: status)
    let unions = [part.destinationIn, whole.destinationIn].compactMap(\.?.description)
    row.alliance = [part.exporterIn, whole.exporterIn].compactMap(\.?.description).first ?? ""
    row.group = unions.first ?? ""
    row.membership = row.alliance.isEmpty && row.group.isEmpty ? "" : membership.description
    row.exporter = group.exporter
    row.destination = group.destination
    row.category = group.category
    row.period = group.period
    return row
  }
}

extension IntervalSum {
  /// What is to be known of a sum.
  fileprivate var status: String { records == 0 ? "no-record" : hi == nil ? "no-upper-end" : "reported" }
}
