import Testing
import WaybillCore
import WaybillFormats

/// Headers of several lines, which become one header a column.
@Suite struct StackedHeaderTests {
  static func options(
    _ rule: DelimitedOptions.HeaderRule = .byContent, lines: Int = 2, join: String = " ", fillsRight: Bool = false,
    expected: [String] = []
  ) -> DelimitedOptions {
    var options = DelimitedOptions()
    options.header = rule
    options.headerLines.count = lines
    options.headerLines.join = join
    options.headerLines.fillsRight = fillsRight
    options.expected = expected
    return options
  }

  static let text = "Exports, by year\n\nState,2020,,2021,\n ,Number,Value,Number,Value\nBelgium,1,2,3,4\n"
  static let merged = ["State", "2020 Number", "2020 Value", "2021 Number", "2021 Value"]

  @Test(arguments: [
    ("by content", options(fillsRight: true, expected: merged), merged),
    ("first cell", options(.firstCell("State"), fillsRight: true), merged),
    ("contains", options(.contains(["2021 Value"]), fillsRight: true), merged),
    ("as they are", options(.firstCell("State")), ["State", "2020 Number", "Value", "2021 Number", "Value"]),
    (
      "joined otherwise", options(.contains(["2020/Value"]), join: "/", fillsRight: true),
      ["State", "2020/Number", "2020/Value", "2021/Number", "2021/Value"]
    ),
  ])
  func everyRuleFindsThem(rule: String, options: DelimitedOptions, columns: [String]) throws {
    var options = options
    for block in [1, 7, 256 << 10] {
      options.limits.block = block
      let reading = try Reading(Self.text, options)
      #expect(reading.layout.columns == columns, "\(rule)")
      #expect(reading.layout.header == Place(file: "table.csv", line: 3, column: 1))
      #expect("\(reading)" == "5: Belgium|1|2|3|4")
    }
  }

  static let odd: [(oddity: String, text: String, options: DelimitedOptions, columns: [String], rows: String)] = [
    (
      "three lines at the end of the file", "a,b\nc,\n,d", options(.firstCell("a c"), lines: 3), ["a c", "b d"], ""
    ),
    ("a line shorter than the others", "a\nb,c\n1,2\n", options(.contains(["c"])), ["a b", "c"], "3: 1|2"),
    (
      "a short line filled to the right", "a,b\nc,d,e\n1,2,3\n", options(.contains(["b e"]), fillsRight: true),
      ["a c", "b d", "b e"], "3: 1|2|3"
    ),
    (
      "nothing at the left to fill from", ",b\na,c\n1,2\n", options(.firstCell("a"), fillsRight: true), ["a", "b c"],
      "3: 1|2"
    ),
    ("a line end in quotes", "\"a\nx\",b\nc,d\n1,2\n", options(.contains(["b d"])), ["a\nx c", "b d"], "4: 1|2"),
    (
      "a title above that fits the text as well", "Title\n,B\na,c\n1,2\n",
      options(.contains(["B c"]), expected: ["a", "B c"]), ["a", "B c"], "4: 1|2"
    ),
    (
      "a title above, told by the mapping's own headers", "Title,\n,B\na,\n1,2\n",
      options(.contains(["B"]), expected: ["a", "B"]), ["a", "B"], "4: 1|2"
    ),
    (
      "the last line is filled by nobody", "a,b\nc,\n1,2\n", options(.contains(["b"]), fillsRight: true), ["a c", "b"],
      "3: 1|2"
    ),
  ]

  @Test(arguments: odd)
  func oddities(_ example: (oddity: String, text: String, options: DelimitedOptions, columns: [String], rows: String))
    throws
  {
    var options = example.options
    for block in [1, 3, 256 << 10] {
      options.limits.block = block
      let reading = try Reading(example.text, options)
      #expect(reading.layout.columns == example.columns, "\(example.oddity)")
      #expect("\(reading)" == example.rows, "\(example.oddity)")
    }
  }

  @Test func tooFewLinesAreNoHeader() {
    #expect(
      refusal { try Reading("a,b\nc,d\n", Self.options(.contains(["a c"]), lines: 3)) }
        == "table.csv: error: no header among the first 2 lines: expected 'a c' [no-header]")
  }

  /// The lines below the last that is searched belong to the header that begins on it.
  @Test func aHeaderMayEndBelowTheLinesThatAreSearched() throws {
    var options = Self.options(.contains(["a c"]))
    options.limits.headerLines = 2
    #expect(try Reading("t\na,b\nc,d\n1,2\n", options).layout.columns == ["a c", "b d"])
    options.limits.headerLines = 1
    #expect(refusal { try Reading("t\na,b\nc,d\n1,2\n", options) }.contains("no header"))
  }
}
