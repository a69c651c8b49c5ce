import Testing
import WaybillCore
import WaybillFormats

/// What is a row, line by line of the rules; every case is read with large and with tiny blocks.
@Suite struct RowTests {
  static let cases: [(rule: String, text: String, rows: String)] = [
    ("cells", "a,b\nc,d\n", "1: a|b\n2: c|d"),
    ("untrimmed", " a ,\tb\n", "1:  a |\tb"),
    ("empty cells", ",b\na,\n", "1: |b\n2: a|"),
    ("no line end at the end", "a,b\nc,d", "1: a|b\n2: c|d"),
    ("empty last cell at the end", "a,b\nc,", "1: a|b\n2: c|"),
    ("CRLF", "a,b\r\nc,d\r\n", "1: a|b\n2: c|d"),
    ("mixed line ends", "a,b\r\nc,d\ne,f\r\n", "1: a|b\n2: c|d\n3: e|f"),
    ("CR inside a cell is text", "a\rb,c\r\rd\n", "1: a\rb|c\r\rd"),
    ("CR at the end of the file ends a line", "a,b\r", "1: a|b"),
    ("CR before a delimiter is text", "a\r,b\n", "1: a\r|b"),
    ("blank lines are skipped", "\na,b\n\r\n  \t\nc,d\n\n", "2: a|b\n5: c|d"),
    ("lines of empty cells are skipped", "a,b\n,\n,,,, ,\nc,d\n ,", "1: a|b\n4: c|d"),
    ("a line of quoted empty cells is a row", "\"\",\"\"\n", "1: |"),
    ("quoted", "\"a\",\"b\"\n", "1: a|b"),
    ("quoted delimiter", "\"a,a\",b\n", "1: a,a|b"),
    ("quoted CRLF", "\"a\",\"b\"\r\nc,d\r\n", "1: a|b\n2: c|d"),
    ("quoted at the end", "a,\"b\"", "1: a|b"),
    ("quoted and CR at the end", "a,\"b\"\r", "1: a|b"),
    ("quoted line end", "\"a\nb\",c\nd,e\n", "1: a\nb|c\n3: d|e"),
    ("quoted CRLF inside", "\"a\r\nb\",c\r\nd,e\r\n", "1: a\r\nb|c\n3: d|e"),
    ("quoted blank lines", "\"a\n\n\",c\nd,e\n", "1: a\n\n|c\n4: d|e"),
    ("doubled quotes", "\"a\"\"b\",\"\"\"\"\n", "1: a\"b|\""),
    ("only doubled quotes", "\"\"\"\"\"\",x\n", "1: \"\"|x"),
    ("a quote inside a cell is text", "a\"b,c\"\n", "1: a\"b|c\""),
    ("a quote behind a space is text", " \"a\", \"b\"\n", "1:  \"a\"| \"b\""),
    ("too many cells", "a,b,c\nd,e\n", "2: d|e\n1:5: ragged-row"),
    ("too few cells", "a,b\ncé\nd,e\n", "1: a|b\n3: d|e\n2:3: ragged-row"),
    ("too many, in lines", "\"a\nb\",c,\"d\ne\",f\n", "2:6: ragged-row"),
    ("too few, in lines", "\"a\nb\"\nd,e\n", "3: d|e\n2:3: ragged-row"),
    ("a delimiter too many at the end", "a,b,\n", "1:5: ragged-row"),
    ("text after a quote", "a,\"b\"c\nd,e\n", "2: d|e\n1:3: text-after-quote"),
    ("a space after a quote", "\"a\" ,b\nd,e\n", "2: d|e\n1:1: text-after-quote"),
    ("CR after a quote", "\"a\"\rx,b\nd,e\n", "2: d|e\n1:1: text-after-quote"),
    ("a quote not closed swallows nothing", "a,\"b\nc,d\ne,f\n", "2: c|d\n3: e|f\n1:3: unclosed-quote"),
    ("a quote closed too late swallows nothing", "a,\"b\nc,d\ne,\"f\"\n", "2: c|d\n3: e|f\n1:3: text-after-quote"),
    ("a quote opened in the last cell", "a,b\nc,\"", "1: a|b\n2:3: unclosed-quote"),
    ("NUL", "a,b\u{0}\nc,d\n", "2: c|d\n1:4: bad-byte"),
  ]

  @Test(arguments: cases, [1, 2, 3, 5, 64, 256 << 10])
  func rows(_ example: (rule: String, text: String, rows: String), block: Int) throws {
    #expect(try "\(Reading(example.text, headerless(2, block: block)))" == example.rows, "\(example.rule)")
  }

  @Test func otherDelimitersAndQuotes() throws {
    var options = headerless(2)
    options.delimiter = UInt8(ascii: ";")
    #expect(try "\(Reading("a,;\"b;\"\n", options))" == "1: a,|b;")
    options.quote = UInt8(ascii: "'")
    #expect(try "\(Reading("'a;''';\"b\n", options))" == "1: a;'|\"b")
    options.quote = nil
    #expect(try "\(Reading("\"a;b\"\n", options))" == "1: \"a|b\"")
    options.delimiter = UInt8(ascii: "\t")
    #expect(try "\(Reading("a;\tb \n\t\n", options))" == "1: a;|b ")
  }

  @Test func oneColumn() throws {
    #expect(try "\(Reading("a\n\n\"\"\nb,c\n", headerless(1)))" == "1: a\n3: \n4:3: ragged-row")
  }

  @Test func faultsKeepTheRow() throws {
    let reading = try Reading("a,b,c\r\n\"x\ny\"\"\",z,\"q\n\"\nd,\"e\" f\r\ng,h", headerless(2))
    #expect(reading.faults.map(\.text) == ["a,b,c", "\"x\ny\"\"\",z,\"q\n\"", "d,\"e\" f"])
    let long = String(repeating: "é", count: 600)
    for block in [1, 100, 256 << 10] {
      let reading = try Reading("\(long)\r\na,\"\(long)\n", headerless(2, block: block))
      #expect(reading.faults.map(\.text.count) == [500, 500])
    }
  }

  @Test func rowsStopAtACell() throws {
    var options = headerless(2)
    options.until = .cell("Total")
    for total in ["Total,9", " Total ,9,9", "\"Total\"", "Total"] {
      #expect(try "\(Reading("a,1\nTotals,2\nTo,3\n\(total)\nb,\"4\n", options))" == "1: a|1\n2: Totals|2\n3: To|3")
    }
    options.until = .cell("the \"sum\"")
    #expect(try "\(Reading("a,1\n\"the \"\"sum\"\"\",2\nb,3", options))" == "1: a|1")
  }

  @Test(arguments: [1, 3, 256 << 10])
  func rowsStopAtALine(block: Int) throws {
    var options = headerless(2, block: block)
    options.until = .line(try Pattern("^©.*2022$"))
    #expect(
      try "\(Reading("a,©\n\"©\n© 2022\",b\n\n© SIPRI, \"2022\r\n© 2022\r\n?,", options))" == "1: a|©\n2: ©\n© 2022|b")
  }
}
