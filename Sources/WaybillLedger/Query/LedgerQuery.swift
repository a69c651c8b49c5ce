internal import GRDB
internal import GRDBSQLite
import WaybillCore

/// One reading statement over the records of a run: the view `run_records`, with the columns of `records_named`, and
/// `lo_millionths` and `hi_millionths` for exact sums.
public struct LedgerQuery: Sendable, Hashable {
  public let sql: String
  /// The names of the columns that it gives, in order.
  public let columns: [String]
  /// The names of its parameters without the colon, sorted.
  public let parameters: [String]

  /// Prepares a statement where there is nothing but an empty `run_records`, so that it can read nothing else.
  ///
  /// - Throws: ``LedgerError`` for a statement that SQLite cannot read, that is none or several, or that does more
  ///   than read.
  public init(checking sql: String) throws(LedgerError) {
    do {
      (columns, parameters) = try DatabaseQueue().inDatabase { database in
        let names = try Self.recordColumns.get().joined(separator: ", ")
        try database.execute(sql: "CREATE TABLE run_records (\(names))")
        guard Self.beginsWithReading(sql) else { throw LedgerError(.queryWrites()) }
        let statement = try database.makeStatement(sql: sql)
        guard statement.isReadonly else { throw LedgerError(.queryWrites()) }
        return (statement.columnNames, try Self.parameters(of: statement))
      }
      self.sql = sql
    } catch let error as LedgerError {
      throw error
    } catch let error as DatabaseError {
      let isSeveral = error.resultCode == .SQLITE_MISUSE
      throw LedgerError(
        .queryRefused(
          isSeveral ? "found several, or none" : error.message ?? "code \(error.resultCode.rawValue)"))
    } catch {
      throw LedgerError(.queryRefused("\(error)"))
    }
  }

  /// The columns of the view in a ledger: the same for every query.
  private static let recordColumns = Result {
    let queue = try DatabaseQueue(configuration: LedgerSchema.inMemoryConfiguration)
    try LedgerSchema.bringUpToDate(queue, LedgerFile(path: "query", patience: 1))
    return try queue.read { try $0.makeStatement(sql: "SELECT * FROM run_records").columnNames }
  }

  /// `PRAGMA` and `ATTACH` may count as reading for SQLite.
  static func beginsWithReading(_ sql: String) -> Bool {
    var rest = Substring(sql)
    while true {
      rest = rest.drop(while: \.isWhitespace)
      if rest.hasPrefix("--") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*"), let end = rest.firstRange(of: "*/") {
        rest = rest[end.upperBound...]
      } else {
        break
      }
    }
    let word = rest.prefix(while: \.isLetter).lowercased()
    return ["select", "with", "values"].contains(word)
  }

  /// The names after the colons; other forms of parameters are refused.
  private static func parameters(of statement: Statement) throws(LedgerError) -> [String] {
    var names: Set<String> = []
    for index in 0..<sqlite3_bind_parameter_count(statement.sqliteStatement) {
      let name = sqlite3_bind_parameter_name(statement.sqliteStatement, index + 1).map { String(cString: $0) } ?? "?"
      guard name.hasPrefix(":") else {
        throw LedgerError(.queryRefused("a parameter is written ':name', not '\(name)'"))
      }
      names.insert(String(name.dropFirst()))
    }
    return names.sorted()
  }
}

extension LedgerReader {
  /// Runs a query over the records of some ingests.
  ///
  /// - Parameter arguments: a value for every parameter; NULL for one that has none.
  /// - Throws: ``LedgerError`` when the query fails, as by an overflow.
  public func rows(
    of query: LedgerQuery, over ingests: [IngestID], _ arguments: [String: QueryValue] = [:]
  ) throws(LedgerError) -> [[QueryValue]] {
    do {
      return try withRunRecords(of: ingests) {
        let named = Dictionary(uniqueKeysWithValues: query.parameters.map { ($0, arguments[$0]?.argument) })
        let rows = try Row.fetchCursor(database, sql: query.sql, arguments: StatementArguments(named))
        var values: [[QueryValue]] = []
        while let row = try rows.next() {
          if values.count == Self.mostRows {
            throw LedgerError(.queryRefused("it gives more than \(Self.mostRows) rows"))
          }
          values.append(row.databaseValues.map { QueryValue($0) })
        }
        return values
      }
    } catch let error as LedgerError {
      throw error
    } catch let error as DatabaseError {
      throw LedgerError(.queryRefused(error.message ?? "code \(error.resultCode.rawValue)"))
    } catch {
      throw file.explanation(of: error)
    }
  }

  /// A table of more rows is no figure that anybody reads.
  static var mostRows: Int { 1_000_000 }

  /// Fills the list that `run_records` looks at; only the connection's own temporary table is written to.
  func withRunRecords<R>(of ingests: [IngestID], _ body: () throws -> R) throws -> R {
    let before = try Int.fetchOne(database, sql: "PRAGMA query_only") ?? 0
    try database.execute(sql: "PRAGMA query_only = 0")
    defer { try? database.execute(sql: "PRAGMA query_only = \(before)") }
    try database.execute(sql: "DELETE FROM temp.run_ingests")
    for ingest in ingests {
      try database.execute(sql: "INSERT INTO temp.run_ingests VALUES (?)", arguments: [ingest.rawValue])
    }
    try database.execute(sql: "PRAGMA query_only = 1")
    return try body()
  }
}

extension QueryValue {
  init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob: .bytes
      }
  }
  /// The value as SQLite takes it.
  var argument: (any DatabaseValueConvertible)? {
    switch self {
    case .null, .bytes: nil
    case .integer(let number): number
    case .real(let number): number
    case .text(let text): text
    }
  }
}
