import WaybillCore

extension RecordCondition {
  /// What a cube must tell apart so that the condition can be asked of its cells.
  public var dimensions: Cube.Dimensions {
    var dimensions: Cube.Dimensions = [.event, .perspective]
    if exporters != nil || exporterIn != nil { dimensions.insert(.exporter) }
    if destinations != nil || destinationIn != nil { dimensions.insert(.destination) }
    if categories != nil { dimensions.insert(.category) }
    if items != nil { dimensions.insert(.item) }
    if flags != nil { dimensions.insert(.flags) }
    if years != nil { dimensions.insert(.years) }
    if exporterIn != nil || destinationIn != nil { dimensions.insert(.period) }
    return exceptions.reduce(dimensions) { $0.union($1.dimensions) }
  }

  /// What is asked of all records of a cell, in a cube that tells ``dimensions`` apart.
  public func answer(_ cell: Cube.Cell, _ judge: ConditionJudge) -> ConditionAnswer {
    // Where no condition asks for a period, any does.
    let period = cell.period ?? cell.years.flatMap(Period.init(years:)) ?? .year(1)
    let own: [ConditionAnswer] = [
      answer(
        source: cell.source, event: cell.event ?? .new, perspective: cell.perspective ?? .exporter,
        hasFlag: !cell.flags.isDisjoint(with: flags ?? [])),
      answer(category: cell.category), answer(item: cell.item), answer(period: period),
      answer(exporter: cell.exporter, over: period, judge),
      answer(destination: cell.destination, over: period, judge),
    ]
    return (own + exceptions.map { $0.answer(cell, judge).opposite }).min() ?? .yes
  }
}

extension Period {
  fileprivate init?(years: ClosedRange<Int>) {
    guard let from = Day(year: years.lowerBound, month: 1, day: 1),
      let until = Day(year: years.upperBound + 1, month: 1, day: 1)
    else { return nil }
    self.init(from: from, until: until)
  }
}
