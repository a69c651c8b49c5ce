import GRDB
import Testing
import WaybillCore
import WaybillLedger
import WaybillMapping

@testable import WaybillRunner

/// Which options differ between two runs, as the ledger keeps them.
@Suite struct OptionChangeTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func reasons() throws -> [RunDifference.Reason] {
    let workspace = try Workspace.open(place.path("waybill.yaml"), registry: try Workplace.registry())
    return try RunHistory(of: workspace).difference().reasons
  }

  private func words() throws -> [String] { try reasons().map { "\($0.cause.rawValue): \($0.words)" } }

  @Test func anOptionThatIsAnotherIsNamed() throws {
    try place.run()
    try place.edit("waybill.yaml", "groups: [nato, ", "groups: [nato]  # [")
    try place.run()
    let reasons = try reasons()
    #expect(reasons.map(\.option?.name) == ["metrics.outside-share.groups"])
    #expect(reasons.map(\.option?.after) == ["[nato]"] && reasons[0].option?.before?.hasPrefix("[nato, ") == true)
    #expect(reasons[0].words == "metrics.outside-share.groups: \(reasons[0].option?.before ?? ""), then [nato]")
    try place.edit("waybill.yaml", "limits: {rejects: 0}", "limits: {rejects: 4, plain_records: 9}")
    try place.run()
    // The last run has other results than the first, so the two that are compared are the last and the second.
    #expect(
      try words() == ["definition: limits.plain_records: left out, then 9", "definition: limits.rejects: 0, then 4"])
  }

  @Test func aFileOfGroupsThatIsAnotherIsNamed() throws {
    try place.run()
    try place.edit("mappings/groups.yaml", "groups: 1\n", "groups: 1\n# More.\n")
    try place.run()
    #expect(try words() == ["definition: the file 'groups.yaml' is another"])
    try place.write((try place.text("waybill.yaml") + "# The end.\n").utf8, to: "waybill.yaml")
    try place.run()
    #expect(try words() == ["definition: the pipeline is written otherwise, and asks for the same"])
  }

  /// A ledger of an older program has runs without options, and says so.
  @Test func optionsThatNobodyKeptAreNotKnown() throws {
    try place.run()
    try DatabaseQueue(path: place.path("out/waybill.sqlite")).write {
      try $0.execute(sql: "UPDATE runs SET options = ''")
    }
    try place.edit("waybill.yaml", "limits: {rejects: 0}", "limits: {rejects: 4}")
    try place.run()
    #expect(
      try words() == [
        "definition: the pipeline or its groups are others; the options of run 1 are not known, for an older program did "
          + "not keep them"
      ])
  }

  /// What a ledger keeps is what was asked for, whatever characters are in it.
  @Test func optionsComeBackAsTheyWere() throws {
    let tree = try YAML.tree("a: [x, \"y \\\"z\\\"\"]\nb: {c: '1', d: [{metric: m, id: n}, {e: f}]}\n")
    let kept = KeptOptions(tree, files: ["g.yaml": "12"])
    #expect(KeptOptions(kept.text) == kept)
    #expect(
      kept.text
        == #"{"files":{"g.yaml":"12"},"pipeline":{"a":["x","y \"z\""],"b":{"c":"1","d":[{"id":"n","metric":"m"},{"e":"f"}]}}}"#
    )
    #expect(KeptOptions("") == nil && KeptOptions("{}") == nil)
  }

  @Test(arguments: [
    ("metrics: [{metric: m, id: a, n: 1}]", "metrics: [{metric: m, id: a, n: 2}]", "metrics.m a.n: 1 > 2"),
    ("metrics: [{metric: m}, {metric: m}]", "metrics: [{metric: m}, {metric: m, x: y}]", "metrics.m 2.x: - > y"),
    (
      "metrics: [{metric: m}]", "metrics: [{metric: m}, {metric: k, x: [1, 2]}]",
      "metrics.k: - > {metric: k, x: [1, 2]}"
    ),
    (
      "sources: [{mapping: s, edition: b}]", "sources: [{mapping: s, edition: c}]",
      "sources.s b: {edition: b, mapping: s} > -; sources.s c: - > {edition: c, mapping: s}"
    ),
    ("a: {not: [{x: 1}, {x: 2}]}", "a: {not: [{x: 1}, {x: 3}]}", "a.not.2.x: 2 > 3"),
    ("a: x", "a: [x, y]", "a: x > [x, y]"), ("a: x", "a: {b: x}", "a: x > {b: x}"),
    ("a: \"SELECT 1\\n  FROM t\"", "a: SELECT 2", "a: SELECT 1 FROM t > SELECT 2"), ("a: x", "a: x", ""),
  ])
  func optionsThatDiffer(before: String, after: String, expected: String) throws {
    let changes = OptionChange.all(from: OptionValue(try YAML.tree(before)), to: OptionValue(try YAML.tree(after)))
    #expect(changes.map { "\($0.name): \($0.before ?? "-") > \($0.after ?? "-")" }.joined(separator: "; ") == expected)
  }

  private enum YAML {
    static func tree(_ text: String) throws -> ConfigNode { try YAMLReader.read(Array(text.utf8), file: "a.yaml") }
  }
}
