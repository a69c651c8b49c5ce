import Testing
import WaybillTesting

/// What `waybill diff` and `waybill trace --line` print.
@Suite struct DiffCommandTests {
  private let demo: DemoFolder

  init() throws { demo = try DemoFolder() }

  private func waybill(_ arguments: String...) throws -> Said { try demo.waybill(arguments) }

  private func run() throws { #expect(try demo.waybill(["run", demo.pipeline]).status == 0) }

  private func diff(_ rest: String...) throws -> Said {
    try demo.waybill(["diff", "--pipeline", demo.pipeline] + rest)
  }

  /// The text without what differs from run to run and from place to place.
  private func steady(_ text: String) -> String {
    text.replacing(demo.path, with: "DEMO").replacing(#/\d{4}-\d\d-\d\dT[\d:]+Z/#, with: "TIME")
      .replacing(#/[0-9a-f]{12}/#, with: "HASH")
  }

  @Test func aFigureThatMovesByItsData() throws {
    try run()
    try demo.edit(DemoFolder.file) { $0.replacing("900012,Lithuania,Pakistan", with: "900012,Lithuania,Latvia") }
    try run()
    let said = try diff("--limit", "6")
    #expect(said.status == 0 && said.errors == "")
    try expectGolden(steady(said.output), "diff-data.txt")
    #expect(try diff("--json").output.contains("\"causes\" : [\n        \"data\"\n      ]"))
    #expect(try diff("1", "2", "--limit", "6").output == said.output)
    #expect(try diff("2", "1").output != said.output)
  }

  @Test func aFigureThatMovesByItsMappingOrItsDefinition() throws {
    try run()
    try demo.edit("mappings/sipri-register.yaml") { $0 + "\n# A line that changes nothing.\n" }
    try run()
    #expect(try diff().output.contains("  mapping of sipri-register: the mapping or a file that it names is another\n"))
    try demo.edit("waybill.yaml") { $0 + "\n# Another.\n" }
    try run()
    let said = try diff("2", "3")
    #expect(
      said.output.contains("  definition: the pipeline is written otherwise, and asks for the same\n"), "\(said.output)"
    )
    #expect(said.output.hasSuffix("\n\nno figure moved\n"))
    try demo.edit("waybill.yaml") { $0.replacing("metrics:\n", with: "snapshots: elsewhere\nmetrics:\n") }
    try run()
    #expect(try diff("3", "4").output.contains("  definition: snapshots: left out, then elsewhere\n"))
    let json = try diff("4", "3", "--json").output
    #expect(json.contains("\"option\" : \"snapshots\"") && json.contains("\"before\" : \"elsewhere\""), "\(json)")
  }

  @Test func runsThatAreTheSame() throws {
    try run()
    let alone = try diff()
    #expect(alone.status == 1 && alone.errors.contains("a difference needs two runs, and the ledger has 1"))
    try run()
    let said = try diff()
    #expect(said.output.hasSuffix("nothing that they were made of differs\n\nno figure moved\n"), "\(said.output)")
    #expect(try diff("7").errors.contains("there is no run 7; the ledger has 1 to 2"))
    let list = steady(try diff("--runs").output)
    #expect(
      list.split(separator: "\n").count == 2 && list.hasPrefix("1  TIME  ")
        && list.contains("program 0.1.0  results HASH"), "\(list)")
  }

  @Test func theFiguresThatALineTouches() throws {
    try run()
    let said = try waybill("trace", demo.pipeline, "--line", "sipri-register.csv:35", "--limit", "8")
    #expect(said.status == 0 && said.errors == "")
    try expectGolden(steady(said.output), "touched.txt")
    let json = try waybill("trace", demo.pipeline, "--line", "\(DemoFolder.file):35", "--json").output
    #expect(json.contains("\"line\" : 35") && json.contains("\"column\" : \"records\""))
  }

  /// Tables of which nothing is said are named, with the way to see what they are made of.
  @Test func tablesThatALineIsNotHeldAgainst() throws {
    try demo.edit("waybill.yaml") {
      $0.replacing(
        "metrics:\n",
        with: """
          metrics:
            - metric: sql
              id: number
              title: Number of records
              query: SELECT source, count(*) AS number FROM run_records GROUP BY source
              columns: {source: {kind: text, key: true, help: S.}, number: {kind: integer, help: N.}}
            - {metric: triangulation, exporter: NLD, groups: [nato]}

          """)
    }
    try run()
    let said = try waybill("trace", demo.pipeline, "--line", "sipri-register.csv:35", "--limit", "2")
    #expect(said.status == 0)
    #expect(
      said.output.hasSuffix(
        """

        not told for sql-number: a query is asked of the ledger as it is, never without a line
          'waybill trace --table sql-number --key NAME=VALUE' shows the lines that made one of its figures
        not told for triangulation: figures of other tables, which move as these do

        """), "\(said.output)")
    let json = try waybill("trace", demo.pipeline, "--line", "sipri-register.csv:35", "--json").output
    #expect(json.contains("\"notTold\" : [\n    \"sql-number\",\n    \"triangulation\"\n  ]"))
  }

  @Test(arguments: [
    ("sipri-register.csv:1", "no record was made of line 1, so it touches no figure [no-record-on-line]"),
    ("other.csv:16", "'other.csv' is not one file of the pipeline, which has docs/tutorial/data/sipri-register.csv"),
  ])
  func linesThatTouchNothing(line: String, message: String) throws {
    try run()
    let said = try waybill("trace", demo.pipeline, "--line", line)
    #expect(said.status == 1 && said.output == "" && said.errors.contains(message), "\(said.errors)")
  }

  @Test(arguments: [
    (["diff", "--limit=-1"], "--limit must be a number from 0, not '-1'"),
    (["diff", "0"], "runs are numbered from 1, so there is no run '0'"),
    (["trace", "--line", "a.csv"], "--line must be FILE:LINE with a number from 1, not 'a.csv'"),
    (["trace", "--line", "a.csv:0"], "--line must be FILE:LINE with a number from 1, not 'a.csv:0'"),
    (["trace", "--line", "a.csv:2", "--table", "t"], "--line asks for figures, so --table, --column and --key"),
    (["trace", "--part", "Sheet1"], "--part says where a --line stands"),
  ])
  func wrongUse(arguments: [String], message: String) throws {
    let said = try demo.waybill(arguments)
    #expect(said.status == 2 && said.errors.contains(message), "\(said.errors)")
  }
}
