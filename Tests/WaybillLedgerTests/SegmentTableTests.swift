import GRDB
import Testing
import WaybillCore
import struct WaybillCore.Record
@testable import WaybillLedger

@Suite struct SegmentTableTests {
  private let place: Workplace
  private let ledger: Ledger

  init() throws {
    place = try Workplace()
    ledger = try place.ledger()
    try ledger.transaction { transaction in
      try transaction.ingest([Record.random(300, seed: 21)])
      try transaction.ingest([Record.random(200, source: "other", seed: 22)], mapping: "other", hash: "h2")
      try transaction.ingest([[]], hash: "h3")
    }
  }

  private func rows(_ sql: String) throws -> [Row] { try ledger.read { try Row.fetchAll($0.database, sql: sql) } }

  @Test func itsRowsAreThoseOfThePlainTable() throws {
    let rows = try rows("SELECT * FROM segment_records")
    #expect(rows.count == 500)
    #expect(try rows == self.rows("SELECT * FROM records"))
  }

  /// Conditions whose rows must be those of the plain table.
  @Test(arguments: [
    "ingest = 2", "ingest = 3", "ingest = 99", "ingest = 1 AND ordinal = 299", "ingest = 1 AND ordinal = 300",
    "ingest = 1 AND ordinal = -1", "ordinal = 7", "ingest IN (1, 2) AND ordinal BETWEEN 5 AND 9", "ingest = '2'",
    "ingest = 2.5", "ingest = 'two'", "ingest IS NULL", "ingest = 1 AND ordinal = 3.5", "exporter IS NULL",
    "hi IS NULL",
    "ingest = 1 AND ingest = 2", "ingest = 9223372036854775807 AND ordinal = 9223372036854775807",
    "lo < 0 OR flags < 0",
  ])
  func conditionsFindTheRowsOfThePlainTable(condition: String) throws {
    #expect(
      try rows("SELECT * FROM segment_records WHERE \(condition) ORDER BY ingest, ordinal")
        == rows("SELECT * FROM records WHERE \(condition) ORDER BY ingest, ordinal"))
  }

  @Test(arguments: [
    "SELECT count(*), sum(lo / 1000000), min(from_day), max(row) FROM #",
    "SELECT facet, count(*) FROM # GROUP BY facet ORDER BY facet",
    "SELECT ordinal, lo FROM # WHERE ingest = 1 ORDER BY ordinal DESC LIMIT 5",
    "SELECT a.ordinal, b.line FROM # AS a JOIN # AS b ON b.ingest = a.ingest AND b.ordinal = a.ordinal + 1 WHERE a.ingest = 2",
    "SELECT ingest, (SELECT lo FROM # AS other WHERE other.ingest = 1 AND other.ordinal = r.ordinal) AS found FROM # AS r WHERE ingest = 2",
    "SELECT emit, col FROM # ORDER BY emit, ingest, ordinal LIMIT 9 OFFSET 100",
  ])
  func queriesGiveWhatThePlainTableGives(sql: String) throws {
    let found = try rows(sql.replacing("#", with: "segment_records"))
    #expect(try found == rows(sql.replacing("#", with: "records")))
    #expect(!found.isEmpty)
  }

  @Test func itsOrderNeedsNoSorting() throws {
    func plan(_ sql: String) throws -> String {
      try rows("EXPLAIN QUERY PLAN \(sql)").map { try $0.decode(String.self, forColumn: "detail") }.joined(
        separator: "; ")
    }
    #expect(
      try plan("SELECT * FROM segment_records WHERE ingest = 1 AND ordinal = 2 ORDER BY ingest, ordinal")
        == "SCAN segment_records VIRTUAL TABLE INDEX 2:")
    #expect(
      try plan("SELECT * FROM segment_records WHERE ingest = 1 ORDER BY ingest, ordinal")
        == "SCAN segment_records VIRTUAL TABLE INDEX 1:")
    #expect(
      try plan("SELECT * FROM segment_records ORDER BY ingest") == "SCAN segment_records VIRTUAL TABLE INDEX 0:")
    #expect(try plan("SELECT * FROM segment_records ORDER BY ordinal").hasSuffix("USE TEMP B-TREE FOR ORDER BY"))
    #expect(try plan("SELECT * FROM segment_records ORDER BY ingest DESC").hasSuffix("USE TEMP B-TREE FOR ORDER BY"))
  }

  @Test func itsWordsAreThoseOfThePlainTable() throws {
    let words = try rows("SELECT * FROM records_named_all ORDER BY ingest, ordinal")
    #expect(words.count == 500)
    #expect(try words == rows("SELECT * FROM records_named ORDER BY ingest, ordinal"))
  }

  @Test func itCannotBeWritten() {
    #expect(throws: LedgerError.self) {
      try ledger.transaction { try $0.database.execute(sql: "DELETE FROM segment_records") }
    }
  }

  @Test func otherToolsDoNotMeetIt() throws {
    let names = try place.asOtherTool { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master") }
    #expect(!names.contains("segment_records") && !names.contains("records_named_all"))
  }

  /// What another hand can do to a segment, and what a query then says.
  @Test(arguments: [
    ("UPDATE segments SET lo = x'01' WHERE ingest = 1", "a segment's column 'lo' cannot be read"),
    ("UPDATE segments SET count = 299 WHERE ingest = 1", "a segment's column 'lo' cannot be read"),
    ("UPDATE segments SET count = -4 WHERE ingest = 1", "a segment has -4 records"),
    ("UPDATE segments SET count = 9223372036854775807 WHERE ingest = 1", "a segment has 9223372036854775807 records"),
  ])
  func damagedSegmentsAreAnError(harm: String, message: String) throws {
    try place.asOtherTool { try $0.execute(sql: harm) }
    let error = #expect(throws: LedgerError.self) { try rows("SELECT lo FROM segment_records") }
    #expect(error?.diagnostic == .ledgerCorrupt(message, at: Place(file: place.path)))
  }

  @Test func columnsThatAreNotAskedForAreNotRead() throws {
    try place.asOtherTool { try $0.execute(sql: "UPDATE segments SET lo = x'01'") }
    #expect(try rows("SELECT line FROM segment_records").count == 500)
  }
}
