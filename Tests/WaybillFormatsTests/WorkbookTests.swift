import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// The cells of sheets: what each kind reads as, and where it stands.
@Suite struct WorkbookTests {
  @Test func theKindsOfCells() {
    let reading = SheetReading(
      rows: """
        <row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>in &amp; line</t></is></c>\
        <c r="C1" t="str"><f>A1</f><v>made</v></c></row>
        <row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c><c r="C2" t="e"><v>#N/A</v></c></row>
        <row r="3"><c r="A3" t="n"><v>2019</v></c><c r="B3"><v>-0.5</v></c><c r="C3" t="d"><v>2019-03-01</v></c></row>
        """, sharedTexts: ["<t>zero</t>", "<t>one</t>"])
    #expect(reading.rows == ["1: one|in & line|made", "2: TRUE|FALSE|#N/A", "3: 2019|-0.5|2019-03-01"])
    #expect(reading.notes.isEmpty && reading.error == "")
    #expect(reading.layout.table == "Sheet")
  }

  @Test func textsWithRunsAndReadings() {
    let reading = SheetReading(
      rows: """
        <row><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>a</t></r><rPh sb="0" eb="1"><t>x</t></rPh>\
        <r><rPr><b/></rPr><t xml:space="preserve"> b</t></r></is></c><c t="s"><v>2</v></c></row>
        """,
      sharedTexts: ["<r><t>Timor</t></r><r><t>-Leste\n</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>", "", "<t/>"])
    #expect(reading.cells == [["Timor-Leste\n", "a b", ""]])
  }

  @Test func characterThatXMLCannotHold() {
    let reading = SheetReading(
      rows: """
        <row><c t="inlineStr"><is><t>a_x000D_\nb_x000a_c</t></is></c>\
        <c t="inlineStr"><is><t>_x005F_x000D_ _x00E9__x20AC_</t></is></c>\
        <c t="inlineStr"><is><t>_x001F_ _xD83D_ _x00_ _x000</t></is></c></row>
        """)
    #expect(reading.cells == [["a\nb\nc", "_x000D_ é€", "_x001F_ _xD83D_ _x00_ _x000"]])
  }

  /// The shortest decimal of the double, whatever the program wrote.
  @Test(arguments: [
    ("0.1", "0.1"), ("0.30000000000000004", "0.30000000000000004"), ("0.1000000000000000055", "0.1"),
    ("21459.679463224318", "21459.679463224318"), ("2019.0", "2019"), ("-0", "0"), ("007", "7"), (".5", "0.5"),
    ("1.50", "1.5"), ("1E3", "1000"), ("1.5e-7", "0.00000015"), ("123456789012345678", "123456789012345680"),
    ("1e21", "1000000000000000000000"), ("-2.5E-3", "-0.0025"), ("100", "100"), ("999999999999999", "999999999999999"),
    ("9007199254740993", "9007199254740992"),
    ("4.9406564584124654E-324", "0." + String(repeating: "0", count: 323) + "5"),
    // What is no number stays as it is.
    ("1e999", "1e999"), ("abc", "abc"), ("0x10", "0x10"), ("1-2", "1-2"), ("nan", "nan"), ("-", "-"), ("+1", "+1"),
    (String(repeating: "9", count: 400), String(repeating: "9", count: 400)),
  ])
  func numbers(written: String, read: String) {
    #expect(SheetReading(rows: "<row><c><v>\(written)</v></c></row>", columns: 1).cells == [[read]])
  }

  @Test func everyDoubleComesBack() {
    var dice = Dice(5)
    let numbers = (0..<500).map { _ in
      Double.random(in: -1...1, using: &dice) * [1, 1e3, 1e9, 1e17, 1e-5].randomElement(using: &dice)!
    }
    let rows = numbers.map { "<row><c><v>\($0)</v></c></row>" }.joined()
    let cells = SheetReading(rows: rows, columns: 1).cells.map { $0[0] }
    #expect(cells.map { Double($0) } == numbers)
    #expect(cells.allSatisfy { !$0.contains("e") })
  }

  @Test func gapsInRowsAndColumns() {
    let reading = SheetReading(
      rows: """
        <row r="2"><c r="B2"><v>1</v></c></row><row r="3"/><row r="4"><c r="A4" s="3"/><c r="C4"/></row>\
        <row r="7"><c r="A7"><v>2</v></c><c><v>3</v></c></row><row><c r="C8"><v>4</v></c></row>
        """)
    #expect(reading.rows == ["2: |1|", "7: 2|3|", "8: ||4"])
    #expect(reading.texts == [" | 1 | ", "2 | 3 | ", " |  | 4"])
  }

