import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

@Suite struct HeaderTests {
  static let preamble = "Trains, by year\n\nA 'name' is a name,b\n"

  static func options(_ expected: [String], _ rule: DelimitedOptions.HeaderRule = .byContent) -> DelimitedOptions {
    var options = DelimitedOptions()
    options.expected = expected
    options.header = rule
    return options
  }

  static let found: [(rule: String, text: String, options: DelimitedOptions, line: Int, columns: [String])] = [
    ("nothing expected: the first line", "\n,\nx,y\n1,2\n", options([]), 3, ["x", "y"]),
    ("by content", "\(preamble)name,year\n1,2\n", options(["name", "year"]), 4, ["name", "year"]),
    ("half is enough", "\(preamble)name,yr\n1,2\n", options(["name", "year"]), 4, ["name", "yr"]),
    ("the most wins", "name,x\nname,year\n", options(["name", "year"]), 2, ["name", "year"]),
    ("the first of two", "name,1\nname,2\n", options(["name"]), 1, ["name", "1"]),
    ("trimmed, but kept as it is", "t\n  name ,year\n", options([" name", "year"]), 2, ["  name ", "year"]),
    ("a name twice counts once", "name,name\nname,year\n", options(["name", "year"]), 2, ["name", "year"]),
    (
      "quoted, in lines", "t\n\"na\nme\",\"a \"\"b\"\"\"\r\n1,2\n", options(["na\nme", "a \"b\""]), 2,
      ["na\nme", "a \"b\""]
    ),
    ("an open quote above", "\"t\nname,year\n", options(["name", "year"]), 2, ["name", "year"]),
    ("empty names say nothing", ",,\nname, \n", options(["", " ", "name"]), 2, ["name", " "]),
    ("a first cell", "x,name\nname,year\n", options([], .firstCell("name")), 2, ["name", "year"]),
    ("an empty first cell", ",,\n\nx,\n,1990,Total\n", options([], .firstCell("")), 4, ["", "1990", "Total"]),
    ("all of some cells", "a,x\na,x, b \n", options(["x"], .contains(["b", "a"])), 2, ["a", "x", " b "]),
    ("no rows", "name,year", options(["name"]), 1, ["name", "year"]),
  ]

  @Test(arguments: found)
  func isFound(_ example: (rule: String, text: String, options: DelimitedOptions, line: Int, columns: [String])) throws
  {
    var options = example.options
    for block in [1, 5, 256 << 10] {
      options.limits.block = block
      let layout = try Reading(example.text, options).layout
      #expect(layout.columns == example.columns, "\(example.rule)")
      #expect(layout.header == Place(file: "table.csv", line: example.line, column: 1), "\(example.rule)")
    }
  }

  @Test func columnsByPattern() throws {
    var options = Self.options(["name"])
    options.expectedPatterns = [try Pattern("^(19|20)\\d\\d$"), try Pattern("^Total$")]
    #expect(try Reading("name,x\ny,1990,Total\n", options).layout.header?.line == 2)
    #expect(try Reading("name,x\nname, 1990\n", options).layout.header?.line == 2)
  }

  @Test func absent() throws {
    let reading = try Reading("\na,1\n", Self.options(["a"], .absent(columns: ["name", "value"])))
    #expect(reading.layout == Layout(columns: ["name", "value"]))
    #expect("\(reading)" == "2: a|1")
  }

  @Test func aDelimiterAtTheEndIsAColumnOfTheHeader() throws {
    let reading = try Reading("a,b,\n1,2,\n3,4\n")
    #expect(reading.layout.columns == ["a", "b", ""])
    #expect("\(reading)" == "2: 1|2|\n3:4: ragged-row")
  }

  @Test func noColumnsAtAll() throws {
    var options = Self.options([], .absent(columns: []))
    options.until = .cell("a")
    #expect(try "\(Reading("a,1\n", options))" == "1:1: ragged-row")
  }

  /// What stands below the rows is in the account, though it is no row; nothing of it is judged.
  @Test(arguments: [1, 2, 7, 256 << 10], [DelimitedOptions.End.cell("Total"), .line(try! Pattern("^Total"))])
  func linesFromTheEndOnAreCounted(block: Int, end: DelimitedOptions.End) throws {
    var options = Self.options(["a", "b"])
    options.until = end
    options.limits.block = block
    let below = Array("Total,3\n,,\n\n  \nSee \"note,1,2,3\n\"a\nb\",c\n".utf8) + [0xFF, 0x0A] + Array("last".utf8)
    let reading = try Reading(Array("a,b\n1,2\n".utf8) + below, options)
    #expect("\(reading)" == "2: 1|2" && reading.below == 6)
    #expect(try Reading("a,b\nTotal,3", options).below == 1)
    #expect(try Reading("a,b\n1,2\n", options).below == 0)
  }

  @Test func rowsFollowTheHeader() throws {
    var options = Self.options(["a\nb", "c"])
    for block in [1, 3, 256 << 10] {
      options.limits.block = block
      #expect(try "\(Reading("t\n\"a\nb\",c\r\n1,2\r\n", options))" == "4: 1|2")
    }
  }

