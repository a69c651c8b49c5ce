import Testing
import WaybillCore

@Suite struct OptionValueTests {
  enum Word: String, CaseIterable { case one, two }

  @Test func valuesAreReadOrRefused() throws {
    var table = OptionTable(["a": "12", "b": "x", "c": "-1", "d": "two", "e": "tow", "f": "1.5", "g": "1,5", "h": "99"])
    #expect(table.integer("a") == 12 && table.integer("z") == nil)
    #expect(
      table.integer("b") == nil && table.integer("c", from: 0) == nil && table.integer("h", from: 1, to: 9) == nil)
    #expect(table.integer("a", to: 9) == nil)
    #expect(table.choice("d", of: Word.self) == .two && table.choice("e", of: Word.self) == nil)
    #expect(table.amount("f") == Amount(millionths: 1_500_000) && table.amount("g") == nil)
    var problems = Diagnostics()
    table.finish(into: &problems)
    #expect(
      problems.all.map(\.message) == [
        "'b' must be a whole number, not 'x'", "'c' must be a whole number from 0, not '-1'",
        "'h' must be a whole number from 1 to 9, not '99'", "'a' must be a whole number up to 9, not '12'",
        "'e' must be 'one' or 'two', not 'tow'; did you mean 'two'?", "'g' must be a number such as 1234.5, not '1,5'",
      ])
  }
}

@Suite struct PluginTests {
  private static func text(_ text: String, _ line: Int) -> ConfigNode {
    ConfigNode(.text(text), at: Place(file: "p.yaml", line: line, column: 3))
  }

  private static func table(_ entries: (String, ConfigNode)...) -> OptionTable {
    let place = Place(file: "p.yaml", line: 1, column: 1)
    return OptionTable(
      entries.map { .init(key: $0, keyPlace: Place(file: "p.yaml", line: $1.place.line, column: 1), value: $1) },
      at: place)
  }

