import FoundationEssentials
import Testing
import WaybillCore
import WaybillRunner
import WaybillTesting

/// What the commands print, where, and how they end.
@Suite struct CommandTests {
  private let demo: DemoFolder

  init() throws { demo = try DemoFolder() }

  // MARK: Usage

  @Test func theVersion() throws {
    #expect(try demo.waybill("--version") == Said(status: 0, output: "\(Version.current)\n", errors: ""))
  }

  @Test(arguments: [["--help"], ["help"], ["run", "--help"], ["check", "-h"], ["list", "--help"]])
  func helpIsAResult(_ arguments: [String]) throws {
    let said = try demo.waybill(arguments)
    #expect(said.status == 0)
    #expect(said.output.contains("USAGE: waybill"))
    #expect(said.errors == "")
  }

  @Test func theHelpNamesTheCommands() throws {
    let said = try demo.waybill("--help")
    for command in ["run", "check", "test", "preview", "explain", "list", "rejects", "schema", "trace"] {
      #expect(said.output.contains("\n  \(command)"))
    }
  }

  @Test(arguments: [
    (["--bogus"], "Error: Unknown option '--bogus'"), (["list", "sauces"], "sauces"),
    (["chek", "a.yaml"], "Error: There is no command 'chek'; did you mean 'check'?"),
    (["draft", "a.csv"], "Error: There is no command 'draft'; did you mean 'new-source'?"),
    (["everything"], "Error: There is no command 'everything'\n"), (["preview"], "'<file>'"),
    (["explain", "a.csv", "--mapping", "m.yaml", "--line", "0"], "--line must be a number from 1, not '0'"),
    (["list", "sources", "more"], "Error: Unexpected argument 'more'"),
    (["run", "a.yaml", "--out"], "Error: Missing value for '--out <out>'"),
    (["run", "a.yaml", "--threads", "0"], "Error: '--threads' must be from 1 to 256, not 0"),
    (["run", "a.yaml", "--engine", "spark"], "Error: --engine needs --master, the address of Spark's master"),
    (["run", "a.yaml", "--master", "local"], "Error: --master is for an engine; add --engine spark"),
    (["run", "a.yaml", "--bundle", "a.gz", "--workers", "2"], "Error: --bundle is for an engine; add --engine spark"),
    (
      ["run", "a.yaml", "--engine", "spark", "--master", "local", "--threads", "2"],
      "Error: --engine reads by processes of one thread each; leave out --threads"
    ),
    (
      ["run", "a.yaml", "--engine", "spark", "--master", "local", "--without-ledger"],
      "Error: --engine gathers what its processes read in a ledger; leave out --without-ledger"
    ),
    (["run", "a.yaml", "--workers", "0"], "Error: '--workers' must be from 1 to 256, not 0"),
    (
      ["run", "a.yaml", "--workers", "2", "--without-ledger"],
      "Error: --workers gathers what its processes read in a ledger; leave out --without-ledger"
    ),
    (
      ["run", "a.yaml", "--workers", "2", "--threads", "2"],
      "Error: --workers reads by processes of one thread each; leave out --threads"
    ),
    (["plan", "a.yaml"], "Error: Missing expected argument '--units <units>'"),
    (["plan", "a.yaml", "--units", "0"], "Error: '--units' must be from 1 to 100000, not 0"),
    (["run", "a.yaml", "--strickt"], "Error: Unknown option '--strickt'. Did you mean '--strict'?"),
  ])
  func wrongUsageIsAnError(_ arguments: [String], words: String) throws {
    let said = try demo.waybill(arguments)
    #expect(said.status == 2)
    #expect(said.output == "")
    #expect(said.errors.contains(words))
    let last = try #require(said.errors.split(separator: "\n").last)
    #expect(
      last.hasPrefix("  See 'waybill ") && last.hasSuffix("--help' for more information."), "what to do comes last")
  }

  @Test func nothingToDoSaysWhatToDoFirst() throws {
    let said = try demo.waybill([])
    #expect(said.status == 0 && said.errors == "")
    #expect(said.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count <= 10)
    try expectGolden(said.output, "first-contact.txt")
  }

  // MARK: Commands

  @Test func timingsAreSaidBesideTheResult() throws {
    let plain = try demo.waybill("run", demo.pipeline)
    let timed = try demo.waybill("run", demo.pipeline, "--timings", "--threads", "2")
    #expect(timed.status == 0 && timed.output.contains("report  "))
    let lines = timed.errors.split(separator: "\n").map(String.init)
    let header = try #require(lines.first { $0.hasPrefix("stage ") })
    #expect(header.split(separator: " ") == ["stage", "ms", "rows", "ns", "a", "row", "careful"])
    #expect(lines.contains { $0.hasPrefix("read records of the ledger") })
    #expect(lines.last == "files were read by 1 thread")
    #expect(!plain.errors.contains("stage"))
  }

  /// Without a ledger the tables are the same, and nothing else is left.
  @Test func aRunWithoutALedgerHasTheSameTables() throws {
    #expect(try demo.waybill("run", demo.pipeline).status == 0)
    let kept = try demo.text("out/tables/outside-share.csv")
    try FileManager.default.removeItem(atPath: "\(demo.path)/out")
    let said = try demo.waybill("run", demo.pipeline, "--without-ledger")
    #expect(said.status == 0)
    #expect(try demo.text("out/tables/outside-share.csv") == kept)
    #expect(!demo.exists("out/waybill.sqlite"))
    #expect(try demo.text("out/index.html").contains("--without-ledger"))
  }

  @Test(arguments: ["mapping", "pipeline"])
  func schema(of subject: String) throws {
    let said = try demo.waybill("schema", subject)
    #expect(said.status == 0 && said.errors == "")
    #expect(said.output.hasPrefix("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"))
    #expect(said.output.contains("\"title\": \"Waybill \(subject), version 1\""))
    #expect(said.output.hasSuffix("}\n"))
    #expect(try demo.waybill("schema", "groups").status == 2)
  }

  @Test func list() throws {
    let sources = """
      source adapters (read: {adapter: …})
        csv                     Table of delimited text
        json                    Table in JSON
        sipri-register          SIPRI trade register, 17 columns
        sipri-register-rtf      SIPRI trade register in Rich Text Format
        xlsx                    Table in a workbook

      """
    let metrics = """
      metrics (metrics: [{metric: …}])
        outside-share           Share of the alliance's exports that lands outside the group
        sql                     Table that a query over the records of the run makes
        triangulation           What every source says of the same exporters, side by side
        claims                  Claims beside the figures that they are about

      """
    #expect(try demo.waybill("list") == Said(status: 0, output: sources + metrics, errors: ""))
    #expect(try demo.waybill("list", "sources") == Said(status: 0, output: sources, errors: ""))
    #expect(try demo.waybill("list", "metrics") == Said(status: 0, output: metrics, errors: ""))
  }

  @Test func check() throws {
    #expect(
      try demo.waybill("check", demo.pipeline)
        == Said(
          status: 0, output: "waybill.yaml: 1 source with 1 file and 1 metric, no errors\n", errors: ""))
    #expect(
      try demo.waybill("check", "\(demo.path)/mappings/sipri-register.yaml")
        == Said(
          status: 0, output: "mappings/sipri-register.yaml: mapping 'sipri-register', no errors\n", errors: ""))
    #expect(!demo.exists("out"), "a check makes nothing")
  }

  @Test func checkShowsTheProblemsOfAllFiles() throws {
    try demo.edit("waybill.yaml") { $0.replacing("alliance:", with: "aliance:") }
    try demo.edit("mappings/sipri-register.yaml") { $0.replacing("reporting: complete", with: "reporting: some") }
    let said = try demo.waybill("check", demo.pipeline, "\(demo.path)/mappings/sipri-register.yaml")
    #expect(said.status == 1)
    #expect(said.output == "")
    try expectGolden(said.errors, "check-problems.txt")
  }

  @Test func checkLooksAtTheHeadersOfFiles() throws {
    try demo.edit(DemoFolder.file) { $0.replacing(",Supplier,", with: ",Seller,") }
    let said = try demo.waybill("check", demo.pipeline)
    #expect(said.status == 1)
    #expect(said.output == "")
    try expectGolden(said.errors, "check-header.txt")
  }

  @Test func aRun() throws {
    let said = try demo.waybill("run", demo.pipeline)
    #expect(said.status == 0)
    try expectGolden(said.errors, "run-warnings.txt")
    try expectGolden(beforePaths(said.output), "run.txt")
    #expect(try demo.waybill("run", demo.pipeline).output.contains("already in the ledger: nothing was read again"))
  }

  /// A summary up to the paths of the output, whose lines are broken by the length of the test's folder.
  private func beforePaths(_ summary: String) -> String {
    summary.firstRange(of: "\nreport  ").map { String(summary[..<$0.lowerBound]) } ?? summary
  }

  @Test func aRunWithRejects() throws {
    try demo.edit(DemoFolder.file) { $0.replacing("900001,Finland,", with: "900001,Finlnd,") }
    let said = try demo.waybill("run", demo.pipeline)
    #expect(said.status == 3)
    #expect(
      said.errors.hasPrefix(
        "warning: the run has 1 reject, but 'limits.rejects' allows 0; 'waybill rejects waybill.yaml' lists them [too-many-rejects]\n"
      ))
    try expectGolden(beforePaths(said.output), "run-with-rejects.txt")
  }

  @Test func aStrictRunWithRejects() throws {
    try demo.edit(DemoFolder.file) { $0.replacing("900001,Finland,", with: "900001,Finlnd,") }
    let said = try demo.waybill("run", demo.pipeline, "--strict")
    #expect(said.status == 1)
    #expect(said.output == "")
    try expectGolden(said.errors, "run-strict.txt")
  }

  @Test func replay() throws {
    try demo.edit(DemoFolder.file) { $0.replacing("900001,Finland,", with: "900001,Finlnd,") }
    #expect(try demo.waybill("run", demo.pipeline).status == 3)
    #expect(
      try demo.waybill("replay", demo.pipeline)
        == Said(
          status: 0, output: "nothing to try again: no mapping with rejects has changed since the last run\n",
          errors: ""))
    #expect(try demo.waybill("replay", demo.pipeline, "--source", "sipri").status == 1)
    try demo.edit("mappings/sipri-register.yaml") { $0.replacing("names:\n", with: "names:\n      Finlnd: FIN\n") }
    let said = try demo.waybill("replay", demo.pipeline)
    #expect(
      said
        == Said(
          status: 0,
          output: """
            sipri-register: docs/tutorial/data/sipri-register.csv: 1 reject tried again, 2 records added, 0 rejects left
            'waybill run waybill.yaml' computes the figures anew

            """, errors: ""))
    #expect(try demo.waybill("replay", demo.pipeline, "--json").output == "[\n\n]\n")
    #expect(try demo.waybill("rejects", demo.pipeline).output == "0 rejects\n")
    try expectGolden(try demo.waybill("rejects", demo.pipeline, "--history").output, "rejects-history.txt")
    #expect(try demo.waybill("run", demo.pipeline).status == 0)
  }

  @Test func rejects() throws {
    try demo.edit(DemoFolder.file) { $0.replacing("900001,Finland,", with: "900001,Finlnd,") }
    let early = try demo.waybill("rejects", demo.pipeline)
    #expect(early.status == 1)
    #expect(
      early.errors
        == "error: there is no ledger 'out/waybill.sqlite' yet; 'waybill run waybill.yaml' makes it [no-ledger]\n")
    #expect(try demo.waybill("run", demo.pipeline).status == 3)
    let said = try demo.waybill("rejects", demo.pipeline)
    #expect(said.status == 0)
    #expect(said.errors == "")
    try expectGolden(said.output, "rejects.txt")
    #expect(try demo.waybill("rejects", demo.pipeline, "--code", "bad-year").output == "0 rejects\n")
    #expect(try demo.waybill("rejects", demo.pipeline, "--limit", "-1").status == 2)
  }

  @Test func trace() throws {
    #expect(try demo.waybill("run", demo.pipeline).status == 0)
    let keys = ["group=nato", "exporter=PRT", "period=2018-2022"].flatMap { ["--key", $0] }
    let said = try demo.waybill(["trace", demo.pipeline] + keys)
    #expect(said.status == 0)
    #expect(said.errors == "")
    try expectGolden(said.output, "trace.txt")
    let unknown = try demo.waybill("trace", demo.pipeline, "--key", "exporter=ATL")
    #expect(unknown.status == 1)
    #expect(unknown.errors == "error: table 'outside-share' has no row with exporter=ATL [unknown-figure]\n")
    #expect(try demo.waybill("trace", demo.pipeline, "--key", "exporter").status == 2)
  }

  @Test func anotherFolderForTheOutput() throws {
    let said = try demo.waybill("run", demo.pipeline, "--out", "\(demo.path)/elsewhere")
    #expect(said.status == 0)
    #expect(said.output.contains("elsewhere/index.html"))
    #expect(demo.exists("elsewhere/index.html") && demo.exists("out/waybill.sqlite") && !demo.exists("out/index.html"))
  }

  @Test func nothingToRun() throws {
    #expect(
      try demo.waybill("run", "\(demo.path)/none.yaml")
        == Said(status: 1, output: "", errors: "error: there is no file 'none.yaml' [no-file]\n"))
  }

  // MARK: Progress

  @Test func progressIsForTerminalsAlone() throws {
    let erase = "\r\u{1B}[2K"
    let said = try demo.waybill("run", demo.pipeline, isInteractive: true)
    let steps = ["reading \(DemoFolder.file)", "measuring", "gathering the records behind the figures", "writing out"]
    #expect(said.errors.hasPrefix(erase + steps.joined(separator: erase) + erase))
    #expect(!said.output.contains("\u{1B}"))
    #expect(try !demo.waybill("run", demo.pipeline).errors.contains(erase))
  }

  @Test func aProblemTakesTheProgressAway() throws {
    try demo.edit(DemoFolder.file) { _ in "" }
    let said = try demo.waybill("run", demo.pipeline, isInteractive: true)
    #expect(said.status == 1)
    #expect(said.errors.hasSuffix("\r\u{1B}[2K\(DemoFolder.file): error: the file is empty [empty-file]\n"))
  }
}
