public import WaybillCore

/// Names the records that made a figure of flows: those of its exporter, period and definition that it wants.
///
/// What is found out about parties and sets is found out once, however many records and batches have them.
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

  /// What was found out about parties and sets so far, by numbers that stay the same from batch to batch.
  private var parties = Numbering<Party>()
  private var sets = Numbering<PartySet>()
  private var isWanted: [Bool] = []
  private var exporters = TripleTable()
  private var destinations = TripleTable()

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

  /// Adds the batch's records of the row that are wanted.
  public mutating func select(
    in batch: borrowing RecordBatch, into rows: inout RowSelection, where isWanted: (Row) -> Bool
  ) {
    guard batch.source == book.source,
      let facet = batch.dictionaries.facets.values.firstIndex(of: book.facet)
    else { return }
    follow(batch)
    let days = Day.numbers(of: years)
    let importer = Perspective.importer.code
    for row in 0..<batch.count
    where batch.facet[row] == facet && batch.from[row] >= days.lowerBound && batch.until[row] <= days.upperBound
      && batch.perspective[row] != importer && !leftOut[Int(batch.event[row])]
      && batch.exporter[row] != RecordBatch.absent
    {
      if let found = self.row(batch, row), isWanted(found) { rows.insert(row) }
    }
  }

  /// Takes over the dictionaries of a batch.
  private mutating func follow(_ batch: borrowing RecordBatch) {
    parties.follow(batch.dictionaries.parties.values)
    sets.follow(batch.dictionaries.sets.values)
    while isWanted.count < parties.own.count {
      let party = parties.own[UInt32(isWanted.count)]
      isWanted.append(exporter.map { $0 == party.countsAs } ?? true)
    }
  }

  /// What is known of a record within the years; nil when it is not of the figure's row.
  private mutating func row(_ batch: borrowing RecordBatch, _ row: Int) -> Row? {
    let party = parties.numbers[Int(batch.exporter[row])]
    if !isWanted[Int(party)] { return nil }
    let time = (from: batch.from[row], until: batch.until[row])
    if !strays.isEmpty {
      let own = Self.period(time).years
      let year = ExporterYear(exporter: parties.own[party].countsAs, year: own.lowerBound)
      if own.count == 1, strays.contains(year) { return nil }
    }
    let (judge, definition) = (judge, definition)
    let exporter = parties.own[party]
    let member = Self.found(party, time, in: &exporters) {
      judge.standing(of: exporter, over: judge.span(of: Self.period(time)), rule: definition.rule)
    }
    if member == .outside { return nil }
    let id = batch.destination[row]
    let destination = id == RecordBatch.absent ? nil : batch.dictionaries.sets[id]
    let number = id == RecordBatch.absent ? id : sets.numbers[Int(id)]
    let standing =
      member == .undetermined
      ? .undetermined
      : Self.found(number, time, in: &destinations) {
        judge.standing(of: destination, over: judge.span(of: Self.period(time)), under: definition)
      }
    return Row(
      member: member, standing: standing, destination: destination,
      precision: ValuePrecision(lo: batch.lo[row], hi: batch.hi[row]))
  }

  private static func period(_ time: (from: Int32, until: Int32)) -> Period {
    guard let period = Period(from: Day(number: time.from), until: Day(number: time.until)) else {
      preconditionFailure("a record has its ends the wrong way round")
    }
    return period
  }

  private static func found(
    _ number: UInt32, _ time: (from: Int32, until: Int32), in findings: inout TripleTable, _ find: () -> Standing
  ) -> Standing {
    let key = TripleTable.Key(a: number, b: UInt32(bitPattern: time.from), c: UInt32(bitPattern: time.until))
    if let code = findings[key], let standing = Standing(rawValue: UInt8(truncatingIfNeeded: code)) { return standing }
    let standing = find()
    findings.insert(key, UInt32(standing.rawValue))
    return standing
  }
}
