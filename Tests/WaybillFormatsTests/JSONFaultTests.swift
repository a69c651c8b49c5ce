import Testing
import WaybillCore
import WaybillFormats

/// What is no JSON, or none that can be read; each with its place and its exact words.
@Suite struct JSONFaultTests {
  static let errors: [(text: String, error: String)] = [
    ("  \n ", "2:2: error: expected a value, found the end of the file [bad-json]"),
    ("[{\"a\":1}", "1:9: error: expected ',' or ']', found the end of the file [bad-json]"),
    ("[{\"a\":1,\n\"b\":", "2:5: error: expected a value, found the end of the file [bad-json]"),
    ("[{\"a\":1", "1:8: error: expected ',' or '}', found the end of the file [bad-json]"),
    ("[{\"a\":\"xé", "1:10: error: expected a closing quote, found the end of the file [bad-json]"),
    ("[{\"a", "1:5: error: expected a closing quote, found the end of the file [bad-json]"),
    ("[{\"a\"", "1:6: error: expected ':', found the end of the file [bad-json]"),
    ("[{", "1:3: error: expected a key in double quotes or '}', found the end of the file [bad-json]"),
    ("[", "1:2: error: expected a value or ']', found the end of the file [bad-json]"),
    ("[{\"a\":tru", "1:7: error: expected a value, found 'tru' [bad-json]"),
    ("[{\"a\":-", "1:8: error: expected a digit, found the end of the file [bad-json]"),
    (
      "[{\"a\":1,}]",
      "1:9: error: expected a key in double quotes, found '}'; the comma before it is one too many [bad-json]"
    ),
    ("[{\"a\":1},]", "1:10: error: expected a value, found ']'; the comma before it is one too many [bad-json]"),
    ("[,{\"a\":1}]", "1:2: error: expected a value or ']', found ',' [bad-json]"),
    ("[{\"a\":1} {\"a\":2}]", "1:10: error: expected ',' or ']', found '{' [bad-json]"),
    ("[{\"a\":1 \"b\":2}]", "1:9: error: expected ',' or '}', found '\"' [bad-json]"),
    ("[{\"a\" 1}]", "1:7: error: expected ':', found '1' [bad-json]"),
    ("[{a:1}]", "1:3: error: expected a key in double quotes or '}', found 'a' [bad-json]"),
    (
      "[{'a':1}]",
      "1:3: error: expected a key in double quotes or '}', found '''; JSON has double quotes only [bad-json]"
    ),
    ("[{\"a\":NaN}]", "1:7: error: expected a value, found 'NaN'; JSON has no such number [bad-json]"),
    ("[{\"a\":-Infinity}]", "1:8: error: expected a digit, found 'Infinity'; JSON has no such number [bad-json]"),
    ("[{\"a\":None}]", "1:7: error: expected a value, found 'None' [bad-json]"),
    ("[{\"a\":nullable}]", "1:11: error: expected ',' or '}', found 'able' [bad-json]"),
    ("[{\"a\":+1}]", "1:7: error: expected a value, found '+1' [bad-json]"),
    ("[{\"a\":.5}]", "1:7: error: expected a value, found '.5' [bad-json]"),
    ("[{\"a\":1.}]", "1:9: error: expected a digit, found '}' [bad-json]"),
    ("[{\"a\":1e}]", "1:9: error: expected a digit, found '}' [bad-json]"),
    ("[{\"a\":0x1F}]", "1:8: error: expected ',' or '}', found 'x1F' [bad-json]"),
    ("[{\"a\":007}]", "1:7: error: expected a number without a leading zero, found '007' [bad-json]"),
    ("[{\"a\":-01.5}]", "1:7: error: expected a number without a leading zero, found '-01.5' [bad-json]"),
    ("[{\"a\":1} // x\n]", "1:10: error: expected ',' or ']', found '/'; JSON has no comments [bad-json]"),
    ("# x\n[]", "1:1: error: expected a value, found '#'; JSON has no comments [bad-json]"),
    ("[{\"a\":\"\\x41\"}]", "1:8: error: expected an escape such as \\n or \\u00e9, found '\\x41\"}' [bad-json]"),
    ("[{\"a\":\"\\u12g4\"}]", "1:8: error: expected an escape such as \\n or \\u00e9, found '\\u12g4' [bad-json]"),
    ("[{\"a\":1}}", "1:9: error: expected ',' or ']', found '}' [bad-json]"),
    ("[{\"a\":1}]]", "1:10: error: expected a value, found ']' [bad-json]"),
    ("[{\"a\":1}]\nEND", "2:1: error: expected a value, found 'END' [bad-json]"),
    (
      "[{\"a\":\"x\n\"b\":1}]",
      "1:9: error: expected an escape for a control character in a string, found a byte 0A [bad-json]"
    ),
    ("[\u{B}]", "1:2: error: expected a value or ']', found a byte 0B [bad-json]"),
    ("[é]", "1:2: error: expected a value or ']', found 'é' [bad-json]"),
    ("{\"a\":\"\\ud800\"}", "1:7: error: expected both halves of a surrogate pair, found '\\ud800' alone [bad-json]"),
    (
      "{\"a\":\"\t\"}", "1:7: error: expected an escape for a control character in a string, found a byte 09 [bad-json]"
    ),
    (
      String(repeating: "[", count: 100_000),
      "1:65: error: expected at most 64 levels of objects and arrays, found more [bad-json]"
    ),
    (
      "[{\"a\":" + String(repeating: "{\"a\":", count: 100_000),
      "1:317: error: expected at most 64 levels of objects and arrays, found more [bad-json]"
    ),
  ]

