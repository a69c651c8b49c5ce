import WaybillCore
import WaybillLedger

/// A metric that a pipeline writes in SQL over the records of the run.
struct QueryMetric: Sendable {
  /// What a column of the query becomes.
  struct Column: Sendable {
    let name: String
    let kind: Kind
    let isKey: Bool
    let help: String
    /// What of the records the column adds up, where it is a sum that can be traced.
    let sum: Sum?
  }

  /// How a cell is read.
  enum Kind: String, Sendable, CaseIterable {
    case text, integer, amount, millionths, share
  }

  /// What of a row's records a column adds up.
  enum Sum: String, Sendable, CaseIterable {
    case lo, hi, records
  }

  /// The word by which pipelines ask for one.
  static let word = "sql"

  let id: String
  let title: String
  let query: LedgerQuery
  let columns: [Column]
  /// The query that names the records of a row, by ingest and ordinal; its parameters are keys.
  let records: LedgerQuery?
  let place: Place

  /// The id of the table.
  var table: String { "\(Self.word)-\(id)" }

  /// Runs the query and makes its table; the rows are sorted by their keys.
  ///
  /// - Throws: a ``Diagnostics`` for a cell of another kind than its column, and for two rows with the same key.
  func table(over ingests: [IngestID], in ledger: LedgerReader) throws -> MetricTable {
    var problems = Diagnostics()
    var rows: [[MetricTable.Cell]] = []
    for values in try run(query, over: ingests, in: ledger) {
      var row: [MetricTable.Cell] = []
      for (value, column) in zip(values, columns) {
        guard let cell = column.kind.cell(value) else {
          throw Diagnostics([.queryCell(value, column: column.name, kind: column.kind.rawValue, at: place)])
        }
        row.append(cell)
      }
      rows.append(row)
    }
    let keys = columns.indices.filter { columns[$0].isKey }
    func key(_ row: [MetricTable.Cell]) -> [String] { keys.map { row[$0].text } }
    rows.sort { key($0).lexicographicallyPrecedes(key($1)) }
    for (row, next) in zip(rows, rows.dropFirst()) where key(row) == key(next) {
      problems.add(.queryKey(key(row), at: place))
      break
    }
    try problems.throwIfErrors()
    return MetricTable(
      id: table, title: title,
      columns: columns.map { .init($0.name, $0.kind.column, isKey: $0.isKey, help: $0.help) }, rows: rows)
  }

  /// The records that made a row, by ingest and ordinal.
  func places(
    of keys: [String: String], over ingests: [IngestID], in ledger: LedgerReader
  ) throws -> [IngestID: Set<Int>] {
    guard let records else { throw Diagnostics([.queryNotTraced(id, at: place)]) }
    var places: [IngestID: Set<Int>] = [:]
    // A key that is absent is an empty text in tables.
    var values: [String: QueryValue] = [:]
    for column in columns where column.isKey {
      guard let text = keys[column.name], !text.isEmpty else { continue }
      values[column.name] = column.kind == .integer ? Int64(text).map { .integer($0) } : .text(text)
    }
    for row in try run(records, over: ingests, in: ledger, values) {
      guard case .integer(let ingest)? = row.first, case .integer(let ordinal)? = row.last else { continue }
      places[IngestID(rawValue: ingest), default: []].insert(Int(ordinal))
    }
    return places
  }

  /// A failure of the query stands where the pipeline writes it.
  private func run(
    _ query: LedgerQuery, over ingests: [IngestID], in ledger: LedgerReader, _ keys: [String: QueryValue] = [:]
  ) throws -> [[QueryValue]] {
    do { return try ledger.rows(of: query, over: ingests, keys) } catch {
      var diagnostic = error.diagnostic
      if diagnostic.code == .badQuery { diagnostic.place = place }
      throw Diagnostics([diagnostic])
    }
  }
}

extension QueryMetric.Kind {
  fileprivate var column: MetricTable.Column.Kind {
    switch self {
    case .text: .text
    case .integer: .integer
    case .amount, .millionths: .amount
    case .share: .share
    }
  }

  /// A value as a cell; nil when it is of another kind.
  fileprivate func cell(_ value: QueryValue) -> MetricTable.Cell? {
    if value == .null { return .absent }
    switch (self, value) {
    case (.text, .text(let text)): return .text(text)
    case (.integer, .integer(let number)): return .integer(Int(number))
    case (.millionths, .integer(let number)): return .amount(Int128(number))
    case (.amount, .text(let text)): return Amount(text).map { .amount(Int128($0.millionths)) }
    case (.amount, .integer(let number)): return .amount(Int128(number) * 1_000_000)
    case (.amount, .real(let number)): return Self.millionths(number).map { .amount(Int128($0)) }
    case (.share, .integer(let number)): return (0...1).contains(number) ? .share(number * 1_000_000) : nil
    case (.share, .real(let number)):
      return (0...1).contains(number) ? Self.millionths(number).map { .share($0) } : nil
    default: return nil
    }
  }

  private static func millionths(_ number: Double) -> Int64? {
    Int64(exactly: (number * 1_000_000).rounded(.toNearestOrEven))
  }
}

extension QueryMetric.Sum {
  /// What a sum of records comes to.
  func cell(of total: IntervalSum) -> MetricTable.Cell {
    switch self {
    case .lo: .amount(total.lo)
    case .hi: total.hi.map { .amount($0) } ?? .absent
    case .records: .integer(total.records)
    }
  }
}
