import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// Damaged workbooks, and such as were made to do harm, end in a diagnostic, in little time and memory.
@Suite(.timeLimit(.minutes(1))) struct HostileWorkbookTests {
  private func error(rows: String, sharedTexts: [String]? = nil) -> String {
    SheetReading(rows: rows, sharedTexts: sharedTexts).error
  }

  private func error(_ change: (inout WorkbookFile) -> Void) -> String {
    var file = WorkbookFile(
      [.init("Data", rows: "<row><c t=\"s\"><v>0</v></c></row>")], sharedTexts: ["<t>a</t>"], styles: "")
    change(&file)
    return SheetReading(file, sheetOptions(columns: 1)).error
  }

  private func damaged(_ words: String, _ name: String = "wb.xlsx!Sheet") -> String {
    "\(name): error: the workbook is damaged: \(words) [damaged-workbook]"
  }

  @Test func rowsOutOfPlace() {
    #expect(
      error(rows: "<row r=\"2\"/><row r=\"2\"/>") == damaged("expected a row from 3 to 1048576, found '2'"))
    for number in ["0", "-1", "x", "1048577", "99999999999999999999", ""] {
      #expect(
        error(rows: "<row r=\"\(number)\"/>") == damaged("expected a row from 1 to 1048576, found '\(number)'"))
    }
    #expect(
      error(rows: "<row r=\"1048576\"/><row/>") == damaged("expected a row from 1048577 to 1048576, found '1048577'"))
  }

  @Test func cellsOutOfPlace() {
    for cell in ["B2", "A", "1", "XFE1", "ZZZZZZZZZ1", "a1", "A1x", "", "A1111111111"] {
      #expect(
        error(rows: "<row r=\"1\"><c r=\"\(cell)\"><v>1</v></c></row>")
          == damaged("expected a cell of row 1, found '\(cell)'"))
    }
    #expect(
      error(rows: "<row><c r=\"C1\"/><c r=\"B1\"/></row>") == damaged("expected a cell of row 1 behind C1, found 'B1'"))
    #expect(
      error(rows: "<row><c r=\"XFD1\"/><c/></row>") == damaged("expected a cell of row 1 behind XFD1, found 'XFE1'"))
  }

  @Test func sharedTextsThatAreNotThere() {
    for number in ["1", "-1", "x", "99999999999"] {
      #expect(
        error(rows: "<row r=\"4\"><c r=\"B4\" t=\"s\"><v>\(number)</v></c></row>", sharedTexts: ["<t>a</t>"])
          == damaged("expected the number of one of 1 shared text, found '\(number)'", "wb.xlsx!Sheet!B4"))
    }
    #expect(
      error(rows: "<row><c t=\"s\"><v>0</v></c></row>").contains("expected the number of one of 0 shared texts"))
  }

  @Test func missingParts() {
    #expect(
      error { file in file.parts = [.init("xl/_rels/workbook.xml.rels", text: "<Relationships/>")] }
        == "wb.xlsx: error: the workbook has no sheets of cells [no-sheet]")
    var archive = WorkbookFile([.init("Data", rows: "")]).archive
    archive.members.removeAll { $0.name.hasPrefix("xl/worksheets") }
    #expect(
      SheetReading(archive.bytes).error == damaged("it lacks the part 'xl/worksheets/sheet1.xml'", "wb.xlsx"))
    archive.members.removeAll { $0.name == "xl/workbook.xml" }
    #expect(SheetReading(archive.bytes).error == damaged("it lacks the part 'xl/workbook.xml'", "wb.xlsx"))
    #expect(error { $0.sheets.append($0.sheets[0]) } == damaged("it has two sheets called 'Data'", "wb.xlsx"))
  }

  @Test func filesOfOtherKinds() {
    func refusal(_ bytes: [UInt8]) -> String { SheetReading(bytes).error }
    func other(_ words: String) -> String {
      "wb.xlsx: error: expected a workbook (XLSX), found \(words) [no-workbook]"
    }
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 3_000_000)
    #expect(
      refusal(compound) == other("an Excel file of the format before 2007 (.xls); open it and save it as XLSX"))
    let name = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())
    #expect(
      refusal(compound + Array("EE".utf8) + name + [0, 0])
        == other("an encrypted one; open it and save it without a password"))
    #expect(refusal(Array("a,b\n".utf8)) == other("another file"))
    #expect(refusal([]) == "wb.xlsx: error: the file is empty [empty-file]")
    #expect(refusal(ZipFile([.init("a.csv", text: "a")]).bytes) == other("another zip archive"))
    #expect(
      refusal(ZipFile([.init("mimetype", text: "x"), .init("content.xml", text: "<x/>")]).bytes)
        == other("one in OpenDocument (.ods); open it and save it as XLSX"))
    #expect(error { $0.parts = [.init("xl/workbook.xml", text: "<document/>")] } == other("another document"))
    #expect(error { $0.parts = [.init("_rels/.rels", text: "<Relationships/>")] } == other("another document"))
    let binary =
      "<Relationships><Relationship Id=\"1\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"
    #expect(
      error { $0.parts = [.init("_rels/.rels", text: binary)] }
        == other("a binary one (.xlsb); open it and save it as XLSX"))
  }

  /// A few hundred bytes that would be billions of letters.
  @Test func entitiesAreRefused() {
    let entities = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
    let bomb = "<!DOCTYPE sst [<!ENTITY e0 \"ha\">\(entities)]><sst><si><t>&e9;</t></si></sst>"
    let words = "its XML is wrong: it declares a document type, and with it entities, which no workbook has"
    #expect(
      error { $0.parts = [.init("xl/sharedStrings.xml", text: bomb)] }
        == damaged(words, "wb.xlsx#xl/sharedStrings.xml:1:3"))
    let file = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><worksheet>&f;</worksheet>"
    #expect(error { $0.parts = [.init("xl/worksheets/sheet1.xml", text: file)] }.contains(words))
  }

  @Test func deepAndLongXML() {
    let deep = String(repeating: "<a>", count: 300)
    #expect(
      error { $0.parts = [.init("xl/worksheets/sheet1.xml", text: deep)] }
        == damaged(
          "its XML is wrong: more than 200 elements lie in one another", "wb.xlsx#xl/worksheets/sheet1.xml:1:601"))
    let names = (0..<3).map { "<n\($0)\(String(repeating: "x", count: 400_000))>\n" }.joined()
    #expect(
      error { $0.parts = [.init("xl/worksheets/sheet1.xml", text: names)] }
        == damaged(
          "its XML is wrong: the names of the elements that are open have more than 1048576 bytes",
          "wb.xlsx#xl/worksheets/sheet1.xml:3:2"))
    let rows = "<sheetData><row><c><v>1</v></c></row></sheetData>"
    func tag(of count: Int) -> String { "<a b=\"\(String(repeating: "x", count: count - 9))\"/>" }
    #expect(error { $0.sheets[0].xml = tag(of: 4 << 20) + rows } == "")
    #expect(
      error { $0.sheets[0].xml = tag(of: (4 << 20) + 1) + rows }
        == damaged("its XML has a tag of more than 4194304 bytes", "wb.xlsx#xl/worksheets/sheet1.xml"))
  }

  @Test func aMillionBlankRows() {
    let reading = SheetReading(rows: "<row r=\"1\"><c><v>1</v></c></row><row r=\"1048576\"><c><v>2</v></c></row>")
    #expect(reading.rows == ["1: 1||", "1048576: 2||"])
    let blank = String(repeating: "<row ht=\"15\"/>", count: 200_000)
    #expect(SheetReading(rows: blank + "<row><c><v>1</v></c></row>").rows == ["200001: 1||"])
  }

  @Test func aCellOfTenMegabytes() {
    let text = String(repeating: "x", count: 10_000_000)
    for cell in ["<c t=\"str\"><v>\(text)</v></c>", "<c t=\"s\"><v>0</v></c>"] {
      let reading = SheetReading(
        rows: "<row>\(cell)</row><row><c><v>2</v></c></row>", sharedTexts: ["<t>\(text)</t>"])
      #expect(reading.rows == ["2: 2||"])
      #expect(reading.faults.map(\.code) == [.recordTooLong] && reading.faults.first?.line == 1)
    }
  }

  @Test func sharedTextsHaveALimit() {
    var options = sheetOptions(columns: 1)
    options.limits.sharedTexts = 100
    let row = "<row><c t=\"s\"><v>0</v></c></row>"
    let error = "wb.xlsx: error: expected shared texts of at most 100 bytes, found more [workbook-limit]"
    for texts in [["<t>\(String(repeating: "x", count: 101))</t>"], Array(repeating: "<t/>", count: 26)] {
      #expect(SheetReading(WorkbookFile([.init("Data", rows: row)], sharedTexts: texts), options).error == error)
    }
    let enough = ["<t>\(String(repeating: "x", count: 100))</t>"]
    #expect(SheetReading(WorkbookFile([.init("Data", rows: row)], sharedTexts: enough), options).error == "")
  }

  /// One long text that each of many cells shares makes a long sheet of a short one.
  @Test func sharedTextsDoNotBlowUp() {
    var options = sheetOptions(columns: 1)
    options.limits.archive.freeBytes = 10 << 20
    let rows = String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 2000)
    let texts = ["<t>\(String(repeating: "x", count: 100_000))</t>"]
    let error = SheetReading(WorkbookFile([.init("Data", rows: rows)], sharedTexts: texts), options).error
    #expect(
      error
        == "wb.xlsx!Data: error: expected data that expand to at most 200 times their size, found more [archive-limit]")
  }

  @Test func mergedRangesThatLieOverOneAnother() {
    var options = sheetOptions(columns: 2)
    options.fillsMerged = true
    func reading(_ ranges: String...) -> SheetReading {
      let merges = ranges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      let rows = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\"><v>2</v></c></row>"
      return SheetReading(
        WorkbookFile([.init("Sheet", xml: "<sheetData>\(rows)</sheetData><mergeCells>\(merges)</mergeCells>")]), options
      )
    }
    #expect(
      reading("A1:B2", "B2:C3").error == damaged("merged ranges lie over one another", "wb.xlsx!Sheet!2"))
    #expect(reading("A2:XFD2", "A5:A1048576", "x", "B1:A1", "A0:B0").rows == ["2: 1|1", "5: 2|"])
  }

  /// Rows that a sheet does not have are made a block at a time, and filled from merged cells as those that it has.
  @Test func aLongGapInMergedCells() throws {
    var options = sheetOptions(columns: 2)
    options.fillsMerged = true
    let text = String(repeating: "x", count: 40)
    for last in ["<row r=\"60001\"/>", "<row r=\"60001\" hidden=\"1\"><c r=\"B60001\"><v>2</v></c></row>"] {
      let rows =
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\(text)</v></c></row>\(last)<row r=\"60003\"><c><v>3</v></c></row>"
      let merges = "<mergeCells><mergeCell ref=\"A1:A60000\"/></mergeCells>"
      let reading = SheetReading(
        WorkbookFile([.init("Sheet", xml: "<sheetData>\(rows)</sheetData>\(merges)")]), options)
      #expect(reading.error == "")
      #expect(reading.rows.count == (last.contains("hidden") ? 60_002 : 60_001))
      #expect(reading.rows[59_999] == "60000: \(text)|")
      #expect(reading.rows.last == "60003: 3|")
      #expect(reading.notes["cell filled from a merged one"] == 59_999)
      #expect(reading.notes["row hidden in the sheet"] == (last.contains("hidden") ? 1 : nil))
    }
  }

  /// A small file whose merged cells would be millions of texts.
  @Test func mergedCellsThatFillABillion() {
    var options = sheetOptions(columns: 20)
    options.fillsMerged = true
    options.limits.archive.freeBytes = 1 << 20
    let text = String(repeating: "x", count: 5_000)
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\(text)</v></c></row><row r=\"1048576\"/>"
    let merges = "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"
    let error = SheetReading(WorkbookFile([.init("Sheet", xml: "<sheetData>\(rows)</sheetData>\(merges)")]), options)
      .error
    #expect(
      error
        == "wb.xlsx!Sheet: error: expected data that expand to at most 200 times their size, found more [archive-limit]"
    )
  }

  @Test func thousandsOfMergedRangesDownTheWholeSheet() {
    var options = sheetOptions(columns: 1)
    options.fillsMerged = true
    let merges = (1...16_384).map { "<mergeCell ref=\"\(Place.letters(of: $0))1:\(Place.letters(of: $0))1048576\"/>" }
    let rows = "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"
    let xml = "<sheetData>\(rows)</sheetData><mergeCells>\(merges.joined())</mergeCells>"
    #expect(SheetReading(WorkbookFile([.init("Sheet", xml: xml)]), options).rows == ["1048576: 1"])
  }

  @Test func listsHaveALimit() {
    func tooMany(_ what: String, _ limit: Int, in name: String = "wb.xlsx") -> String {
      "\(name): error: expected a workbook with at most \(limit) \(what), found more [workbook-limit]"
    }
    func many(_ element: String, _ count: Int = 65_536) -> String { String(repeating: element, count: count) }
    #expect(error { $0.styles = "<cellXfs>\(many("<xf/>", 65_535))</cellXfs>" } == "")
    #expect(error { $0.styles = "<cellXfs>\(many("<xf/>"))</cellXfs>" } == tooMany("formats of cells", 65_535))
    #expect(error { $0.styles = "<fonts>\(many("<font/>"))</fonts>" } == tooMany("formats of cells", 65_535))
    let codes = (0...65_535).map { "<numFmt numFmtId=\"\($0)\" formatCode=\"0\"/>" }.joined()
    #expect(error { $0.styles = "<numFmts>\(codes)</numFmts>" } == tooMany("formats of cells", 65_535))
    let sheets = "<workbook><sheets>\(many("<sheet name=\"a\" id=\"rId1\"/>"))</sheets></workbook>"
    #expect(error { $0.parts = [.init("xl/workbook.xml", text: sheets)] } == tooMany("sheets", 65_535))
    let relations = "<Relationships>\(many("<Relationship Id=\"a\" Type=\"b\" Target=\"c\"/>"))</Relationships>"
    #expect(
      error { $0.parts = [.init("xl/_rels/workbook.xml.rels", text: relations)] } == tooMany("relationships", 65_535))
    var options = sheetOptions(columns: 1)
    options.fillsMerged = true
    #expect(options.limits.mergedRanges == 1 << 20)
    options.limits.mergedRanges = 3
    func merging(_ count: Int) -> String {
      let rows = "<sheetData><row><c><v>1</v></c></row></sheetData>"
      let merges = "<mergeCells>\(many("<mergeCell ref=\"B2:B2\"/>", count))</mergeCells>"
      return SheetReading(WorkbookFile([.init("Sheet", xml: rows + merges)]), options).error
    }
    #expect(merging(3) == "")
    #expect(merging(4) == tooMany("merged ranges", 3, in: "wb.xlsx!Sheet"))
  }

  /// Thousands of sheets take no longer each than a few do.
  @Test func manySheets() throws {
    let sheets = (0..<60_000).map { "<sheet name=\"s\($0)\" id=\"rId1\"/>" }.joined()
    var file = WorkbookFile([.init("Data", rows: "<row><c><v>1</v></c></row>")])
    file.parts = [.init("xl/workbook.xml", text: "<workbook><sheets>\(sheets)</sheets></workbook>")]
    #expect(SheetReading(file, sheetOptions(columns: 1), part: .sheet("s59999")).rows == ["1: 1"])
  }

  @Test func aWorkbookThatBreaksOff() {
    let whole = WorkbookFile([.init("Data", rows: "<row><c><v>1</v></c></row>")]).bytes
    for count in stride(from: 1, to: whole.count, by: 97) {
      #expect(SheetReading(Array(whole.prefix(count)), sheetOptions(columns: 1)).error != "")
    }
  }

  /// Changed bytes of the XML itself give rows or an error, and never break the program.
  @Test func changedXMLDoesNoHarm() {
    var dice = Dice(11)
    let sheet = """
      <cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c>\
      <c r="B1" s="1"><v>43525.5</v></c><c r="C1" t="inlineStr"><is><r><t>x</t></r></is></c></row>\
      <row r="3" hidden="1"><c r="B3"><f>1</f></c><c r="C3" t="b"><v>1</v></c></row></sheetData>\
      <mergeCells><mergeCell ref="A1:A3"/></mergeCells>
      """
    let signs = Array("<>/\"=&;0123456789rstcvfABCXFD_x -.eE".utf8)
    var read = 0
    for _ in 0..<1500 {
      var bytes = Array(sheet.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = signs.randomElement(using: &dice) ?? 0
      }
      var options = sheetOptions(columns: 3)
      options.fillsMerged = Bool.random(using: &dice)
      let file = WorkbookFile(
        [.init("Data", xml: String(decoding: bytes, as: UTF8.self))], sharedTexts: ["<t>a</t>", "<t>b</t>"],
        styles: "<cellXfs><xf/><xf numFmtId=\"22\"/></cellXfs>")
      let reading = SheetReading(file, options)
      read += reading.error.isEmpty ? 1 : 0
    }
    #expect(read > 50)
  }
}
