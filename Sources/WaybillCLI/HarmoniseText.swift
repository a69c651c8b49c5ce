import WaybillCore
import WaybillMapping
import WaybillReport
import WaybillRunner

/// Unknown texts as a person reads them: a table that fits 80 columns.
enum HarmoniseText {
  typealias Found = [(text: UnmatchedText, suggestions: [Suggestion])]

  /// What became of a file of answers.
  struct Told {
    var written: [MappingEntry] = []
    var known: [MappingEntry] = []
  }

  private static let width = 80
  private static let rowsWidth = 9
  private static let placeWidth = 24
  private static let textWidth = width - rowsWidth - placeWidth - 4

  static func plain(_ harmoniser: Harmoniser, _ found: Found, _ told: Told) -> String {
    var lines = told.written.map { "written: \(line($0))" } + told.known.map { "known already: \(line($0))" }
    if !lines.isEmpty { lines.append("") }
    lines += "\(summary(harmoniser)) in \(read(harmoniser))".wrapped(to: width)
    var last: Vocabulary?
    for (text, suggestions) in found {
      if text.vocabulary != last {
        let title = "\(text.vocabulary.section) \(text.vocabulary.name)"
        lines += ["", row(title, indent: 0, rows: "rows", place: "first place")]
      }
      last = text.vocabulary
      lines += self.lines(of: text) + suggestions.map { line($0) }
    }
    return lines.joined(separator: "\n")
  }

  /// How a dialogue ended.
  static func ending(_ harmoniser: Harmoniser, written: Int) -> String {
    let left = harmoniser.unmatched.count
    return "\(counted(written, "entry", "entries")) written into \(harmoniser.mapping), "
      + (left == 0 ? "nothing unknown is left" : "\(counted(left, "text")) still unknown")
  }

  /// `2 texts that 'x' does not know`.
  static func summary(_ harmoniser: Harmoniser) -> String {
    let count = harmoniser.unmatched.count
    return count == 0
      ? "nothing is unknown to '\(harmoniser.source)'" : "\(counted(count, "text")) unknown to '\(harmoniser.source)'"
  }

  /// `12 rows of a.csv`.
  static func read(_ harmoniser: Harmoniser) -> String {
    let survey = harmoniser.survey
    let files = harmoniser.files.count == 1 ? name(of: harmoniser.files[0]) : counted(harmoniser.files.count, "file")
    let unread =
      survey.unreadRows == 0 ? "" : "; \(Digits.english.count(survey.unreadRows)) of them cannot be read as cells"
    return "\(Digits.english.count(survey.rows)) row\(survey.rows == 1 ? "" : "s") of \(files)\(unread)"
  }

  /// One suggestion: how alike, what it means, and what it is like.
  static func line(_ suggestion: Suggestion, indent: Int = 5) -> String {
    let score = padded("\(suggestion.score)", to: indent + 3, onLeft: true)
    let name = suggestion.name.isEmpty ? "" : "  \(suggestion.name)"
    let near = suggestion.near == suggestion.name ? "" : "  like '\(suggestion.near)'"
    return cut("\(score)  \(VisibleText.clean(suggestion.meaning + name + near))", to: width)
  }

  private static func line(_ entry: MappingEntry) -> String {
    let words = "\(entry.vocabulary.section) \(entry.vocabulary.name): \(shown(entry.text)): \(entry.writtenMeaning)"
    return VisibleText.clean(words)
  }

  private static func lines(of text: UnmatchedText) -> [String] {
    let shownText = VisibleText.clean(shown(text.text))
    let rows = Digits.english.count(text.rows)
    let place = text.places.first.map { shown($0) } ?? ""
    let head =
      VisibleText.width(shownText) < textWidth
      ? [row("  \(shownText)", indent: 0, rows: rows, place: place)]
      : [cut("  \(shownText)", to: width), row("", indent: 0, rows: rows, place: place)]
    return head + text.cells.prefix(1).map { cut("    a part of '\(VisibleText.clean($0))'", to: width) }
  }

  private static func row(_ text: String, indent: Int, rows: String, place: String) -> String {
    let shownPlace = cutStart(VisibleText.clean(place), to: placeWidth)
    return padded(text, to: textWidth + 2) + padded(rows, to: rowsWidth, onLeft: true) + "  \(shownPlace)"
  }

  private static func shown(_ text: String) -> String { text.isEmpty ? "(empty)" : text }

  /// A place without the folder of its file.
  private static func shown(_ place: Place) -> String {
    var place = place
    place.file = name(of: place.file)
    return place.description
  }

  private static func name(of path: String) -> String { String(path.reversed().prefix { $0 != "/" }.reversed()) }

  private static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(Digits.english.count(count)) \(count == 1 ? noun : plural ?? "\(noun)s")"
  }

  private static func padded(_ text: String, to width: Int, onLeft: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - VisibleText.width(text)))
    return onLeft ? blanks + text : text + blanks
  }

  private static func cut(_ text: String, to width: Int) -> String {
    if VisibleText.width(text) <= width { return text }
    var text = Substring(text)
    while VisibleText.width(String(text)) > width - 1 { text = text.dropLast() }
    return "\(text)…"
  }

  /// The end of a place tells more than its beginning.
  private static func cutStart(_ text: String, to width: Int) -> String {
    if VisibleText.width(text) <= width { return text }
    var text = Substring(text)
    while VisibleText.width(String(text)) > width - 1 { text = text.dropFirst() }
    return "…\(text)"
  }
}
