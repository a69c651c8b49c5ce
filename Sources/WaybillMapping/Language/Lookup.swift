import WaybillCore

/// A table from a publisher's words to attributes, such as a flag or a level.
///
/// For a field with several columns a word is written `T / * / *`: a text for each column, or `*` for any; the first
/// entry that fits is taken.
struct Lookup: Sendable {
  /// What happens to a word that no entry has.
  enum Unmatched: String, Sendable, CaseIterable {
    case reject, fail, keep
  }

  /// What one word stands for.
  struct Entry: Sendable {
    let word: String
    let attributes: [String: String]
    let place: Place
    /// Where the mapping names the attributes; empty for entries of a file.
    var attributePlaces: [String: Place] = [:]

    /// The texts for several columns.
    var parts: [String] { Lookup.parts(of: word) }
  }

  /// The texts for several columns that a word has.
  static func parts(of word: String) -> [String] {
    word.split(separator: "/", omittingEmptySubsequences: false).map {
      Normalisation(collapseSpaces: false)(String($0))
    }
  }

  let name: String
  /// The entries, in the order of the mapping or of the file.
  let entries: [Entry]
  let unmatched: Unmatched
  let place: Place
  /// The attributes that a file has columns for; nil for entries in the mapping.
  let fileColumns: [String]?
  private let whole: [String: Int]
  /// Entries for several columns without `*`, by their texts with separators between.
  private let exact: [String: Int]
  /// Entries for several columns with `*`, in their order.
  private let open: [(parts: [String], index: Int)]

  init(name: String, entries: [Entry], unmatched: Unmatched, place: Place, fileColumns: [String]?) {
    self.name = name
    self.entries = entries
    self.unmatched = unmatched
    self.place = place
    self.fileColumns = fileColumns
    var exact: [String: Int] = [:]
    var open: [(parts: [String], index: Int)] = []
    for (index, entry) in entries.enumerated() where entry.word.utf8.contains(UInt8(ascii: "/")) {
      let parts = entry.parts
      if parts.contains("*") {
        open.append((parts, index))
      } else {
        let key = parts.joined(separator: String(TextColumn.separator))
        exact[key] = exact[key] ?? index
      }
    }
    whole = Dictionary(entries.enumerated().map { ($0.element.word, $0.offset) }) { first, _ in first }
    self.exact = exact
    self.open = open
  }

  /// The number of the entry of a trimmed word, or of the words of several columns.
  func index(of word: String) -> Int? {
    if let index = whole[word] { return index }
    let cells = word.split(separator: TextColumn.separator, omittingEmptySubsequences: false)
    guard cells.count > 1 else { return nil }
    let first = exact[word]
    let fit = open.first { pattern in
      pattern.index < first ?? .max && pattern.parts.count == cells.count
        && zip(pattern.parts, cells).allSatisfy { $0 == "*" || $0 == $1 }
    }
    return fit?.index ?? first
  }

  /// The words among which a near one is looked for; none where they are too many for that.
  var knownWords: [String] { entries.count > Self.mostHints ? [] : entries.map(\.word).sorted() }

  private static let mostHints = 10_000
}
