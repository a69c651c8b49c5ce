internal import GRDB
public import WaybillCore

extension LedgerReader {
  /// The tables stored for a set of inputs, in order; nil when there are none for the key.
  public func results(key: String) throws(LedgerError) -> [MetricTable]? {
    try file.explaining {
      guard let set = try Int64.fetchOne(database, sql: "SELECT id FROM result_sets WHERE key = ?", arguments: [key])
      else { return nil }
      return try Row.fetchAll(
        database, sql: "SELECT id, metric, title, row_count FROM result_tables WHERE result_set = ? ORDER BY id",
        arguments: [set]
      ).map(table)
    }
  }

  /// What the tables stored for a set of inputs were computed from, in order.
  public func ingests(ofResults key: String) throws(LedgerError) -> [IngestID] {
    try file.explaining {
      let sql = """
        SELECT ingest FROM result_ingests JOIN result_sets ON result_sets.id = result_set WHERE key = ? ORDER BY ingest
        """
      return try Int64.fetchAll(database, sql: sql, arguments: [key]).map(IngestID.init)
    }
  }

  private func table(_ row: Row) throws -> MetricTable {
    let id = try row.decode(Int64.self, atIndex: 0)
    let columns = try columns(of: id)
    let count = try row.decode(Int.self, atIndex: 3)
    var rows: [[MetricTable.Cell]] = Array(repeating: Array(repeating: .absent, count: columns.count), count: count)
    let cells = try Row.fetchCursor(
      database, sql: "SELECT row, position, kind, value FROM result_cells WHERE result_table = ?", arguments: [id])
    while let cell = try cells.next() {
      let (row, position) = (try cell.decode(Int.self, atIndex: 0), try cell.decode(Int.self, atIndex: 1))
      guard rows.indices.contains(row), columns.indices.contains(position),
        let value = MetricTable.Cell(kind: try cell.decode(atIndex: 2), text: try cell.decode(atIndex: 3))
      else { throw file.corrupt("a cell of result table \(id) cannot be read") }
      rows[row][position] = value
    }
    return MetricTable(
      id: try row.decode(atIndex: 1), title: try row.decode(atIndex: 2), columns: columns, rows: rows)
  }

  private func columns(of table: Int64) throws -> [MetricTable.Column] {
    let sql = "SELECT name, kind, is_key, help FROM result_columns WHERE result_table = ? ORDER BY position"
    return try Row.fetchAll(database, sql: sql, arguments: [table]).map { row in
      guard let kind = MetricTable.Column.Kind(rawValue: try row.decode(atIndex: 1)) else {
        throw file.corrupt("a column of result table \(table) has no known kind")
      }
      return MetricTable.Column(
        try row.decode(atIndex: 0), kind, isKey: try row.decode(atIndex: 2), help: try row.decode(atIndex: 3))
    }
  }
}

extension MetricTable.Cell {
  /// Reads what ``text`` writes; nil for anything else.
  fileprivate init?(kind: String, text: String) {
    switch MetricTable.Column.Kind(rawValue: kind) {
    case .text: self = .text(text)
    case .integer:
      guard let number = Int(text) else { return nil }
      self = .integer(number)
    case .amount:
      guard let number = Self.millionths(text) else { return nil }
      self = .amount(number)
    case .share:
      guard let number = Self.millionths(text).flatMap({ Int64(exactly: $0) }) else { return nil }
      self = .share(number)
    case nil: return nil
    }
  }

  private static func millionths(_ text: String) -> Int128? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1].utf8.count : 0
    guard parts.count <= 2, decimals <= 6 else { return nil }
    return Int128(parts.joined() + String(repeating: "0", count: 6 - decimals))
  }
}
