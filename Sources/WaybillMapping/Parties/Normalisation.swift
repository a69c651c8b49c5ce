/// What is done to a party's spelling before it is looked up; the same is done to the names that it is compared with.
///
/// Two spellings that are canonically equal in Unicode are always the same.
package struct Normalisation: Sendable, Hashable {
  var collapseSpaces = true
  var foldCase = false
  var unifyApostrophes = false

  /// What most mappings ask for: one space between words, no capitals, one form of the apostrophe.
  package static let usual = Normalisation(collapseSpaces: true, foldCase: true, unifyApostrophes: true)

  /// The steps as mappings name them.
  static let names = ["trim", "collapse-spaces", "fold-case", "apostrophes"]

  /// The spelling to compare.
  package func callAsFunction(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    for character in text {
      if character.isWhitespace {
        pendingSpace = !result.isEmpty
        if pendingSpace, !collapseSpaces { result.append(character) }
        continue
      }
      if pendingSpace, collapseSpaces { result.append(" ") }
      pendingSpace = false
      result.append(unifyApostrophes && Self.apostrophes.contains(character) ? "'" : character)
    }
    if !collapseSpaces { while result.last?.isWhitespace == true { result.removeLast() } }
    return foldCase ? result.lowercased() : result
  }

  private static let apostrophes: Set<Character> = ["\u{2019}", "\u{2018}", "`", "\u{B4}"]
}
