import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// The XML of workbooks: what a sheet holds does not depend on how it is written, and what breaks a rule is told.
struct XMLTests {
  private static let namespace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

  /// Reads a workbook whose only sheet is a document as it is given.
  private func read(_ document: [UInt8], columns: Int = 2, block: Int? = nil) -> SheetReading {
    var file = WorkbookFile([.init("Sheet", rows: "")], sharedTexts: ["<t>a</t>"], styles: "")
    file.parts = [.init("xl/worksheets/sheet1.xml", document)]
    var options = sheetOptions(columns: columns)
    if let block { options.limits.block = block }
    return SheetReading(file, options)
  }

  private func read(_ document: String, columns: Int = 2) -> SheetReading {
    read(Array(document.utf8), columns: columns)
  }

  private func sheet(_ rows: String) -> String { "<worksheet><sheetData>\(rows)</sheetData></worksheet>" }

  @Test(arguments: [
    "<row><c t=\"str\"><v>a&amp;b</v></c><c><v>1</v></c></row>",
    "<row><c t='str'><v>a&#38;b</v></c><c><v>1</v></c></row>",
    "<row ><c  t = \"str\"\n><v >a&#x26;b</v ></c\t><c><v>1</v></c></row>",
    "<row><c t=\"&#115;tr\"><v><![CDATA[a&b]]></v></c><c><v><![CDATA[1]]></v></c></row>",
    "<row><!-- <c> - -> --><c t=\"str\"><v>a<?x <v>?>&amp;<!---->b</v></c><c><v>1</v></c></row>",
    "<row><c r=\"A1\" t=\"str\" x='\"'><v>a&amp;b</v></c><c r=\"&#66;1\" y=\"'&lt;\"><v>1</v></c></row>",
    "<s:row xmlns:s=\"x\"><s:c t=\"str\"><s:v>a&amp;b</s:v></s:c><s:c><s:v>1</s:v></s:c></s:row>",
    "<row><c t=\"str\"><v>a&amp;b</v></c><c><f/><v>1</v></c></row>",
    "<row a-b.c_1=\"]]>\"><c t=\"str\"><v>a&amp;b</v></c>]<c><v>1</v></c></row>]]",
  ])
  func spellingsOfOneSheet(_ rows: String) {
    let reading = read(sheet(rows))
    #expect(reading.error == "")
    #expect(reading.rows == ["1: a&b|1"])
  }

  @Test func lineEndsAndReferencesInTexts() {
    let text = "a\r\nb\rc\nd&#13;&#10;e&#x9;&lt;&gt;&quot;&apos;&#x1F600;&#233;"
    let reading = read(sheet("<row><c t=\"str\"><v>\(text)</v></c><c><v>1</v></c></row>"))
    #expect(reading.rows == ["1: a\nb\nc\nd\ne\t<>\"'\u{1F600}\u{E9}|1"])
  }

  @Test func whiteSpaceInValuesIsSpaces() {
    var file = WorkbookFile([.init("a\r\nb\tc &#9;d", rows: "<row><c><v>1</v></c></row>")])
    file.properties = ""
    #expect(SheetReading(file, sheetOptions(columns: 1), part: .sheet("a b c \td")).rows == ["1: 1"])
  }

  @Test(arguments: [
    "", "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\r\n", "\n<!-- x -->",
  ])
  func beginnings(_ head: String) {
    let rows = "<row><c t=\"inlineStr\"><is><t>é€😀</t></is></c></row>"
    #expect(read(head + sheet(rows)).rows == ["1: é€😀|"])
    #expect(read([0xEF, 0xBB, 0xBF] + Array((head + sheet(rows)).utf8)).rows == ["1: é€😀|"])
  }

  @Test(arguments: [true, false])
  func unitsOfTwoBytes(_ isBigEndian: Bool) {
    let long = String(repeating: "é😀", count: 40_000)
    let document = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + sheet("<row><c t=\"str\"><v>\(long)</v></c></row>")
    let units = Array(("\u{FEFF}" + document).utf16)
    let bytes = units.flatMap { isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(read(bytes).rows == ["1: \(long)|"])
    #expect(read(Array(bytes.dropLast())).error.contains("a character stands here that XML does not have"))
  }

  /// Wherever the blocks end in which a document is read, it is read as the same.
  @Test func blocksEndAnywhere() {
    let rows =
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>é&amp;]x<![CDATA[y]]></v></c><!-- z --><c r=\"&#66;1\"><v>1</v></c></row>"
    let head = "<worksheet><sheetData>"
    for end in (65_536 - rows.utf8.count - 30)...(65_536 + 10) {
      let padding = String(repeating: " ", count: end - head.utf8.count)
      let reading = read("\(head)\(padding)\(rows)</sheetData></worksheet>")
      #expect(reading.rows == ["1: é&]xy|1"], "behind \(end) bytes: \(reading.error)")
    }
  }

