import GRDB
import Testing
import WaybillCore
import struct WaybillCore.Record
import WaybillLedger

@Suite struct IngestTests {
  @Test func anIngestIsFoundByItsSnapshotAndMapping() throws {
    let ledger = try Workplace().ledger()
    let id = try ledger.transaction { try $0.ingest([[]], vintage: "2024-07") }
    try ledger.read { reader in
      let sha256 = SnapshotEntry.sample.sha256
      #expect(try reader.existingIngest(sha256: sha256, mappingHash: "h1") == id)
      #expect(try reader.existingIngest(sha256: sha256, mappingHash: "h2") == nil)
      #expect(try reader.existingIngest(sha256: "other", mappingHash: "h1") == nil)
      let entry = try reader.ingest(id)
      #expect(entry.snapshot == .sample)
      #expect(entry.mapping == "sample")
      #expect(entry.mappingHash == "h1")
      #expect(entry.program == "1.0")
      #expect(entry.vintage == "2024-07")
      #expect(try reader.ingests() == [entry])
    }
  }

  @Test func aSnapshotIsKeptOnceWithItsFirstEntry() throws {
    let ledger = try Workplace().ledger()
    var renamed = SnapshotEntry.sample
    renamed.name = "elsewhere/licences.csv"
    try ledger.transaction { transaction in
      try transaction.ingest([[]])
      try transaction.ingest([[]], of: renamed, hash: "h2")
    }
    #expect(try ledger.read { try $0.snapshots() } == [.sample])
  }

  @Test func aSnapshotIsNotReadTwiceWithOneMapping() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    try ledger.transaction { try $0.ingest([[]]) }
    let error = #expect(throws: LedgerError.self) { try ledger.transaction { try $0.ingest([[]]) } }
    #expect(error?.diagnostic.code == .ledgerFailed)
    #expect(try ledger.read { try $0.ingests() }.count == 1)
  }

  @Test func countsComeBackAndAreReadableText() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    var counts = RowAccount()
    counts.rowsIn = 12
    counts.rowsMapped = 9
    counts.rowsRejected = 1
    counts.emitsRejected = 3
    counts.dropped = ["total row": 2]
    counts.skipped = ["no value": 4]
    counts.notes = ["rounded": 5]
    let id = try ledger.transaction { transaction in
      let id = try transaction.beginIngest(of: .sample, mapping: "sample", mappingHash: "h1", program: "1.0")
      try transaction.finishIngest(
        id, counts: counts, captures: ["": ["date": "2024-07"], "Blad 1": ["a": "b", "c": ""]])
      return id
    }
    #expect(try ledger.read { try $0.counts(of: id) } == counts)
    #expect(try ledger.read { try $0.captures(of: id) } == ["": ["date": "2024-07"], "Blad 1": ["a": "b", "c": ""]])
    let json = try place.asOtherTool { try String.fetchOne($0, sql: "SELECT counts FROM ingests") }
    let expected = """
      {"dropped":{"total row":2},"emitsRejected":3,"notes":{"rounded":5},"records":0,"rowsIn":12,"rowsMapped":9,\
      "rowsRejected":1,"skipped":{"no value":4}}
      """
    #expect(json == expected)
  }

  @Test func rejectsComeBackInOrder() throws {
    let ledger = try Workplace().ledger()
    let whole = Reject(Diagnostic.Code(rawValue: "open-quote"), "a quote is never closed", line: 9, column: 1)
    let id = try ledger.transaction { transaction in
      let id = try transaction.beginIngest(of: .sample, mapping: "sample", mappingHash: "h1", program: "1.0")
      try transaction.append([.sample, whole], to: id)
      try transaction.append([Reject](), to: id)
      try transaction.append([whole], to: id)
      try transaction.finishIngest(id, counts: RowAccount())
      return id
    }
    #expect(try ledger.read { try $0.rejects(of: id) } == [.sample, whole, whole])
    #expect(try ledger.read { try $0.rejects(of: id, limit: 1) } == [.sample])
  }

  @Test func anIngestThatIsNotThereIsAnError() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    let error = #expect(throws: LedgerError.self) { try ledger.read { try $0.counts(of: IngestID(rawValue: 7)) } }
    #expect(error?.description == "\(place.path): error: the ledger has no ingest 7 [ledger-no-ingest]")
  }
}
