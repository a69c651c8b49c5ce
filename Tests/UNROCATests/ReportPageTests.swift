import Testing
import UNROCA
import WaybillCore
import WaybillTesting

/// Reports of a year: panels in their order, their headings, and pages that are none.
@Suite struct ReportPageTests {
  private static let head =
    "<html><body><div class=\"panel-body\"><h4 class=\"unroca\">UNROCA original report</h4>\n<p>Cabo Verde 2014</p></div>\n"
  private static let exports = [
    "Category", "Final importer State", "Number of items", "State of origin (if not exporter)",
    "Intermediate location(s) (if any)", "Description of items", "Comments on the transfer",
  ]
  private static let imports = [exports[0], "Exporter State"] + exports[2...]
  private static let holdings = [exports[0], exports[2], exports[5], "Comments"]

  private static func panel(_ headings: [String] = [], _ rows: [String]...) -> String {
    if headings.isEmpty { return "<div class=\"panel-body\"></div>" }
    let head = headings.map { "<th>\($0)</th>" }.joined()
    let body = rows.map { row in
      "<tr><th>\(row[0])</th>" + row.dropFirst().map { "<td>\($0)</td>" }.joined() + "</tr>\n"
    }
    return
      "<div class=\"panel-body\"><table><thead><tr>\(head)</tr></thead><tbody>\n\(body.joined())</tbody></table></div>"
  }

  private func read(_ panels: String...) throws -> [String] {
    try Register.read(
      ReportPage.self, Array((Self.head + panels.joined(separator: "\n") + "</body></html>").utf8), name: "a.html",
      options: [:])
  }

  @Test func theShapeOfAReport() throws {
    let found = try read(
      Self.panel(
        Self.exports, ["I", "Chile", "2", "Oman", "Peru", "x", "y"],
        ["VII", "Fiji", "10 launchers; 40 missiles", "", "", "", ""]),
      Self.panel(Self.imports, ["II", "Mali", "classified", "", "", "", ""]),
      Self.panel(Self.holdings, ["I", "7", "", "z"]),
      Self.panel(), Self.panel(["Policy"], ["text"]), Self.panel(Self.exports, ["1", "Togo", "3", "", "", "", ""]),
      Self.panel(), Self.panel(),
      Self.panel(Self.imports, ["2", "Iraq", "4", "", "", "", ""], ["", "", "", "", "", "", ""]))
    #expect(
      found == [
        "2:4: report|Cabo Verde|2014||||||||", "4:33: exports|Cabo Verde|2014|I|Chile|2||Oman|Peru|x|y",
        "5:34: exports|Cabo Verde|2014|VII|Fiji|10|launchers||||",
        "5:34: exports|Cabo Verde|2014|VII|Fiji|40|missiles||||",
        "8:33: imports|Cabo Verde|2014|II|Mali|classified|||||", "11:19: holdings|Cabo Verde|2014|I||7|||||z",
        "18:32: small-arms-exports|Cabo Verde|2014|1|Togo|3|||||",
        "23:32: light-weapons-imports|Cabo Verde|2014|2|Iraq|4|||||",
        "2 row on policies, which has no figure", "1 empty",
      ])
  }

  /// A report without panels is one where it says so.
  @Test func aNilReport() throws {
    #expect(try read("<p>This is a Nil report.</p>") == ["2:4: report|Cabo Verde|2014||||||||"])
    #expect(
      try read("<p>Vanilla</p>").last
        == "a.html: error: expected 5 panels behind the first, 9 with small arms, or the word 'nil' and none, found 0 "
        + "[changed-layout]")
  }

  @Test func rowsThatAreNotUnderstood() throws {
    let found = try read(
      Self.panel(
        Self.exports, ["I", "Chile", "2"], ["I", "Chile</td><td colspan=2>2", "", "", ""],
        ["I", "Chi\u{FFFD}le", "2", "", "", "", ""]),
      Self.panel(), Self.panel(), Self.panel(), Self.panel())
    #expect(
      found == [
        "2:4: report|Cabo Verde|2014||||||||", "4:9: expected 7 cells, found 3 [ragged-row] I | Chile | 2",
        "5:9: expected a cell of its own in each row and column, found one over several [odd-row] I | Chile | 2 | 2 |  |  | ",
        "6:9: expected text, found a byte that stands for no character [bad-byte] I | Chi\u{FFFD}le | 2 |  |  |  | ",
      ])
  }

  @Test func panelsOfAnotherLayout() throws {
    let p = Self.panel()
    #expect(
      try read(Self.panel(Self.imports, ["I"]), p, p, p, p).last
        == "a.html:3:47: error: expected headings with the words 'category', 'importer', 'number', 'origin', 'intermediate', "
        + "'description', 'comments' in the panel of exports, found 'Category | Exporter State | Number of items | State of "
        + "origin (if not exporter) | Intermediate location(s) (if any) | Description of items | Comments on the transfer' "
        + "[changed-layout]")
    #expect(
      try read(p, p, p, p, p, p, p, p, p, p).last
        == "a.html:12:25: error: expected at most 10 panels, of which the first has no list, found more [changed-layout]"
    )
  }

  @Test(arguments: [
    (
      "<html><p>Welcome</p></html>",
      "a.html: error: expected the heading 'UNROCA original report' and a state with a year below it, such as 'Netherlands "
        + "2014', found neither"
    ),
    (
      "<h4>UNROCA original report</h4><p>Home</p>",
      "a.html:1:35: error: expected a state with a year below the heading, such as 'Netherlands 2014', found 'Home'"
    ),
  ])
  func aPageThatIsNoReport(page: String, message: String) throws {
    #expect(
      try Register.read(ReportPage.self, Array(page.utf8), name: "a.html", options: [:]) == [
        "\(message) [changed-layout]"
      ])
  }

  @Test(arguments: SourcePromise.besideOtherTests) func keeps(promise: SourcePromise) { Self.trial.check(promise) }

  @Test func keepsItsPromiseOfMemory() async {
    await #expect(processExitsWith: .success) { ReportPageTests.trial.check(.memory) }
  }

  private static var trial: SourceConformance {
    let row = Array("<tr><th>I</th><td>Chile</td><td>2</td><td></td><td></td><td></td><td></td></tr>\n".utf8)
    let rest = Array(repeating: panel(), count: 4).joined()
    let table = panel(exports, ["II", "Oman", "2", "", "", "", ""], ["I", "Oman"])
    return SourceConformance(
      ReportPage.self, samples: [SourceSample("report.html", text: head + table + rest, lines: [2, 4])]
    ) { rows in
      let open = head + table.replacing("</tbody></table></div>", with: "")
      return Array(open.utf8) + Array(repeatElement(row, count: rows).joined())
        + Array("</tbody></table></div>\(rest)".utf8)
    }
  }
}
