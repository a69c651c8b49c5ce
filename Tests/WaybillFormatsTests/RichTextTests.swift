import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// Paragraphs of Rich Text Format: what a reader sees, where it stands, and what no file may do.
@Suite struct RichTextTests {
  /// The paragraphs of a text with their lines, or why it cannot be read.
  private func read(
    _ text: String, block: Int = 256 << 10, _ change: (inout RichTextParagraphs.Limits) -> Void = { _ in }
  )
    -> [String]
  {
    read(Array(text.utf8), block: block, change)
  }

  private func read(
    _ bytes: [UInt8], block: Int = 256 << 10, _ change: (inout RichTextParagraphs.Limits) -> Void = { _ in }
  ) -> [String] {
    var limits = RichTextParagraphs.Limits()
    limits.block = block
    change(&limits)
    var found: [String] = []
    do {
      let paragraphs = try RichTextParagraphs(MemoryBlocks(bytes, name: "a.rtf"), limits: limits)
      while try paragraphs.advance() {
        found.append("\(paragraphs.line): \(String(decoding: paragraphs.text, as: UTF8.self))")
      }
    } catch {
      found.append(error.description)
    }
    return found
  }

  @Test(arguments: [
    (#"{\rtf1 a\par b\par}"#, ["1: a", "1: b"]),
    (#"{\rtf1 a\par b}"#, ["1: a", "1: b"]),
    ("{\\rtf1\\ansi\n\\pard a\n\\tab b\\par\n\n c\\par}\n", ["2: a\tb", "5:  c"]),
    (#"{\rtf1{\fonttbl{\f0 Times;}}{\*\unknown x}{\info{\title t}}seen\par}"#, ["1: seen"]),
    (#"{\rtf1 {\b bold} and {\i slanted}\par}"#, ["1: bold and slanted"]),
    (#"{\rtf1 a\{b\}c\\d\par}"#, [#"1: a{b}c\d"#]),
    (#"{\rtf1\mac \'8e\'d4\par}"#, ["1: é\u{2018}"]),
    (#"{\rtf1\ansi \'80\'e9\par}"#, ["1: €é"]),
    (
      #"{\rtf1\ansi\deff1{\fonttbl{\f0\fcharset0 T;}{\f1\fcharset77 M;}}\'8e{\f0 \'e9}\'8e\f0\'e9\plain\'8e\par}"#,
      ["1: ééééé"]
    ),
    (
      #"{\rtf1\ansi{\fonttbl{\f0\fcharset238 T;}{\f1\fcharset1 U;}}\f0 ab\u322 ?{\f1\'e9}{\f7\'e9}\par}"#,
      ["1: ab\u{142}éé"]
    ),
    (#"{\rtf1{\fonttbl{\f3\fcharset2 S;}}{\f3\'b7} a\par}"#, ["1: \u{F0B7} a"]),
    (#"{\rtf1\ansi{\fonttbl{\f0\fcharset238 \'b3;}}{\info{\title\f0 \'b3}}a\par}"#, ["1: a"]),
    (#"{\rtf1 \u0233? \u-10179?\u-8704? \u8364 E\par}"#, ["1: é \u{1F600} €"]),
    (#"{\rtf1\uc0 \u233 x{\uc2 \u233 ab}\u233 y\par}"#, ["1: éxééy"]),
    (#"{\rtf1\u-10179?\par}"#, ["1: \u{FFFD}"]),
    (#"{\rtf1{\info{\title \u233?}}{\u233}abc\u8212\emdash x\par}"#, ["1: éabc\u{2014}x"]),
    (#"{\rtf1 a\line b\emdash\~c\_d\-e\par}"#, ["1: a\nb\u{2014}\u{A0}c\u{2011}de"]),
    (#"{\rtf1 a\bin3 }{}b\par}"#, ["1: ab"]),
    (#"{\rtf1 \'zz\par}"#, ["1: \u{FFFD}zz"]),
    (#"{\rtf1 1\cell 2\cell\row}"#, ["1: 1\t2\t"]),
    (#"{\rtf1 \par\par}"#, ["1: ", "1: "]),
    (#"{\rtf1}"#, []),
    (#"{\rtf1 a\par}} b"#, ["1: a"]),
  ])
  func paragraphs(text: String, expected: [String]) {
    #expect(read(text) == expected)
    for block in [1, 2, 3, 7] { #expect(read(text, block: block) == expected, "in blocks of \(block)") }
  }

  @Test(arguments: [
    ("", "a.rtf: error: expected a file in Rich Text Format, which begins with '{\\rtf' [no-rich-text]"),
    ("PK", "a.rtf: error: expected a file in Rich Text Format, which begins with '{\\rtf' [no-rich-text]"),
    ("{\\rtf1 a\n", "a.rtf:1:1: error: expected '}' before the end of the file, found none [damaged-rich-text]"),
    ("{\\rtf1 a\n\\", "a.rtf:2:1: error: expected '}' before the end of the file, found none [damaged-rich-text]"),
    ("{\\rtf1\\pc a}", "a.rtf:1:1: error: expected '\\ansi' or '\\mac', found '\\pc' [wrong-encoding]"),
    (
      "{\\rtf1{\\fonttbl{\\f3\\fcharset238 T;}}\n{\\f3 \\'b3}\\par}",
      "a.rtf:2:1: error: expected a letter of Western Europe, found the byte B3 in a font of other letters "
        + "('\\fcharset238'); save the file so that such letters are written as '\\u' [wrong-encoding]"
    ),
    (
      "{\\rtf1\\ansicpg1251 a}",
      "a.rtf:1:1: error: expected '\\ansi' or '\\mac', found '\\ansicpg1251' [wrong-encoding]"
    ),
  ])
  func refusals(text: String, message: String) { #expect(read(text).last == message) }

  @Test func aGroupWithinTooManyOthers() {
    let text = "{\\rtf1" + String(repeating: "{", count: 100_000)
    #expect(
      read(text) == ["a.rtf:1:1: error: expected at most 1000 groups within one another, found more [rich-text-limit]"])
  }

  @Test func aListOfTooManyFonts() {
    let fonts = (0...4096).map { "{\\f\($0)\\fcharset0 F;}" }
    #expect(read("{\\rtf1{\\fonttbl\(fonts.dropLast().joined())}a}") == ["1: a"])
    #expect(
      read("{\\rtf1{\\fonttbl\(fonts.joined())}a}") == [
        "a.rtf:1:1: error: expected at most 4096 fonts, found more [rich-text-limit]"
      ])
  }

  @Test func aParagraphThatDoesNotEnd() {
    let text = "{\\rtf1 " + String(repeating: "x", count: 2000)
    #expect(
      read(text) { $0.paragraph = 1000 } == [
        "a.rtf:1:1: error: expected a paragraph of at most 1000 bytes, found more [rich-text-limit]"
      ])
  }

  /// Whatever bytes a file has, it is read or refused.
  @Test func noBytesAreATrap() {
    var dice = Dice(7)
    let words = [
      "{", "}", "\\fonttbl", "\\f1", "\\fcharset238", "\\'b3", "\\par", "\\u-1", "\\'", "\\bin99999999", "\\", "\\uc-5",
      "\\*", "\u{0}", "\\u99999999999999", "x",
      "\n",
    ]
    for _ in 0..<2000 {
      let body = (0..<Int.random(in: 0...30, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }
      let text = "{\\rtf1" + body.joined()
      #expect(read(text) == read(text, block: 3))
    }
  }
}
