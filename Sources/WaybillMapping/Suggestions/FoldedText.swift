/// A text without what spellings of one name differ in: capitals, accents, punctuation and blanks.
struct FoldedText: Sendable {
  /// The words, in order.
  let words: [String]
  /// The words that tell names apart, in order; all words when none of them does.
  let tellingWords: [String]
  /// All words without blanks between them.
  let letters: [Unicode.Scalar]

  init(_ text: String) {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.flatMap({ $0.properties.lowercaseMapping.unicodeScalars }) {
      if let plain = Self.plain[scalar] {
        word.append(contentsOf: plain.unicodeScalars)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.append(scalar)
      } else if scalar.properties.generalCategory != .nonspacingMark, !Self.apostrophes.contains(scalar) {
        if !word.isEmpty { words.append(String(word)) }
        word.removeAll()
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    self.words = words
    let telling = words.filter { !Self.connecting.contains($0) }
    tellingWords = telling.isEmpty ? words : telling
    letters = words.flatMap(\.unicodeScalars)
  }

  private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{2018}", "`", "\u{B4}"]

  /// Words between others, in the languages of the gazetteer.
  private static let connecting: Set<String> = [
    "and", "of", "the", "en", "van", "de", "der", "den", "des", "und", "von", "et", "du", "la", "le", "les",
  ]

  /// The letters of Latin scripts that stand for plain ones.
  private static let plain: [Unicode.Scalar: String] = {
    let groups = [
      ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
      ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"), ("oe", "œ"),
      ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"),
      ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    return groups.reduce(into: [:]) { plain, group in
      for scalar in group.1.unicodeScalars { plain[scalar] = group.0 }
    }
  }()
}
