import Testing
import WaybillTesting

/// What `waybill sql` answers.
@Suite struct SQLCommandTests {
  private let demo: DemoFolder

  init() throws {
    demo = try DemoFolder()
    #expect(try demo.waybill(["run", demo.pipeline]).status == 0)
  }

  private func ask(_ statement: String, _ rest: String...) throws -> Said {
    try demo.waybill(["sql", statement, demo.pipeline] + rest)
  }

  private static let exporters = """
    SELECT exporter, count(*) AS records, sum(lo_millionths) / 1e6 AS tiv, NULL AS missing FROM run_records
    WHERE measure = 'tiv' AND exporter IN ('NLD', 'LTU') GROUP BY exporter ORDER BY exporter
    """

  @Test func aTable() throws {
    let said = try ask(Self.exporters)
    #expect(said.status == 0 && said.errors == "")
    try expectGolden(said.output, "sql.txt")
    #expect(try ask(Self.exporters, "--limit", "1").output.hasSuffix("\nand 1 more; --limit 0 shows all\n"))
  }

  @Test func forPrograms() throws {
    let csv = try ask("SELECT 'a,b' AS x, '=1+1' AS y, -2 AS n, '-2' AS t, NULL AS z", "--csv").output
    #expect(csv == "x,y,n,t,z\n\"a,b\",=1+1,-2,-2,\n")
    let safe = try ask("SELECT '=1+1' AS y, -2 AS n, '-2' AS t, '-x' AS u, '@s' AS v", "--csv", "--excel-safe").output
    #expect(safe == "y,n,t,u,v\n'=1+1,-2,-2,'-x,'@s\n")
    #expect(
      try ask("VALUES ('\"', 1, 2.5, NULL), ('é', 2, 1e300 * 1e300, x'00')", "--json").output
        == "[\n  {\"column1\": \"\\\"\", \"column2\": 1, \"column3\": 2.5, \"column4\": null}\n"
        + ", {\"column1\": \"é\", \"column2\": 2, \"column3\": null, \"column4\": null}\n]\n")
    #expect(try ask("SELECT 1 WHERE 0", "--json").output == "[\n]\n")
  }

  @Test func resultsAndTheLedgersOwnTables() throws {
    #expect(try ask("SELECT count(*) > 100 AS many FROM figures", "--csv").output == "many\n1\n")
    #expect(try ask("SELECT count(*) AS n FROM runs", "--csv").output == "n\n1\n")
  }

  @Test(arguments: [
    ("DELETE FROM runs", "and only read [bad-query]"), ("PRAGMA user_version = 9", "and only read [bad-query]"),
    ("ATTACH 'x.db' AS x", "and only read [bad-query]"),
    ("WITH a AS (SELECT 1) DELETE FROM runs", "and only read [bad-query]"),
    ("/* read */ -- only\nATTACH 'x.db' AS x", "and only read [bad-query]"),
    ("WITH a AS (SELECT 1) INSERT INTO texts SELECT 9, 'x' FROM a", "and only read [bad-query]"),
    ("VACUUM INTO 'copy.db'", "and only read [bad-query]"),
    ("REPLACE INTO runs VALUES (1)", "and only read [bad-query]"),
    ("SELECT load_extension('x')", "[bad-query]"), ("SELECT writefile('x', 'y')", "no such function: writefile"),
    ("SELECT readfile('waybill.yaml')", "no such function: readfile"),
    ("SELECT edit('x')", "no such function: edit"), ("SELECT * FROM pragma_journal_mode('delete')", "[bad-query]"),
    ("SELECT 1; SELECT 2", "found several, or none [bad-query]"), ("SELECT x FROM nowhere", "no such table: nowhere"),
  ])
  func whatIsRefused(statement: String, message: String) throws {
    let said = try ask(statement)
    #expect(said.status == 1 && said.output == "" && said.errors.contains(message), "\(said.errors)")
    #expect(try ask("SELECT count(*) AS n FROM runs", "--csv").output == "n\n1\n")
    #expect(!demo.exists("x") && !demo.exists("x.db") && !demo.exists("copy.db"))
  }

  @Test func aPipelineThatIsNotRunAsItIs() throws {
    try demo.edit("waybill.yaml") { $0 + "\n# changed\n" }
    let said = try ask("SELECT 1")
    #expect(said.status == 1 && said.errors.contains("[no-run-yet]"))
  }

  @Test(arguments: [
    (["sql", "SELECT 1", "--csv", "--json"], "--csv and --json are two forms of one answer"),
    (["sql", "SELECT 1", "--excel-safe"], "--excel-safe is about CSV"),
    (["sql", "SELECT 1", "--limit=-1"], "--limit must be a number from 0"),
  ])
  func wrongUse(arguments: [String], message: String) throws {
    let said = try demo.waybill(arguments)
    #expect(said.status == 2 && said.errors.contains(message), "\(said.errors)")
  }
}