  /// The declaration of XML stands first; an instruction whose name only begins like it may stand anywhere.
  @Test func blocksMayEndWithinTheNameOfAnInstruction() {
    let document = Array(
      "<?xml version='1.0'?>\n<?xml-stylesheet href='a'?>\(sheet("<?xmlx?><row><c><v>1</v></c></row>"))".utf8)
    for block in 4...64 {
      let reading = read(document, block: block)
      #expect(reading.rows == ["1: 1|"], "blocks of \(block): \(reading.error)")
    }
  }

  /// Sheets that are broken anywhere give the same rows, places and errors in blocks of any size, and are never a trap.
  @Test func blocksNeverShow() throws {
    let rows = [
      "<row r=\"1\" hidden='1'><c r=\"A1\" t=\"str\"><v>é&amp;]]x<![CDATA[<y>]]]></v></c><c r='&#66;1'><v>1</v></c></row>",
      "<!-- <z> - --><x:row xmlns:x=\"u\" r=\"3\"><x:c t=\"s\"><x:v>0</x:v></x:c></x:row>\r\n",
      "<row><?p <q> ??><c t=\"inlineStr\"><is><t xml:space=\"preserve\"> \u{1F600}&#x41;&lt;\r</t></is></c><c/></row>",
      "<row spans=\"1:2\"><c t='b'><v>1</v></c><c t=\"e\" s = \"7\"><f>A1&gt;\"'2</f><v>#N/A</v></c></row>",
    ]
    let pieces =
      ["<", ">", "&", "]]>", "--", "\"", "'", "/", "=", ";", " ", "<!", "<?", "<a", "</row>", "\u{FEFF}", "é"]
      .map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0x1F], []]
    var random = Dice(16)
    var seen = (rows: 0, errors: Set<String>())
    for turn in 0..<200 {
      let head = turn % 3 == 0 ? "<?xml version=\"1.0\" encoding='UTF-8'?>\n" : turn % 3 == 1 ? "\u{FEFF}" : ""
      var text = Array((head + sheet(rows.prefix(turn % 5).joined())).utf8)
      for _ in 0..<Int.random(in: 0..<3, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        let end = min(text.count, place + Int.random(in: 0..<3, using: &random))
        text.replaceSubrange(place..<end, with: pieces.randomElement(using: &random) ?? [])
      }
      if turn % 7 == 0 { text.removeLast(Int.random(in: 0..<text.count, using: &random)) }
      let whole = read(text)
      seen.rows += whole.rows.count
      seen.errors.insert(String(whole.error.split(separator: "error: ").last ?? ""))
      for block in [1, 5, 7, 16, 61] {
        let parts = read(text, block: block)
        try #require(
          parts.rows == whole.rows && parts.notes == whole.notes && parts.error == whole.error,
          "\(String(decoding: text, as: UTF8.self).debugDescription), block \(block): \(parts.error), \(whole.error)")
      }
    }
    #expect(seen.rows > 100 && seen.errors.count > 10, "\(seen)")
  }

  /// Wherever a document breaks off, that is told.
  @Test func everyBeginning() throws {
    let whole = Array(
      "<?xml version='1.0'?><!-- - --><a b='&lt;' c=\"\n\"><?x ?y?><b/>&#65;]<![CDATA[]]]>\u{1F600}</a><?z?>".utf8)
    for count in 0..<whole.count {
      let reading = read(Array(whole[..<count]), block: 4)
      // Without the instruction behind it, the document is whole.
      if count == whole.count - "<?z?>".utf8.count { continue }
      let words = ["it breaks off", "a character stands here that XML does not have"]
      try #require(words.contains { reading.error.contains("wrong: \($0) [") }, "\(count): \(reading.error)")
    }
  }

  @Test func longTagsAndTexts() {
    let long = String(repeating: "x&amp;", count: 100_000)
    let reading = read(sheet("<row y=\"\(long)\" z=\"\(long)\"><c t=\"str\"><v>\(long)</v></c></row>"))
    #expect(reading.rows == ["1: \(String(repeating: "x&", count: 100_000))|"])
  }

  private static let faults: [(String, String, String)] = [
    ("<a>\n <b></a>", "2:7", "an element ends that is not the one that is open"),
    ("<a></ab>", "1:6", "an element ends that is not the one that is open"),
    ("<ab></a>", "1:7", "an element ends that is not the one that is open"),
    ("</a>", "1:3", "an element ends that is not the one that is open"),
    ("<a>é&nope;</a>", "1:5", "'&' begins no reference that XML has"),
    ("<a>& b</a>", "1:5", "'&' begins no reference that XML has"),
    ("<a>&#0;</a>", "1:4", "'&' begins no reference that XML has"),
    ("<a>&#x1F;</a>", "1:4", "'&' begins no reference that XML has"),
    ("<a>&#xD800;</a>", "1:4", "'&' begins no reference that XML has"),
    ("<a>&#x110000;</a>", "1:4", "'&' begins no reference that XML has"),
    ("<a b=\"&#xFFFE;\"/>", "1:7", "'&' begins no reference that XML has"),
    ("<a>\u{1}</a>", "1:4", "a character stands here that XML does not have"),
    ("<a b=\"\u{1F}\"/>", "1:7", "a character stands here that XML does not have"),
    ("<a><!-- \u{2} --></a>", "1:9", "a character stands here that XML does not have"),
    ("<a>\u{0}</a>", "1:4", "a character stands here that XML does not have"),
    ("<1/>", "1:2", "a tag is not written as XML has it"),
    ("<a>< b/></a>", "1:5", "a tag is not written as XML has it"),
    ("<a b=\"1\"c=\"2\"/>", "1:9", "a tag is not written as XML has it"),
    ("<a / >", "1:5", "a tag is not written as XML has it"),
    ("<a></a b>", "1:8", "a tag is not written as XML has it"),
    ("<a><!x></a>", "1:6", "a tag is not written as XML has it"),
    ("<a b/>", "1:5", "an attribute is not written as XML has it"),
    ("<a b=1/>", "1:6", "an attribute is not written as XML has it"),
    ("<a b=\"<\"/>", "1:7", "an attribute is not written as XML has it"),
    ("<a b=\"1\" c=\"\" b=\"2\"/>", "1:15", "an element has an attribute twice"),
    ("x<a/>", "1:1", "a text stands outside the outermost element"),
    ("<a/>\nx", "2:1", "a text stands outside the outermost element"),
    ("<a/>&#32;", "1:5", "a text stands outside the outermost element"),
    ("<![CDATA[x]]><a/>", "1:3", "a text stands outside the outermost element"),
    ("<a/><b/>", "1:5", "a second outermost element begins"),
    ("<a>x]]></a>", "1:5", "']]>' stands in a text"),
    ("<a><!-- x -- y --></a>", "1:11", "'--' stands in a comment"),
    ("<a><!-- x ---></a>", "1:11", "'--' stands in a comment"),
    ("<a b=\"&nope;\"/>", "1:7", "'&' begins no reference that XML has"),
    ("<a>&#xFFFFFFFFF;</a>", "1:4", "'&' begins no reference that XML has"),
    ("<a>&#;</a>", "1:4", "'&' begins no reference that XML has"),
    ("<a>&;</a>", "1:4", "'&' begins no reference that XML has"),
    ("\n<!DOCTYPE a><a/>", "2:3", "it declares a document type, and with it entities, which no workbook has"),
    (" <?xml version=\"1.0\"?><a/>", "1:4", "an instruction is not written as XML has it"),
    ("<? x?><a/>", "1:3", "an instruction is not written as XML has it"),
    ("<?xml version=\"1.0\">", "1:20", "an instruction is not written as XML has it"),
    ("", "1:1", "it breaks off"), ("<a>", "1:4", "it breaks off"), ("<a", "1:3", "it breaks off"),
    ("<a/><!-- x", "1:11", "it breaks off"), ("<a>]", "1:5", "it breaks off"), ("<a>&am", "1:7", "it breaks off"),
    (
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "1:3",
      "expected UTF-8 or UTF-16 with its mark, found the encoding 'ISO-8859-1'"
    ),
  ]

  @Test(arguments: faults)
  func brokenRules(_ document: String, _ place: String, _ words: String) {
    #expect(
      read(document).error
        == "wb.xlsx#xl/worksheets/sheet1.xml:\(place): error: the workbook is damaged: its XML is wrong: \(words) "
        + "[damaged-workbook]")
  }

  @Test func unitsOfTwoBytesWithoutAMark() {
    let words =
      "sheet1.xml:1:1: error: the workbook is damaged: its XML is wrong: expected UTF-8 or UTF-16 with its mark, "
    let units = "<worksheet/>".utf8.map { [0, $0] as [UInt8] }
    for bytes in [Array(units.joined()), Array(units.map { Array($0.reversed()) }.joined())] as [[UInt8]] {
      #expect(read(bytes).error.contains(words + "found UTF-16 without it [damaged-workbook]"))
    }
  }

  @Test func bytesThatAreNoText() {
    let bytes = Array("<worksheet>\né".utf8) + [0xC3, 0x28] + Array("</worksheet>".utf8)
    #expect(read(bytes).error.contains("sheet1.xml:2:2: error: the workbook is damaged: its XML is wrong: a character"))
    #expect(read(Array("<worksheet>".utf8) + [0xC3]).error.contains("sheet1.xml:1:12: "))
  }

  @Test func attributesHaveALimit() {
    let attributes = (0..<257).map { " a\($0)=\"\"" }
    let rows = "<sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"
    #expect(read("<worksheet\(attributes.dropLast().joined())>\(rows)").rows == ["1: 1|"])
    #expect(
      read("<worksheet\(attributes.joined())/>").error.contains("wrong: an element has more than 256 attributes [dam"))
  }
}
