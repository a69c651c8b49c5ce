/// A line with little text in the form of a row, as footnotes below a table have it when it was saved from a sheet.
struct Footnote {
  /// What such a line may be.
  enum Kind {
    case text
    /// Texts that all have a key and words; whether the table has one of the keys.
    case legend(Legend, isPlain: Bool)
  }

  let line: Int
  let kind: Kind
  /// The texts of all cells, of which one says something, or a mark and the text behind it, or those of a legend.
  let cells: [String]
  /// The columns of the cells.
  let columns: [Int]
  private let first: Int

  /// Takes a line; nil where it has more than a text and is no legend, or nothing.
  ///
  /// - Parameter isKnown: whether the table has a text, such as a header.
  init?(_ cells: [String], in columns: [Int], line: Int, isKnown: (String) -> Bool = { _ in false }) {
    let filled = cells.indices.filter { !cells[$0].isEmpty }
    guard let first = filled.first else { return nil }
    (self.cells, self.columns, self.line, self.first) = (cells, columns, line, first)
    let legend = Legend(cells)
    let isPlain = legend?.explains(isKnown) == true
    if let legend, isPlain || filled.count > 1 && !Self.beginsAsNote(cells[first]) {
      kind = .legend(legend, isPlain: isPlain)
      return
    }
    // Two cells are all that a table of two columns has.
    let hasMark = filled.count == 2 && cells.count > 2 && FootnoteMark.key(cells[first]) != nil
    guard filled.count == 1 || hasMark || legend != nil else { return nil }
    kind = .text
  }

  /// The first text.
  var text: String { cells[first] }
  /// The column of the first text.
  var column: Int { columns[first] }
  /// Whether one cell alone says something.
  var isLonely: Bool { cells.count { !$0.isEmpty } == 1 }
  /// What a legend explains; nothing for any other line.
  var entries: [(key: String, words: String)] { if case .legend(let legend, _) = kind { legend.entries } else { [] } }
  /// The cells that say something, each with its column.
  var filled: [(column: Int, text: String)] { zip(columns, cells).filter { !$1.isEmpty }.map { ($0, $1) } }

  private static let longest = 30
  /// Names of states have up to 52 characters.
  private static let longestName = 60

  /// The beginning of a text, as a pattern; the whole of a short one.
  static func beginning(of text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    let isWhole = line.count <= longest && line.count == text.count
    return PreambleGuess.escaped(String(line.prefix(longest))) + (isWhole ? "$" : "")
  }

  /// Whether a rule for the beginning of a text has another one too.
  static func isBeginning(of note: String, also text: String) -> Bool {
    let line = note.prefix { !$0.isNewline }
    let isWhole = line.count <= longest && line.count == note.count
    return isWhole ? text == line : text.hasPrefix(line.prefix(longest))
  }

  /// Whether the line is a plain legend, or a note by its beginning or its length, and no name that stands alone.
  var looksLikeNote: Bool {
    if case .legend(_, let isPlain) = kind { return isPlain }
    return !isLonely || text.count > Self.longestName || Self.beginsAsNote(text)
  }

  /// Whether a text begins with a mark or a word for notes.
  static func beginsAsNote(_ text: String) -> Bool {
    if FootnoteMark.key(String(text.prefix { $0 != " " })) != nil { return true }
    let lower = text.lowercased()
    return words.contains { word in
      lower.hasPrefix(word) && lower.dropFirst(word.count).first?.isLetter != true
    }
  }

  private static let words = [
    "note", "notes", "source", "sources", "footnote", "footnotes", "remark", "remarks", "legend", "revised",
    "provisional", "preliminary", "last updated", "\u{A9}", "anmerkung", "anmerkungen", "hinweis", "quelle", "quellen",
    "fu\u{DF}note", "bron", "bronnen", "noot", "noten", "toelichting", "remarque", "notice",
  ]
}

extension TableProfile {
  /// How many lines stand below the rows, for a summary; nothing where there are none.
  var footnoteWords: String {
    footnotes.isEmpty ? "" : ", and \(counted(footnotes.count, "line")) of text below the rows"
  }
}
