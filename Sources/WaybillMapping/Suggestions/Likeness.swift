import WaybillCore

/// How alike two spellings are, from 0 to 100; a hint for people, on which nothing is ever decided.
struct Likeness: Sendable, Comparable {
  /// What is alike.
  enum Reason: String, Sendable, CaseIterable {
    /// All but capitals, accents, punctuation and blanks.
    case spelling
    /// A code of ISO 3166-1 or -3.
    case code
    /// The words, in another order.
    case words
    /// One has the initials of the other, or the beginnings of all its words.
    case shortened
    /// All words of one are among those of the other.
    case contained
    /// Most letters.
    case letters
    /// Some words.
    case someWords = "some-words"
    /// Each part is known.
    case parts
  }

  let score: Int
  let reason: Reason

  static func < (a: Self, b: Self) -> Bool { a.score < b.score }

  static let code = Self(score: 98, reason: .code)
  static let parts = Self(score: 60, reason: .parts)

  /// The greatest likeness of two texts; nil when they have too little in common.
  static func of(_ a: FoldedText, _ b: FoldedText) -> Likeness? {
    if a.letters.isEmpty || b.letters.isEmpty { return nil }
    if a.letters == b.letters { return Self(score: 100, reason: .spelling) }
    if a.sortedWords == b.sortedWords { return Self(score: 90, reason: .words) }
    let (mine, other) = (a.wordSet, b.wordSet)
    let shared = a.words(sharedWith: b)
    var best = isShort(a, for: b) || isShort(b, for: a) ? Self(score: 75, reason: .shortened) : nil
    if !shared.isEmpty {
      if shared == mine || shared == other, letters(shared) > 1 {
        best = greater(best, Self(score: 70, reason: .contained))
      }
      let part = 2 * letters(shared) * 80 / (letters(mine) + letters(other))
      if part >= 40 { best = greater(best, Self(score: part, reason: .someWords)) }
    }
    let longer = max(a.letters.count, b.letters.count)
    let most = longer * 2 / 5
    guard longer > 2, a.leastDistance(to: b) <= most,
      let distance = editDistance(a.letters, b.letters, atMost: most)
    else { return best }
    return greater(best, Self(score: min(89, 95 - 100 * distance / longer), reason: .letters))
  }

  /// Whether a text has the initials of another, or the beginning of each of its words.
  private static func isShort(_ short: FoldedText, for long: FoldedText) -> Bool {
    guard long.initials.count > 1, short.letters.count > 1 else { return false }
    if short.words.count == 1 { return short.letters == long.initials }
    return short.initials == long.initials && zip(short.tellingWords, long.tellingWords).allSatisfy { $1.hasPrefix($0) }
  }

  /// How alike the words of an entry for several columns are to texts of as many; nil when no text is the same.
  ///
  /// What stands for any text counts half.
  static func of(columns a: [String], _ entry: [String]) -> Likeness? {
    guard a.count == entry.count else { return nil }
    let same = zip(a, entry).count { $1 != "*" && FoldedText($0).letters == FoldedText($1).letters }
    let open = entry.count { $0 == "*" }
    return same == 0 ? nil : Self(score: 45 * (2 * same + open) / a.count, reason: .someWords)
  }

  private static func greater(_ a: Likeness?, _ b: Likeness) -> Likeness { a.map { max($0, b) } ?? b }

  private static func letters(_ words: Set<String>) -> Int { words.reduce(0) { $0 + $1.unicodeScalars.count } }
}