  @Test func headersAreFoundByWhatTheyHold() throws {
    var options = WorkbookOptions()
    options.table.expected = ["name", "value"]
    options.table.captures = [.init("vintage", try Pattern("^as of (\\d+)$")), .init("title", try Pattern("T.*"))]
    let file = WorkbookFile([
      .init(
        "Data",
        rows: """
          <row r="1"><c r="B1" t="inlineStr"><is><t>A Title\nof two lines</t></is></c><c r="H1"><v>9</v></c></row>\
          <row r="2"><c r="C2" t="inlineStr"><is><t>as of 2024</t></is></c></row>\
          <row r="4"><c r="B4" t="inlineStr"><is><t>name</t></is></c><c r="C4" t="inlineStr"><is><t>value</t></is></c>\
          <c r="F4"/></row>\
          <row r="6"><c r="B6" t="inlineStr"><is><t>Oman</t></is></c></row>\
          <row r="7"><c r="C7"><v>1</v></c><c r="D7"/></row><row r="8"><c r="C8"><v>1</v></c><c r="E8"><v>2</v></c></row>
          """)
    ])
    let reading = SheetReading(file, options)
    #expect(reading.layout.columns == ["", "name", "value"])
    #expect(reading.layout.header == Place(file: "wb.xlsx!Data", line: 4, column: 1, isCell: true))
    #expect("\(reading.layout.header!)" == "wb.xlsx!Data!A4")
    #expect(reading.layout.captures == ["vintage": "2024", "title": "Title\nof two lines"])
    #expect(reading.rows == ["6: |Oman|", "7: ||1"])
    // What stands beside the table is not lost.
    #expect(
      reading.faults == [
        RowFault(.raggedRow, "expected 3 cells, found 5", line: 8, column: 4, text: " |  | 1 |  | 2")
      ])
    options.leastWidth = 5
    #expect(SheetReading(file, options).rows == ["6: |Oman|||", "7: ||1||", "8: ||1||2"])
  }

  @Test func severalTablesAndAnEnd() throws {
    var options = WorkbookOptions()
    options.table.expected = ["name", "value"]
    options.table.tables = .init(
      begin: try Pattern("^Table"), captures: [.init("kind", try Pattern("^Table (.+)$"))])
    options.table.until = .line(try Pattern("^Total$"))
    func row(_ number: Int, _ cells: String...) -> String {
      let texts = cells.map { $0.isEmpty ? "<c/>" : "<c t=\"str\"><v>\($0)</v></c>" }
      return "<row r=\"\(number)\">\(texts.joined())</row>"
    }
    let rows = [
      row(1, "", "Table of arms"), row(2, "name", "value"), row(3, "Oman", "1"), row(4, "", "Total"), row(5, "note"),
      row(7, "Table of ships\nand boats"), row(8, "name", "value"), row(9, "Chad", "2"),
    ]
    let reading = SheetReading(WorkbookFile([.init("Data", rows: rows.joined())]), options)
    #expect(reading.rows == ["3: Oman|1|of arms", "9: Chad|2|of ships\nand boats"] && reading.error == "")
  }

  @Test func formulasWithoutAValueAreCounted() {
    let reading = SheetReading(
      rows: """
        <row><c><f>1+1</f></c><c><f>1+1</f><v>2</v></c><c t="str"><f>""</f><v></v></c></row>\
        <row><c><f>1+1</f></c><c><v>1</v></c></row>
        """)
    #expect(reading.cells == [["", "2", ""], ["", "1", ""]])
    #expect(reading.notes == ["formula without a kept value, read as empty": 2])
  }

  @Test func whatIsHiddenIsReadAndTold() {
    var file = WorkbookFile([
      .init(
        "Data",
        xml: """
          <cols><col min="1" max="1"/><col min="2" max="99" hidden="1"/></cols><sheetData>\
          <row hidden="1"><c><v>1</v></c></row><row hidden="true"/><row><c><v>2</v></c></row></sheetData>
          """),
      .init("Notes", rows: ""), .init("More", rows: ""),
    ])
    file.sheets[1].state = "hidden"
    file.sheets[2].state = "veryHidden"
    var reading = SheetReading(file, sheetOptions(columns: 3))
    #expect(reading.rows == ["1: 1||", "3: 2||"])
    #expect(
      reading.notes == [
        "row hidden in the sheet": 1, "column hidden in the sheet": 2, "hidden sheet of the workbook, left aside": 2,
      ])
    file.sheets[0].state = "hidden"
    var options = sheetOptions(columns: 3)
    options.choice = .named(["Data"])
    reading = SheetReading(file, options)
    #expect(reading.notes["sheet that is hidden in the workbook, read all the same"] == 1)
    #expect(reading.notes["hidden sheet of the workbook, left aside"] == nil)
  }

  /// What is told of rows behind the end of the table is not told.
  @Test func onlyWhatIsReadIsTold() {
    var options = sheetOptions(columns: 1)
    options.table.until = .cell("end")
    let rows = "<row hidden=\"1\"><c><v>1</v></c></row><row><c t=\"str\"><v>end</v></c></row>"
    let file = WorkbookFile([.init("Data", rows: rows + "<row hidden=\"1\"><c><v>1</v></c></row>")])
    let below = "line from the end of the rows on, which 'until' tells"
    #expect(SheetReading(file, options).notes == ["row hidden in the sheet": 1, below: 2])
  }

  @Test func namesMayHavePrefixes() {
    var file = WorkbookFile([.init("Data", rows: "")])
    let xml = """
      <x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1">\
      <x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row></x:sheetData>\
      </x:worksheet>
      """
    file.parts = [ZipFile.Member("xl/Worksheets/SHEET1.xml", text: xml)]
    file.sheets[0].xml = ""
    var archive = file.archive
    archive.members.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
    #expect(SheetReading(archive.bytes, sheetOptions(columns: 2)).rows == ["1: 1|b"])
  }
}
