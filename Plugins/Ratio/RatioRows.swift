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
  ///
  /// Of what may belong to a sum, less may be more where a record is negative: then nothing bounds the sum.
  func rows(of group: Sums.Group, _ sums: [Sums.Known: Cube.Total]) -> [FigureRow] {
    func sum(_ isTaken: (Sums.Known) -> Bool) -> IntervalSum {
      sums.reduce(into: IntervalSum()) { if isTaken($1.key) { $0.merge($1.value.sum) } }
    }
    func row(_ name: String, sure: (Sums.Known) -> Bool, possible: (Sums.Known) -> Bool) -> FigureRow {
      let (least, most) = (sum(sure), sum(possible))
      if sums.contains(where: { possible($0.key) && !sure($0.key) && $0.value.isNegative }) {
        return self.row(name, group, (.absent, .absent), most.records, "negative")
      }
      return self.row(name, group, (.amount(least.lo), amount(most.hi)), most.records, most.status)
    }
    let isSurePart = { (known: Sums.Known) in known.whole == .yes && known.part == .yes }
    let isNegative = sums.values.contains(where: \.isNegative)
    let share =
      isNegative
      ? nil
      : ShareBounds(
        part: (sum(isSurePart).lo, sum { $0.part != .no }.hi),
        rest: (sum { $0.whole == .yes && $0.part == .no }.lo, sum { $0.part != .yes }.hi))
    let all = sum { _ in true }
    return [
      row("part", sure: isSurePart) { $0.part != .no },
      row("whole", sure: { $0.whole == .yes }) { _ in true },
      self.row(
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
    row.membership = (part.unions + whole.unions).isEmpty ? "" : membership.description
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
