import Testing
import WaybillCore
import struct WaybillCore.Record

@testable import WaybillLedger

@Suite struct QueryTests {
  private func refusal(_ sql: String) throws -> String {
    let error = #expect(throws: LedgerError.self) { try LedgerQuery(checking: sql) }
    return try #require(error).description
  }

  @Test func aQueryIsPreparedBeforeThereIsALedger() throws {
    let query = try LedgerQuery(checking: "SELECT source, sum(lo_millionths) AS lo FROM run_records WHERE source = :s")
    #expect(query.columns == ["source", "lo"] && query.parameters == ["s"])
    #expect(try LedgerQuery(checking: "-- why\n/* so */ WITH a AS (SELECT 1) SELECT * FROM a").columns == ["1"])
  }

  @Test func whatIsNoReadingStatementIsRefused() throws {
    let rule = "error: the query must be one statement that SQLite can run:"
    #expect(try refusal("SELECT FROM") == "\(rule) near \"FROM\": syntax error [bad-query]")
    #expect(try refusal("SELECT x FROM run_records") == "\(rule) no such column: x [bad-query]")
    #expect(try refusal("SELECT * FROM sqlite_schema, ingests") == "\(rule) no such table: ingests [bad-query]")
    #expect(try refusal("SELECT 1; SELECT 2") == "\(rule) found several, or none [bad-query]")
    for sign in ["@", "$", "?"] {
      let name = sign == "?" ? "?" : "\(sign)y"
      #expect(
        try refusal("SELECT source FROM run_records WHERE exporter = \(name)")
          == "\(rule) a parameter is written ':name', not '\(name)' [bad-query]")
    }
    #expect(try LedgerQuery(checking: "SELECT :y, :y").parameters == ["y"])
    let reads = "error: the query must begin with SELECT, WITH or VALUES, and only read [bad-query]"
    for sql in [
      "", "SELEC 1", "DELETE FROM ingests", "PRAGMA user_version", "ATTACH 'x.db' AS x", "CREATE TABLE t (a)",
      "WITH a AS (SELECT 1) DELETE FROM run_records",
    ] { #expect(try refusal(sql) == reads, "\(sql)") }
  }

  @Test func rowsHaveALimit() throws {
    let ledger = try Workplace().ledger()
    func rows(_ count: Int) throws -> Int {
      let query = try LedgerQuery(
        checking: """
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count)) SELECT i FROM n
          """)
      return try ledger.read { try $0.rows(of: query, over: []).count }
    }
    #expect(try rows(LedgerReader.mostRows) == LedgerReader.mostRows)
    let error = #expect(throws: LedgerError.self) { try rows(LedgerReader.mostRows + 1) }
    #expect(
      error?.description
        == "error: the query must be one statement that SQLite can run: it gives more than 1000000 rows [bad-query]")
  }

  @Test func itSeesTheRecordsOfTheIngestsAskedForAndWritesNothing() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    let (one, two) = try ledger.transaction { transaction in
      (
        try transaction.ingest([Record.random(30, seed: 1)]),
        try transaction.ingest([Record.random(20, source: "other", seed: 2)], mapping: "other", hash: "h2")
      )
    }
    let query = try LedgerQuery(checking: "SELECT source, count(*) FROM run_records GROUP BY source ORDER BY source")
    let both: [[QueryValue]] = [[.text("other"), .integer(20)], [.text("sample"), .integer(30)]]
    #expect(try ledger.read { try $0.rows(of: query, over: [one, two]) } == both)
    #expect(try ledger.read { try $0.rows(of: query, over: [two]) } == [both[0]])
    #expect(try ledger.transaction { try $0.rows(of: query, over: [one]) } == [both[1]])
    // The run that asked goes on writing.
    try ledger.transaction { transaction in
      _ = try transaction.rows(of: query, over: [one])
      try transaction.ingest([Record.random(5, seed: 3)], hash: "h3")
    }
    #expect(try ledger.read { try $0.ingests() }.count == 3)
  }

  @Test func parametersAreTexts() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    let id = try ledger.transaction { try $0.ingest([Record.random(30, seed: 1)]) }
    let query = try LedgerQuery(checking: "SELECT count(*) FROM run_records WHERE source = :source")
    func count(_ source: String) throws -> [[QueryValue]] {
      try ledger.read { try $0.rows(of: query, over: [id], ["source": .text(source), "other": .text("x")]) }
    }
    #expect(try count("sample") == [[.integer(30)]])
    #expect(try count("' OR 1 = 1 --") == [[.integer(0)]])
  }

  @Test func aSumThatOverflowsIsToldAndNotRounded() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    let id = try ledger.transaction { try $0.ingest([Record.random(3, seed: 1)]) }
    let query = try LedgerQuery(checking: "SELECT sum(9223372036854775807) FROM run_records")
    let error = #expect(throws: LedgerError.self) { try ledger.read { try $0.rows(of: query, over: [id]) } }
    #expect(
      error?.description == "error: the query must be one statement that SQLite can run: integer overflow [bad-query]")
  }
}
