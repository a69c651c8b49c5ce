import Testing
import WaybillCore
import WaybillFormats

/// Rows that were broken over several lines, and are put together when the mapping asks for it.
@Suite struct BrokenLineTests {
  static let cases: [(oddity: String, text: String, rows: String, joined: Int)] = [
    ("broken in a cell", "a,b\nc,d,e\nf,g,h,i\n", "1: a|b\nc|d|e\n3: f|g|h|i", 1),
    ("CRLF", "a,b\r\nc,d,e\r\nf,g,h,i\r\n", "1: a|b\r\nc|d|e\n3: f|g|h|i", 1),
    ("over three lines", "a,b\nc\nd,e,f\ng,h,i,j\n", "1: a|b\nc\nd|e|f\n4: g|h|i|j", 1),
    ("behind a delimiter", "a,b,\nc,d\n", "1: a|b|c|d", 1),
    ("before a delimiter", "a,b\n,c,d\n", "1: a|b|c|d", 1),
    ("before nothing but delimiters", "a,b\n,,\n", "1: a|b||", 1),
    ("quotes elsewhere", "\"a\"\"\n,\",b\nc,\"d,\",e\n", "1: a\"\n,|b\nc|d,|e", 1),
    ("broken at the end of the file", "a,b,c,d\ne,f", "1: a|b|c|d\n2:4: ragged-row", 0),
    ("joined at the end of the file", "a,b\nc,d,e", "1: a|b\nc|d|e", 1),
    ("a whole row below", "a,b\nc,d,e,f\n", "2: c|d|e|f\n1:4: ragged-row", 0),
    ("parts that make no row", "a,b\nc,d\ne,f,g\n", "3:6: ragged-row\n2:4: ragged-row", 0),
    ("too many in the first place", "a,b,c,d,e\nf,g\nh,i,j\n", "2: f|g\nh|i|j\n1:9: ragged-row", 1),
    ("an empty line between", "a,b\n\nc,d,e\n", "1:4: ragged-row\n3:6: ragged-row", 0),
    ("a quoted cell is whole", "a,\"b\"\nc,d,e\n", "1:6: ragged-row\n2:6: ragged-row", 0),
    ("half of a quoted cell", "a,b\n\"c\",d,e\n", "1:4: ragged-row\n2:8: ragged-row", 0),
    ("a fault below", "a,b\n\"c\"x,d,e\nf,g,h,i\n", "3: f|g|h|i\n1:4: ragged-row\n2:1: text-after-quote", 0),
    ("a bad byte below", "a,b\nc,d\u{0},e\nf,g,h,i\n", "3: f|g|h|i\n2:4: bad-byte", 0),
    ("two broken rows", "a,b\nc,d,e\nf,g\nh,i,j\n", "1: a|b\nc|d|e\n3: f|g\nh|i|j", 2),
  ]

  static func options(block: Int) -> DelimitedOptions {
    var options = headerless(4, block: block)
    options.joinsBrokenLines = true
    return options
  }

  @Test(arguments: cases, [1, 2, 3, 5, 64, 256 << 10])
  func joins(_ example: (oddity: String, text: String, rows: String, joined: Int), block: Int) throws {
    let reading = try Reading(example.text, Self.options(block: block))
    let lines = "\(reading)".split(separator: "\n").sorted()
    #expect(lines == example.rows.split(separator: "\n").sorted(), "\(example.oddity)")
    #expect(reading.joinedRows == example.joined, "\(example.oddity)")
  }

  @Test func nothingIsJoinedUnasked() throws {
    #expect(try "\(Reading("a,b\nc,d,e\n", headerless(4)))" == "1:4: ragged-row\n2:6: ragged-row")
  }

  @Test func placesStayTrue() throws {
    let reading = try Reading("x,b\nc,dé,e\nf,g,h,i\n", Self.options(block: 2))
    #expect(
      reading.rows.map(\.places) == [[[1, 1], [1, 3], [2, 3], [2, 6]], [[3, 1], [3, 3], [3, 5], [3, 7]]])
  }

  @Test func aRowKeepsItsText() throws {
    var reader = try DelimitedText(Self.options(block: 99)).makeReader(
      of: Array("a,b\nc,d,e\nf,g,h,i\n".utf8), name: "t")
    var batch = RowBatch()
    #expect(try reader.read(into: &batch))
    #expect([batch.rowText(0), batch.rowText(1)] == ["a,b\nc,d,e", "f,g,h,i"])
  }

  /// What ends the rows, or begins a table, is no part of a row.
  @Test(arguments: [1, 4, 99])
  func marksAreNoParts(block: Int) throws {
    var options = Self.options(block: block)
    options.until = .cell("Total")
    #expect(try "\(Reading("a,b\nTotal,d,e\n", options))" == "1:4: ragged-row")
    options.until = .line(try Pattern("^©"))
    #expect(try "\(Reading("a,b\n© x,d,e\n", options))" == "1:4: ragged-row")
    options.until = nil
    options.tables = .init(begin: try Pattern("^T"))
    let text = "T 1\na,b\nT,d,e\nf,g\nh,i,j\n"
    #expect(try "\(Reading(text, options))" == "4: f|g\nh|i|j\n2:4: ragged-row")
  }

  @Test func notForEver() throws {
    var options = Self.options(block: 3)
    options.limits.joinedRecords = 3
    #expect(try "\(Reading("a\nb\nc\nd,e,f,g\n", options))" == "4: d|e|f|g\n3:2: ragged-row")
    #expect(try "\(Reading("a\nb\nc\nd\ne,f,g,h\n", options))" == "5: e|f|g|h\n3:2: ragged-row\n4:2: ragged-row")
  }
}
