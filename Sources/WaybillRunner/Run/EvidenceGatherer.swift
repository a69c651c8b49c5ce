import WaybillCore
import WaybillLedger
import WaybillMapping
import WaybillMetrics
import WaybillReport

/// Finds the records behind the shares that a report shows: the largest of each side of every division.
///
/// Each record is looked at by the figures of its own exporter and of all together, so that the work grows with the
/// records and not with the figures.
struct EvidenceGatherer {
  /// How many records of a side are shown.
  private static let most = 10
  private static let columns = [
    (kind: Evidence.Bucket.Kind.outside, name: "outside_lo"), (.undetermined, "undetermined_lo"),
    (.inside, "inside_lo"),
  ]

  /// The metric whose figures have their records shown.
  static let metric = "outside-share"

  private let figures: [Evidence.Figure]
  /// What names the records of each side of a figure.
  private var selectors: [Evidence.Figure: [(kind: Evidence.Bucket.Kind, selector: any RowSelector)]] = [:]
  private var found: [Evidence.Figure: [Evidence.Bucket.Kind: Pile]] = [:]

  /// The largest records of a side so far, falling; of equals the first stays before the later.
  private struct Pile {
    var records = 0
    var lines: [Evidence.Line] = []

    mutating func add(lo: Int64, _ line: () -> Evidence.Line) {
      records += 1
      let place = lines.firstIndex { $0.value.lo.millionths < lo } ?? lines.count
      if place == EvidenceGatherer.most { return }
      lines.insert(line(), at: place)
      if lines.count > EvidenceGatherer.most { lines.removeLast() }
    }
  }

  /// Makes a gatherer of some figures.
  ///
  /// - Parameter tables: the tables of each metric, by its place.
  init(_ figures: [Evidence.Figure], metrics: [Int: any Metric], tables: [(metric: Int, table: MetricTable)]) {
    self.figures = figures
    let wanted = Set(figures)
    for (place, table) in tables where table.id == Self.metric {
      for row in NamedRow.all(of: table) {
        let figure = Evidence.Figure(row)
        guard wanted.contains(figure), selectors[figure] == nil, let metric = metrics[place] else { continue }
        selectors[figure] = Self.columns.compactMap { column in
          metric.selector(of: figure.key(column.name)).map { (column.kind, $0) }
        }
      }
    }
  }

  /// Looks at every record of the sources.
  mutating func look(at sources: [KeptSource], in ledger: LedgerReader) throws {
    for source in sources {
      let ofSource = figures.filter { $0.source == source.source.mapping.id }
      let years = ofSource.compactMap { YearSpan($0.period)?.years }
      guard let first = years.map(\.lowerBound).min(), let last = years.map(\.upperBound).max() else { continue }
      let byExporter = Dictionary(grouping: ofSource, by: \.exporter)
      for ingest in source.ingests {
        for id in ingest.ids {
          try ledger.scan(id, within: Day.numbers(of: first...last)) { look(at: $0, of: ingest, byExporter) }
        }
      }
    }
  }

  private mutating func look(
    at batch: borrowing RecordBatch, of ingest: SnapshotIngest.Kept, _ figures: [String: [Evidence.Figure]]
  ) {
    // ALL is a name of the table's, so that no party can have it.
    let ofAll = figures["ALL"] ?? []
    var part = RecordBatch(source: batch.source)
    for (exporter, rows) in Self.rows(of: batch) {
      let wanted = (figures[exporter] ?? []) + ofAll
      if wanted.isEmpty { continue }
      part.take(rows, of: batch)
      for figure in wanted { look(at: part, for: figure, of: ingest) }
    }
  }

  /// The records of a batch by the state that their exporter counts as.
  private static func rows(of batch: borrowing RecordBatch) -> [(exporter: String, rows: [Int])] {
    let exporter = batch.exporter
    var places: [String: Int] = [:]
    let placeOf = batch.dictionaries.parties.values.map { party in
      let place = places[party.countsAs] ?? places.count
      places[party.countsAs] = place
      return place
    }
    var rows = [[Int]](repeating: [], count: places.count)
    for row in exporter.indices where exporter[row] != RecordBatch.absent {
      rows[placeOf[Int(exporter[row])]].append(row)
    }
    // Of equal records the first stays first, so that the order must be one.
    return places.sorted { $0.key < $1.key }.map { ($0.key, rows[$0.value]) }.filter { !$0.rows.isEmpty }
  }

  private mutating func look(
    at part: borrowing RecordBatch, for figure: Evidence.Figure, of ingest: SnapshotIngest.Kept
  ) {
    for place in selectors[figure]?.indices ?? 0..<0 {
      var rows = RowSelection()
      let kind = selectors[figure]?[place].kind ?? .outside
      selectors[figure]?[place].selector.select(in: part, into: &rows)
      if rows.indices.isEmpty { continue }
      var pile = found[figure]?[kind] ?? Pile()
      for row in rows.indices {
        pile.add(lo: part.lo[row]) {
          let record = part.record(row)
          return Evidence.Line(
            record, at: ingest.parts.part(of: record).place(in: ingest.snapshot.name, line: record.line))
        }
      }
      found[figure, default: [:]][kind] = pile
    }
  }

  /// What was found, in the order of the figures.
  ///
  /// - Parameter arguments: the pipeline with its settings, as a command names it.
  func evidence(arguments: String) -> [Evidence] {
    figures.compactMap { figure in
      guard let piles = found[figure] else { return nil }
      let buckets = Self.columns.compactMap { column in
        piles[column.kind].map { Evidence.Bucket(column.kind, records: $0.records, lines: $0.lines) }
      }
      return Evidence(of: figure, buckets: buckets, command: "waybill trace \(arguments)\(figure.words) --limit 0")
    }
  }
}

extension Evidence.Figure {
  private var keys: [(name: String, value: String)] {
    [
      ("source", source), ("basis", basis), ("measure", measure), ("unit", unit), ("alliance", alliance),
      ("group", group), ("membership", membership), ("exporter", exporter), ("period", period),
    ]
  }

  fileprivate init(_ row: NamedRow) {
    self.init(
      source: row.text("source"), basis: row.text("basis"), measure: row.text("measure"), unit: row.text("unit"),
      alliance: row.text("alliance"), group: row.text("group"), membership: row.text("membership"),
      exporter: row.text("exporter"), period: row.text("period"))
  }

  fileprivate func key(_ column: String) -> FigureKey {
    FigureKey(
      table: EvidenceGatherer.metric, keys: Dictionary(keys.map { ($0.name, $0.value) }) { first, _ in first },
      column: column)
  }

  /// The keys as options of a command.
  fileprivate var words: String { keys.map { " --key \($0.name)=\($0.value)" }.joined() }
}

extension Evidence.Line {
  fileprivate init(_ record: Record, at place: Place) {
    self.init(
      place: place, exporter: record.exporter?.code ?? "", destination: record.destination, period: record.period,
      category: record.category?.code ?? "", item: record.item ?? "", value: record.value,
      flags: record.flags.list)
  }
}
