import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillDrafting

/// Workbooks with some oddities; the draft of each is kept beside, and is a mapping.
@Suite struct WorkbookTests {
  static let files: [String: WorkbookFile] = [
    "sheets-alike.xlsx": spending, "sections-and-units.xlsx": members, "sums-beside-names.xlsx": sums,
    "years-as-sheets.xlsx": companies,
  ]

  @Test(arguments: files.keys.sorted()) func theDraftIsKept(name: String) throws {
    try expectGolden(try Self.draft(name), "\(name).yaml")
  }

  @Test(arguments: files.keys.sorted()) func theDraftIsAMapping(name: String) throws {
    #expect(try problems(of: Self.draft(name)) == [])
  }

  @Test func aSheetIsDraftedByItsName() throws {
    let text = try Self.draft("sheets-alike.xlsx", member: "Share of GDP")
    #expect(text.line("sheet:") == "sheet: Share of GDP  # TODO: the right one? '--member' drafts another")
    #expect(text.line("measure:")?.hasPrefix("measure: share  # TODO") == true)
    #expect(text.line("unit: percent") != nil && text.line("table_name:") == nil)
    #expect(try problems(of: text) == [])
  }

  @Test func aSheetThatIsNotThereIsSaid() throws {
    let error = #expect(throws: SourceError.self) { try Self.draft("sheets-alike.xlsx", member: "Share") }
    #expect(error?.description.contains("'Share'") == true && error?.description.hasSuffix("[no-sheet]") == true)
  }

  /// Sheets under the same headers may be of two kinds, which their titles say.
  @Test(
    arguments: [
      ("Exports authorised 2022", "Exports carried out 2022", false),
      ("Salidas del primer grupo", "Salidas del segundo grupo", true), ("Exports 2021", "Exports 2022", nil),
      ("Exports: First", "Exports: Second", nil),
    ] as [(String, String, Bool?)])
  func titlesThatDiffer(first: String, second: String, isAsked: Bool?) throws {
    func rows(_ title: String) -> String {
      let lines = [[title], ["Destination", "Value EUR"], ["Chile", "12"], ["Peru", "34"], ["Norway", "56"]]
      return lines.map { cells in
        "<row>" + cells.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
      }.joined()
    }
    let file = WorkbookFile([.init("First", rows: rows(first)), .init("Second", rows: rows(second))])
    let text = try WaybillDraftingTests.draft(file.bytes, named: "two.xlsx")
    #expect(try problems(of: text) == [])
    let question = "TODO: one kind of figures? The sheet 'First' is headed '\(first)', 'Second' '\(second)'"
    let remarks = text.split(separator: "\n").map { $0.drop { " #".contains($0) } }.joined(separator: " ")
    #expect(remarks.contains(question) == (isAsked == true), "\(text)")
    #expect(text.contains("left aside: the sheet 'Second', ") == (isAsked == false), "\(text)")
    #expect(text.contains("given_file: "))
  }