  @Test(arguments: errors, [1, 7, 256 << 10])
  func error(_ example: (text: String, error: String), block: Int) {
    #expect(JSONTranscript(example.text, JSONOptions("$[*]", block: block)).error == "table.json:\(example.error)")
  }

  static let faults: [(row: String, fault: String)] = [
    (#"{"a":"\ud83d"}"#, "2:7: expected both halves of a surrogate pair, found '\\ud83d' alone [bad-json]"),
    (#"{"a":"\ude00\ud83d"}"#, "2:7: expected both halves of a surrogate pair, found '\\ude00' alone [bad-json]"),
    (#"{"a":"\ud83d\u0041"}"#, "2:7: expected both halves of a surrogate pair, found '\\ud83d' alone [bad-json]"),
    (
      #"{"a":["\ud83d\ud83d\ude00"]}"#,
      "2:8: expected both halves of a surrogate pair, found '\\ud83d' alone [bad-json]"
    ),
    (#"{"\ud83d":1}"#, "2:3: expected both halves of a surrogate pair, found '\\ud83d' alone [bad-json]"),
    ("{\"a\":\"x\ty\"}", "2:8: expected an escape for a control character in a string, found a byte 09 [bad-json]"),
    ("{\"a\":\"é\u{0}\"}", "2:8: expected an escape for a control character in a string, found a byte 00 [bad-json]"),
    ("{\"a\":\"\\u0000\"}", ""),
    (
      #"{"b":{"c":1,"d":2,"\u0063":3}}"#,
      "2:19: expected every key of an object once, found \"\\u0063\" again [repeated-key]"
    ),
    (#"{"b":{"c":1},"b":{"d":2}}"#, "2:14: expected every key of an object once, found \"b\" again [repeated-key]"),
  ]

  /// What does not hide where a row ends is a fault of that row, and the rows around it are read.
  @Test(arguments: faults, [1, 7, 256 << 10])
  func fault(_ example: (row: String, fault: String), block: Int) {
    let text = "{\"a\":0,\"b\":{\"c\":0}}\n\(example.row)\n{\"a\":9}\n"
    let transcript = JSONTranscript(text, JSONOptions("$", block: block))
    #expect(transcript.error == "")
    #expect(
      transcript.rows.count == (example.fault.isEmpty ? 3 : 2) && transcript.rows.last?.hasPrefix("3:1: 9|") == true)
    let faults = transcript.faults.map { "\($0.line):\($0.column): \($0.message) [\($0.code.rawValue)]" }
    #expect(faults == (example.fault.isEmpty ? [] : [example.fault]))
    #expect(transcript.faults.map(\.text) == (example.fault.isEmpty ? [] : [example.row]))
  }

  @Test(arguments: [1, 7, 256 << 10])
  func badBytes(block: Int) {
    let text =
      Array("[{\"a\":\"é".utf8) + [0xFF, 0x22] + Array("},{\"x".utf8) + [0xE9, 0x22] + Array(":1},{\"a\":3}]".utf8)
    let transcript = JSONTranscript(text, JSONOptions("$[*]", block: block))
    #expect(
      "\(transcript)" == """
        a
        1:22: 3
        1:9: expected utf-8, found a byte FF [bad-byte]
        1:16: expected utf-8, found a byte E9 [bad-byte]
        """)
    let above = Array("{\"x\":\"".utf8) + [0xFF] + Array("\",\"r\":[]}".utf8)
    #expect(
      JSONTranscript(above, JSONOptions("$.r[*]", block: block)).error
        == "table.json:1:7: error: expected utf-8, found a byte FF [bad-byte]")
  }

  @Test(arguments: [1, 7, 256 << 10])
  func limits(block: Int) {
    var options = JSONOptions("$[*]", block: block)
    options.limits.record = 30
    options.limits.token = 12
    let long = #"{"a":["# + String(repeating: "1234567,", count: 4) + "1]}"
    let transcript = JSONTranscript("[{\"a\":1},\(long),{\"a\":\"123456789012\"}]", options)
    #expect(
      "\(transcript)" == """
        a
        1:2: 1
        1:52: 123456789012
        1:10: expected a record of at most 30 bytes, found more [record-too-long]
        """)
    #expect(transcript.faults.map(\.text) == ["\(long),{\"a\":\"123456789012\"}]"])
    for value in ["\"1234567890123\"", "1234567890123456"] {
      #expect(
        JSONTranscript("[{\"a\":\(value)}]", options).error
          == "table.json:1:7: error: expected a string or number of at most 12 bytes, found more [record-too-long]")
    }
    options.limits.keys = 2
    #expect(
      JSONTranscript(#"[{"a":1,"b":1},{"c":1}]"#, options).error
        == "table.json:1:17: error: expected at most 2 different keys in the rows, found more [json-limit]")
    options = JSONOptions("$[*].r[*]", parents: ["p": "$[*].p"], block: block)
    options.limits.parents = 20
    #expect(
      JSONTranscript(#"[{"p":"0123456789"}]"#, options).error
        == "table.json:1:7: error: expected values above the rows of at most 20 bytes, found more [json-limit]")
    options.limits.nesting = 2
    #expect(
      JSONTranscript(#"[{"r":[]}]"#, options).error
        == "table.json:1:7: error: expected at most 2 levels of objects and arrays, found more [bad-json]")
  }

