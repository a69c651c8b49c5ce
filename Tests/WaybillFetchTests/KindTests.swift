import Testing
import WaybillFormats

/// What the beginning of an answer tells.
@Suite struct KindTests {
  @Test(arguments: [
    ("a;b\n1;2\n", AnswerRule.Kind.text), ("\u{FEFF} \n[1]", .json), ("  {\"a\":1}", .json), ("{\\rtf1", .rtf),
    ("<!DOCTYPE html><p>", .html), ("<?xml version=\"1.0\"?>\n<html>", .html), ("<?xml version=\"1.0\"?><a/>", .xml),
    ("PK\u{3}\u{4}x", .zip),
  ])
  func kinds(text: String, kind: AnswerRule.Kind) {
    #expect(AnswerRule(kind: kind).problem(of: Array(text.utf8)) == nil)
    for other in AnswerRule.Kind.allCases where other != kind {
      #expect(AnswerRule(kind: other).problem(of: Array(text.utf8)) != nil)
    }
  }

  @Test(arguments: [
    (AnswerRule(), "<html>no\u{1B}\n such  page</html>", "data, not a page of HTML, '<html>no? such page</html>'"),
    (AnswerRule(kind: .json), "a;b", "JSON, not 'a;b'"),
    (AnswerRule(kind: .text), "a\u{0}b", "text, not binary data"),
    (AnswerRule(kind: .zip), "\u{1F}x", "a zip archive or a workbook, not '?x'"),
    (
      AnswerRule(begins: try? Pattern("^Deals")), "Transfers of major conventional arms from all to all",
      "what begins with '^Deals', not 'Transfers of major conventional arms fro…'"
    ),
  ])
  func problems(rule: AnswerRule, text: String, words: String) throws {
    let problem = try #require(rule.problem(of: Array(text.utf8)))
    #expect("\(problem.expected), not \(problem.found)" == words)
  }

  @Test func gzipIsKnownAndTextOfTwoBytesIsText() {
    #expect(AnswerRule(kind: .gzip).problem(of: [0x1F, 0x8B, 8]) == nil)
    #expect(AnswerRule(kind: .text).problem(of: [0xFF, 0xFE, 0x61, 0]) == nil)
    #expect(AnswerRule(begins: try? Pattern("^Year")).problem(of: Array("\u{FEFF}Year".utf8)) == nil)
  }
}
