import Testing
import WaybillCore

@testable import WaybillMapping

/// Mappings made to take all time or memory: a diagnostic, or soon done.
///
/// What takes megabytes runs in a process of its own, so that tests which measure memory are not disturbed.
@Suite struct LanguageLimitTests {
  private static func codes(_ mapping: LanguageMapping) throws -> [String] {
    do {
      _ = try MappingFile.read(try yaml(mapping.text), references: try repositoryReferences())
      return []
    } catch let error as Diagnostics {
      return error.sorted.map(\.code.rawValue)
    }
  }

  @Test(arguments: ["(a{1000}){1000}", "((a{100}){100}){100}", "(\\pL{1000}|\\pN{1000}){1}", "(?:x?){1001}"])
  func patternsMadeToExplode(pattern: String) throws {
    #expect(
      try LanguageLimitTests.codes(LanguageMapping(value: "{from: worth, type: decimal, match: {'\(pattern)': ''}}"))
        == ["bad-pattern"])
    let rows = "rows:\n  - {drop_matching: {worth: '\(pattern)'}, reason: r}"
    #expect(try LanguageLimitTests.codes(LanguageMapping(rows: rows)) == ["bad-pattern"])
  }

  @Test(arguments: [(255, [String]()), (256, ["too-many"])])
  func listsOfAMapping(count: Int, codes: [String]) throws {
    let steps = (0..<count).map { "  - {drop: 'worth == \"\($0)\"', reason: r}" }
    #expect(
      try LanguageLimitTests.codes(LanguageMapping(rows: "rows:\n\(steps.joined(separator: "\n"))")) == codes)
    let emit = "{basis: delivery, measure: items, unit: item, value: {from: worth, type: integer}}"
    #expect(
      try LanguageLimitTests.codes(LanguageMapping(emits: Array(repeating: emit, count: count - 1))) == codes)
  }

  /// Such a pattern takes other engines years.
  @Test func aPatternThatBacktracksElsewhere() throws {
    let rows = "rows:\n  - {drop_matching: {worth: '^(a|a)*(a+)+$'}, reason: r}"
    let cell = String(repeating: "a", count: 100_000) + "b"
    #expect(try LanguageMapping(rows: rows).one(worth: cell).account.rowsRejected == 1)
  }

  @Test func anExpressionNestedDeep() async {
    await #expect(processExitsWith: .success) {
      for (open, close) in [("(", ")"), ("-", ""), ("abs(", ")"), ("(1 + ", ")")] {
        let text = String(repeating: open, count: 100_000) + "worth" + String(repeating: close, count: 100_000)
        let mapping = LanguageMapping(value: "{expr: '\(text)', type: decimal}")
        let codes = try LanguageLimitTests.codes(mapping)
        #expect(codes == ["expr-syntax"])
      }
    }
  }

  @Test func anExpressionOfManyTerms() async {
    await #expect(processExitsWith: .success) {
      let text = "worth" + String(repeating: " + 1", count: 20_000)
      let result = try LanguageMapping(value: "{expr: '\(text)', type: decimal}").one(worth: "1")
      #expect(result.values == ["20001..20001"])
    }
  }

  @Test func aLookupFileOfAMillionLines() async {
    await #expect(processExitsWith: .success) {
      var bytes = Array("word,event\n".utf8)
      for line in 0..<1_000_000 { bytes += Array("\(line),new\n".utf8) }
      let found = #expect(throws: Diagnostics.self) { try LookupTable.read(bytes, name: "words.csv") }
      #expect(
        found?.sorted.map(\.description) == [
          "words.csv: error: a lookup's file must have at most 100000 entries [too-many]"
        ])
    }
  }

  @Test func aLookupFileAsLongAsItMayBe() async {
    await #expect(processExitsWith: .success) {
      let lines = (0..<99_000).map { "\($0) / *,new" }.joined(separator: "\n")
      let mapping = LanguageMapping(
        more: ["event: {from: [kind, who], lookup: words}"],
        lookups: ["words: {file: words.csv, key: word, unmatched: reject}"],
        tables: ["words.csv": "word,event\n\(lines)\n"])
      let (last, none) = (try mapping.one(kind: "98999"), try mapping.one(kind: "x"))
      #expect(last.records.count == 1)
      #expect(
        none.refusals == ["'x / Netherlands' is no entry of lookup 'words' [unmatched-word]"])
    }
  }

  /// A name means codes and groups, never another name, so that there is no circle to go round in.
  @Test func namesDoNotMeanNames() throws {
    let mapping = LanguageMapping(grammar: ["names: {First: Second, Second: First}"])
    #expect(try LanguageLimitTests.codes(mapping) == ["unknown-code", "unknown-code"])
  }

  @Test func aTableOfManyNames() async {
    await #expect(processExitsWith: .success) {
      let few = (0..<40_000).map { "  Name \($0): NLD" }
      let result = try LanguageMapping(grammar: ["names:"] + few).one(whom: "name 39999")
      #expect(result.records.count == 1)
      let many = (0..<100_000).map { "  Name \($0): NLD" }
      let text = LanguageMapping(grammar: ["names:"] + many).text
      let found = #expect(throws: Diagnostics.self) { try yaml(text) }
      #expect(found?.sorted.map(\.code.rawValue) == ["yaml-limit"])
    }
  }
}
