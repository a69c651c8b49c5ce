public import WaybillCore

/// Names the records that made a figure of flows: those of its exporter, period and definition that it wants.
///
/// What is found out about a batch's parties and sets is found out once, however many records have it.
public struct FlowSelection: Sendable {
  /// What is known of a record that is in a figure's row.
  public struct Row: Sendable {
    /// Where its exporter stands to the alliance.
    public let member: Standing
    /// Where its value goes: undetermined where the exporter's membership is.
    public let standing: Standing
    public let destination: PartySet?
    public let precision: ValuePrecision
  }

  private let judge: MembershipJudge
  private let leftOut: [Bool]
  private let book: FacetBook
  private let definition: GroupDefinition
  /// Nil for all exporters.
  private let exporter: String?
  private let years: ClosedRange<Int>
  private let strays: Set<ExporterYear>

  /// Reads the key of a figure, whose table has the columns `source`, `basis`, `measure`, `unit`, `group`, `membership`,
  /// `exporter` and `period`; nil when there is no such row.
  ///
  /// - Parameter allExporters: what stands for the exporter in the rows of all together.
  public init?(_ figure: FigureKey, of flows: ExportFlows, reportedAtLeast: Amount, allExporters: String) {
    let keys = figure.keys
    guard let source = keys["source"], let exporter = keys["exporter"],
      let basis = keys["basis"].flatMap(Basis.init(rawValue:)),
      let measure = keys["measure"].flatMap(Measure.init(rawValue:)), let unit = keys["unit"],
      let definition = flows.judge.definitions.first(where: {
        $0.group.description == keys["group"] && $0.rule.description == keys["membership"]
      }),
      let period = keys["period"].flatMap({ YearSpan($0) })
    else { return nil }
    let series = Series(source: source, basis: basis, measure: measure, unit: MeasureUnit(rawValue: unit))
    guard let reading = SeriesReading(series, of: flows, reportedAtLeast: reportedAtLeast) else { return nil }
    judge = flows.judge
    leftOut = flows.leftOut
    book = series.book(reading.level)
    self.definition = definition
    self.exporter = exporter == allExporters ? nil : exporter
    years = period.years
    strays = reading.strays
  }

  /// What was found out about a batch's parties and sets.
  private struct Findings {
    var exporters: [TripleTable.Key: Standing] = [:]
    var destinations: [TripleTable.Key: Standing] = [:]
  }

  /// Adds the batch's records of the row that are wanted.
  public func select(in batch: borrowing RecordBatch, into rows: inout RowSelection, where isWanted: (Row) -> Bool) {
    guard batch.source == book.source,
      let facet = batch.dictionaries.facets.values.firstIndex(of: book.facet)
    else { return }
    var findings = Findings()
    for row in 0..<batch.count
    where batch.facet[row] == facet && batch.perspective[row] != Perspective.importer.code
      && !leftOut[Int(batch.event[row])] && batch.exporter[row] != RecordBatch.absent
    {
      if let found = self.row(batch, row, &findings), isWanted(found) { rows.insert(row) }
    }
  }

  /// What is known of a record; nil when it is not of the figure's row.
  private func row(_ batch: borrowing RecordBatch, _ row: Int, _ findings: inout Findings) -> Row? {
    guard let period = Period(from: Day(number: batch.from[row]), until: Day(number: batch.until[row])) else {
      preconditionFailure("record \(row) has its ends the wrong way round")
    }
    let own = period.years
    let party = batch.dictionaries.parties[batch.exporter[row]]
    guard exporter.map({ $0 == party.countsAs }) ?? true,
      years.contains(own.lowerBound), years.contains(own.upperBound),
      own.count > 1 || !strays.contains(ExporterYear(exporter: party.countsAs, year: own.lowerBound))
    else { return nil }
    let member = found(batch.exporter[row], batch, row, in: &findings.exporters) {
      judge.standing(of: party, over: judge.span(of: period), rule: definition.rule)
    }
    if member == .outside { return nil }
    let id = batch.destination[row]
    let destination = id == RecordBatch.absent ? nil : batch.dictionaries.sets[id]
    let standing =
      member == .undetermined
      ? .undetermined
      : found(id, batch, row, in: &findings.destinations) {
        judge.standing(of: destination, over: judge.span(of: period), under: definition)
      }
    return Row(
      member: member, standing: standing, destination: destination,
      precision: ValuePrecision(lo: batch.lo[row], hi: batch.hi[row]))
  }

  private func found(
    _ id: UInt32, _ batch: borrowing RecordBatch, _ row: Int, in findings: inout [TripleTable.Key: Standing],
    _ find: () -> Standing
  ) -> Standing {
    let key = TripleTable.Key(
      a: id, b: UInt32(bitPattern: batch.from[row]), c: UInt32(bitPattern: batch.until[row]))
    if let standing = findings[key] { return standing }
    let standing = find()
    findings[key] = standing
    return standing
  }
}
