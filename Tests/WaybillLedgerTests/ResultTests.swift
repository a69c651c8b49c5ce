import GRDB
import Testing
import WaybillCore
import struct WaybillCore.Record
import WaybillLedger

@Suite struct ResultTests {
  static let table = MetricTable(
    id: "outside-share", title: "Share that leaves",
    columns: [
      .init("exporter", .text, isKey: true, help: "who exports"), .init("n", .integer, help: "records"),
      .init("lo", .amount, help: "at least"), .init("share", .share, help: "of the whole"),
    ],
    rows: [
      [.text("NLD"), .integer(-3), .amount(Int128(Int64.max) * 7), .share(123_456)],
      [.text(""), .absent, .amount(-1), .share(-1_000_000)],
      [.absent, .absent, .absent, .absent],
    ])

  private func run(_ key: String, started: String) -> RunEntry {
    RunEntry(
      started: started, program: "1.0", pipeline: "waybill.yaml", pipelineHash: "p", resultKey: key, exitStatus: 0,
      options: #"{"a":"b"}"#)
  }

  @Test func resultsComeBackAsTheyWere() throws {
    let ledger = try Workplace().ledger()
    let empty = MetricTable(id: "coverage", title: "", columns: Self.table.columns, rows: [])
    let ingest = try ledger.transaction { transaction in
      let ingest = try transaction.ingest([[]])
      try transaction.storeResults(key: "k", tables: [Self.table, empty, Self.table], ingests: [ingest])
      return ingest
    }
    #expect(try ledger.read { try $0.results(key: "k") } == [Self.table, empty, Self.table])
    #expect(try ledger.read { try $0.ingests(ofResults: "k") } == [ingest])
    #expect(try ledger.read { try $0.results(key: "other") } == nil)
  }

  @Test func aSecondRunAddsOnlyARun() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    func runOnce(_ started: String) throws {
      try ledger.transaction { transaction in
        let known = try transaction.existingIngest(sha256: SnapshotEntry.sample.sha256, mappingHash: "h1")
        let ingest = try known ?? transaction.ingest([Record.random(30, seed: 1)], rejects: [.sample])
        try transaction.storeResults(key: "k", tables: [Self.table], ingests: [ingest])
        try transaction.recordRun(run("k", started: started))
      }
    }
    try runOnce("2026-01-01T00:00:00Z")
    var expected = try place.rowCounts()
    try runOnce("2026-01-02T00:00:00Z")
    expected["runs"] = 2
    #expect(try place.rowCounts() == expected)
    let runs = try ledger.read { try $0.runs() }
    #expect(runs == [run("k", started: "2026-01-01T00:00:00Z"), run("k", started: "2026-01-02T00:00:00Z")])
  }

  @Test func aRunWithoutResultsIsRefused() throws {
    let ledger = try Workplace().ledger()
    #expect(throws: LedgerError.self) { try ledger.transaction { try $0.recordRun(run("none", started: "")) } }
    #expect(try ledger.read { try $0.runs() }.isEmpty)
  }

  @Test func figuresReadWithTheNamesOfTheirColumns() throws {
    let place = try Workplace()
    try place.ledger().transaction { try $0.storeResults(key: "k", tables: [Self.table], ingests: []) }
    let figures = try place.asOtherTool { database in
      try Row.fetchAll(
        database, sql: "SELECT metric, row, column_name, kind, value FROM figures ORDER BY row, column_name"
      )
      .map { row in row.databaseValues.map { "\($0.storage.value ?? "")" }.joined(separator: " ") }
    }
    #expect(
      figures == [
        "outside-share 0 exporter text NLD", "outside-share 0 lo amount 64563604257983.430649",
        "outside-share 0 n integer -3", "outside-share 0 share share 0.123456", "outside-share 1 exporter text ",
        "outside-share 1 lo amount -0.000001", "outside-share 1 share share -1.000000",
      ])
  }

  @Test func anIngestIsCurrentUntilALaterRunOfItsMappingUsesAnother() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    var second = SnapshotEntry.sample
    second.sha256 = "second"
    let ids = try ledger.transaction { transaction in
      let ids = [
        try transaction.ingest([[]]), try transaction.ingest([[]], mapping: "other", hash: "h2"),
        try transaction.ingest([[]], of: second),
      ]
      try transaction.storeResults(key: "k1", tables: [], ingests: [ids[0], ids[1]])
      try transaction.storeResults(key: "k2", tables: [], ingests: [ids[2]])
      return ids.map(\.rawValue)
    }
    func current() throws -> Set<Int64> {
      try place.asOtherTool { try Set(Int64.fetchAll($0, sql: "SELECT ingest FROM current_ingests")) }
    }
    #expect(try current() == [])
    try ledger.transaction { try $0.recordRun(run("k1", started: "1")) }
    #expect(try current() == [ids[0], ids[1]])
    try ledger.transaction { try $0.recordRun(run("k2", started: "2")) }
    #expect(try current() == [ids[2], ids[1]])
    try ledger.transaction { try $0.recordRun(run("k1", started: "3")) }
    #expect(try current() == [ids[0], ids[1]])
  }
}
