import FoundationEssentials
import GRDB
import Testing
@testable import WaybillLedger

@Suite struct OpeningTests {
  @Test func commitsAreDurableAndReferencesAreChecked() throws {
    try Workplace().ledger().read { reader in
      func setting(_ name: String) throws -> String? { try String.fetchOne(reader.database, sql: "PRAGMA \(name)") }
      try #expect(setting("journal_mode") == "wal")
      try #expect(setting("synchronous") == "2", "2 is FULL")
      try #expect(setting("foreign_keys") == "1")
    }
  }

  /// Each of several that open a new ledger at once makes it or finds it made, whatever the other has done by then.
  @Test func severalMayMakeOneLedgerAtOnce() async throws {
    for _ in 0..<12 {
      let place = try Workplace()
      let path = place.path
      let problems = await withTaskGroup(of: String?.self) { group in
        for _ in 0..<4 {
          group.addTask {
            do {
              _ = try Ledger(path: path)
              return nil
            } catch { return "\(error)" }
          }
        }
        return await group.reduce(into: [String]()) { if let problem = $1 { $0.append(problem) } }
      }
      #expect(problems == [])
      #expect(try place.ledger().read { try $0.damage() } == [])
    }
  }

  private func refusal(_ path: String) -> String? {
    let error = #expect(throws: LedgerError.self) { try Ledger(path: path) }
    return error?.description
  }

  @Test func aFolderIsRefused() throws {
    let path = try Workplace().folder.deletingLastPathComponent().path(percentEncoded: false)
    #expect(refusal(path) == "\(path): error: the ledger must be a file, not a folder [ledger-folder]")
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let place = try Workplace()
    let path = place.path(of: "none/test.ledger")
    #expect(
      refusal(path)
        == "\(path): error: the ledger's folder '\(place.path(of: "none/"))' must exist [ledger-unwritable]")
  }

  @Test func aPathThatCannotBeWrittenIsRefused() {
    #expect(
      refusal("/proc/test.ledger")
        == "/proc/test.ledger: error: the ledger must be writable: unable to open database file [ledger-unwritable]")
  }

  @Test func aDatabaseWithoutALogIsRefused() {
    #expect(
      refusal(":memory:")
        == ":memory:: error: the ledger must be writable: no write-ahead log here [ledger-unwritable]")
  }

  @Test func anotherKindOfFileIsRefusedAndLeftAsItIs() throws {
    let place = try Workplace()
    let bytes = Data(String(repeating: "year;country;value\n", count: 100).utf8)
    try bytes.write(to: URL(filePath: place.path))
    #expect(
      refusal(place.path)
        == "\(place.path): error: the ledger must be an SQLite database, not another kind of file "
        + "[ledger-not-a-database]")
    #expect(try Data(contentsOf: URL(filePath: place.path)) == bytes)
  }

  @Test func theDatabaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws {
    let place = try Workplace()
    try place.asOtherTool { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
    let before = try Data(contentsOf: URL(filePath: place.path))
    #expect(
      refusal(place.path)
        == "\(place.path): error: the ledger must not be the database of another program [ledger-foreign]")
    #expect(try Data(contentsOf: URL(filePath: place.path)) == before)
  }

  @Test func aNewerSchemaIsRefused() throws {
    let place = try Workplace()
    _ = try place.ledger()
    try place.asOtherTool { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(
      refusal(place.path)
        == "\(place.path): error: the ledger has schema 99, this program knows schemas up to \(Ledger.schemaVersion) "
        + "[ledger-newer]")
  }

  @Test func namesOfALaterProgramAreRefused() throws {
    let place = try Workplace()
    _ = try place.ledger()
    try place.asOtherTool { try $0.execute(sql: "INSERT INTO events (code, name) VALUES (7, 'seizure')") }
    #expect(
      refusal(place.path)
        == "\(place.path): error: the ledger has events that this program does not know: 'seizure' [ledger-newer]")
  }

  @Test func namesThatTheProgramHasLearntAreAdded() throws {
    let place = try Workplace()
    _ = try place.ledger()
    let before = try place.rowCounts()
    try place.asOtherTool { try $0.execute(sql: "DELETE FROM flags WHERE code > 5") }
    _ = try place.ledger()
    #expect(try place.rowCounts() == before)
  }

  @Test func namesInAnotherOrderAreDamage() throws {
    let place = try Workplace()
    _ = try place.ledger()
    try place.asOtherTool { try $0.execute(sql: "UPDATE events SET code = 20 WHERE code = 0") }
    #expect(
      refusal(place.path)
        == "\(place.path): error: the ledger is damaged: 'events' has its names out of order [ledger-corrupt]")
  }

  @Test func aProcessKilledBeforeTheFirstTableLeavesALedger() throws {
    let place = try Workplace()
    _ = try place.ledger()
    try place.asOtherTool { database in
      let marked = try Int64.fetchOne(database, sql: "PRAGMA application_id")
      let other = try DatabaseQueue(path: place.path(of: "young.ledger"))
      try other.write {
        try $0.execute(
          sql:
            "PRAGMA application_id = \(marked ?? 0); CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"
        )
      }
    }
    let young = try Ledger(path: place.path(of: "young.ledger"))
    #expect(try young.read { try $0.ingests() }.isEmpty)
  }

  @Test func openingALedgerThatIsUpToDateWritesNothing() throws {
    let place = try Workplace()
    _ = try place.ledger()
    let before = try Data(contentsOf: URL(filePath: place.path))
    _ = try place.ledger()
    #expect(try Data(contentsOf: URL(filePath: place.path)) == before)
  }

  @Test(arguments: 0..<5)
  func programsThatOpenANewLedgerAtOnceAllGetIt(attempt: Int) async throws {
    let place = try Workplace()
    let path = place.path
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<6 { group.addTask { try Ledger(path: path).read { try $0.ingests().count } } }
      for try await count in group { #expect(count == 0) }
    }
    #expect(try place.ledger().read { try $0.damage() } == [])
  }
}
