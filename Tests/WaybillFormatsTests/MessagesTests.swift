import Testing
import WaybillCore
import WaybillFormats

/// The words of the faults of rows; those of the other messages stand beside what gives them.
@Suite struct MessagesTests {
  static let faults: [(text: String, message: String)] = [
    ("a\n", "1:2: expected 2 cells, found 1 [ragged-row]"),
    ("a;b;c;d\n", "1:5: expected 2 cells, found 4 [ragged-row]"),
    ("\"a\"x;b\n", "1:1: expected ';' or the end of the line after a quoted cell, found other text [text-after-quote]"),
    ("a;\"b", "1:3: expected a closing quote, found the end of the file [unclosed-quote]"),
    ("a;\"0123456789\"", "1:3: expected a closing quote within 9 bytes, found none [unclosed-quote]"),
    ("0123456789;012345678901", "1:1: expected a record of at most 20 bytes, found more [record-too-long]"),
  ]

  @Test(arguments: faults)
  func fault(_ example: (text: String, message: String)) throws {
    var options = headerless(2)
    options.delimiter = UInt8(ascii: ";")
    options.limits.quotedCell = 9
    options.limits.record = 20
    let fault = try #require(Reading(example.text, options).faults.first)
    #expect("\(fault.line):\(fault.column): \(fault.message) [\(fault.code.rawValue)]" == example.message)
  }

  @Test func linesThatWereJoinedInVain() throws {
    var options = headerless(3)
    options.joinsBrokenLines = true
    let fault = try #require(Reading("a\nb\nc,d,e\n", options).faults.first)
    #expect(fault.message == "expected 3 cells, found 1 in 2 lines joined")
    #expect(fault.text == "a\nb")
  }

  @Test func singularAndTab() throws {
    var options = headerless(1)
    #expect(try Reading("a,b", options).faults.map(\.message) == ["expected 1 cell, found 2"])
    options.delimiter = UInt8(ascii: "\t")
    let message = "expected a tab or the end of the line after a quoted cell, found other text"
    #expect(try Reading("\"a\"b", options).faults.map(\.message) == [message])
  }

  @Test func longListsAreCut() {
    var options = DelimitedOptions()
    options.expected = (1...20).map { "c\($0)" }
    #expect(
      refusal { try Reading("x\n", options) }
        == "table.csv: error: no header among the first 1 line: expected at least 10 of "
        + "'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8' and 12 more [no-header]")
  }
}