  @Test func keysAreCheckedAgainstTheirSpecification() {
    var options = Self.table(("grops", Self.text("x", 2)))
    options.check([
      OptionSpec("groups", "list", required: true, help: ""), OptionSpec("span", "list", required: true, help: ""),
    ])
    #expect(options["groups"]?.text == "x", "a slip is read as what it stands for, and is one error")
    let problems = #expect(throws: Diagnostics.self) { try options.finish() }
    #expect(
      problems?.description == """
        p.yaml:1:1: error: missing key 'span' [missing-key]
        p.yaml:2:1: error: unknown key 'grops'; did you mean 'groups'? [unknown-key]
        """)
  }

  /// The check notes another kind of value once, though the reader meets it again.
  @Test func kindsAreCheckedAgainstTheirShape() {
    let list = ConfigNode(.list([]), at: Place(file: "p.yaml", line: 3, column: 3))
    var options = Self.table(("one", list), ("many", Self.text("x", 4)), ("either", list), ("prose", list))
    let section = OptionSection("s", title: "", help: "", keys: [])
    options.check([
      OptionSpec("one", .integer(from: 1), help: ""), OptionSpec("many", .table(section), help: ""),
      OptionSpec("either", .oneOrMany(.text, of: "texts"), help: ""), OptionSpec("prose", "anything", help: ""),
    ])
    #expect(options.text("one") == nil && options.table("many") == nil)
    let problems = #expect(throws: Diagnostics.self) { try options.finish() }
    #expect(
      problems?.all.map(\.description) == [
        "p.yaml:3:3: error: 'one' must be a text, not a list [wrong-shape]",
        "p.yaml:4:3: error: 'many' must be a table, not a text [wrong-shape]",
      ])
  }

  @Test func aTableWithOneOfSomeKeys() {
    let keys = ["cell", "line"].map { OptionSpec($0, .text, help: "") }
    let section = OptionSection("s", title: "", help: "", keys: keys, rules: [.exactlyOne(["cell", "line"])])
    #expect(section.expected == "a table with one of the keys 'cell' and 'line'")
    var options = Self.table(("until", Self.text("x", 2)))
    options.check([OptionSpec("until", .table(section), help: "")])
    let problems = #expect(throws: Diagnostics.self) { try options.finish() }
    #expect(problems?.description.contains("must be a table with one of the keys") == true)
  }

  @Test(arguments: [
    (OptionShape.choice(["a", "b", "c"]), "`a`, `b` or `c`"), (.choice(["a"]), "`a`"), (.choice([]), "nothing"),
    (.integer(from: 0), "whole number from 0"), (.integer(from: 0, to: 6), "whole number from 0 to 6"),
    (.number(), "number"), (.number(.aboveZero), "number above 0"), (.number(.zeroToOne), "number from 0 to 1"),
    (.oneOrMany(.named("path"), of: "paths"), "path, or list of paths"),
    (.anyOf([.character, .choice(["tab", ""])]), "character, or `tab` or nothing"),
    (.entries(.choice(["x", "y"]), of: "reasons"), "table of reasons, each `x` or `y`"),
    (.entries(.pattern, of: "patterns"), "table of patterns"), ("prose", "prose"),
  ])
  func shapesInWords(shape: OptionShape, words: String) { #expect(shape.words() == words) }

  @Test(arguments: [
    (OptionRule.exactlyOne(["a", "b"]), "Give exactly one of `a` and `b`."),
    (.atLeastOne(["a", "b"]), "Give at least one of `a` and `b`."),
    (.atMostOne(["a", "b", "c"]), "Give at most one of `a`, `b` and `c`."),
    (.only(["a"], beside: "b"), "`a` needs `b`."),
    (.only(["a", "b"], beside: "t", words: ["x", "y"]), "`a` and `b` need `t: x` or `t: y`."),
    (.needs("a", beside: "t", word: "x"), "`t: x` needs `a`."), (.needs("a", beside: "b"), "`b` needs `a`."),
    (.hereOrShared(["a"], in: "common"), "`a` must be here or in `common`."),
  ])
  func rulesInWords(rule: OptionRule, sentence: String) { #expect(rule.sentence == sentence) }

  @Test func textsAndListsOfTexts() throws {
    let list = ConfigNode(.list([Self.text("a", 3), Self.text("b", 4)]), at: Place(file: "p.yaml", line: 3, column: 3))
    var options = Self.table(("one", Self.text("x", 2)), ("more", list))
    #expect(options.text("one") == "x")
    #expect(options.texts("one")?.map(\.text) == ["x"])
    #expect(options.texts("more")?.map(\.text) == ["a", "b"])
    #expect(options.texts("more")?.map(\.place.line) == [3, 4])
    #expect(options.text("none") == nil)
    #expect(options.texts("none") == nil)
    try options.finish()
    #expect(options.text("more") == nil)
    let problems = #expect(throws: Diagnostics.self) { try options.finish() }
    #expect(problems?.description == "p.yaml:3:3: error: 'more' must be a text, not a list [wrong-shape]")
  }

  @Test func aListOfOtherThingsIsAProblem() {
    let inner = ConfigNode(.table([]), at: Place(file: "p.yaml", line: 3, column: 5))
    var options = Self.table(("more", ConfigNode(.list([inner]), at: inner.place)))
    #expect(options.texts("more")?.isEmpty == true)
    let problems = #expect(throws: Diagnostics.self) { try options.finish() }
    #expect(problems?.description == "p.yaml:3:5: error: 'more' must be a list of texts, not a table [wrong-shape]")
  }

  @Test func problemsOfAPluginsOwn() {
    var options = OptionTable(["a": "1"])
    #expect(options["a"]?.text == "1")
    options.problem(.badOption("a", expected: "2", found: "1", at: options.place))
    #expect(throws: Diagnostics.self) { try options.finish() }
  }

  @Test func problemsCanBeHandedOn() {
    var options = OptionTable(["a": "1"])
    options.check([])
    var problems = Diagnostics([.missingKey("b", at: options.place)])
    options.finish(into: &problems)
    #expect(problems.all.map(\.code.rawValue) == ["missing-key", "unknown-key"])
  }

  @Test func nodesHoldOneThing() {
    let text = Self.text("x", 1)
    let table = ConfigNode(.table([.init(key: "k", keyPlace: text.place, value: text)]), at: text.place)
    #expect((text.kind, text.list == nil, text.table == nil) == ("a text", true, true))
    #expect((table.kind, table.text == nil, table["k"], table["z"]) == ("a table", true, text, nil))
    #expect(ConfigNode(.list([]), at: text.place).kind == "a list")
    #expect(text["k"] == nil)
  }

  private enum One: Plugin {
    static func register(in registry: inout Registry) throws(RegistrationError) {
      try registry.register(Count.self)
      try registry.register(Nothing.self)
    }
  }

  private enum SameMetric: Plugin {
    static func register(in registry: inout Registry) throws(RegistrationError) { try registry.register(Count.self) }
  }

  private enum SameSource: Plugin {
    static func register(in registry: inout Registry) throws(RegistrationError) { try registry.register(Nothing.self) }
  }

  @Test func aRegistryIsAValue() throws {
    let registry = try Registry([One.self])
    #expect(registry.metricIDs == ["count"])
    #expect(registry.sourceIDs == ["nothing"])
    #expect(registry.metric("count") == Count.self)
    #expect(registry.source("nothing") == Nothing.self)
    #expect(registry.metric("nothing") == nil)
    #expect(registry.source("count") == nil)
    #expect(Registry().metricIDs.isEmpty)
  }

  @Test func twoPluginsCannotClaimOneName() {
    #expect(throws: RegistrationError.duplicateMetric(id: "count")) { try Registry([One.self, SameMetric.self]) }
    #expect(throws: RegistrationError.duplicateSource(id: "nothing")) { try Registry([One.self, SameSource.self]) }
    #expect(RegistrationError.duplicateMetric(id: "a").description == "two plugins register the metric 'a'")
    #expect(RegistrationError.duplicateSource(id: "a").description == "two plugins register the source 'a'")
  }

  @Test func aSourceIsOneUnitUnlessItSaysOtherwise() throws {
    let snapshot = Snapshot(path: "/x", name: "x", sha256: "", size: 0)
    #expect(try Nothing(options: OptionTable()).units(of: snapshot, atMost: 8) == [WorkUnit(snapshot)])
    #expect(
      SourceError(.missingKey("k", at: Place(file: "f"))).description == "f: error: missing key 'k' [missing-key]")
  }
}

/// A metric that counts records.
private struct Count: Metric {
  static let descriptor = MetricDescriptor(id: "count", title: "Records", measures: Measure.allCases)
  private var count = 0

  init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {}

  mutating func add(_ batch: borrowing RecordBatch) { count += batch.count }
  mutating func merge(_ other: Count) { count += other.count }
  func result(_ context: MetricContext) -> [MetricTable] {
    [MetricTable(id: "count", title: "", columns: [.init("n", .integer, help: "")], rows: [[.integer(count)]])]
  }
  func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    for row in 0..<batch.count { rows.insert(row) }
  }
}

/// A source without rows.
private struct Nothing: SourceAdapter {
  static let descriptor = SourceDescriptor(id: "nothing", title: "Nothing")

  init(options: OptionTable) throws(Diagnostics) {}

  func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader { Reader() }

  private struct Reader: BatchReader {
    let layout = Layout(columns: [])
    mutating func read(into batch: inout RowBatch) throws(SourceError) -> Bool { false }
  }
}
