import Testing
import WaybillCore
import WaybillRunner

/// What a broken pipeline, mapping or ledger gives: every problem with its place, and nothing committed.
@Suite struct BrokenPipelineTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// One text of a file replaced, and what is then said.
  struct Edit: Sendable, CustomTestStringConvertible {
    var file = "waybill.yaml"
    let old: String
    let new: String
    let expected: [String]

    var testDescription: String { "\(file): \(old) -> \(new)" }
  }

  static let edits = [
    Edit(
      old: "ledger:", new: "legder:",
      expected: [
        "waybill.yaml:4:1: error: unknown key 'legder'; did you mean 'ledger'? [unknown-key]"
      ]),
    Edit(
      old: "pipeline: 1", new: "pipeline: 2",
      expected: ["waybill.yaml:3:11: error: 'pipeline' must be '1', not '2' [bad-option]"]),
    Edit(
      old: "mappings/sipri-register.yaml", new: "mappings/sipri.yaml",
      expected: ["waybill.yaml:7:14: error: there is no file 'mappings/sipri.yaml' [no-file]"]),
    Edit(
      old: "groups: mappings/groups.yaml", new: "groups: mappings/none.yaml",
      expected: ["waybill.yaml:9:9: error: there is no file 'mappings/none.yaml' [no-file]"]),
    Edit(
      old: "metric: outside-share", new: "metric: outside-shares",
      expected: [
        "waybill.yaml:11:13: error: 'metric' must be 'outside-share', 'sql', 'triangulation' or 'claims', not 'outside-shares'; did you mean "
          + "'outside-share'? [bad-option]"
      ]),
    Edit(
      old: "metric: outside-share", new: "merit: outside-share",
      expected: ["waybill.yaml:11:5: error: missing key 'metric' [missing-key]"]),
    Edit(
      old: "nato+ukraine]", new: "nato+ukrain]",
      expected: [
        "waybill.yaml:13:50: error: unknown group 'ukrain' in 'groups'; there are equivalents, eu, nato and ukraine; did you mean 'ukraine'? [unknown-group]"
      ]),
    Edit(
      old: "metrics:\n", new: "metrics:\n  - {metric: triangulation, exporter: [NLD, FRE]}\n",
      expected: ["waybill.yaml:11:45: error: unknown party code 'FRE'; did you mean 'FRA'? [unknown-code]"]),
    Edit(
      old: "metrics:\n",
      new:
        "metrics:\n  - {metric: claims, claims: [{id: c, text: t, by: b, figure: 1, about: {table: t, exporter: France}}]}\n",
      expected: ["waybill.yaml:11:94: error: unknown party code 'France'; did you mean 'FRA'? [unknown-code]"]),
    Edit(
      old: "alliance: nato", new: "aliance: nato",
      expected: ["waybill.yaml:12:5: error: unknown key 'aliance'; did you mean 'alliance'? [unknown-key]"]),
    Edit(
      old: "limits: {rejects: 0}", new: "limits: {rejects: some}",
      expected: ["waybill.yaml:17:19: error: 'rejects' must be a whole number from 0, not 'some' [bad-option]"]),
    Edit(
      old: "limits: {rejects: 0}", new: "limits: 5",
      expected: ["waybill.yaml:17:9: error: 'limits' must be a table, not a text [wrong-shape]"]),
    Edit(
      old: "limits: {rejects: 0}", new: "report: nl",
      expected: ["waybill.yaml:17:9: error: 'report' must be a table, not a text [wrong-shape]"]),
    Edit(
      old: "limits: {rejects: 0}", new: "report: {languages: [en, fr]}",
      expected: ["waybill.yaml:17:26: error: 'languages' must be 'en' or 'nl', not 'fr' [bad-option]"]),
    Edit(
      old: "limits: {rejects: 0}", new: "assumptions: [missing-at-random]",
      expected: ["waybill.yaml:17:1: error: unknown key 'assumptions' [unknown-key]"]),
    Edit(
      old: "    alliance: nato", new: "    assumptions: [missing]\n    alliance: nato",
      expected: [
        "waybill.yaml:12:19: error: 'assumptions' must be 'missing-at-random', 'same-mix-as-last-year', "
          + "'navo-plus-within-equivalents' or 'unknown-not-embargoed', not 'missing' [bad-option]"
      ]),
    Edit(
      old: "files: [docs/tutorial/data/sipri-register.csv]", new: "files: []",
      expected: [
        "waybill.yaml:8:12: error: 'files' must be a list of at least one path, not an empty list [wrong-shape]"
      ]),
    Edit(
      old: "    files:", new: "    sha256: [a, b]\n    files:",
      expected: ["waybill.yaml:8:13: error: 'sha256' must be one hash for each of 1 file, not '2 hashes' [bad-option]"]
    ),
    Edit(
      file: Workplace.mapping, old: "reporting: complete", new: "reportin: complete",
      expected: [
        "mappings/sipri-register.yaml:10:1: error: unknown key 'reportin'; did you mean 'reporting'? [unknown-key]"
      ]),
    Edit(
      file: Workplace.mapping, old: "adapter: sipri-register", new: "adapter: sipri-regster",
      expected: [
        "mappings/sipri-register.yaml:12:12: error: no plugin has a source adapter 'sipri-regster'; did you mean "
          + "'sipri-register'? [unknown-adapter]"
      ]),
    Edit(
      file: Workplace.mapping, old: "  adapter: sipri-register", new: "  adapter: sipri-register\n  delimiter: x",
      expected: ["mappings/sipri-register.yaml:13:3: error: unknown key 'delimiter' [unknown-key]"]),
    Edit(
      file: Workplace.mapping, old: "'^Data generated: (.+)$'", new: "'^Data (generated: (.+$'",
      expected: ["mappings/sipri-register.yaml:14:14: error: bad pattern in 'vintage': missing ')' [bad-pattern]"]),
    Edit(
      file: Workplace.mapping, old: "files: [countries.yaml]", new: "files: [counties.yaml]",
      expected: ["mappings/sipri-register.yaml:60:13: error: there is no file 'mappings/counties.yaml' [no-file]"]),
    Edit(
      file: "mappings/groups.yaml", old: "states: [UKR]", new: "states: [UKRR]",
      expected: ["mappings/groups.yaml:41:17: error: unknown party code 'UKRR'; did you mean 'UKR'? [unknown-code]"]),
    Edit(
      file: "mappings/groups.yaml", old: "groups: 1", new: "groups: 1\ngroups: 1",
      expected: [
        "mappings/groups.yaml:5:1: error: key 'groups' is given twice [yaml-duplicate-key]",
        "mappings/groups.yaml:4:1: note: 'groups' is first given here",
      ]),
  ]

  @Test(arguments: edits)
  func everyProblemHasItsPlace(_ edit: Edit) throws {
    try place.edit(edit.file, edit.old, edit.new)
    #expect(place.problems() == edit.expected)
    #expect(!place.exists("out"), "nothing is made where nothing can run")
  }

  @Test func metricsThatAreNoList() throws {
    let text = try place.text("waybill.yaml")
    let start = try #require(text.firstRange(of: "metrics:"))
    try place.write((text[..<start.lowerBound] + "metrics: outside-share\n").utf8, to: "waybill.yaml")
    #expect(place.problems() == ["waybill.yaml:10:10: error: 'metrics' must be a list, not a text [wrong-shape]"])
  }

  @Test func oneMappingTwice() throws {
    try place.write(place.bytes(Workplace.demoFile), to: "other.csv")
    try place.edit(
      "waybill.yaml", "groups: mappings", "  - mapping: \(Workplace.mapping)\n    files: [other.csv]\ngroups: mappings")
    #expect(
      place.problems() == [
        "waybill.yaml:9:14: error: two sources have the id 'sipri-register'; an 'edition' of its own tells each apart [duplicate-source]",
        "waybill.yaml:7:14: note: the first is named here",
      ])
  }

  @Test func problemsOfAllFilesComeAtOnce() throws {
    try place.edit("waybill.yaml", "nato+ukraine]", "nato+ukrain]")
    try place.edit(Workplace.mapping, "scheme: sipri", "scheme: spiri")
    #expect(
      place.problems() == [
        "waybill.yaml:13:50: error: unknown group 'ukrain' in 'groups'; there are equivalents, eu, nato and ukraine; did you mean 'ukraine'? [unknown-group]",
        "mappings/sipri-register.yaml:41:38: error: 'scheme' must be 'hs', 'ml', 'sipri' or 'unroca', not 'spiri'; did "
          + "you mean 'sipri'? [bad-option]",
      ])
  }

  @Test func noPipeline() {
    let error = #expect(throws: Diagnostics.self) { try place.run("none.yaml") }
    #expect(error?.description == "error: there is no file '\(place.path("none.yaml"))' [no-file]")
  }

  @Test func aFolderInPlaceOfTheLedger() throws {
    try place.makeFolder("out/waybill.sqlite")
    #expect(place.problems() == ["out/waybill.sqlite: error: the ledger must be a file, not a folder [ledger-folder]"])
  }

  @Test func aLedgerThatIsNoDatabase() throws {
    try place.makeFolder("out")
    try place.write(
      "a text that is no database, and that is longer than the head of one would be".utf8, to: "out/waybill.sqlite")
    #expect(
      place.problems() == [
        "out/waybill.sqlite: error: the ledger must be an SQLite database, not another kind of file "
          + "[ledger-not-a-database]"
      ])
  }

  @Test func aFileWhereTheLedgersFolderShouldBe() throws {
    try place.write([], to: "out")
    #expect(place.problems() == ["out: error: the folder 'out' cannot be made [cannot-make-folder]"])
  }
}
