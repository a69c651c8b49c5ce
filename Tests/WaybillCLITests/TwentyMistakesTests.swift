import Testing
import WaybillCore
import WaybillRunner
import WaybillTesting

/// Twenty mistakes of twenty kinds in one mapping are twenty errors in one run, each at its place.
@Suite struct TwentyMistakesTests {
  /// A mistake, the place where a person has to mend it, and what the program proposes.
  private struct Mistake {
    let line, column: Int
    let code: String
    var meant: String?

    init(_ line: Int, _ column: Int, _ code: String, meant: String? = nil) {
      (self.line, self.column, self.code, self.meant) = (line, column, code, meant)
    }
  }

  private static let mistakes = [
    Mistake(5, 3, "missing-key"),  // no 'terms' in 'about'
    Mistake(8, 23, "unknown-group", meant: "nato"),
    Mistake(11, 3, "unknown-key", meant: "delimiter"),
    Mistake(17, 11, "unused-column"),
    Mistake(21, 11, "expr-missing-unguarded"),
    Mistake(25, 16, "bad-option", meant: "exporter"),  // a word of a closed set
    Mistake(28, 13, "unknown-code", meant: "DEU"),
    Mistake(29, 43, "bad-option", meant: "de"),  // a grammar
    Mistake(30, 44, "bad-pattern"),
    Mistake(33, 33, "field-kind"),  // 'rounded' of a text
    Mistake(35, 19, "unknown-column", meant: "licensed"),
    Mistake(38, 15, "field-kind"),  // a text as category
    Mistake(39, 33, "bad-option", meant: "decision"),  // a lookup
    Mistake(41, 17, "bad-option", meant: "estimated-value"),  // a flag
    Mistake(42, 51, "bad-option"),  // a number out of range
    Mistake(46, 17, "unknown-key", meant: "event"),  // an attribute
    Mistake(49, 3, "missing-key"),  // no 'unmatched'
    Mistake(54, 32, "bad-option", meant: "unique"),  // a check
    Mistake(61, 35, "bad-option"),  // an expectation
    Mistake(62, 11, "duplicate-name"),
  ]

  private let demo: DemoFolder
  private let mapping: String

  init() throws {
    demo = try DemoFolder()
    mapping = "\(demo.path)/mappings/twenty-mistakes.yaml"
    try demo.take("twenty-mistakes.yaml", as: "mappings/twenty-mistakes.yaml")
  }

  @Test func eachIsOneErrorAtItsPlace() throws {
    let found = Checker.check(mapping, registry: try DemoFolder.registry()).problems.sorted
    #expect(found.count == 20 && found.allSatisfy { $0.severity == .error })
    for (found, mistake) in zip(found, Self.mistakes) {
      #expect(found.place?.line == mistake.line && found.place?.column == mistake.column, "\(found)")
      #expect(found.code.rawValue == mistake.code, "\(found)")
      let proposal = mistake.meant.map { "did you mean '\($0)'?" }
      #expect(proposal.map(found.message.hasSuffix) ?? !found.message.contains("did you mean"), "\(found)")
    }
  }

  @Test func eachIsShownInItsLine() throws {
    let said = try demo.waybill("check", mapping)
    #expect(said.status == 1 && said.output == "")
    try expectGolden(said.errors, "twenty-mistakes.txt")
  }

  /// Where each key of the German mapping stands for the first time, with two of its letters in the wrong order.
  @Test(arguments: [
    "id", "about", "publisher", "title", "url", "terms", "reporting", "by-state", "read", "format", "delimiter",
    "columns", "ignore", "common", "reporter", "perspective", "measure", "unit", "exporter", "period",
    "from", "type", "party", "match", "emit", "basis", "value", "when", "item", "parties", "files", "normalise",
    "names", "unmatched", "checks", "name", "metric", "keys", "until", "severity", "where", "tests", "given", "expect",
    "rejects", "code", "line", "field",
  ])
  func aSlipInAKeyIsOneError(key: String) throws {
    let slip = "\(key.dropLast(2))\(key.suffix(1))\(key.dropLast().suffix(1))"
    let file = "mappings/de-export-report.yaml"
    let pattern = try Regex("(^ *|[{,] ?|- \\{?)\(key):( |$)")
    try demo.edit(file) { text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let index = try #require(
        lines.firstIndex { !$0.hasPrefix("#") && $0.firstMatch(of: pattern) != nil }, "no '\(key)'")
      let hit = try #require(lines[index].firstMatch(of: pattern)).range
      lines[index].replaceSubrange(hit, with: lines[index][hit].replacing("\(key):", with: "\(slip):"))
      return lines.joined(separator: "\n")
    }
    let found = Checker.check("\(demo.path)/\(file)", registry: try DemoFolder.registry()).problems.sorted
    #expect(found.count == 1, "\(found.map(\.description))")
    if key != "by-state" {
      #expect(found.first?.message == "unknown key '\(slip)'; did you mean '\(key)'?")
    }
  }
}
