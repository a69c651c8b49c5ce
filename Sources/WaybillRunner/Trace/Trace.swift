public import WaybillCore
import WaybillLedger
import WaybillMapping

/// A figure with the records that made it, and the figure computed again from them alone.
public struct Trace: Sendable {
  /// A record with the place that it came from.
  public struct Line: Sendable {
    public let file: String
    /// The unit of the file.
    public let part: WorkUnit.Part
    public let record: Record
    /// The text of the record's line in the file; nil when the file is not there any more.
    public let text: String?
  }

  /// What is asked for: a row of a table by some of its keys, and a column.
  public struct Question: Sendable {
    /// The table; when nil that of the shares, or the first of the pipeline.
    public var table: String?
    public var keys: [String: String]
    /// The column; when nil the total of the shares, or the first amount of the table.
    public var column: String?
    /// How many records to give, the first ones in the order of the sources; all when nil.
    public var limit: Int?

    /// Makes a question.
    public init(table: String? = nil, keys: [String: String], column: String? = nil, limit: Int? = nil) {
      self.table = table
      self.keys = keys
      self.column = column
      self.limit = limit
    }
  }

  /// The keys of the row, in the order of the table.
  public let keys: [(name: String, value: String)]
  public let column: String
  /// The figure as the table has it.
  public let figure: String
  /// The figure computed from the records alone.
  public let recomputed: String
  /// How many records made the figure.
  public let count: Int
  public let lines: [Line]
}

/// Answers questions about the figures of a pipeline, from the ledger as the last run left it.
public struct Tracer {
  let workspace: Workspace
  let ledger: Ledger
  let ingests: KeptIngests
  private let metrics: MetricSet
  let tables: [(metric: Int, table: MetricTable)]
  let context: MetricContext

  /// Reads the records of a workspace's files, and computes its tables from them.
  ///
  /// - Throws: why there is nothing to ask: no ledger, or files that no run has taken in.
  public init(_ workspace: Workspace) throws(Diagnostics) {
    self.workspace = workspace
    do {
      ledger = try workspace.openLedger()
      var metrics = MetricSet(workspace.metrics)
      ingests = try ledger.read { ledger in
        let ingests = try KeptIngests(of: workspace, in: ledger)
        try ingests.scan(ledger) { _, batch in metrics.add(batch) }
        return ingests
      }
      self.metrics = metrics
    } catch {
      throw Diagnostics(explaining: error)
    }
    let context = metrics.context(of: workspace.sources.map(\.mapping))
    let metrics = metrics
    let measured = workspace.metrics.indices.flatMap { place in metrics.tables(of: place, context).map { (place, $0) } }
    do {
      tables = try measured + Self.queried(workspace, ingests, ledger)
    } catch {
      throw Diagnostics(explaining: error)
    }
    self.context = context
  }

  /// Finds the records that made a figure.
  ///
  /// - Throws: why there is no such figure: an unknown table, column or key, no row or several with the keys given.
  public func trace(_ question: Trace.Question) throws(Diagnostics) -> Trace {
    if let table = question.table, Comparisons.words.contains(table) {
      throw Diagnostics([.tableOfTables(table)])
    }
    let row = try TracedRow.find(question, in: tables)
    do {
      return try ledger.read { try trace(row, limit: question.limit, in: $0) }
    } catch {
      throw Diagnostics(explaining: error)
    }
  }

  /// The tables of the metrics in SQL, numbered after the others.
  private static func queried(
    _ workspace: Workspace, _ ingests: KeptIngests, _ ledger: Ledger
  ) throws -> [(metric: Int, table: MetricTable)] {
    if workspace.queries.isEmpty { return [] }
    return try ledger.read { ledger in
      try workspace.queries.enumerated().map { place, query in
        (workspace.metrics.count + place, try query.table(over: ingests.all.map(\.id), in: ledger))
      }
    }
  }

  private func trace(_ row: TracedRow, limit: Int?, in ledger: LedgerReader) throws -> Trace {
    if row.metric >= workspace.metrics.count {
      return try trace(row, of: workspace.queries[row.metric - workspace.metrics.count], limit: limit, in: ledger)
    }
    var lines: [(KeptIngests.Ingest, Record)] = []
    var alone = MetricSet([workspace.metrics[row.metric]])
    var count = 0
    var selector = metrics.selector(of: row.key, metric: row.metric)
    try ingests.scan(ledger, source: row.key.keys["source"]) { ingest, batch in
      var rows = RowSelection()
      selector?.select(in: batch, into: &rows)
      if rows.indices.isEmpty { return }
      count += rows.indices.count
      for index in rows.indices.prefix((limit ?? Int.max) - lines.count) { lines.append((ingest, batch.record(index))) }
      var part = RecordBatch(source: batch.source)
      part.take(rows.indices, of: batch)
      alone.add(part)
    }
    let recomputed = count == 0 ? row.figureOfNothing : row.sameFigure(in: alone.tables(of: 0, context)) ?? ""
    return Trace(
      keys: row.keys, column: row.key.column, figure: row.figure, recomputed: recomputed, count: count,
      lines: texts(of: lines))
  }

  /// The records of a row of a query, which are asked for by its keys.
  private func trace(_ row: TracedRow, of query: QueryMetric, limit: Int?, in ledger: LedgerReader) throws -> Trace {
    guard let sum = query.columns.first(where: { $0.name == row.key.column })?.sum else {
      throw Diagnostics([.columnNotSum(row.key.column, of: query.id, at: query.place)])
    }
    let places = try query.places(of: row.key.keys, over: ingests.all.map(\.id), in: ledger)
    var lines: [(KeptIngests.Ingest, Record)] = []
    var total = IntervalSum()
    var ordinals: [IngestID: Int] = [:]
    try ingests.scan(ledger) { ingest, batch in
      let first = ordinals[ingest.id] ?? 0
      ordinals[ingest.id] = first + batch.count
      guard let wanted = places[ingest.id] else { return }
      for index in 0..<batch.count where wanted.contains(first + index) {
        total.add(lo: batch.lo[index], hi: batch.hi[index])
        if lines.count < limit ?? Int.max { lines.append((ingest, batch.record(index))) }
      }
    }
    return Trace(
      keys: row.keys, column: row.key.column, figure: row.figure, recomputed: sum.cell(of: total).text,
      count: total.records, lines: texts(of: lines))
  }

  private func texts(of lines: [(KeptIngests.Ingest, Record)]) -> [Trace.Line] {
    // One file may be read by several mappings, and in several editions.
    var texts: [IngestID: [RowPlace: String]] = [:]
    for (id, wanted) in Dictionary(grouping: lines, by: \.0.id) {
      guard let ingest = wanted.first?.0 else { continue }
      texts[id] = SourceRows.read(Set(wanted.map { RowPlace($0.1) }), of: ingest.snapshot, by: ingest.origin)
    }
    return lines.map { ingest, record in
      Trace.Line(
        file: ingest.name, part: ingest.parts.part(of: record), record: record,
        text: texts[ingest.id]?[RowPlace(record)])
    }
  }
}
