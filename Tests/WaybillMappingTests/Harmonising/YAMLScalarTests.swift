import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillMapping

/// Whatever a text is, what is written of it is read back as exactly that text.
@Suite struct YAMLScalarTests {
  @Test(arguments: [
    ("Chili", "Chili"), ("Chili via België", "Chili via België"), ("SOMALIË (VN)", "SOMALIË (VN)"),
    ("NAVO+SINGAPORE", "NAVO+SINGAPORE"), ("T / * / *", "T / * / *"), ("Cote d'Ivoire", "Cote d'Ivoire"),
    ("Δημοκρατία", "Δημοκρατία"), ("日本", "日本"),
    ("NO", "'NO'"), ("yes", "'yes'"), ("Off", "'Off'"), ("null", "'null'"), ("y", "'y'"), ("~", "'~'"),
    ("842", "'842'"), ("1.5", "'1.5'"), ("2004-01-01", "'2004-01-01'"), ("0x1F", "'0x1F'"), ("1e3", "'1e3'"),
    ("Congo, DR", "'Congo, DR'"), ("a: b", "'a: b'"), ("a:", "'a:'"), ("a #b", "'a #b'"), ("#", "'#'"),
    ("* / J / *", "'* / J / *'"), ("*", "'*'"), ("&a", "'&a'"), ("!a", "'!a'"), ("- a", "'- a'"), ("? a", "'? a'"),
    ("'s-Gravenhage", "'''s-Gravenhage'"), ("a \"b\"", "'a \"b\"'"), ("{a}", "'{a}'"), ("[a]", "'[a]'"),
    ("", "''"), (" a", "' a'"), ("a ", "'a '"), ("<<", "'<<'"), ("%a", "'%a'"), ("@a", "'@a'"), ("`a", "'`a'"),
    ("a\nb", "\"a\\nb\""), ("a\tb", "\"a\\tb\""), ("\u{7}", "\"\\u0007\""), ("\u{FEFF}a", "\"\\uFEFFa\""),
    ("\\\n\"", "\"\\\\\\n\\\"\""), ("\u{2028}", "\"\\u2028\""), ("\u{10FFFF}\n", "\"\u{10FFFF}\\n\""),
  ])
  func written(_ text: String, _ expected: String) throws {
    #expect(YAMLScalar.written(text) == expected)
    try expectReadBack(text)
  }

  @Test func anyTextIsReadBack() throws {
    var dice = Dice(11)
    for _ in 0..<2_000 { try expectReadBack(dice.spelling()) }
  }

  private func expectReadBack(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let written = YAMLScalar.written(text)
    #expect(!written.unicodeScalars.contains("\n"), sourceLocation: sourceLocation)
    for document in ["\(written): v\n", "{other: b, \(written): v}\n"] {
      let key = try #require(try yaml(document).table?.last?.key, sourceLocation: sourceLocation)
      #expect(Array(key.unicodeScalars) == Array(text.unicodeScalars), "\(written)", sourceLocation: sourceLocation)
    }
    let value = try yaml("a: \(written)\nb: {c: \(written), d: e}\n")
    #expect(value["a"]?.text == text && value["b"]?["c"]?.text == text, "\(written)", sourceLocation: sourceLocation)
  }
}

// The dice of the conformance kit, whose numbers are the same in every run.
extension Dice {
  /// A spelling with all that means something in YAML, and with letters of many kinds.
  mutating func spelling() -> String {
    let pieces = [
      "a", "B", "é", "e\u{301}", "ß", "Ω", "中", "🇳🇱", " ", "  ", ":", ": ", " #", "#", "'", "\"", "\\", "*", "&", "!",
      "|",
      ">", "%", "@", "`", "-", "- ", "?", "? ", ",", "[", "]", "{", "}", "~", "<<", "=", "0", "1.5", "NO", "yes",
      "null",
      "\t", "\n", "\r", "\u{0}", "\u{1F}", "\u{7F}", "\u{85}", "\u{A0}", "\u{200B}", "\u{2028}", "\u{FEFF}", "\u{FFFD}",
      "\u{1F600}",
      "...", "---", "/", "+", ".", "(", ")", ";",
    ]
    return (0...Int.random(in: 0..<7, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }
}
