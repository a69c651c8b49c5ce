import GRDB
import Testing
import WaybillCore
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
    #expect(
      try ledger.read { try $0.damage() } == ["a row of 'ingests' refers to a row of 'snapshots' that is not there"])
  }

  /// What another hand can do to a ledger, and what the scan then says.
  static let harm = [
    ("UPDATE records SET perspective = 9", "a record has no known perspective"),
    ("UPDATE records SET event = 200", "a record has no known event"),
    ("UPDATE records SET until_day = from_day", "a record's period holds no day"),
    ("UPDATE records SET lo = 2, hi = 1", "a record's ends are the wrong way round"),
    ("UPDATE records SET exporter = 77", "'parties' has no value that can be read for the id 77"),
    ("UPDATE parties SET kind = 'planet'", "'parties' has no value that can be read for the id 1"),
    ("UPDATE facets SET basis = 'guess'", "'facets' has no value that can be read for the id 1"),
    ("UPDATE party_sets SET unknown = 'maybe'", "'party_sets' has no value that can be read for the id 1"),
    ("UPDATE party_sets SET parties = '[]'", "'party_sets' has no value that can be read for the id 2"),
    ("DELETE FROM categories", "'categories' has no value that can be read for the id 1"),
    ("UPDATE texts SET id = 4294967295", "'texts' has the id 4294967295"),
  ]

  @Test(arguments: harm)
  func damagedRecordsAreAnError(harm: String, message: String) throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    let id = try ledger.transaction { try $0.ingest([Array(NamedViewTests.records[..<1])]) }
    try place.asOtherTool { try $0.execute(sql: harm) }
    let error = #expect(throws: LedgerError.self) { try ledger.records(of: id) }
    #expect(error?.diagnostic == .ledgerCorrupt(message, at: Place(file: place.path)))
  }

  @Test(arguments: [
    "UPDATE records SET line = -1", "UPDATE records SET emit = 256", "UPDATE records SET from_day = 3000000000",
    "UPDATE party_sets SET parties = '{'", "UPDATE party_sets SET parties = '[1, -1]'",
    "UPDATE ingests SET counts = '{'",
  ])
  func numbersAndTextsThatDoNotFitAreAnError(harm: String) throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    let id = try ledger.transaction { try $0.ingest([Array(NamedViewTests.records[..<1])]) }
    try place.asOtherTool { try $0.execute(sql: harm) }
    let error = #expect(throws: LedgerError.self) { try ledger.records(of: id) }
    #expect(error?.diagnostic.code == .ledgerCorrupt)
  }

  @Test(arguments: [
    "UPDATE result_cells SET kind = 'sound'", "UPDATE result_cells SET value = '1.2.3' WHERE kind = 'amount'",
    "UPDATE result_cells SET value = '9999999999999999' WHERE kind = 'share'",
    "UPDATE result_cells SET value = 'x' WHERE kind = 'integer'",
    "UPDATE result_cells SET position = 12 WHERE position = 0", "UPDATE result_columns SET kind = 'sound'",
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
