import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// Pieces of pages in HTML: texts, rows and spans, their places, and what no page may do.
@Suite struct HTMLTests {
  /// The pieces of a page, or why it cannot be read.
  private func read(_ text: String, block: Int = 64 << 10, _ change: (inout HTMLPieces.Options) -> Void = { _ in })
    -> [String]
  {
    read(Array(text.utf8), block: block, change)
  }

  private func read(
    _ bytes: [UInt8], block: Int = 64 << 10, _ change: (inout HTMLPieces.Options) -> Void = { _ in }
  ) -> [String] {
    var options = HTMLPieces.Options()
    options.block = block
    change(&options)
    var found: [String] = []
    do {
      let pieces = try HTMLPieces(MemoryBlocks(bytes, name: "a.html"), options)
      while try pieces.advance() { found.append(word(pieces)) }
    } catch {
      found.append(error.description)
    }
    return found
  }

  private func word(_ pieces: HTMLPieces) -> String {
    let piece = pieces.piece
    let marks = [
      piece.element, piece.classes.isEmpty ? "" : ".\(piece.classes)", piece.id.isEmpty ? "" : "#\(piece.id)",
    ]
    switch piece.kind {
    case .container: return "+\(marks.joined())"
    case .text: return "\(piece.line):\(piece.column) \(marks.joined()) '\(pieces.text(piece.text))'"
    case .table: return "[\(marks.joined())"
    case .tableEnd: return "]"
    case .row:
      let cells = pieces.cells[piece.cells].map { cell in
        let part = ["", "<", "^"][cell.part == .whole ? 0 : cell.part == .fromLeft ? 1 : 2]
        return "\(part)\(cell.line):\(cell.column)\(cell.isHeading ? "!" : "") '\(pieces.text(cell.text))'"
      }
      return cells.joined(separator: " | ")
    }
  }

