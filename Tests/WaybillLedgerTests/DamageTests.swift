import FoundationEssentials
import GRDB
import Testing
import WaybillCore
import WaybillTesting
import struct WaybillCore.Record
@testable import WaybillLedger

@Suite struct DamageTests {
  @Test func aWholeLedgerHasNoDamage() throws {
    let ledger = try Workplace().ledger()
    try ledger.transaction { try $0.ingest([Record.random(100, seed: 1)], rejects: [.sample]) }
    #expect(try ledger.read { try $0.damage() } == [])
  }

  @Test func aRowThatRefersToNothingIsDamage() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    try ledger.transaction { try $0.ingest([Record.random(1, seed: 1)], rejects: [.sample]) }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: place.path, configuration: configuration).write {
      try $0.execute(sql: "DELETE FROM snapshots")
    }
    let message = "a row of 'ingests' refers to a row of 'snapshots' that is not there"
    let found = try ledger.read { try $0.damage() }
    #expect(found == [.ledgerCorrupt(message, at: Place(file: place.path))])
  }

  /// What another hand can do to a ledger, and what the scan then says.
  static let harm = [
    ("UPDATE parties SET kind = 'planet'", "'parties' has no value that can be read for the id 1"),
    ("UPDATE facets SET basis = 'guess'", "'facets' has no value that can be read for the id 1"),
    ("UPDATE party_sets SET unknown = 'maybe'", "'party_sets' has no value that can be read for the id 1"),
    ("UPDATE party_sets SET parties = '[]'", "'party_sets' has no value that can be read for the id 2"),
    ("UPDATE party_sets SET parties = '[99]'", "'parties' has no value that can be read for the id 99"),
    ("DELETE FROM categories", "'categories' has no value that can be read for the id 1"),
    ("DELETE FROM texts; INSERT INTO texts VALUES (2, 'x')", "'texts' has no value that can be read for the id 1"),
    ("UPDATE texts SET id = 4294967295", "'texts' has the id 4294967295"),
    ("UPDATE segments SET start = 1", "a segment of ingest 1 is not where it should be"),
    ("UPDATE segments SET count = 0", "a segment of ingest 1 is not where it should be"),
    ("UPDATE segments SET count = 65537", "a segment of ingest 1 is not where it should be"),
    ("UPDATE segments SET count = 2", "a segment's column 'line' cannot be read"),
    ("UPDATE segments SET lo = x''", "a segment's column 'lo' cannot be read"),
    ("UPDATE segments SET flags = zeroblob(24)", "a segment's column 'flags' cannot be read"),
    ("DELETE FROM segments", "ingest 1 has 0 records, and its account 1"),
  ]

  @Test(arguments: harm)
  func damageIsFoundAndNeverATrap(harm: String, message: String) throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    let id = try ledger.transaction { try $0.ingest([Array(NamedViewTests.records[..<1])]) }
    try place.asOtherTool { try $0.execute(sql: harm) }
    let diagnostic = Diagnostic.ledgerCorrupt(message, at: Place(file: place.path))
    #expect(try ledger.read { try $0.damage() } == [diagnostic])
    if !harm.hasPrefix("DELETE FROM segments") {
      let error = #expect(throws: LedgerError.self) { try ledger.records(of: id) }
      #expect(error?.diagnostic == diagnostic)
    }
  }

  /// Values that a record cannot have, in a column whose bytes are in order.
  static let values: [(SegmentColumn, Int64, String)] = [
    (.perspective, 9, "a record has no known perspective"), (.event, 200, "a record has no known event"),
    (.facet, 0, "a record has no facet"), (.fromDay, 1 << 30, "a record's period holds no day"),
    (.hi, -5, "a record's ends are the wrong way round"),
    (.exporter, 78, "'parties' has no value that can be read for the id 77"),
    (.item, 0xFFFF_FFFF, "'texts' has no value that can be read for the id 4294967294"),
    (.item, 1 << 32, "a segment's column 'item' cannot be read"),
    (.line, -1, "a segment's column 'line' cannot be read"),
    (.emit, 256, "a segment's column 'emit' cannot be read"), (.col, 65_536, "a segment's column 'col' cannot be read"),
    (.fromDay, .max, "a segment's column 'from_day' cannot be read"),
  ]

  @Test(arguments: values.indices)
  func valuesThatNoRecordHasAreAnError(index: Int) throws {
    let (column, value, message) = Self.values[index]
    let place = try Workplace()
    let ledger = try place.ledger()
    let id = try ledger.transaction { try $0.ingest([Array(NamedViewTests.records[..<1])]) }
    let bytes = [value].withUnsafeBufferPointer { ColumnBytes.encode($0) }
    try place.asOtherTool { try $0.execute(sql: "UPDATE segments SET \(column.name) = ?", arguments: [bytes]) }
    let error = #expect(throws: LedgerError.self) { try ledger.records(of: id) }
    #expect(error?.diagnostic == .ledgerCorrupt(message, at: Place(file: place.path)))
  }

  @Test func aChangedByteIsAnErrorOrARecordAndNeverATrap() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    let id = try ledger.transaction { try $0.ingest([Record.random(30, seed: 3)]) }
    var generator = Dice(4)
    var errors = 0
    for name in SegmentColumn.names {
      let bytes = try place.asOtherTool { try Data.fetchOne($0, sql: "SELECT \(name) FROM segments") } ?? Data()
      for _ in 0..<40 {
        var changed = bytes
        changed[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        try place.asOtherTool { try $0.execute(sql: "UPDATE segments SET \(name) = ?", arguments: [changed]) }
        do {
          #expect(try ledger.records(of: id).count == 30)
        } catch let error as LedgerError {
          errors += error.diagnostic.code == .ledgerCorrupt ? 1 : 0
        }
      }
      try place.asOtherTool { try $0.execute(sql: "UPDATE segments SET \(name) = ?", arguments: [bytes]) }
    }
    #expect(errors > 300)
    #expect(try ledger.records(of: id) == normalised(Record.random(30, seed: 3)))
  }

  @Test(arguments: [
    "UPDATE party_sets SET parties = '{'", "UPDATE party_sets SET parties = '[1, -1]'",
    "UPDATE ingests SET counts = '{'",
  ])
  func textsThatCannotBeReadAreAnError(harm: String) throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    let id = try ledger.transaction { try $0.ingest([Array(NamedViewTests.records[..<1])]) }
    try place.asOtherTool { try $0.execute(sql: harm) }
    let error = #expect(throws: LedgerError.self) { try ledger.records(of: id) }
    #expect(error?.diagnostic.code == .ledgerCorrupt)
  }

  @Test(arguments: [
    "UPDATE result_rows SET cells = '[[\"sound\", \"1\"]]'", "UPDATE result_rows SET cells = '[null, null, \"1.2.3\"]'",
    "UPDATE result_rows SET cells = '[null, null, null, \"9999999999999999\"]'",
    "UPDATE result_rows SET cells = '[null, \"x\"]'", "UPDATE result_rows SET cells = '[null, 7.5]'",
    "UPDATE result_rows SET cells = '[null, null, null, null, \"1\"]'", "UPDATE result_rows SET cells = '{'",
    "UPDATE result_rows SET cells = '[['", "UPDATE result_columns SET kind = 'sound'",
  ])
  func damagedResultsAreAnError(harm: String) throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    try ledger.transaction { try $0.storeResults(key: "k", tables: [ResultTests.table], ingests: []) }
    try place.asOtherTool { try $0.execute(sql: harm) }
    let error = #expect(throws: LedgerError.self) { try ledger.read { try $0.results(key: "k") } }
    #expect(error?.diagnostic.code == .ledgerCorrupt)
  }
}
