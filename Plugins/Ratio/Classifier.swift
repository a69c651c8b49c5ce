import WaybillCore
import WaybillMetrics

/// Says of a record to which figures it belongs.
struct Classifier: Sendable {
  let facet: Facet
  private let part: RecordCondition
  private let whole: RecordCondition
  private let leaveOut: Set<Event>
  private let by: Set<RatioOptions.Dimension>
  private let judge: ConditionJudge

  init(_ options: RatioOptions, groups: GroupBook) {
    facet = options.facet
    part = options.part
    whole = options.whole
    leaveOut = options.leaveOut
    by = Set(options.by)
    judge = ConditionJudge(book: groups, rule: options.membership)
  }

  /// The group and the cell of a record; nil when it is surely not of the whole.
  func place(of batch: borrowing RecordBatch, _ row: Int) -> (group: Sums.Group, cell: Sums.Cell)? {
    let event = Event.allCases[Int(batch.event[row])]
    guard !leaveOut.contains(event),
      let period = Period(from: Day(number: batch.from[row]), until: Day(number: batch.until[row]))
    else { return nil }
    let dictionaries = batch.dictionaries
    let exporter = Self.look(dictionaries.parties, batch.exporter[row])
    let destination = Self.look(dictionaries.sets, batch.destination[row])
    let category = Self.look(dictionaries.categories, batch.category[row])
    let (source, flags) = (batch.source, batch.flags[row])
    let perspective = Perspective.allCases[Int(batch.perspective[row])]
    func answer(_ condition: RecordCondition) -> ConditionAnswer {
      [
        condition.answer(
          source: source, event: event, perspective: perspective,
          hasFlag: (condition.flags?.rawValue ?? 0) & flags != 0),
        condition.answer(category: category), condition.answer(period: period),
        condition.answer(exporter: exporter, over: period, judge),
        condition.answer(destination: destination, over: period, judge),
      ].min() ?? .yes
    }
    let isWhole = answer(whole)
    if isWhole == .no { return nil }
    let group = Sums.Group(
      source: source, exporter: by.contains(.exporter) ? exporter?.code ?? "unknown" : "",
      destination: by.contains(.destination) ? destination?.description ?? "unknown" : "",
      category: by.contains(.category) ? category?.code ?? "unknown" : "",
      period: by.contains(.year) ? YearSpan(period.years).description : "")
    return (group, Sums.Cell(whole: isWhole, part: answer(part)))
  }

  /// Whether a record has a flag that the part asks for, and one that the whole asks for, as two bits.
  func flagBits(_ flags: UInt64) -> UInt32 {
    ((part.flags?.rawValue ?? 0) & flags != 0 ? 1 : 0) | ((whole.flags?.rawValue ?? 0) & flags != 0 ? 2 : 0)
  }

  private static func look<T>(_ list: Interned<T>, _ id: UInt32) -> T? { id == RecordBatch.absent ? nil : list[id] }
}
