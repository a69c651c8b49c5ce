internal import GRDB

/// A new SQLite file with plain tables, for other tools: the same calls give the same bytes.
public struct TableFile {
  /// Why a file of tables could not be written.
  public struct Failure: Error, Sendable, Hashable {
    /// What the system said.
    public let reason: String
  }

  /// What the values of a column are.
  public enum Kind: String, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
  }

  /// A column of a table.
  public struct Column: Sendable {
    let name: String
    let kind: Kind

    /// Makes a column.
    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  private let database: Database

  /// Writes a file in one transaction; where `body` throws, what stands at the path is no whole file.
  ///
  /// - Parameter path: where no file stands yet.
  /// - Throws: ``Failure`` when the disk refuses; what `body` throws.
  public static func write(_ path: String, _ body: (TableFile) throws -> Void) throws {
    do {
      var configuration = Configuration()
      // The file gets its name when it is whole, so that nothing need be undone.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF") }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "BEGIN")
        try body(TableFile(database: database))
        try database.execute(sql: "COMMIT")
      }
      try queue.close()
    } catch let error as DatabaseError {
      throw Failure(reason: error.message ?? "code \(error.resultCode.rawValue)")
    }
  }

  /// One table of the file, which takes rows.
  public struct Table {
    fileprivate let insert: Statement

    /// Adds a row, which has a value for every column.
    ///
    /// - Throws: what ends in a ``Failure`` when the disk refuses.
    public func add(_ row: [QueryValue]) throws {
      insert.setUncheckedArguments(StatementArguments(row.map(\.argument)))
      try insert.execute()
    }
  }

  /// Adds a table without rows.
  ///
  /// - Throws: what ends in a ``Failure`` when the disk refuses.
  public func add(_ name: String, _ columns: [Column]) throws -> Table {
    let list = columns.map { "\(Self.quoted($0.name)) \($0.kind.rawValue)" }.joined(separator: ", ")
    try database.execute(sql: "CREATE TABLE \(Self.quoted(name)) (\(list))")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    return Table(insert: try database.makeStatement(sql: "INSERT INTO \(Self.quoted(name)) VALUES (\(places))"))
  }

  private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
