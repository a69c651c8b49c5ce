import FoundationEssentials
import GRDB
import Testing
import WaybillCore
import WaybillTesting
@testable import WaybillLedger

@Suite struct MigrationTests {
  /// Every record in words, as other tools read them, with the columns that the first schema had.
  private func words(_ database: Database, of view: String = "records_named") throws -> [[String: DatabaseValue]] {
    try Row.fetchAll(database, sql: "SELECT * FROM \(view) ORDER BY ingest, ordinal").map { row in
      Dictionary(uniqueKeysWithValues: row.filter { $0.0 != "part" }.map { ($0.0, $0.1) })
    }
  }

  /// A ledger that the first schema's program wrote, with three ingests.
  private func oldLedger(in place: Workplace) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let dump = try String(contentsOfFile: fixture("schema-1.sql"), encoding: .utf8)
    try DatabaseQueue(path: place.path, configuration: configuration).writeWithoutTransaction {
      try $0.execute(sql: dump)
    }
  }

  @Test func recordsOfTheFirstSchemaBecomeSegments() throws {
    let place = try Workplace()
    try oldLedger(in: place)
    // Its flags are any bits, and some had no name yet when it was written.
    try place.asOtherTool { database in for table in NameTable.all { try table.complete(in: database) } }
    let before = try place.asOtherTool { try words($0) }
    let ledger = try place.ledger()
    #expect(try place.asOtherTool { try words($0) } == before)
    try ledger.read { reader in
      #expect(try words(reader.database, of: "records_named_all") == before)
      let ingests = try reader.ingests()
      #expect(ingests.map(\.counts.records) == [45, 25, 0])
      #expect(ingests.map(\.isPlain) == [true, true, true])
      #expect(try reader.records(of: ingests[0].id).prefix(5) == NamedViewTests.records[...])
      #expect(try reader.rejects(of: ingests[0].id) == [.sample])
      #expect(try reader.results(key: "k") == [ResultTests.table])
      #expect(try reader.parts(of: ingests[0].id) == [.whole])
      #expect(try reader.chain(of: ingests[1].id) == [ingests[1].id])
      #expect(try reader.runs().map(\.options) == [""])
      #expect(try reader.damage() == [])
    }
  }

  @Test func aLedgerWithSegmentsOfManyRecordsIsMigratedWhole() throws {
    let place = try Workplace()
    try oldLedger(in: place)
    try place.asOtherTool { database in
      try database.execute(
        sql: """
          WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 65600)
          INSERT INTO records
          SELECT 3, n - 1, n, n, 0, 0, 1, NULL, 0, 0, n % 4 + 1, NULL, NULL, NULL, n, n + 1, NULL, NULL, -n, NULL, n FROM more
          """)
      try database.execute(sql: "UPDATE ingests SET counts = json_set(counts, '$.records', 65600) WHERE id = 3")
    }
    let ledger = try place.ledger()
    try ledger.read { reader in
      let lost = try Row.fetchAll(reader.database, sql: "SELECT * FROM records EXCEPT SELECT * FROM segment_records")
      let segments = try Int.fetchOne(reader.database, sql: "SELECT count(*) FROM segments WHERE ingest = 3")
      #expect(lost == [])
      #expect(segments == 2)
      #expect(try reader.damage() == [])
    }
  }

  @Test func aMigratedLedgerIsMigratedOnce() throws {
    let place = try Workplace()
    try oldLedger(in: place)
    _ = try place.ledger()
    let before = try place.rowCounts()
    _ = try place.ledger()
    #expect(try place.rowCounts() == before)
    #expect(before["segments"] == 2)
  }

  @Test func programsThatOpenAnOldLedgerAtOnceAllGetIt() async throws {
    let place = try Workplace()
    try oldLedger(in: place)
    let path = place.path
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<6 { group.addTask { try Ledger(path: path).read { try $0.ingests().count } } }
      for try await count in group { #expect(count == 3) }
    }
    #expect(try place.rowCounts()["segments"] == 2)
  }

  @Test func aNewLedgerHasTheShapeOfAMigratedOne() throws {
    let (old, new) = (try Workplace(), try Workplace())
    try oldLedger(in: old)
    func shape(_ place: Workplace) throws -> [String] {
      _ = try place.ledger()
      return try place.asOtherTool { database in
        try String.fetchAll(
          database, sql: "SELECT name || ': ' || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
      }
    }
    #expect(try shape(old) == shape(new))
  }
}
