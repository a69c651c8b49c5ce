/// A line with little text in the form of a row, as footnotes below a table have it when it was saved from a sheet.
struct Footnote {
  let line: Int
  /// The texts of all cells, of which one says something, or a mark and the text behind it.
  let cells: [String]
  /// The columns of the cells.
  let columns: [Int]
  private let first: Int

  /// Takes a line; nil where it has more than a text, or nothing.
  init?(_ cells: [String], in columns: [Int], line: Int) {
    let filled = cells.indices.filter { !cells[$0].isEmpty }
    // Two cells are all that a table of two columns has.
    let mayHaveMark = filled.count == 2 && cells.count > 2
    guard let first = filled.first, filled.count == 1 || mayHaveMark && Self.isMark(cells[first]) else {
      return nil
    }
    (self.cells, self.columns, self.line, self.first) = (cells, columns, line, first)
  }

  /// The first text.
  var text: String { cells[first] }
  /// The column of the first text.
  var column: Int { columns[first] }
  /// Whether one cell alone says something.
  var isLonely: Bool { cells.count { !$0.isEmpty } == 1 }

  private static let longest = 30
  /// Names of states have up to 52 characters.
  private static let longestName = 60

  /// The beginning of the text, as a pattern; the whole of a short one.
  var beginning: String {
    let line = text.prefix { !$0.isNewline }
    let isWhole = line.count <= Self.longest && line.count == text.count
    return PreambleGuess.escaped(String(line.prefix(Self.longest))) + (isWhole ? "$" : "")
  }

  /// Whether a rule for the beginning of the note has another text too.
  func isBeginning(of text: String) -> Bool {
    let line = self.text.prefix { !$0.isNewline }
    let isWhole = line.count <= Self.longest && line.count == self.text.count
    return isWhole ? text == line : text.hasPrefix(line.prefix(Self.longest))
  }

  /// Whether the text is a note by its beginning or its length, and no name that stands alone.
  var looksLikeNote: Bool {
    if !isLonely || Self.isMark(String(text.prefix { $0 != " " })) || text.count > Self.longestName { return true }
    let lower = text.lowercased()
    return Self.words.contains { word in
      lower.hasPrefix(word) && lower.dropFirst(word.count).first?.isLetter != true
    }
  }

  /// Whether a text is the mark of a footnote: `1)`, `(a)`, `*`, `2.`.
  private static func isMark(_ text: String) -> Bool {
    guard let last = text.last, text.count <= 4 else { return false }
    if text.allSatisfy({ "*†‡§¹²³".contains($0) }) { return true }
    let inner = text.dropLast().drop { $0 == "(" }
    guard last == ")" || last == ".", !inner.isEmpty else { return false }
    return inner.allSatisfy(\.isNumber) || inner.count == 1 && inner.allSatisfy(\.isLetter)
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
