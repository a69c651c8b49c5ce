import Testing
import WaybillCore
import WaybillFormats

/// What becomes of cells and records that never seem to end.
@Suite struct LimitTests {
  static func options(block: Int) -> DelimitedOptions {
    var options = headerless(2, block: block)
    options.limits.quotedCell = 10
    options.limits.record = 20
    return options
  }

  static let cases: [(rule: String, text: String, rows: String)] = [
    ("the longest quoted cell", "\"0123456789\",b\n", "1: 0123456789|b"),
    ("a longer one", "\"0123456789a\",b\nc,d\n", "2: c|d\n1:1: unclosed-quote"),
    ("a doubled quote counts twice", "\"012345678\"\"\",b\nc,d\n", "2: c|d\n1:1: unclosed-quote"),
    ("a quote that is never closed", "a,\"b\nc,d\ne,f\ng,h\n", "2: c|d\n3: e|f\n4: g|h\n1:3: unclosed-quote"),
    ("the longest record", "0123456789,123456789\r\nc,d\n", "1: 0123456789|123456789\n2: c|d"),
    ("a longer one", "0123456789,1234567890\nc,d\n", "2: c|d\n1:1: record-too-long"),
    ("the longest at the end", "0123456789,123456789\r", "1: 0123456789|123456789"),
    ("a longer one at the end", "0123456789,1234567890", "1:1: record-too-long"),
    ("a much longer one", "0123456789012345678901234567890,2\nc,d\n", "2: c|d\n1:1: record-too-long"),
    (
      "a longer one of lines", "a,\"5678\n0\",\"3456\n8901\"\nc,d\n",
      "2: 0\"|3456\n8901\n4: c|d\n1:1: record-too-long"
    ),
    ("a long line of spaces", "                              \nc,d\n", "2: c|d\n1:1: record-too-long"),
  ]

  @Test(arguments: cases, [1, 2, 3, 7, 11, 64, 256 << 10])
  func limits(_ example: (rule: String, text: String, rows: String), block: Int) throws {
    #expect(try "\(Reading(example.text, Self.options(block: block)))" == example.rows, "\(example.rule)")
  }
}
