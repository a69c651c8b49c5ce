internal import GRDB

/// The shape of the ledger's file: how it is opened, marked and migrated.
enum LedgerSchema {
  /// `WYBL` in the file's header, which tells a ledger from the databases of other programs.
  private static let applicationID: Int64 = 0x5759_424C

  /// The schemas in order; the first is number 1.
  private static let schemas: [@Sendable (Database) throws -> Void] = [
    SchemaV1.create, SchemaV2.create, SchemaV3.create, SchemaV4.create, SchemaV5.create, SchemaV6.create,
  ]

  static var version: Int { schemas.count }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, change) in schemas.enumerated() {
      migrator.registerMigration("v\(index + 1)") { database in
        try change(database)
        try database.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    return migrator
  }

  static func configuration(of file: LedgerFile) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(file.patience)
    configuration.prepareDatabase { database in
      try SegmentTable.register(in: database)
      // Before the first write, so that the database of another program stays as it is.
      try checkOwner(of: database, file)
      let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
      guard mode == "wal" else { throw LedgerError(.ledgerUnwritable("no write-ahead log here", at: file.place)) }
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // Marked before the first table is made, so that a process killed in between leaves a ledger, not a stranger.
      if try owner(of: database) != applicationID {
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      }
    }
    return configuration
  }

  /// A ledger that is only looked at.
  static func lookingConfiguration(of file: LedgerFile) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(file.patience)
    configuration.prepareDatabase { database in
      try SegmentTable.register(in: database)
      try checkOwner(of: database, file)
    }
    return configuration
  }

  /// A ledger that is given up when its program ends before it is finished.
  static var shardConfiguration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      try SegmentTable.register(in: database)
      try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    return configuration
  }

  /// A ledger in memory, to try statements on.
  static var inMemoryConfiguration: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { try SegmentTable.register(in: $0) }
    return configuration
  }

  /// Migrates an older ledger, and adds the names that the program has learnt; writes nothing to its
  /// file where nothing is new.
  static func bringUpToDate(_ queue: DatabaseQueue, _ file: LedgerFile) throws {
    while true {
      let before = try queue.read(applied)
      if schemas.indices.allSatisfy({ before.contains("v\($0 + 1)") }) { break }
      do {
        try migrator.migrate(queue)
      } catch {
        // Of two programs that open an older ledger at once, the slower finds the work done.
        if try queue.read(applied) == before { throw error }
      }
    }
    let behind = try queue.read { database in try NameTable.all.filter { try $0.isBehind(in: database, file) } }
    if !behind.isEmpty {
      try queue.write { database in try behind.forEach { try $0.complete(in: database) } }
    }
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: NamedView.create("records_named_all", over: SegmentTable.name, temporary: true))
      try database.execute(sql: NamedView.ofRun)
    }
  }

  /// The schemas that a ledger has been through. The table that lists them is looked for first, and so in the same state
  /// of the file: another program may make it at any moment.
  private static func applied(_ database: Database) throws -> Set<String> {
    try database.tableExists("grdb_migrations") ? migrator.appliedIdentifiers(database) : []
  }

  private static func checkOwner(of database: Database, _ file: LedgerFile) throws {
    // One look: another program may be making a ledger of the file.
    try database.inTransaction(.deferred) {
      let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
      if try owner(of: database) == applicationID {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if found > version { throw LedgerError(.ledgerNewer(found: found, known: version, at: file.place)) }
      } else if !isEmpty {
        throw LedgerError(.ledgerForeign(at: file.place))
      }
      return .commit
    }
  }

  private static func owner(of database: Database) throws -> Int64? {
    try Int64.fetchOne(database, sql: "PRAGMA application_id")
  }
}