  @Test(arguments: [
    ("<p>a <b>b</b>\n c</p><p class='x y' id=i>d</p>", ["1:4 p 'a b c'", "2:27 p.x y#i 'd'"]),
    (
      "<div class=\"k\">\n one <p>two</p> three</div>",
      ["+div.k", "2:2 div.k 'one'", "2:9 p 'two'", "2:17 div.k 'three'"]
    ),
    ("<p>C&ocirc;te &amp;&nbsp;&#160;1&#8239;234</p>", ["1:4 p 'Côte & 1 234'"]),
    ("<p>\u{A0} &amp;x</p>", ["1:6 p '&x'"]),
    ("<p>a\u{AD}b\u{200B}c</p>", ["1:4 p 'abc'"]),
    ("<h1>é</h1>ü<br/>x", ["1:5 h1 'é'", "1:11  'ü x'"]),
    ("<title>t</title><script>if (a < b) {}</script><style>p {}</style><p>x</p>", ["1:8 title 't'", "1:69 p 'x'"]),
    ("<!-- <p>no</p> --><p>x<!-- y -->z</p>", ["1:22 p 'xz'"]),
    ("<p>a<SCRIPT>'</scriptx>' <p>é</p>\n</Script >b<script src=x/>c<style>d</style><!-->e", ["1:4 p 'abce'"]),
    ("<p title=\"<script>\" class=a'b>x</p><!doctype \"y>z", ["1:31 p.a'b 'x'", "1:49  'z'"]),
    ("<p>a < b <", ["1:4 p 'a < b <'"]),
    ("<p>a<p>b", ["1:4 p 'a'", "1:8 p 'b'"]),
    (
      "<table class=t>\n<tr><th>a</th><td> b</td></tr>\n<tr><td></td><td><p>c</p>\n<p>d</p></td></tr></table>",
      ["[table.t", "2:9! 'a' | 2:20 'b'", "3:9 '' | 3:21 'c d'", "]"]
    ),
    (
      "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d<td>e</table>",
      ["[table", "1:26 'a' | 1:36 'b'", "^1:26 'a' | 1:55 'c'", "1:74 'd' | 1:79 'e'", "]"]
    ),
    (
      "<table><tr><td colspan=\"2\">a</td><td>b</td></tr></table>",
      ["[table", "1:28 'a' | <1:28 'a' | 1:38 'b'", "]"]
    ),
    (
      "<table><tr><td>a</td><td colspan=2 rowspan=2>b</td></tr><tr><td>c</td></tr></table>",
      ["[table", "1:16 'a' | 1:46 'b' | <1:46 'b'", "1:65 'c' | ^1:46 'b' | <1:46 'b'", "]"]
    ),
    (
      "<table><tr><td>a</td><td rowspan=0>b</td></tr><tr><td>c</td></tr><tr></tr></table>",
      ["[table", "1:16 'a' | 1:36 'b'", "1:55 'c' | ^1:36 'b'", "1:70 '' | ^1:36 'b'", "]"]
    ),
    ("<table><td>a<td>b</table>", ["[table", "1:12 'a' | 1:17 'b'", "]"]),
    (
      "<table><tr><td>a<table><tr><td>b</td></tr></table>c</td></tr></table>",
      ["[table", "[table", "1:32 'b'", "]", "1:16 'a c'", "]"]
    ),
    ("<table>x<caption>y</caption><tr>z<td>a</td></tr></table>", ["[table", "1:38 'a'", "]"]),
    ("<table><tr><td colspan=x rowspan=-1>a</table>", ["[table", "1:37 'a'", "]"]),
    ("<TABLE><TR><TD/><TD>a</TD></TR></TABLE>", ["[table", "1:17 '' | 1:21 'a'", "]"]),
  ])
  func pieces(text: String, expected: [String]) {
    #expect(read(text) == expected)
    for block in [1, 2, 3, 7, 64] { #expect(read(text, block: block) == expected, "in blocks of \(block)") }
  }

  @Test func marksOfNotesAreLeftOutWhereTheAdapterSaysSo() throws {
    let text =
      "<p>1<sup>a</sup> <a href=\"#ntr1-x\">( <span class=\"super\">1</span> )</a><span class=\"super\">2</span> x</p>"
    #expect(read(text) == ["1:4 p '1a ( 1 )2 x'"])
    #expect(read(text) { $0.leavesOutMarks = true } == ["1:4 p '1 x'"])
    var options = HTMLPieces.Options()
    options.leavesOutMarks = true
    let pieces = try HTMLPieces(MemoryBlocks(Array(text.utf8), name: "a.html"), options)
    while try pieces.advance() {}
    #expect(pieces.marks == 3)
  }

  /// What stands for no character is U+FFFD, and the parser guesses no encoding.
  @Test func bytesThatStandForNoCharacter() throws {
    let bytes = Array("<p>a".utf8) + [0xE9, 0, 0xC3] + Array("b\u{E9}</p>".utf8)
    for block in [1, 2, 64] { #expect(read(bytes, block: block) == ["1:4 p 'a\u{FFFD}\u{FFFD}\u{FFFD}bé'"]) }
    for (text, isBroken) in [("ab", false), ("a\u{FFFD}", true), ("\u{FFFD}", true), ("\u{FF}\u{FFFC}", false)] {
      let pieces = try HTMLPieces(MemoryBlocks(Array("<p>\(text)</p>".utf8), name: "a.html"))
      #expect(try pieces.advance() && pieces.isBroken(pieces.piece.text) == isBroken)
    }
    let latin = Array("<meta charset=utf-8><p>".utf8) + [0xE9]
    #expect(read(latin) { $0.encoding = .latin1 } == ["1:24 p 'é'"])
  }

  @Test(arguments: [
    ("", "a.html: error: the file is empty [empty-file]"),
    ("%PDF-1.4", "a.html: error: expected a page in HTML, which begins with '<' [no-html]"),
    (
      "<table><tr><td>a</td>",
      "a.html:1:22: error: expected '</table>' before the end of the page, found none [damaged-html]"
    ),
    (
      "<table>\n<tr><td>a</td></tr></tab",
      "a.html:2:20: error: expected '>' before the end of the page, found none for what begins here [damaged-html]"
    ),
    (
      "<p>a</p><p class=\"b>",
      "a.html:1:9: error: expected '>' before the end of the page, found none for what begins here [damaged-html]"
    ),
    (
      "<p>a</p>\n<!-- x ",
      "a.html:2:1: error: expected '-->' before the end of the page, found none for what begins here [damaged-html]"
    ),
    (
      "<p>a</p> <style>p {}",
      "a.html:1:10: error: expected '</style>' before the end of the page, found none for what begins here [damaged-html]"
    ),
  ])
  func refusals(text: String, message: String) {
    for block in [1, 64 << 10] { #expect(read(text, block: block).last == message) }
  }

  /// The parser closes such a tag before its end.
  @Test(arguments: [1, 2, 3, 5, 7, 64 << 10]) func aQuoteForTheNameOfAnAttribute(block: Int) {
    #expect(read("<t\"\"=\" c=\"><", block: block) == ["1:12 t '<'"])
    #expect(read("<p>a</p><t\"\"=\" c=\"><b>x</b><p>b</p>", block: block).first == "1:4 p 'a'")
  }

  @Test func limits() {
    #expect(
      read(String(repeating: "<div>", count: 1000)).last
        == "a.html:1:2496: error: expected at most 500 elements within one another, found more [html-limit]")
    #expect(
      read("<p>" + String(repeating: "x ", count: 2000)) { $0.text = 1000 }.last
        == "a.html:1:4: error: expected a paragraph or a row of at most 1000 bytes, found more [html-limit]")
    #expect(
      read("<table><tr><td colspan=999>a</td><td colspan=999>a</td></tr></table>") { $0.cells = 1000 }.last
        == "a.html:1:28: error: expected a row of at most 1000 cells, found more [html-limit]")
    #expect(
      read("<p>a</p>\n<!-- " + String(repeating: "x", count: 6 << 20)).last
        == "a.html:2:1: error: expected a tag, a comment or a script of at most 4194304 bytes, found more [html-limit]")
  }

  /// Whatever bytes a page has, it is read or refused, in blocks of any size alike.
  @Test func noBytesAreATrap() {
    var dice = Dice(11)
    let words = [
      "<table>", "</table>", "<tr>", "</tr>", "<td rowspan=3>", "<td colspan=2>", "</td>", "<p>", "</p>", "<sup>",
      "</sup>",
      "<div class=a>", "</div>", "<!--", "-->", "&amp;", "&", "<", ">", "\"", "\u{0}", "x", "\n", "é", "<script>",
      "<br>",
    ]
    for _ in 0..<1500 {
      let text =
        "<b>" + (0..<Int.random(in: 0...25, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }.joined()
      #expect(read(text) == read(text, block: 5))
    }
  }
}