  @Test func searchIsLimited() throws {
    var options = Self.options(["name", "year"])
    options.limits.headerLines = 3
    #expect(try Reading("1\n2\nname,year\n", options).layout.header?.line == 3)
    #expect(refusal { try Reading("1\n2\n3\nname,year\n", options) }.contains("the first 3 lines"))
    options.limits.headerBytes = 12
    #expect(try Reading("1\nname,year\n", options).layout.header?.line == 2)
    #expect(refusal { try Reading("1\n\nname,year\n", options) }.contains("no-header"))
  }

  @Test func fixtureWithAPreamble() throws {
    var options = Self.options(["Supplier", "Recipient", " "])
    options.captures = [
      .init("vintage", try Pattern("^Data generated: (.+)$")),
      .init("years", try Pattern("range '(\\d+)' to '(\\d+)'")),
      .init("source", try Pattern("^Source: .*\\.$")), .init("nothing", try Pattern("^Nothing$")),
      .init("unused group", try Pattern("toy (boats)?")),
      .init("a row", try Pattern("^Supplier A")),
    ]
    options.until = .cell("Total")
    let reading = try Reading(file: fixture("preamble-capture-header-until.csv"), options)
    #expect(
      reading.layout.captures == [
        "vintage": "13 Apr 2024 3:44:54 PM", "years": "1990", "source": "Source: Toy Trains Database (c) TTD.",
        "unused group": "toy ",
      ])
    #expect(reading.layout.columns == ["Supplier", "Recipient", " "])
    #expect("\(reading)" == "8: Supplier A|Recipient B|?\n9: |Recipient C|")
    #expect(reading.below == 2)
  }

  @Test func fixtureWithABrokenHeader() throws {
    var options = Self.options([" \"year\"", "unique-id"])
    options.delimiter = UInt8(ascii: ";")
    let reading = try Reading(file: fixture("broken-header.csv"), options)
    #expect(reading.layout.columns == ["unique-id", " \"year\"", "importing-country"])
    #expect("\(reading)" == "2: 8231|2007|Guinea")
  }

  @Test func fixtureWithAnUnquotedLineEnd() throws {
    let reading = try Reading(file: fixture("unquoted-line-end-in-comment.csv"), Self.options(["Recipient"]))
    #expect("\(reading)" == "2: A|B|one|1\n5: E|F|two|3\n3:26: ragged-row\n4:17: ragged-row")
    #expect(reading.faults.map(\.text) == ["C,D,part of a larger deal", "(for 96 units),2"])
  }

  @Test func badBytesAboveTheHeaderAreFaults() throws {
    let text = [0x61, 0xE9, 0x0D, 0x0A] + Array("name,year\n1,2\n".utf8)
    let reading = try Reading(text, Self.options(["name"]))
    #expect("\(reading)" == "3: 1|2\n1:2: bad-byte")
    #expect(reading.faults[0].text == "a\u{FFFD}")
  }

  static let refused: [(text: [UInt8], options: DelimitedOptions, error: String)] = [
    (
      Array("\(preamble)nom,an\n".utf8), options(["name", "year", "value"]),
      "table.csv: error: no header among the first 4 lines: expected at least 2 of 'name', 'year', 'value' [no-header]"
    ),
    (
      Array("x;y\nname;year\n".utf8), options(["name", "year"]),
      "table.csv: error: no header among the first 2 lines: expected at least 1 of 'name', 'year'; did you mean the delimiter ';'? [no-header]"
    ),
    (
      Array("x\tname\tyear\n".utf8), options([], .contains(["name", "year"])),
      "table.csv: error: no header among the first 1 line: expected 'name', 'year'; did you mean the delimiter 'tab'? [no-header]"
    ),
    (
      Array("a,b\n".utf8), options([], .firstCell("name")),
      "table.csv: error: no header among the first 1 line: expected 'name' as first cell [no-header]"
    ),
    (
      Array("a,b\n".utf8), options([], .firstCell("")),
      "table.csv: error: no header among the first 1 line: expected an empty first cell [no-header]"
    ),
    (
      Array("\n,,\n".utf8), options([]),
      "table.csv: error: no header among the first 2 lines: expected a line that is not empty [no-header]"
    ),
    (
      Array("a\nname,waarde (".utf8) + [0x80, 0x29], options(["name"]),
      "table.csv:2:14: error: expected utf-8, found a byte 80 in the header; did you mean the encoding 'windows-1252'? [bad-byte]"
    ),
  ]

  @Test(arguments: refused)
  func isRefused(_ example: (text: [UInt8], options: DelimitedOptions, error: String)) {
    #expect(refusal { try Reading(example.text, example.options) } == example.error)
  }

  @Test func theNearestLineIsNamed() {
    let error = #expect(throws: SourceError.self) {
      try Reading("a\nvalue,nom,an\nx\n", Self.options(["name", "year", "value"]))
    }
    #expect(
      error?.diagnostic.notes == [
        Diagnostic.Note(
          "line 2 comes nearest, with 1 of 3; it lacks 'name', 'year'", at: Place(file: "table.csv", line: 2))
      ])
  }
}
