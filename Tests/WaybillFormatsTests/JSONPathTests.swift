import Testing
import WaybillCore
import WaybillFormats

/// Paths, and the keys of a mapping's `read:` for JSON.
@Suite struct JSONPathTests {
  @Test(
    arguments: [
      ("$", []), ("$[*]", [.each]), ("$.a.b[*].c[*]", [.key("a"), .key("b"), .each, .key("c"), .each]),
      ("$['a b'][*]", [.key("a b"), .each]), ("$[\"a\"]['it\\'s']", [.key("a"), .key("it's")]),
      ("$.hw-imp_2.é", [.key("hw-imp_2"), .key("é")]), ("$['']", [.key("")]), ("$['a\\\\b.c']", [.key("a\\b.c")]),
    ] as [(String, [JSONPath.Step])])
  func paths(text: String, steps: [JSONPath.Step]) {
    #expect(JSONPath(text)?.steps == steps)
    #expect(JSONPath("\(JSONPath(steps))")?.steps == steps)
  }

  @Test(arguments: [
    "", "a", "a.b", "$.", "$..a", "$[", "$[0]", "$[*", "$['a]", "$['a'", "$.a b", "$.*", "$[a]", "$a", "$.a.", "$[*]b",
    "$['a\\",
  ])
  func noPaths(text: String) { #expect(JSONPath(text) == nil) }

  private func read(_ node: ConfigNode) throws -> JSONOptions {
    var table = OptionTable(node.table ?? [], at: node.place)
    let options = JSONOptions(reading: &table)
    try table.finish()
    return options
  }

  @Test func keysOfAMapping() throws {
    let usual = try read(table([:]))
    #expect(usual.rows == JSONPath([.each]) && usual.parents.isEmpty && usual.null == "" && usual.limits.nesting == 64)
    let options = try read(
      table([
        "rows": "$.t[*].r[*]", "parents": table(["year": "$.t[*].y", "unit": "$.m.unit"]), "null": "n/a",
        "nesting": "7", "encoding": "utf-16",
        "columns": table(["a": "A", "b": table(["header": "B", "optional": "true"])]),
        "ignore": ["C"],
      ]))
    #expect(options.parents.map(\.name) == ["year", "unit"] && options.null == "n/a" && options.limits.nesting == 7)
    #expect(options.encoding == .utf16 && options.expected == ["A", "B", "C"])
  }

  @Test func allProblemsAtOnce() {
    let problems = #expect(throws: Diagnostics.self) {
      try read(
        table([
          "rows": "$.t[*].r[*]", "nesting": "0", "encoding": "utf8",
          "parents": table([
            "a": "t", "b": "$.t[*].r[*].x", "c": "$.t", "d": "$.m[*].x", "e": "$.m", "f": "$.m.n", "g": ["$.a"],
          ]),
        ]))
    }
    let path = "a path that leaves '$.t[*].r[*]' above the rows, to a key and on by keys alone"
    #expect(
      problems?.all.map(\.message) == [
        "'a' must be a path of keys and [*] such as $.data[*].rows[*] or $['a key'][*], not 't'",
        "'b' must be \(path), not '$.t[*].r[*].x'", "'c' must be \(path), not '$.t'",
        "'d' must be \(path), not '$.m[*].x'",
        "'f' must be \(path), not '$.m.n'", "'g' must be a text, not a list",
        "'nesting' must be a whole number from 1 to 1000, not '0'",
        "'encoding' must be 'utf-8', 'windows-1252', 'iso-8859-1', 'utf-16', 'utf-16le', 'utf-16be' or 'macintosh', not 'utf8'; did you mean 'utf-8'?",
      ])
    #expect(throws: Diagnostics.self) { try read(table(["rows": "$", "parents": table(["a": "$.a"])])) }
    #expect(throws: Diagnostics.self) { try read(table(["rows": ["$"]])) }
  }
}
