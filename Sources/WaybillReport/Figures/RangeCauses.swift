/// Which of the usual reasons for a range hold for a report's own figures.
struct RangeCauses: Hashable {
  /// Whether a destination cannot be placed inside or outside.
  let destinations: Bool
  /// Whether somebody who was due did not report.
  let silence: Bool
  /// Whether values are ranges themselves, or have no upper end.
  let values: Bool
  /// Whether sources count different things.
  let bases: Bool
  /// Whether the figure hangs on who counts as inside.
  let definitions: Bool

  init(_ figures: ReportFigures) {
    let rows = figures.answers.flatMap { $0.definitions.filter { $0.share != nil } }
    destinations = rows.contains { $0.undetermined.lo != nil && $0.undetermined != AmountRange(lo: 0, hi: 0) }
    silence = rows.contains { $0.status == "partial" }
    values = rows.contains { $0.outside.lo != $0.outside.hi || $0.inside.lo != $0.inside.hi }
    bases = Set(figures.answers.map { [$0.facet.basis, $0.facet.unit] }).count > 1
    definitions = figures.answers.contains { Set($0.definitions.compactMap(\.share)).count > 1 }
  }
}
