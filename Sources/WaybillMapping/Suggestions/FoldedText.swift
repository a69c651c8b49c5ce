/// A text without what spellings of one name differ in: capitals, accents, punctuation and blanks.
struct FoldedText: Sendable {
  /// The words, in order.
  let words: [String]
  /// The words that tell names apart, in order; all words when none of them does.
  let tellingWords: [String]
  /// The same words in the order of the alphabet.
  let sortedWords: [String]
  /// The same words, each once.
  let wordSet: Set<String>
  /// All words without blanks between them.
  let letters: [Unicode.Scalar]
  /// The first letter of each telling word.
  let initials: [Unicode.Scalar]
  /// A bit for each telling word, so that most texts are known to share none without a look at their words.
  private let wordBits: UInt64
  /// A bit for each letter, so that most distances need not be measured.
  private let letterBits: UInt64

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
    sortedWords = tellingWords.sorted()
    wordSet = Set(tellingWords)
    initials = tellingWords.compactMap(\.unicodeScalars.first)
    wordBits = tellingWords.reduce(0) { bits, word in
      bits | 1 << (word.utf8.reduce(UInt64(0)) { ($0 &* 31) &+ UInt64($1) } % 64)
    }
    letters = words.flatMap(\.unicodeScalars)
    letterBits = letters.reduce(0) { $0 | 1 << UInt64($1.value % 64) }
  }

  /// The telling words that another text has too.
  func words(sharedWith other: FoldedText) -> Set<String> {
    wordBits & other.wordBits == 0 ? [] : wordSet.intersection(other.wordSet)
  }

  /// A number of letters that the distance to another text cannot be less than.
  func leastDistance(to other: FoldedText) -> Int {
    max((letterBits & ~other.letterBits).nonzeroBitCount, (other.letterBits & ~letterBits).nonzeroBitCount)
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
