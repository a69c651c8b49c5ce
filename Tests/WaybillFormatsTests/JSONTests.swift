import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// Rows, columns and places of tables in JSON.
@Suite struct JSONTests {
  static let cases: [(rule: String, rows: String, text: String, expected: String)] = [
    ("objects at the top", "$[*]", #"[{"a":1,"b":"x"},{"a":2,"b":"y"}]"#, "a|b\n1:2: 1|x\n1:18: 2|y"),
    ("a path of keys", "$.data.rows[*]", #"{"n":1,"data":{"rows":[{"a":1}]}}"#, "a\n1:24: 1"),
    (
      "rows within rows", "$[*].b[*].c[*]", #"[{"b":[{"c":[{"d":1},{"d":2}]},{"c":[]}]},{"b":[{"c":[{"d":3}]}]}]"#,
      "d\n1:14: 1\n1:22: 2\n1:55: 3"
    ),
    ("a key in quotes", "$['a b'][*]", #"{"a b":[{"c":1}]}"#, "c\n1:9: 1"),
    ("a key with an escape", "$.é[*]", #"{"\u00e9":[{"\u0061":1},{"a":2}]}"#, "a\n1:12: 1\n1:25: 2"),
    ("one object", "$.data", #"{"data":{"a":1}}"#, "a\n1:9: 1"),
    ("a text a line", "$", "{\"a\":1}\n{\"a\":2}\n\n{\"a\":3}\n", "a\n1:1: 1\n2:1: 2\n4:1: 3"),
    ("texts with arrays", "$[*]", "[{\"a\":1}]\n[{\"a\":2}]", "a\n1:2: 1\n2:2: 2"),
    ("scalars", "$[*]", #"[1,"x",true,null,[2, 3]]"#, "value\n1:2: 1\n1:4: x\n1:8: true\n1:18: [2, 3]"),
    ("nested objects", "$[*]", #"[{"a":{"b":1,"c":{"d":2}},"e":3}]"#, "a.b|a.c.d|e\n1:2: 1|2|3"),
    ("an array in a row", "$[*]", #"[{"a":[1, {"b": "]"}],"c":[]}]"#, "a|c\n1:2: [1, {\"b\": \"]\"}]|[]"),
    (
      "keys in another order, and keys left out", "$[*]", #"[{"a":1,"b":2,"c":3},{"c":4,"a":5},{"b":6}]"#,
      "a|b|c\n1:2: 1|2|3\n1:22: 5||4\n1:36: |6|"
    ),
    ("a key that comes late", "$[*]", #"[{"a":1},{"a":2,"z":3}]"#, "a|z\n1:2: 1|\n1:10: 2|3"),
    ("null, false and empty", "$[*]", #"[{"a":null,"b":false,"c":"","d":0}]"#, "a|b|c|d\n1:2: |false||0"),
    ("null for an object", "$[*]", #"[{"a":{"b":1}},{"a":null},{"a":{}},{"a":{"b":2}}]"#, "a.b\n1:2: 1\n1:36: 2"),
    ("an empty object that never has a key", "$[*]", #"[{"a":{},"b":1}]"#, "a|b\n1:2: {}|1"),
    ("a text for an object", "$[*]", #"[{"a":{"b":1}},{"a":"x"}]"#, "a|a.b\n1:2: |1\n1:16: x|"),
    ("keys with dots", "$[*]", #"[{"a.b":1,"a":{"b":2}}]"#, "a.b|a.b\n1:2: 1|2"),
    (
      "numbers as they stand", "$[*]", "[{\"a\":-0.50e+3,\"b\":1E2,\"c\":\(String(repeating: "9", count: 400))}]",
      "a|b|c\n1:2: -0.50e+3|1E2|\(String(repeating: "9", count: 400))"
    ),
    (
      "escapes", "$[*]", #"[{"a":"\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\udea2","b":"x"}]"#,
      "a|b\n1:2: \"\\/\u{8}\u{C}\n\r\té€🚢|x"
    ),
    ("a mark and white space", "$[*]", "\u{FEFF} \r\n\t[ { \"a\" : 1 } \n, {\"a\":\n2}\n]\n", "a\n2:4: 1\n3:3: 2"),
    ("an empty array", "$[*]", "[]", ""),
    ("rows without anything", "$[*]", #"[{},null,{"a":""}]"#, "a"),
    (
      "faulty rows among others", "$[*]", #"[{"a":1},{"a":1,"a":2},{"a":3}]"#,
      "a\n1:2: 1\n1:24: 3\n1:17: expected every key of an object once, found \"a\" again [repeated-key]"
    ),
  ]

  @Test(arguments: cases, [1, 7, 256 << 10])
  func rows(_ example: (rule: String, rows: String, text: String, expected: String), block: Int) {
    let transcript = JSONTranscript(example.text, JSONOptions(example.rows, block: block))
    #expect("\(transcript)" == example.expected, "\(example.rule)")
  }

  @Test(arguments: [1, 7, 256 << 10])
  func elementsWithoutRowsAreCounted(block: Int) {
    func notes(_ text: String, _ rows: String) -> [String: Int] {
      JSONTranscript(text, JSONOptions(rows, block: block)).notes
    }
    let words = "element above the rows with no row below it"
    #expect(notes(#"[{"b":[{"c":1}]},{"b":[]},{},null,{"b":[{"c":2}]},{"b":[]}]"#, "$[*].b[*]") == [words: 4])
    #expect(notes(#"[{"b":[{"c":[]},{"c":[1]}]},{"b":[]}]"#, "$[*].b[*].c[*]") == [words: 2])
    #expect(notes(#"[{"b":[]}]"#, "$[*].b[*]") == [words: 1])
    #expect(notes(#"{"a":[{"b":1}],"c":[]}"#, "$.a[*]") == [:])
  }

  @Test func emptyRowsAreCounted() {
    #expect(JSONTranscript(#"[{},null,{"a":""},{"a":1}]"#).emptyRows == 3)
  }

  /// The columns of a text without rows are those that the mapping names.
  @Test func noRows() {
    var options = JSONOptions()
    options.expected = ["a", "b"]
    let transcript = JSONTranscript("[]", options)
    #expect(transcript.columns == ["a", "b"] && transcript.rows.isEmpty && transcript.error.isEmpty)
  }

  @Test func theTextOfNull() {
    var options = JSONOptions("$[*]", parents: ["p": "$.p"])
    options.rows = JSONPath("$.r[*]") ?? options.rows
    options.null = "n/a"
    let transcript = JSONTranscript(#"{"p":null,"r":[{"a":null,"b":1},{"b":null}]}"#, options)
    #expect("\(transcript)" == "a|b|p\n1:16: n/a|1|n/a\n1:33: |n/a|n/a")
  }

  /// Compressed texts are read twice like others, and their places are those of what they expand to.
  @Test func compressedTexts() throws {
    let text = JSONText(JSONOptions("$.r[*]", parents: ["p": "$.p"]))
    let gzip = try SourceFile("a.json.gz", gzipped("{\"r\":[{\"a\":1}],\n\"p\":2}"))
    #expect("\(JSONTranscript { try text.makeReader(for: WorkUnit(gzip.snapshot)) })" == "a|p\n1:7: 1|2")
    let members: [ZipFile.Member] = [
      .deflating("x.json", Array(#"{"r":[{"a":1}],"p":2}"#.utf8)), .init("y.json", Array(#"{"r":[1 2]}"#.utf8)),
    ]
    var options = text.options
    options.bytes.choice = .matching(try Pattern("json$"))
    let zip = try SourceFile("a.zip", ZipFile(members).bytes)
    let readings = try JSONText(options).units(of: zip.snapshot, atMost: 1).map { unit in
      "\(JSONTranscript { try JSONText(options).makeReader(for: unit) })"
    }
    #expect(
      readings == ["a|p\n1:7: 1|2", "a.zip#y.json:1:9: error: expected ',' or ']', found '2' [bad-json]"])
  }

  // MARK: Values above the rows

  static let parentCases: [(rule: String, parents: KeyValuePairs<String, String>, text: String, expected: String)] = [
    (
      "behind the rows", ["year": "$.t[*].y"], #"{"t":[{"r":[{"a":1},{"a":2}],"y":2010},{"r":[{"a":3}],"y":2011}]}"#,
      "a|year\n1:13: 1|2010\n1:21: 2|2010\n1:46: 3|2011"
    ),
    (
      "before them, and left out", ["year": "$.t[*].y"],
      #"{"t":[{"y":"\u0061","r":[{"a":1}]},{"r":[{"a":2}]},{"y":"c","r":[]},{"y":"d","r":[{"a":4}]}]}"#,
      "a|year\n1:26: 1|a\n1:42: 2|\n1:83: 4|d"
    ),
    (
      "of several levels", ["unit": "$.m.unit", "year": "$.t[*].y", "list": "$.m.l"],
      #"{"t":[{"r":[{"a":1}],"y":1}],"m":{"l":[1, 2],"unit":"EUR"}}"#, "a|unit|year|list\n1:13: 1|EUR|1|[1, 2]"
    ),
  ]

  @Test(arguments: parentCases, [1, 7, 256 << 10])
  func parents(
    _ example: (rule: String, parents: KeyValuePairs<String, String>, text: String, expected: String), block: Int
  ) {
    let transcript = JSONTranscript(example.text, JSONOptions("$.t[*].r[*]", parents: example.parents, block: block))
    #expect("\(transcript)" == example.expected, "\(example.rule)")
  }

  /// A value that there is once is a capture, as of a table with a line above it.
  @Test func aSingleValueIsACapture() {
    let text = #"{"m":"x","t":[{"r":[{"a":1}],"y":1},{"r":[],"y":2}]}"#
    let transcript = JSONTranscript(text, JSONOptions("$.t[*].r[*]", parents: ["m": "$.m", "y": "$.t[*].y"]))
    #expect(transcript.captures == ["m": "x"])
  }

  @Test func parentsOfEachOfSeveralTexts() {
    let text = "{\"r\":[{\"a\":1}],\"y\":1}\n{\"y\":2,\"r\":[{\"a\":2},{\"a\":3}]}"
    let transcript = JSONTranscript(text, JSONOptions("$.r[*]", parents: ["y": "$.y"]))
    #expect("\(transcript)" == "a|y\n1:7: 1|1\n2:13: 2|2\n2:21: 3|2")
  }

  // MARK: Places

  @Test(arguments: [1, 7, 256 << 10])
  func places(block: Int) {
    let text = "[{\"é\":\"ü\", \"b\":\"\\u00e9\\n\",\n \"c\": [1,\n2], \"d\":null, \"e\":true},{\"b\":5}]"
    let transcript = JSONTranscript(text, JSONOptions("$[*]", block: block))
    #expect(transcript.places == [["1:8", "1:17", "2:7", "3:9", "3:19"], ["3:25", "3:30", "3:25", "3:25", "3:25"]])
    #expect(transcript.rows.map { $0.prefix(4) } == ["1:2:", "3:25"])
    #expect(
      transcript.texts == [
        "{\"é\":\"ü\", \"b\":\"\\u00e9\\n\",\n \"c\": [1,\n2], \"d\":null, \"e\":true}", "{\"b\":5}",
      ])
  }

  @Test func theTextOfARowIsCut() {
    let transcript = JSONTranscript("[{\"a\":\"\(String(repeating: "é", count: 2000))\"}]")
    #expect(transcript.texts.map(\.count) == [500])
  }
}