  private static func draft(_ name: String, member: String? = nil) throws -> String {
    try WaybillDraftingTests.draft(try #require(files[name]).bytes, named: name, member: member)
  }

  /// Two sheets with money, one with shares, one with remarks: regions among states, and estimates told by colours.
  private static var spending: WorkbookFile {
    func sheet(_ name: String, _ title: String, _ figures: [[String]]) -> WorkbookFile.Sheet {
      let head = [[title], ["Figures in blue are estimates."], [], ["Country", "Notes", "2019", "2020", "2021"]]
      return WorkbookFile.Sheet(
        name, cells: head + [["Africa"]] + figures + [["Europe"], ["Norway", "", "xxx", "7.5", "8"]])
    }
    let millions = [["Algeria", "§", "100.5", "110", "120@1"], ["Chad\n", "1", "...", "..", "30@1"]]
    return WorkbookFile(
      [
        WorkbookFile.Sheet("Front page", cells: [["Military expenditure"]]),
        sheet("Constant (2020) US$", "Military expenditure in constant (2020) US$ m.", millions),
        sheet("Current US$", "Military expenditure in current US$ m.", millions),
        sheet("Share of GDP", "Military expenditure as a share of GDP", [["Algeria", "", "0.05", "0.06", "0.055"]]),
      ], styles: WorkbookFile.blue)
  }

  /// One sheet with two sections, units behind names, and years that are no numbers.
  private static var members: WorkbookFile {
    let rows: [[String]] = [
      ["", "Table 1 : Defence expenditure"], ["", "Million national currency units"], [],
      ["", "", "", "2018", "'2019'", "2020", "2021e"],
      ["", "Current prices"],
      ["", "", "Belgium   (Euros)", "10.5", "11", "12", "13"], ["", "", "Czechia*   (Koruny)", "20", "21", "22", "23"],
      ["", "", "Norway   (Kroner)", "30", "31", "32", "33"], ["", "", "", "#REF!", "#REF!", "#REF!", "#REF!"],
      ["", "Constant 2015 prices "],
      ["", "", "Belgium   (Euros)", "10", "10", "11", "12"], ["", "", "Czechia*   (Koruny)", "20", "20", "21", "21"],
      ["", "", "Norway   (Kroner)", "30", "30", "31", "31"],
      [], ["", "", "Notes: Figures for 2021 are estimates."], ["", "-7-"],
    ]
    return WorkbookFile([WorkbookFile.Sheet("TABLE1", cells: rows)])
  }

  /// Sums whose names stand in a column beside that of the states, under two titles with prices of their own.
  private static var sums: WorkbookFile {
    let rows: [[String]] = [
      ["", "Defence expenditure"], ["", "Million US dollars"], ["", "", "", "2018", "2019", "2020"],
      ["", "Current prices"], ["", "", "Belgium", "10", "11", "12"], ["", "", "Czechia*", "20", "21", "22"],
      ["", "", "Norway", "5", "6", "7"], ["", "All but Belgium", "", "25", "27", "29"],
      ["", "Constant 2015 prices"], ["", "", "Belgium", "9", "10", "11"], ["", "", "Czechia*", "19", "20", "21"],
      ["", "", "Norway", "5", "6", "7"], ["", "All but Belgium", "", "24", "26", "28"],
    ]
    return WorkbookFile([WorkbookFile.Sheet("TABLE2", cells: rows)])
  }

  /// A sheet a year, which its name alone tells.
  private static var companies: WorkbookFile {
    let sheets = ["2019", "2020"].map { year in
      WorkbookFile.Sheet(
        year,
        cells: [
          ["Arms sales, US$ m."], ["Rank", "Company", "Country", "Arms sales"],
          ["1", "Fjord Arms", "Norway", "120"], ["2", "Delta Works", "Netherlands", "95.5"],
          ["3", "Andes Metal", "Chile", ". ."],
        ])
    }
    return WorkbookFile(sheets)
  }
}

extension WorkbookFile {
  /// Styles of which the second has blue text.
  fileprivate static let blue =
    "<fonts><font/><font><color rgb=\"FF0000FF\"/></font></fonts><cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs>"
}

extension WorkbookFile.Sheet {
  /// A sheet of texts and numbers; `@1` behind one gives its style, and a text in quotes is none that a number is.
  fileprivate init(_ name: String, cells: [[String]]) {
    let rows = cells.map { row in
      "<row>" + row.map { Self.cell($0) }.joined() + "</row>"
    }
    self.init(name, rows: rows.joined())
  }

  private static func cell(_ text: String) -> String {
    if text.isEmpty { return "<c/>" }
    let parts = text.split(separator: "@").map(String.init)
    let style = parts.count > 1 ? " s=\"\(parts[1])\"" : ""
    if Double(parts[0]) != nil { return "<c\(style)><v>\(parts[0])</v></c>" }
    let bare = parts[0].hasPrefix("'") ? String(parts[0].dropFirst().dropLast()) : parts[0]
    return "<c t=\"inlineStr\"\(style)><is><t>\(bare.replacing("&", with: "&amp;"))</t></is></c>"
  }
}
