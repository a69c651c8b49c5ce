import Testing
import WaybillTesting

/// The tables of a report: which are those of destinations, what their rows are, and what is none of them.
@Suite struct AnnualReportTests {
  private let chile = "<p id=\"d1-table\" class=\"ti-tbl\">Chile</p>"

  private func read(_ body: String) throws -> [String] { try Report.read(Report.page(body)) }

  @Test func theShapeOfAReport() throws {
    #expect(
      try Report.read(
        Report.fixture("three-destinations-and-an-annex.html"), capture: "1 January to 31 December (\\d{4})") == [
          "year = 2013",
          "13:168: Afghanistan|Austria|a||ML1|3", "13:267: Afghanistan|Austria|a||Total|3",
          "14:103: Afghanistan|Austria|b||ML1|13 367", "14:206: Afghanistan|Austria|b||Total|13.367",
          "15:103: Afghanistan|Austria|c||ML1|-", "15:169: Afghanistan|Austria|c||Total|12 000",
          "16:170: Afghanistan|Total per ML category|d||ML1|2", "16:240: Afghanistan|Total per ML category|d||Total|2",
          "17:150: Afghanistan|Total per ML category|e|2|ML1|2", "17:150: Afghanistan|Total per ML category|e|7|ML1|1",
          "17:251: Afghanistan|Total per ML category|e|2|Total|2",
          "17:251: Afghanistan|Total per ML category|e|7|Total|1", "22:56: Côte d’Ivoire|Czech Republic|a||ML1|1",
          "26:56: Côte d’Ivoire|Czech Republic|a||ML22|4", "26:66: Côte d’Ivoire|Czech Republic|a||Total|5",
          "28:42: Côte d’Ivoire|Czech Republic|b||ML22|40", "28:53: Côte d’Ivoire|Czech Republic|b||Total|50",
          "33:49: SWITZERLAND|Spain|a||ML5|2",
          "1 mark of a note, left out of a text", "2 table without categories, left aside",
        ])
  }

  @Test func headings() throws {
    // The name of a destination may stand in a row, also as one cell of several; a table without goes on with the last.
    #expect(
      try read(
        Report.table("|Chile|", "||ML 1|Total", "Spain|a|1|1") + Report.table("||TOTAL per destination", "Spain|b|9")
          + Report.table("||Misc.|ML02", "Spain|c|3|4")
      )
      .map { $0.drop { $0 != " " } } == [
        " Chile|Spain|a||ML1|1", " Chile|Spain|a||Total|1", " Chile|Spain|b||Total|9",
        " Chile|Spain|c||Miscellaneous|3", " Chile|Spain|c||ML2|4",
      ])
    #expect(
      try read(chile + "<div class=oj-ti-grseq-1>Annex</div>" + Report.table("||ML1", "Spain|a|1")) == [
        "1:133: expected the name of a destination above the table, in a paragraph of class 'ti-tbl' or a row of its own, "
          + "found none [odd-row]  |  | ML1"
      ])
  }

  @Test func aRowWithoutAnExporter() throws {
    #expect(
      try read(chile + Report.table("||ML1", "|a|1", "Spain|b|2", "|c|3", "|c|4", "|d|5", "Italy|a|6")) == [
        "1:226: Chile|Spain|b||ML1|2", "1:278: Chile|Spain|c||ML1|3", "1:439: Chile|Italy|a||ML1|6",
        "1:150: expected an exporter in the first cell of row 'a', or a row of the same exporter with an earlier letter "
          + "above it, found neither [odd-row] Chile |  | a | 1",
        "1:311: expected an exporter in the first cell of row 'c', or a row of the same exporter with an earlier letter "
          + "above it, found neither [odd-row] Chile |  | c | 4",
        "1:363: expected an exporter in the first cell of row 'd', or a row of the same exporter with an earlier letter "
          + "above it, found neither [odd-row] Chile |  | d | 5",
      ])
  }

  @Test(arguments: [
    (
      ["Spain|f|1"],
      "1:164: expected a letter from a to e in the second cell, found 'f' [odd-row] Chile | Spain | f | 1"
    ),
    (["Spain||1"], "1:164: expected a letter from a to e in the second cell, found '' [odd-row] Chile | Spain |  | 1"),
    (["Spain|a"], "1:150: expected 3 cells, found 2 [ragged-row] Chile | Spain | a"),
    (
      ["Spain|e|2, 3"],
      "1:174: expected criteria from 1 to 8, each with a number in brackets, such as '1(1); 2(6)', found '2, 3' [odd-row] "
        + "Chile | Spain | e | 2, 3"
    ),
    (
      ["Spain|a|1\u{FFFD}"],
      "1:174: expected text, found a byte that stands for no character [bad-byte] Chile | Spain | a | 1\u{FFFD}"
    ),
  ])
  func aRowThatIsNotUnderstood(rows: [String], expected: String) throws {
    #expect(try read(chile + Report.table("||ML1", rows[0])) == [expected])
  }

  @Test func figuresOverSeveralColumnsOrRows() throws {
    let body = """
      \(chile)<table><tr><td colspan=2></td><td>ML1</td><td>ML2</td></tr>
      <tr><td>Spain</td><td>a</td><td colspan=2>7</td></tr>
      <tr><td rowspan=2>Italy</td><td>a</td><td rowspan=2>8</td><td>9</td></tr>
      <tr><td>b</td><td>10</td></tr>
      <tr><td colspan=4>Note</td></tr><tr><td></td><td></td><td></td><td></td></tr></table>
      """
    #expect(
      try read(body) == [
        "3:53: Chile|Italy|a||ML1|8", "3:63: Chile|Italy|a||ML2|9", "4:19: Chile|Italy|b||ML2|10",
        "2:43: expected a figure in one column, found one over 2 [odd-row] Chile | Spain | a | 7",
        "3:53: expected a figure in one row, found one that reaches down from the row above [odd-row] Chile | Italy | b | 8 "
          + "| 10",
        "5:19: expected an exporter, a letter and figures, found one text over the whole row: 'Note' [odd-row] Chile | Note",
        "1 empty",
      ])
  }

  /// A layout that has changed stops the reading, at its place and with what was found there.
  @Test(arguments: [
    ("<p>no table</p>", "a.html: error: expected tables with the categories ML1 to ML22 as headings, found none"),
    (
      "{chile}" + Report.table("||ML1", "Spain|a|1") + Report.table("Country|Licences", "Spain|9")
        + Report.table("||ML1", "Spain|a|1"),
      "a.html:1:214: error: expected no table without the categories ML1 to ML22 among those of destinations, found one"
    ),
    (
      "{chile}" + Report.table("Spain|a|1|2"),
      "a.html:1:97: error: expected a row with the categories ML1 to ML22 above the first figures, found 'Spain' and 'a'"
    ),
    (
      "{chile}" + Report.table("Key|x|y", "||ML1"),
      "a.html:1:97: error: expected the name of a destination alone above the categories, found 'Key'"
    ),
    (
      "{chile}" + Report.table("|ML1|ML2"),
      "a.html:1:106: error: expected 2 columns before the categories, for the exporter and the letter, found 1"
    ),
    (
      "{chile}" + Report.table("||ML1|ML23"),
      "a.html:1:127: error: expected ML1 to ML22, 'Miscellaneous' or 'Total' as the heading of a column, found 'ML23'"
    ),
    ("{chile}" + Report.table("||ML1|ML 1"), "a.html:1:127: error: expected each category once, found 'ML1' again"),
    (
      "{chile}<table><tr><td><td><td colspan=2>ML1</table>",
      "a.html:1:87: error: expected one column for each category, found 'ML1' over several"
    ),
  ])
  func aChangedLayout(body: String, message: String) throws {
    #expect(try read(body.replacing("{chile}", with: chile)).last == "\(message) [changed-layout]")
  }

  @Test(arguments: [
    ("1(1); 2(6)", ["1|1", "2|6"]), ("2(9) 3(2)\n 4(1)", ["2|9", "3|2", "4|1"]), ("8 ( 12 ).", ["8|12"]),
    ("1(1),7(3)", ["1|1", "7|3"]),
  ])
  func criteria(text: String, expected: [String]) throws {
    let found = try read(chile + Report.table("||ML1", "Spain|e|\(text)"))
    #expect(found.map { $0.split(separator: "|").suffix(3) }.map { "\($0.first ?? "")|\($0.last ?? "")" } == expected)
  }

  @Test(arguments: ["9(1)", "0(1)", "12(1)", "1()", "1(1", "1 1)", "(1)", "1(x)", "1(1) and 2(1)"])
  func noCriteria(text: String) throws {
    #expect(try read(chile + Report.table("||ML1", "Spain|e|\(text)")).first?.contains("[odd-row]") == true)
  }
}
