import WaybillCore
import WaybillMetrics

/// Which records made one figure.
struct Selection {
  private let judge: MembershipJudge
  private let leaveOut: Set<Event>
  private let book: FacetBook
  private let definition: GroupDefinition
  /// Nil for all exporters.
  private let exporter: String?
  private let years: ClosedRange<Int>
  private let bucket: Bucket
  private let strays: Set<ExporterYear>

  /// Reads a figure's key; nil when no table of the metric has such a figure.
  init?(_ figure: FigureKey, _ flows: ExportFlows, _ options: OutsideShareOptions) {
    let keys = figure.keys
    guard let source = keys["source"], let exporter = keys["exporter"],
      let basis = keys["basis"].flatMap(Basis.init(rawValue:)),
      let measure = keys["measure"].flatMap(Measure.init(rawValue:)),
      let unit = keys["unit"], keys["alliance"] == options.alliance.description,
      let definition = flows.judge.definitions.first(where: {
        $0.group.description == keys["group"] && $0.rule.description == keys["membership"]
      }),
      let period = keys["period"].flatMap({ YearSpan($0) }),
      let bucket = Bucket(figure, options)
    else { return nil }
    let series = Series(source: source, basis: basis, measure: measure, unit: MeasureUnit(rawValue: unit))
    guard let reading = SeriesReading(series, of: flows, reportedAtLeast: options.reportedAtLeast) else { return nil }
    judge = flows.judge
    leaveOut = options.leaveOut
    book = series.book(reading.level)
    self.definition = definition
    self.exporter = exporter == OutsideShare.allExporters ? nil : exporter
    years = period.years
    self.bucket = bucket
    strays = reading.strays
  }

  /// What a column adds up.
  private enum Bucket {
    case part(Standing)
    case total
    /// What an assumption speaks of.
    case about(Assumption, DestinationAssumption)

    /// Nil for a column that does not add up records.
    init?(_ figure: FigureKey, _ options: OutsideShareOptions) {
      switch figure.table {
      case OutsideShare.descriptor.id: self.init(share: figure.column)
      case OutsideShare.assumptionsTable: self.init(effect: figure, options)
      default: return nil
      }
    }

    private init?(share column: String) {
      switch column {
      case "outside_lo", "outside_hi": self = .part(.outside)
      case "inside_lo", "inside_hi": self = .part(.inside)
      case "undetermined_lo", "undetermined_hi": self = .part(.undetermined)
      case "total_lo", "total_hi", "share_lo", "share_hi", "records": self = .total
      default: return nil
      }
    }

    /// The earlier years that stand in for silent ones are not named: which years are silent, the records do not say.
    private init?(effect figure: FigureKey, _ options: OutsideShareOptions) {
      guard ["about_lo", "about_hi", "about_records"].contains(figure.column),
        let assumption = figure.keys["assumption"].flatMap(Assumption.init(rawValue:)),
        options.assumptions.contains(assumption)
      else { return nil }
      if assumption == .missingAtRandom {
        self = .part(.undetermined)
      } else if let judged = options.ofDestinations.first(where: { $0.assumption == assumption })?.judged {
        self = .about(assumption, judged)
      } else {
        return nil
      }
    }
  }

  /// What was found out about a batch's parties and sets: each once, however many records have it.
  private struct Findings {
    var exporters: [TripleTable.Key: Standing] = [:]
    var destinations: [TripleTable.Key: Standing] = [:]
  }

  /// Adds the batch's records that made the figure.
  func select(in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    guard batch.source == book.source,
      let facet = batch.dictionaries.facets.values.firstIndex(of: book.facet)
    else { return }
    let leftOut = Event.allCases.map(leaveOut.contains)
    var findings = Findings()
    for row in 0..<batch.count
    where batch.facet[row] == facet && batch.perspective[row] != Perspective.importer.code
      && !leftOut[Int(batch.event[row])] && batch.exporter[row] != RecordBatch.absent
    {
      if made(batch, row, &findings) { rows.insert(row) }
    }
  }

  private func made(_ batch: borrowing RecordBatch, _ row: Int, _ findings: inout Findings) -> Bool {
    guard let period = Period(from: Day(number: batch.from[row]), until: Day(number: batch.until[row])) else {
      preconditionFailure("record \(row) has its ends the wrong way round")
    }
    let own = period.years
    let party = batch.dictionaries.parties[batch.exporter[row]]
    guard exporter.map({ $0 == party.countsAs }) ?? true,
      years.contains(own.lowerBound), years.contains(own.upperBound),
      own.count > 1 || !strays.contains(ExporterYear(exporter: party.countsAs, year: own.lowerBound))
    else { return false }
    let member = found(batch.exporter[row], batch, row, in: &findings.exporters) {
      judge.standing(of: party, over: judge.span(of: period), rule: definition.rule)
    }
    if member == .outside { return false }
    let id = batch.destination[row]
    let destination = id == RecordBatch.absent ? nil : batch.dictionaries.sets[id]
    let standing =
      member == .undetermined
      ? .undetermined
      : found(id, batch, row, in: &findings.destinations) {
        judge.standing(of: destination, over: judge.span(of: period), under: definition)
      }
    return switch bucket {
    case .part(let wanted): standing == wanted
    case .about(let assumption, let judged):
      member == .inside && judged.isAbout(destination) && assumption.touches(standing)
    case .total: true
    }
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
