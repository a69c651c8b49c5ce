import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillReport

@Suite struct RendererTests {
  private static func render(_ line: String?, _ place: Place, colour: Bool = false) -> String {
    DiagnosticRenderer(files: .given { _, _ in line }, colour: colour)
      .render(Diagnostic(.reject, Diagnostic.Code(rawValue: "odd"), "an oddity", at: place))
  }

  private static func place(_ column: Int, _ length: Int = 1, line: Int = 12) -> Place {
    Place(file: "a.csv", line: line, column: column, length: length)
  }

  @Test func frames() throws {
    let long = (1...60).map { "field\($0)" }.joined(separator: ",")
    let cases: [(String, String)] = [
      ("a span", Self.render("      destinaton: Recipient", Self.place(7, 10))),
      ("one character", Self.render("a,b", Self.place(1))),
      ("tabs", Self.render("a\tbc\td,wrong", Self.place(8, 5))),
      ("a tab itself", Self.render("ab\tc", Self.place(3))),
      ("wide text", Self.render("日本,België,e\u{301}x,wrong", Self.place(14, 5))),
      ("the end of the line", Self.render("a,b", Self.place(4, 3))),
      ("a span past the end", Self.render("a,b", Self.place(3, Int.max))),
      ("a column past the end", Self.render("a,b", Self.place(9))),
      ("no column", Self.render("a,b", Self.place(0))),
      ("an empty line", Self.render("", Self.place(1))),
      ("no such file", Self.render(nil, Self.place(1))),
      ("a whole file", Self.render("never asked", Self.place(0, line: 0))),
      ("a long line, place at the start", Self.render(long, Self.place(1, 6))),
      ("a long line, place in the middle", Self.render(long, Self.place(200, 7))),
      ("a long line, place at the end", Self.render(long, Self.place(long.count - 6, 7))),
      ("a span longer than the window", Self.render(long, Self.place(10, 400))),
      ("control characters", Self.render("a\u{1B}[31mb\u{7F}\u{202E}c,wrong", Self.place(12, 5))),
      ("a large line number", Self.render("a,b", Self.place(3, line: 12_345_678))),
    ]
    try expectGolden(cases.map { "## \($0)\n\($1)\n" }.joined(separator: "\n"), "frames.txt")
  }

  @Test func notesHaveTheirOwnPlaces() throws {
    let diagnostic = Diagnostic(
      .error, Diagnostic.Code(rawValue: "twice"), "'to' is given twice",
      at: Place(file: "m.yaml", line: 9, column: 3, length: 2),
      notes: [
        Diagnostic.Note("it was first given here", at: Place(file: "m.yaml", line: 4, column: 3, length: 2)),
        Diagnostic.Note("one of them must go"),
      ])
    let renderer = DiagnosticRenderer(files: .given { _, line in line == 9 ? "  to: Recipient" : "  to: Buyer" })
    try expectGolden(renderer.render([diagnostic, diagnostic]) + "\n", "notes.txt")
  }

  @Test func colourIsThereOnlyWhenAskedFor() {
    let coloured = Self.render("a,b", Self.place(3), colour: true)
    #expect(coloured.contains("\u{1B}[1;33mreject:\u{1B}[0m an oddity"))
    #expect(coloured.contains("\u{1B}[32m^\u{1B}[0m"))
    #expect(!Self.render("a,b", Self.place(3)).contains("\u{1B}"))
  }

  @Test func aMessageStaysOnOneLine() {
    let diagnostic = Diagnostic(.note, Diagnostic.Code(rawValue: "odd"), "two\nlines\u{1B}")
    #expect(DiagnosticRenderer().render(diagnostic) == "note: two␊lines␛ [odd]")
  }

  @Test(
    arguments: [
      ("lines-crlf-bom.txt", 1, "first"), ("lines-crlf-bom.txt", 2, "België"),
      ("lines-crlf-bom.txt", 3, "last, without an end"),
      ("lines-crlf-bom.txt", 4, nil), ("lines-crlf-bom.txt", 0, nil), ("lines-latin1.txt", 1, "België"),
      ("lines-latin1.txt", 2, ""), ("lines-latin1.txt", 3, nil), ("lines-nul.txt", 1, nil), ("lines-none.txt", 1, nil),
    ] as [(String, Int, String?)])
  func linesOfFiles(file: String, line: Int, text: String?) {
    #expect(FileLines { fixture($0) }.line(line, of: file) == text)
  }

  /// What a place in a compressed file is of stands in none of its own lines.
  @Test(
    arguments: [
      ([0x1F, 0x8B, 0x08, 0x01], nil), ([0x50, 0x4B, 3, 4, 0x0A], nil), ([0x50, 0x4B, 5, 6], nil),
      ([0x50, 0x4B, 0x2C], "PK,"), ([0x1F, 0x61], "\u{1F}a"),
    ] as [([UInt8], String?)])
  func compressedFilesHaveNoLines(bytes: [UInt8], text: String?) throws {
    try withFolder { folder in
      let path = "\(folder)/file"
      try write(bytes, to: path)
      #expect(FileLines { _ in path }.line(1, of: "file") == text)
    }
  }

  @Test func linesAcrossBlocks() throws {
    let line = String(repeating: "x", count: 100_000)
    try withFolder { folder in
      let path = "\(folder)/long.txt"
      try write("\(line)\n\(line)y\n", to: path)
      #expect(FileLines().line(2, of: path) == line + "y")
    }
  }
}