  /// A string of ten megabytes ends the reading at once, with no more memory than a string may have.
  @Test func anEndlessString() {
    let text = Array("[{\"a\":\"".utf8) + Array(repeating: UInt8(ascii: "x"), count: 10 << 20)
    #expect(
      JSONTranscript(text).error
        == "table.json:1:7: error: expected a string or number of at most 1048576 bytes, found more [record-too-long]")
  }

  static let paths: [(rows: String, parents: KeyValuePairs<String, String>, text: String, error: String)] = [
    (
      "$.hw_imp[*]", [:], #"{"country":1,"hw_exp":[{"a":1}]}"#,
      "1:1: error: nothing stands at '$.hw_imp[*]' of 'rows': '$' is an object with the keys 'country', 'hw_exp'; did you mean 'hw_exp'?"
    ),
    (
      "$.a[*].b[*]", [:], " {\"a\":[\n{\"c\":[]},{\"d\":1}]}",
      "2:1: error: nothing stands at '$.a[*].b[*]' of 'rows': '$.a[*]' is an object with the keys 'c', 'd'; did you mean 'c'?"
    ),
    ("$.a[*]", [:], #"{"a":null}"#, "1:6: error: nothing stands at '$.a[*]' of 'rows': '$.a' is null"),
    ("$.a", [:], "[1]", "1:1: error: nothing stands at '$.a' of 'rows': '$' is an array"),
    (
      "$[*]", [:], "{\"a b\":1}\n3",
      "1:1: error: nothing stands at '$[*]' of 'rows': '$' is an object or a number with the keys 'a b'"
    ),
    (
      "$[*].r[*]", ["year": "$[*].yaer"], #"[{"r":[{"a":1}],"year":1}]"#,
      "1:2: error: nothing stands at '$[*].yaer' of 'year': '$[*]' is an object with the keys 'r', 'year'; did you mean 'year'?"
    ),
    (
      "$.r[*]", ["y": "$['x y'].z"], #"{"r":[{"a":1}],"x y":"text"}"#,
      "1:22: error: nothing stands at '$['x y'].z' of 'y': '$['x y']' is a string"
    ),
  ]

  @Test(arguments: paths, [1, 256 << 10])
  func nothingAtAPath(
    _ example: (rows: String, parents: KeyValuePairs<String, String>, text: String, error: String), block: Int
  ) {
    let transcript = JSONTranscript(example.text, JSONOptions(example.rows, parents: example.parents, block: block))
    #expect(transcript.error == "table.json:\(example.error) [nothing-at-path]")
  }

  @Test func aPathThatIsThereWithoutRows() {
    #expect(JSONTranscript(#"{"a":[]}"#, JSONOptions("$.a[*]", parents: ["x": "$.x"])).error.contains("'$.x' of 'x'"))
    #expect(JSONTranscript("[]", JSONOptions("$[*].r[*]", parents: ["x": "$[*].x"])).error == "")
  }

  @Test func aParentTwice() {
    let text = #"[{"y":1,"r":[{"a":1}],"y":2}]"#
    #expect(
      JSONTranscript(text, JSONOptions("$[*].r[*]", parents: ["y": "$[*].y"])).error
        == "table.json:1:27: error: expected one value for the rows below, found another [repeated-key]")
  }

  @Test func anEmptyFile() {
    #expect(JSONTranscript("").error == "table.json: error: the file is empty [empty-file]")
    #expect(JSONTranscript([0xFF, 0xFE, 0x5B, 0]).error.contains("did you mean the encoding 'utf-16'?"))
    var options = JSONOptions()
    options.encoding = .utf16
    let text = "\u{FEFF}[{\"a\":\"é🚢\"}]".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect("\(JSONTranscript(text, options))" == "a\n1:2: é🚢")
  }
}
