import Testing
import WaybillCore
import WaybillFormats

@Suite struct DelimitedOptionsTests {
  private func read(_ node: ConfigNode) throws -> DelimitedOptions {
    var section = OptionTable(node.table ?? [], at: node.place)
    let shared = ["columns", "columns_matching", "ignore", "ignore_matching"].map {
      OptionSpec($0, "the language's own", help: "")
    }
    section.check(DelimitedOptions.specs + shared)
    let options = DelimitedOptions(reading: &section)
    try section.finish()
    return options
  }

  @Test func whenAbsent() throws {
    let options = try read(table([:]))
    #expect(options.delimiter == UInt8(ascii: ",") && options.quote == UInt8(ascii: "\""))
    #expect(options.encoding == .utf8 && options.header == .byContent && options.until == nil)
    #expect(options.captures.isEmpty && options.expected.isEmpty && options.expectedPatterns.isEmpty)
  }

  @Test func characters() throws {
    #expect(try read(table(["delimiter": ";"])).delimiter == UInt8(ascii: ";"))
    #expect(try read(table(["delimiter": "tab"])).delimiter == 9)
    #expect(try read(table(["quote": "'"])).quote == UInt8(ascii: "'"))
    #expect(try read(table(["quote": "none"])).quote == nil)
    #expect(try read(table(["encoding": "windows-1252"])).encoding == .windows1252)
  }

  @Test func headers() throws {
    #expect(try read(table(["header": ["a", "b"]])).header == .absent(columns: ["a", "b"]))
    #expect(try read(table(["header": table(["first_cell": ""])])).header == .firstCell(""))
    #expect(try read(table(["header": table(["contains": ["A", "B"]])])).header == .contains(["A", "B"]))
  }

  @Test func expectedHeaders() throws {
    let options = try read(
      table([
        "columns": table(["year": " \"year\"", "odd": table(["after": "year"])]), "ignore": ["unique-id"],
        "columns_matching": table(["years": "^\\d+$"]),
      ]))
    #expect(options.expected == [" \"year\"", "unique-id"])
    #expect(options.expectedPatterns.map(\.source) == ["^\\d+$"])
    #expect(try read(table(["ignore": table(["tail": table(["expect": ""])])])).expected == ["tail"])
  }

  @Test func capturesAndEnds() throws {
    let captures = try read(table(["capture": table(["vintage": "^Data: (.+)$"])])).captures
    #expect(captures.map(\.name) == ["vintage"] && captures.map(\.pattern.source) == ["^Data: (.+)$"])
    #expect(try read(table(["until": table(["cell": "Total"])])).until == .cell("Total"))
    #expect(try read(table(["until": table(["line": "^©"])])).until == .line(Pattern("^©")))
  }

  @Test func headersOfSeveralLines() throws {
    let options = try read(
      table(["header": table(["contains": ["A"], "rows": "2", "join": " / ", "fill_right": "true"])]))
    #expect(options.header == .contains(["A"]))
    #expect(options.headerLines.count == 2 && options.headerLines.join == " / " && options.headerLines.fillsRight)
    #expect(try read(table(["header": table(["rows": "3"])])).header == .byContent)
    #expect(try read(table([:])).headerLines == .init())
  }

