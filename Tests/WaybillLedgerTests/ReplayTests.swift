import GRDB
import Testing
import WaybillCore
import struct WaybillCore.Record
@testable import WaybillLedger

/// Units of files, and ingests that add to others.
@Suite struct ReplayTests {
  private let place: Workplace
  private let ledger: Ledger

  init() throws {
    place = try Workplace()
    ledger = try place.ledger()
  }

  private func ingest(
    _ records: [Record], hash: String, replaying earlier: IngestID? = nil, total: Int? = nil,
    parts: [WorkUnit.Part] = [.whole]
  ) throws -> IngestID {
    try ledger.transaction { transaction in
      let id = try transaction.beginIngest(
        of: .sample, mapping: "sample", mappingHash: hash, program: "1", replaying: earlier)
      var batch = RecordBatch(source: "sample")
      batch.replace(with: records)
      try transaction.append(batch, to: id)
      var counts = RowAccount()
      counts.records = total ?? records.count
      try transaction.finishIngest(id, counts: counts, parts: parts)
      return id
    }
  }

  @Test func theUnitsOfAFileAreKept() throws {
    let parts: [WorkUnit.Part] = [.sheet("Tabel 1"), .member("a/b.csv"), .whole]
    let id = try ingest([], hash: "h", parts: parts)
    #expect(try ledger.read { try $0.parts(of: id) } == parts)
  }

  @Test func aRangeOfBytesHasTheLinesOfTheWhole() throws {
    let id = try ingest([], hash: "h", parts: [.bytes(0..<9, firstLine: 1)])
    #expect(try ledger.read { try $0.parts(of: id) } == [.whole])
  }

  @Test func aUnitOfAnUnknownKindIsAnError() throws {
    let id = try ingest([], hash: "h")
    try place.asOtherTool { try $0.execute(sql: "UPDATE parts SET kind = 'page'") }
    let error = #expect(throws: LedgerError.self) { try ledger.read { try $0.parts(of: id) } }
    #expect(
      error?.diagnostic
        == .ledgerCorrupt("a unit of ingest 1 is of an unknown kind 'page'", at: Place(file: place.path)))
  }

  @Test func anIngestAddsToTheOneThatItTriesAgain() throws {
    let all = Record.random(30, seed: 5)
    let first = try ingest(Array(all[..<20]), hash: "h1")
    let second = try ingest(Array(all[20..<25]), hash: "h2", replaying: first, total: 25)
    let third = try ingest(Array(all[25...]), hash: "h3", replaying: second, total: 30)
    try ledger.read { reader in
      #expect(try reader.chain(of: first) == [first])
      #expect(try reader.chain(of: third) == [first, second, third])
      let records = try reader.chain(of: third).flatMap { try reader.records(of: $0) }
      #expect(records == normalised(all))
      #expect(try reader.attempts(sha256: SnapshotEntry.sample.sha256, mapping: "sample").last == third)
      #expect(try reader.attempts(sha256: SnapshotEntry.sample.sha256, mapping: "other") == [])
      #expect(try reader.existingIngest(sha256: SnapshotEntry.sample.sha256, mappingHash: "h2") == second)
      #expect(try reader.damage() == [])
    }
    #expect(try place.rowCounts()["records"] == 30)
  }

  @Test func theRoomOfThePlainTableIsCountedInRecordsThatItHas() throws {
    let small = try Ledger(path: place.path(of: "small.ledger"), plainRowsUpTo: 25)
    let records = Record.random(25, seed: 6)
    let first = try small.transaction { try $0.ingest([Array(records[..<20])], hash: "h1") }
    try small.transaction { transaction in
      let id = try transaction.beginIngest(
        of: .sample, mapping: "sample", mappingHash: "h2", program: "1", replaying: first)
      var batch = RecordBatch(source: "sample")
      batch.replace(with: Array(records[20...]))
      try transaction.append(batch, to: id)
      var counts = RowAccount()
      counts.records = 25
      try transaction.finishIngest(id, counts: counts)
    }
    #expect(try small.read { try $0.ingests().map(\.isPlain) } == [true, true])
  }

  @Test func aChainThatBitesItsTailIsAnError() throws {
    let first = try ingest([], hash: "h1")
    let second = try ingest([], hash: "h2", replaying: first)
    try place.asOtherTool {
      try $0.execute(sql: "UPDATE ingests SET replays = ? WHERE id = ?", arguments: [second.rawValue, first.rawValue])
    }
    #expect(throws: LedgerError.self) { try ledger.read { try $0.chain(of: second) } }
  }
}
