import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// What the formats of cells say: dates, times and colours.
@Suite struct WorkbookStyleTests {
  private func date(_ number: String, format: Int? = nil, code: String = "", from1904: Bool = false) -> String {
    let styles = """
      <numFmts><numFmt numFmtId="200" formatCode="\(code)"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>\
      <cellXfs><xf numFmtId="0"/><xf numFmtId="\(format ?? 200)"/></cellXfs>
      """
    return SheetReading(
      rows: "<row><c s=\"1\"><v>\(number)</v></c></row>", columns: 1, styles: styles,
      properties: "<workbookPr date1904=\"\(from1904)\"/>"
    ).cells.first?.first ?? "nothing"
  }

  @Test(arguments: [
    ("43525", 14, "2019-03-01"), ("43525.5", 14, "2019-03-01T12:00:00"), ("43525", 22, "2019-03-01T00:00:00"),
    ("43525.5", 22, "2019-03-01T12:00:00"), ("0.75", 20, "18:00:00"), ("1.25", 46, "30:00:00"),
    ("43525.75", 20, "2019-03-01T18:00:00"), ("43525.000011574", 22, "2019-03-01T00:00:01"),
    ("43525.999999999", 22, "2019-03-02T00:00:00"), ("0.333333333333333", 21, "08:00:00"),
    ("0.00001736111", 47, "00:00:01.500"), ("1", 14, "1900-01-01"), ("59", 14, "1900-02-28"),
    ("60", 14, "1900-02-29"), ("61", 14, "1900-03-01"), ("0", 14, "1900-01-00"), ("2958465", 14, "9999-12-31"),
    ("2958466", 14, "2958466"), ("-1", 14, "-1"), ("1e300", 14, "1" + String(repeating: "0", count: 300)),
    ("x", 14, "x"), ("43525", 0, "43525"), ("43525", 9, "43525"), ("43525", 49, "43525"), ("43525", 57, "2019-03-01"),
  ])
  func datesFrom1900(number: String, format: Int, read: String) { #expect(date(number, format: format) == read) }

  @Test(arguments: [
    ("0", "1904-01-01"), ("60", "1904-03-01"), ("42063", "2019-03-01"), ("2957003", "9999-12-31"),
    ("2957004", "2957004"),
  ])
  func datesFrom1904(number: String, read: String) { #expect(date(number, format: 14, from1904: true) == read) }

  @Test(arguments: [
    "yyyy-mm-dd", "d\\-mmm\\-yy;@", "[$-409]d-mmm-yy", "[$-F800]dddd\\, mmmm dd\\, yyyy", "mmm", "yyyy", "DD.MM.YYYY",
    "[Red]d/m/yyyy", "&quot;on &quot;d/m", "[$-411]ge.m.d", "_-d/m/yy_-", "bbbb",
  ])
  func codesOfDays(code: String) { #expect(date("43525", code: code) == "2019-03-01") }

  @Test(arguments: [
    "General", "0.00", "#,##0", "0.00E+00", "0%", "&quot;day &quot;0", "\\d0", "0_d", "0*s", "[Red]0", "@",
    "[$€-2] #,##0.00", "General;d/m/yyyy", "[&gt;=100]0", "0;&quot;dd&quot;", "#,##0\\ &quot;Mds&quot;", "0.0e+0",
    "###0.0", "G\\eneral0", "",
  ])
  func codesOfNumbers(code: String) { #expect(date("43525", code: code) == "43525") }

  @Test(arguments: [
    ("h:mm", "12:00:00"), ("h:mm AM/PM", "12:00:00"), ("mm:ss.0", "12:00:00"), ("[h]:mm", "12:00:00"),
    ("[mm]:ss", "12:00:00"), ("A/P h", "12:00:00"), ("d/m/yy h:mm", "1900-01-00T12:00:00"),
  ])
  func codesOfTimes(code: String, read: String) { #expect(date("0.5", code: code) == read) }

  private static let styles = """
    <fonts><font><color theme="1"/></font><font><color rgb="FFFF0000"/></font><font><color indexed="12"/></font>\
    <font><sz val="10"/></font><font><color rgb="ff00AA00"/></font></fonts>\
    <cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3" numFmtId="14"/><xf fontId="9"/></cellXfs>\
    <dxfs><dxf><font><color rgb="FF123456"/></font></dxf></dxfs>
    """

  private func colours(_ marks: [WorkbookOptions.Mark], styles: String = styles) -> SheetReading {
    var options = WorkbookOptions()
    options.table.expected = ["name", "value"]
    options.marks = marks
    let file = WorkbookFile(
      [
        .init(
          "Data",
          rows: """
            <row><c s="1" t="str"><v>name</v></c><c t="str"><v>value</v></c></row>\
            <row><c s="1" t="str"><v>Oman</v></c><c s="2"><v>2</v></c></row>\
            <row><c s="3"><v>61</v></c><c s="1"/></row><row><c s="4"><v>3</v></c><c s="1"><v>1</v></c></row>\
            <row><c s="77"><v>4</v></c><c s="0"><v>5</v></c></row>
            """)
      ], styles: styles)
    return SheetReading(file, options)
  }

  @Test func coloursAreMarked() {
    let reading = colours([.init("FF0000", "[red]"), .init("0000FF", "[blue]"), .init("theme 1", "*")])
    #expect(reading.layout.columns == ["name", "value"])
    #expect(reading.rows == ["2: Oman[red]|2[blue]", "3: 1900-03-01|", "4: 3|1[red]", "5: 4|5*"])
    #expect(
      reading.notes == [
        "cell in the colour FF0000 marked '[red]'": 2, "cell in the colour 0000FF marked '[blue]'": 1,
        "cell in the colour theme 1 marked '*'": 1,
      ])
  }

  @Test func aColourThatNoCellCanHaveIsAnError() {
    #expect(
      colours([.init("00AA00", "[green]")]).error
        == "wb.xlsx: error: no cell of the workbook is in colour '00AA00'; its colours of text are '0000FF', 'FF0000', "
        + "'theme 1' [no-colour]")
    #expect(
      colours([.init("00AA00", "[green]")], styles: "").error
        == "wb.xlsx: error: no cell of the workbook is in colour '00AA00'; its colours of text are none [no-colour]")
  }

  @Test func aPaletteOfItsOwn() {
    let palette = "<colors><indexedColors>" + (0..<13).map { "<rgbColor rgb=\"000000\($0 + 10)\"/>" }.joined()
    let reading = colours(
      [.init("000022", "!")], styles: Self.styles + palette + "</indexedColors></colors>")
    #expect(reading.rows.first == "2: Oman|2!")
  }

  @Test func mergedCells() {
    var options = WorkbookOptions()
    options.table.expected = ["region", "name", "value"]
    let file = WorkbookFile([
      .init(
        "Data",
        xml: """
          <sheetData><row r="1"><c r="A1" t="str"><v>region</v></c><c r="B1" t="str"><v>name</v></c>\
          <c r="C1" t="str"><v>value</v></c></row>\
          <row r="2"><c r="A2" t="str"><v>Asia</v></c><c r="B2" t="str"><v>Oman</v></c><c r="C2"><v>1</v></c></row>\
          <row r="3"><c r="A3"/><c r="B3" t="str"><v>Laos</v></c><c r="C3"><v>2</v></c></row>\
          <row r="5"><c r="A5" t="str"><v>none</v></c></row></sheetData>\
          <mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="A5:C5"/><mergeCell ref="B7"/></mergeCells>
          """)
    ])
    var reading = SheetReading(file, options)
    #expect(reading.rows == ["2: Asia|Oman|1", "3: |Laos|2", "5: none||"] && reading.notes.isEmpty)
    options.fillsMerged = true
    reading = SheetReading(file, options)
    #expect(reading.rows == ["2: Asia|Oman|1", "3: Asia|Laos|2", "4: Asia||", "5: none|none|none"])
    #expect(reading.notes == ["cell filled from a merged one": 4])
  }
}