  @Test func severalTables() throws {
    let tables = try read(
      table(["tables": table(["begin": "^Table", "capture": table(["name": "^Table (.+)"]), "header": "once"])])
    ).tables
    #expect(
      tables
        == .init(
          begin: try Pattern("^Table"), captures: [.init("name", try Pattern("^Table (.+)"))], repeatsHeader: false))
    #expect(try read(table(["tables": table(["begin": "x"])])).tables?.repeatsHeader == true)
    #expect(try read(table(["header": ["a"], "tables": table(["begin": "x"])])).tables?.repeatsHeader == false)
  }

  @Test func whatIsLeftAsideIsExpected() throws {
    let options = try read(
      table(["ignore": ["a", table(["header": " ", "column": "2"])], "ignore_matching": ["^\\d+-\\d+$"]]))
    #expect(options.expected == ["a", " "])
    #expect(options.expectedPatterns.map(\.source) == ["^\\d+-\\d+$"])
  }

  static let problems: [(section: ConfigNode, message: String)] = [
    (table(["delimiter": "é"]), "'delimiter' must be one printable ASCII character or 'tab', not 'é' [bad-option]"),
    (table(["delimiter": ""]), "'delimiter' must be one printable ASCII character or 'tab', not '' [bad-option]"),
    (table(["delimiter": ["a"]]), "'delimiter' must be a text, not a list [wrong-shape]"),
    (
      table(["quote": "\"", "delimiter": "\""]),
      "'quote' must be another character than the delimiter, not '\"' [bad-option]"
    ),
    (table(["delimiter": "\""]), "'quote' must be another character than the delimiter, not '\"' [bad-option]"),
    (table(["quote": "nil"]), "'quote' must be one printable ASCII character or 'none', not 'nil' [bad-option]"),
    (
      table(["encoding": "UTF-8"]),
      "'encoding' must be 'utf-8', 'windows-1252', 'iso-8859-1', 'utf-16', 'utf-16le', 'utf-16be' or 'macintosh', not 'UTF-8'; did you mean 'utf-8'? [bad-option]"
    ),
    (table(["header": ["a", "a"]]), "'header' must be a list of different names, not 'a' [bad-option]"),
    (table(["header": []]), "'header' must be at least one name, not '[]' [bad-option]"),
    (table(["header": ["a", ["b"]]]), "'header' must be a list of texts, not a list [wrong-shape]"),
    (
      table(["header": "a"]),
      "'header' must be a table with one of the keys 'first_cell' and 'contains', not a text [wrong-shape]"
    ),
    (
      table(["header": table(["first_cell": "a", "contains": ["b"]])]),
      "'header' must be a table with one of the keys 'first_cell' and 'contains', not a table with 2 keys [wrong-shape]"
    ),
    (
      table(["header": table(["frist_cell": "a"])]),
      "unknown key 'frist_cell'; did you mean 'first_cell'? [unknown-key]"
    ),
    (table(["header": table(["contains": []])]), "'contains' must be at least one text, not '[]' [bad-option]"),
    (table(["header": table(["rows": "0"])]), "'rows' must be a whole number from 1 to 10, not '0' [bad-option]"),
    (
      table(["header": table(["first_cell": "a", "join": "-"])]),
      "'join' does nothing here; it goes with 'rows' of 2 or more [bad-option]"
    ),
    (
      table(["header": table(["rows": "2", "fill_right": "yes"])]),
      "'fill_right' must be 'true', or left out, not 'yes' [bad-option]"
    ),
    (table(["join_broken_lines": "no"]), "'join_broken_lines' must be 'true', or left out, not 'no' [bad-option]"),
    (table(["tables": "^Table"]), "'tables' must be a table, not a text [wrong-shape]"),
    (table(["tables": table(["header": "once"])]), "missing key 'begin' [missing-key]"),
    (table(["tables": table(["begin": "("])]), "bad pattern in 'begin': missing ')' [bad-pattern]"),
    (
      table(["tables": table(["begin": "x", "header": "one"])]),
      "'header' must be 'each' or 'once', not 'one'; did you mean 'once'? [bad-option]"
    ),
    (
      table(["header": ["a"], "tables": table(["begin": "x", "header": "each"])]),
      "'header' must be 'once' in a file without a header, not 'each' [bad-option]"
    ),
    (table(["ignore_matching": ["("]]), "bad pattern in 'ignore_matching': missing ')' [bad-pattern]"),
    (table(["until": table(["cell": []])]), "'cell' must be a text, not a list [wrong-shape]"),
    (table(["until": table(["line": "("])]), "bad pattern in 'line': missing ')' [bad-pattern]"),
    (
      table(["capture": table(["vintage": "a**"])]),
      "bad pattern in 'vintage': two repetitions in a row '**' at character 2 [bad-pattern]"
    ),
    (table(["capture": "x"]), "'capture' must be a table, not a text [wrong-shape]"),
    (table(["colums": "x"]), "unknown key 'colums'; did you mean 'columns'? [unknown-key]"),
  ]

  @Test(arguments: problems)
  func problem(_ example: (section: ConfigNode, message: String)) {
    let problems = #expect(throws: Diagnostics.self) { try read(example.section) }
    #expect(problems?.description == "mapping.yaml:1:1: error: \(example.message)")
  }

  @Test func allProblemsAtOnce() {
    let problems = #expect(throws: Diagnostics.self) {
      try read(table(["delimiter": "xx", "quote": "yy", "encoding": "ebcdic", "until": "z"]))
    }
    #expect(problems?.all.count == 4)
  }
}
