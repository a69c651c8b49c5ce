import WaybillCore
import WaybillMetrics

/// Says of the records of a cell to which figures they belong.
struct Classifier: Sendable {
  private let part: RecordCondition
  private let whole: RecordCondition
  private let leaveOut: Set<Event>
  private let by: Set<RatioOptions.Dimension>
  private let judge: ConditionJudge

  init(_ options: RatioOptions, groups: GroupBook) {
    part = options.part
    whole = options.whole
    leaveOut = options.leaveOut
    by = Set(options.by)
    judge = ConditionJudge(book: groups, rule: options.membership)
  }

  /// The group of a cell and what is known of its records; nil where they are surely not of the whole.
  func place(of cell: Cube.Cell) -> (group: Sums.Group, known: Sums.Known)? {
    if leaveOut.contains(cell.event ?? .new) { return nil }
    let isWhole = whole.answer(cell, judge)
    if isWhole == .no { return nil }
    let group = Sums.Group(
      source: cell.source, exporter: by.contains(.exporter) ? cell.exporter?.code ?? "unknown" : "",
      destination: by.contains(.destination) ? cell.destination?.description ?? "unknown" : "",
      category: by.contains(.category) ? cell.category?.code ?? "unknown" : "",
      period: by.contains(.year) ? cell.years.map { YearSpan($0).description } ?? "" : "")
    return (group, Sums.Known(whole: isWhole, part: part.answer(cell, judge)))
  }
}
