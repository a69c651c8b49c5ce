import Testing
import WaybillCore
import WaybillTesting

/// Workbooks and JSON that are damaged, or larger than they look: a diagnostic or a draft, never a trap.
@Suite struct HostileWorkbookTests {
  @Test func aMillionBlankRowsAreNoRows() throws {
    let head = "<row><c t=\"str\"><v>Country</v></c><c><v>2019</v></c><c><v>2020</v></c></row>"
    let row = "<row><c t=\"str\"><v>Chile</v></c><c><v>1</v></c><c><v>2</v></c></row>"
    let blank = String(repeating: "<row/>", count: (1 << 20) - 4)
    let text = try workbook(head + row + blank + row.replacing("Chile", with: "Peru"))
    #expect(text.contains("# Read whole: 2 rows of 3 columns of the sheet 'Sheet'."))
    #expect(try problems(of: text) == [])
  }

  @Test func aTextOfTenMegabytesIsAFault() throws {
    let long = String(repeating: "x", count: 10_000_000)
    let rows = ["Country", "Chile", "Peru", "Norway", "Ghana"].enumerated().map { index, name in
      "<row><c t=\"str\"><v>\(index == 3 ? long : name)</v></c><c><v>\(2018 + index)</v></c><c><v>7</v></c></row>"
    }
    let text = try workbook(rows.joined())
    #expect(text.contains("1 row cannot be read and will be rejects"))
    #expect(try problems(of: text) == [])
  }

  @Test func aBombIsGivenUp() throws {
    // One text that all rows share makes a long sheet of a short one.
    let rows = String(repeating: "<row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>", count: 4000)
    let text = "<t>\(String(repeating: "x", count: 100_000))</t>"
    let file = WorkbookFile([.init("Sheet", rows: rows)], sharedTexts: [text])
    let error = #expect(throws: SourceError.self) { try draft(file.bytes, named: "file.xlsx") }
    #expect(error?.diagnostic.code.rawValue == "archive-limit", "\(error.map(\.description) ?? "")")
  }

  @Test func sheetsOfWordsAreNoTable() throws {
    let error = #expect(throws: SourceError.self) { try workbook("<row><c t=\"str\"><v>Only words</v></c></row>") }
    #expect(error?.diagnostic.code.rawValue == "one-column")
    #expect(throws: SourceError.self) { try workbook("") }
  }

  @Test func damagedJSONIsSaid() throws {
    #expect(try refusal(Array("[{\"a\": 1}, {\"a\": ".utf8)).hasSuffix("[bad-json]"))
    #expect(try refusal(Array(("[{\"a\": " + String(repeating: "[", count: 5000)).utf8)).hasSuffix("[bad-json]"))
  }

  @Test func aStringOfTenMegabytesIsNoTrap() throws {
    let long = String(repeating: "x", count: 10_000_000)
    let text =
      "[{\"buyer\": \"Chile\", \"units\": 1}, {\"buyer\": \"\(long)\", \"units\": 2}, {\"buyer\": \"Peru\", \"units\": 3}]"
    do {
      let text = try draft(text)
      #expect(try problems(of: text) == [])
    } catch let error as SourceError {
      #expect(error.diagnostic.place?.line == 1, "\(error)")
    }
  }

  @Test func rowsBesideThousandsOfKeys() throws {
    let rows = "\"rows\": [{\"buyer\": \"Chile\", \"units\": 1}, {\"buyer\": \"Peru\", \"units\": 2}]"
    let keys = (0..<20_000).map { "\"k\($0)\": {\"a\": \($0)}" }.joined(separator: ", ")
    let text = try draft("{\(rows), \(keys)}")
    #expect(text.contains("Read whole: 2 rows with 501 keys."))
    #expect(text.contains("  rows: '$.rows[*]'  # the array with the most objects\n"))
    #expect(try problems(of: text) == [])
  }

  @Test func keysWithoutEndAreNoTrap() throws {
    let keys = (0..<20_000).map { "\"k\($0)\": {\"a\": [{\"b\": \($0)}]}" }.joined(separator: ", ")
    let text = try? draft("{\(keys)}")
    if let text { #expect(try problems(of: text) == []) }
  }

  private func workbook(_ rows: String) throws -> String {
    try draft(WorkbookFile([.init("Sheet", rows: rows)]).bytes, named: "file.xlsx")
  }
}
