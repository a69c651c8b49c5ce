import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// Which sheets are read, and what the keys of a mapping say.
@Suite struct WorkbookChoiceTests {
  private static let row = "<row><c><v>1</v></c></row>"

  private func workbook(_ names: [String]) -> WorkbookFile {
    WorkbookFile(names.map { .init($0, rows: Self.row) })
  }

  private func units(_ file: WorkbookFile, _ choice: WorkbookOptions.SheetChoice) -> String {
    var options = WorkbookOptions()
    options.choice = choice
    do {
      let source = try SourceFile("wb.xlsx", file.bytes)
      let units = try WorkbookTables(options).units(of: source.snapshot, atMost: 1)
      #expect(units.map(\.index) == Array(units.indices))
      return units.map { "\($0.part.name(in: $0.snapshot.name))" }.joined(separator: " ")
    } catch {
      return "\(error)"
    }
  }

  @Test func oneSheetThatIsShownNeedsNoKey() {
    var file = workbook(["a", "b"])
    file.sheets[0].state = "hidden"
    #expect(units(file, .only) == "wb.xlsx!b")
    file.sheets[1].state = "hidden"
    let words = "the workbook has 2 sheets, so that 'sheet' or 'sheets_matching' must choose: 'a', 'b' [which-sheet]"
    #expect(units(file, .only) == "wb.xlsx: error: \(words)")
  }

  @Test func keysChoose() throws {
    let file = workbook(["TABLE1", "TABLE2", "Notes"])
    #expect(units(file, .named(["TABLE2", "TABLE1"])) == "wb.xlsx!TABLE2 wb.xlsx!TABLE1")
    #expect(units(file, .matching(try Pattern("^TABLE"))) == "wb.xlsx!TABLE1 wb.xlsx!TABLE2")
    #expect(SheetReading(file, sheetOptions(columns: 1), part: .sheet("Notes")).layout.table == "Notes")
  }

  @Test func anUnclearChoiceIsRefused() throws {
    let file = workbook(["TABLE1", "TABLE2"])
    func error(_ words: String) -> String { "wb.xlsx: error: \(words)" }
    #expect(
      units(file, .only)
        == error(
          "the workbook has 2 sheets, so that 'sheet' or 'sheets_matching' must choose: 'TABLE1', 'TABLE2' [which-sheet]"
        ))
    #expect(
      units(file, .named(["TABEL1"]))
        == error("the workbook has no sheet 'TABEL1'; did you mean 'TABLE1'?; it has 'TABLE1', 'TABLE2' [no-sheet]"))
    #expect(
      units(file, .matching(try Pattern("^x")))
        == error("no sheet of the workbook matches '^x'; it has 'TABLE1', 'TABLE2' [no-sheet]"))
    #expect(units(workbook([]), .only) == error("the workbook has no sheets of cells [no-sheet]"))
    var options = WorkbookOptions()
    options.choice = .matching(try Pattern("TABLE"))
    #expect(SheetReading(file, options).error.hasSuffix("[which-sheet]"))
    #expect(
      SheetReading(file, options, part: .member("a")).error
        == error("a workbook is read sheet by sheet [wrong-part]"))
  }

  @Test func chartsAreNoSheets() {
    var file = workbook(["a", "chart"])
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    file.parts = [
      ZipFile.Member(
        "xl/_rels/workbook.xml.rels",
        text: """
          <Relationships><Relationship Id="rId1" Type="\(kinds)/worksheet" Target="../xl/./worksheets/sheet1.xml"/>\
          <Relationship Id="rId2" Type="\(kinds)/chartsheet" Target="chartsheets/sheet1.xml"/>\
          <Relationship Id="rId9" Type="\(kinds)/worksheet" Target="https://example.org" TargetMode="External"/>\
          </Relationships>
          """)
    ]
    #expect(units(file, .only) == "wb.xlsx!a")
  }

  private func options(_ node: ConfigNode) throws -> WorkbookOptions {
    var section = OptionTable(node.table ?? [], at: node.place)
    let shared = ["columns", "columns_matching", "ignore", "ignore_matching"].map {
      OptionSpec($0, "the language's own", help: "")
    }
    section.check(WorkbookOptions.specs + shared)
    let options = WorkbookOptions(reading: &section)
    try section.finish()
    return options
  }

  private func problem(_ node: ConfigNode) -> String {
    do {
      _ = try options(node)
      return ""
    } catch { return "\(error)" }
  }

  @Test func keysOfAMapping() throws {
    let plain = try options(table([:]))
    #expect(plain.choice == .only && plain.marks.isEmpty && !plain.fillsMerged && plain.leastWidth == 0)
    #expect(try options(table(["sheet": "TABLE2"])).choice == .named(["TABLE2"]))
    #expect(try options(table(["sheet": ["b", "a"]])).choice == .named(["b", "a"]))
    #expect(try options(table(["sheets_matching": "^T"])).choice == .matching(Pattern("^T")))
    let all = try options(
      table([
        "merged": "fill", "colours": table(["ff0000": "[red]", "theme 4": "*"]), "header": table(["contains": ["a"]]),
        "columns": table(["x": "A", "y": table(["header": "", "column": "7"])]),
        "ignore": [table(["header": "", "column": "9"])], "until": table(["cell": "Total"]),
        "capture": table(["vintage": "x"]), "tables": table(["begin": "T"]),
      ]))
    #expect(all.fillsMerged && all.leastWidth == 9)
    #expect(all.marks == [.init("FF0000", "[red]"), .init("theme 4", "*")])
    #expect(all.table.header == .contains(["a"]) && all.table.until == .cell("Total"))
    #expect(all.table.captures.map(\.name) == ["vintage"] && all.table.tables != nil)
    #expect(all.table.expected == ["A", "", ""] && all.table.delimiter == 0x1F && all.table.quote == nil)
  }

  @Test func whatIsWrongWithKeys() {
    #expect(problem(table(["delimiter": ","])).contains("unknown key 'delimiter'"))
    #expect(problem(table(["sheet": ["a", "a"]])).contains("'sheet' must be a list of different names, not 'a'"))
    #expect(
      problem(table(["sheet": "a", "sheets_matching": "b"]))
        .contains("'sheets_matching' does nothing beside 'sheet'; take one of them out [bad-option]"))
    #expect(problem(table(["sheets_matching": "("])).contains("bad pattern in 'sheets_matching'"))
    #expect(problem(table(["merged": "yes"])).contains("'merged' must be 'fill', or left out, not 'yes'"))
    let keys = "'colours' must be a table whose keys are six hexadecimal digits, or 'theme' and a number, not "
    for key in ["red", "FF00000", "FF000G", "theme", "theme x"] {
      let colours = ConfigNode(
        .table([.init(key: key, keyPlace: Place(file: "m"), value: "*")]), at: Place(file: "m"))
      #expect(problem(table(["colours": colours])).contains(keys + "'\(key)'"))
    }
    #expect(problem(table(["colours": table(["FF0000": ""])])).contains("'FF0000' must be a text, not an empty one"))
  }
}
