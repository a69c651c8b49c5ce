import Testing
import WaybillCore
import WaybillFormats

/// Tables one after another in one file, each with a line above it that says which it is.
@Suite struct SeveralTablesTests {
  static func options(
    _ begin: String = "^Table ", repeatsHeader: Bool = true, captures: [String: String] = ["name": "^Table (.+?),*$"],
    header: DelimitedOptions.HeaderRule = .contains(["Who", "Year"])
  ) throws -> DelimitedOptions {
    var options = DelimitedOptions()
    options.header = header
    options.tables = .init(
      begin: try Pattern(begin),
      captures: try captures.sorted { $0.key < $1.key }.map { .init($0.key, try Pattern($0.value)) },
      repeatsHeader: repeatsHeader)
    return options
  }

  static let blocks = [1, 2, 7, 64, 256 << 10]

  static let repeated = """
    Transfers
    Table one,,
    in millions
    Who,Year,
    Belgium,2020,1
    ,,
    Chile,2021,2
    Table two,,

    in thousands
    Who,Year,
    Austria,2022,3

    """

  @Test(arguments: blocks)
  func everyTableHasTheHeader(block: Int) throws {
    var options = try Self.options(captures: ["name": "^Table (.+?),*$", "unit": "^in (.+)$"])
    options.limits.block = block
    let reading = try Reading(Self.repeated, options)
    #expect(reading.layout.columns == ["Who", "Year", "", "name", "unit"])
    #expect(reading.layout.captureColumns == ["name": 3, "unit": 4])
    #expect(reading.layout.header == Place(file: "table.csv", line: 4, column: 1))
    #expect(
      "\(reading)" == """
        5: Belgium|2020|1|one|millions
        7: Chile|2021|2|one|millions
        12: Austria|2022|3|two|thousands
        """)
    #expect(
      reading.rows.map(\.places)
        == [5, 7, 12].map { line in
          let second = line == 7 ? 7 : 9
          return [[line, 1], [line, second], [line, second + 5], [line, 1], [line, 1]]
        })
  }

  @Test(arguments: blocks)
  func oneHeaderForAll(block: Int) throws {
    var options = try Self.options(repeatsHeader: false)
    options.limits.block = block
    let text = "Who,Year\nTable one,\nBelgium,2020\nTable two\nTable three\nChile,2021\nAustria,2022\n"
    #expect(try "\(Reading(text, options))" == "3: Belgium|2020|one\n6: Chile|2021|three\n7: Austria|2022|three")
    options.header = .absent(columns: ["a", "b"])
    #expect(
      try "\(Reading("Table one\nBelgium,2020\n", options))" == "2: Belgium|2020|one")
  }

  /// What stands between the end of a table and the next is no row.
  @Test(arguments: blocks, [DelimitedOptions.End.cell("Total"), .line(try! Pattern("^Total"))])
  func anEndEndsATable(block: Int, end: DelimitedOptions.End) throws {
    var options = try Self.options()
    options.until = end
    options.limits.block = block
    let text = """
      Table one
      Who,Year
      Belgium,2020
      Total,1
      see "Table, 2",,,
      "a note with
      Table nine
      in it"
      ,,
      Table two
      Who,Year
      Chile,2021
      Total,1
      the end
      """
    let reading = Transcript(text, options)
    #expect(reading.rows.dropFirst().map { $0.prefix(12) } == [#"3: ["Belgium"#, #"12: ["Chile "#])
    #expect(reading.faults == [] && reading.emptyRows == 0 && reading.error == "")
    // Of the nine lines from an end on, the one of empty cells says nothing.
    #expect(reading.notes == ["line from the end of the rows on, which 'until' tells": 7])
  }

  static let odd: [(oddity: String, text: String, result: String)] = [
    (
      "a marker within quotes", "Table one\nWho,Year\n\"x\nTable two\ny\",2020\nz,2021\n",
      "3: x\nTable two\ny|2020|one\n6: z|2021|one"
    ),
    (
      "a marker within quotes above the header", "Table one\n\"see\nTable 2\"\nWho,Year\na,1\n", "5: a|1|one"
    ),
    (
      "a marker within quotes above a later header",
      "Table one\nWho,Year\na,1\nTable two\n\"see\nTable 3\"\nWho,Year\nb,2\n", "3: a|1|one\n8: b|2|two"
    ),
    ("a table without rows", "Table one\nWho,Year\nTable two\nWho,Year\na,1\n", "5: a|1|two"),
    ("the last table without rows", "Table one\nWho,Year\na,1\nTable two\nWho,Year", "3: a|1|one"),
    (
      "a table of a title alone", "Table one\nWho,Year\na,1\nTable two\n\n,\nTable three\nWho,Year\nb,2\n",
      "3: a|1|one\n9: b|2|three"
    ),
    ("a title alone at the end", "Table one\nWho,Year\na,1\nTable two\n\n", "3: a|1|one"),
    ("a list of tables above the first", "Table one\nTable two\n\nTable one\nWho,Year\na,1\n", "6: a|1|one"),
    ("CRLF", "Table one\r\nWho,Year\r\na,1\r\nTable two\r\n\r\nWho,Year\r\nb,2\r\n", "3: a|1|one\n7: b|2|two"),
    ("padded headers", "Table one\nWho,Year\na,1\nTable two\n Who ,Year \nb,2\n", "3: a|1|one\n6: b|2|two"),
    ("a quote at the end of a name", "Table \"one\"\nWho,Year\na,1\n", "3: a|1|\"one\""),
    (
      "rows above the first title", "Who,Year\na,1\nTable one\nWho,Year\nb,2\n", "5: b|2|one\n2:1: outside-table"
    ),
    (
      "a ragged row, an empty one and a bad byte", "Table one\nWho,Year\na\n,\nTable t\u{0}wo\nWho,Year\nb,2\n",
      "7: b|2|t\u{0}wo\n3:2: ragged-row\n5:8: bad-byte"
    ),
  ]

  @Test(arguments: odd, blocks)
  func oddities(_ example: (oddity: String, text: String, result: String), block: Int) throws {
    var options = try Self.options()
    options.limits.block = block
    #expect(try "\(Reading(example.text, options))" == example.result, "\(example.oddity)")
  }

  static let refused: [(text: String, error: String, notes: [String])] = [
    (
      "Table one\nWho,Year\na,1\n\nTable two\nin millions\nWho,Jahr\nb,2\n",
      "5:1: error: the table that begins here must have the header of the first, 'Who', 'Year' [table-header]",
      ["7:1: this line comes nearest; it lacks 'Year' and has 'Jahr'"]
    ),
    (
      "Table one\nWho,Year\na,1\nTable two\nYear,Who\n",
      "4:1: error: the table that begins here must have the header of the first, 'Who', 'Year' [table-header]",
      ["5:1: this line comes nearest; it has the columns in another order or number"]
    ),
    (
      "Table one\nWho,Year\na,1\nTable two\n\nb,2\nTable three\nWho,Year\n",
      "4:1: error: the table that begins here must have the header of the first, 'Who', 'Year' [table-header]",
      ["6:1: this line has none of them"]
    ),
    (
      "Table one\nWho,Jahr\na,1\nTable two\nWho,Year\nb,1\n",
      "1:1: error: the table that begins here must have the header of the first, 'Who', 'Year' [table-header]",
      ["2:1: this line has none of them"]
    ),
    (
      "Table one\nWho,Year\na,1\nTable ,\nWho,Year\nb,1\n",
      "4:1: error: nothing of the table that begins here matches capture 'name' [table-capture]", []
    ),
  ]

  @Test(arguments: refused)
  func anotherHeaderIsAnError(_ example: (text: String, error: String, notes: [String])) throws {
    var options = try Self.options(captures: ["name": "^Table (\\w+)"])
    for block in Self.blocks {
      options.limits.block = block
      let error = #expect(throws: SourceError.self) { try Reading(example.text, options) }
      #expect(error?.description == "table.csv:\(example.error)")
      let notes = error?.diagnostic.notes.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0): \($0.message)" }
      #expect(notes == example.notes)
    }
  }

  /// The rows above what is wrong are given out before the error, whatever the size of the blocks.
  @Test(arguments: blocks)
  func theErrorComesLast(block: Int) throws {
    var options = try Self.options()
    options.limits.block = block
    let reading = Transcript("Table one\nWho,Year\na,1\nTable two\nWho\n", options)
    #expect(reading.rows.count == 2 && reading.error.contains("[table-header]"))
  }

  @Test func rowsKeepTheirText() throws {
    var reader = try DelimitedText(try Self.options()).makeReader(of: Array(Self.repeated.utf8), name: "t.csv")
    var batch = RowBatch()
    #expect(try reader.read(into: &batch))
    #expect((0..<3).map { batch.rowText($0) } == ["Belgium,2020,1", "Chile,2021,2", "Austria,2022,3"])
  }

  @Test func aHeaderOfSeveralLinesInEveryTable() throws {
    var options = try Self.options(header: .contains(["Who", "2020 Value"]))
    options.headerLines.count = 2
    let text = "Table one\nWho,2020\n,Value\na,1\nTable two\nWho,2020\n,Value\nb,2\n"
    for block in Self.blocks {
      options.limits.block = block
      #expect(try "\(Reading(text, options))" == "4: a|1|one\n8: b|2|two")
    }
  }
}
