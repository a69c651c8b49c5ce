import FoundationEssentials
public import WaybillCore
import WaybillMapping
import WaybillReport

extension Harmoniser {
  /// The text of a file of answers: every unknown text, with its places and suggestions as comments and nothing behind it.
  public mutating func answersText() -> String {
    var lines = [
      "# What '\(Self.comment(source))' does not know. Write behind a text what it means, for 'waybill harmonise --accept'.",
      "# A text with nothing behind it stays unknown.",
      "answers: 1",
      "mapping: \(YAMLScalar.written(source))",
    ]
    var last: Vocabulary?
    for text in unmatched {
      if text.vocabulary.section != last?.section { lines.append("\(text.vocabulary.section):") }
      if text.vocabulary != last { lines.append("  \(YAMLScalar.written(text.vocabulary.name)):") }
      last = text.vocabulary
      let places = text.places.map(\.description).joined(separator: ", ")
      lines.append("    # \(counted(text.rows, "row")), first \(Self.comment(places))")
      for cell in text.cells { lines.append("    # a part of '\(Self.comment(cell))'") }
      for suggestion in suggestions(for: text.text, in: text.vocabulary) {
        let name = suggestion.name.isEmpty ? "" : "  \(suggestion.name)"
        lines.append(
          "    #   \(Self.comment("\(suggestion.meaning)\(name)  like '\(suggestion.near)'"))  \(suggestion.score)")
      }
      let key = YAMLScalar.written(text.text)
      lines += key.unicodeScalars.count < 1024 ? ["    \(key):"] : ["    ? \(key)", "    :"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text on one line, without what a file may not hold as it is.
  private static func comment(_ text: String) -> String { VisibleText.clean(text) }

  /// Writes the file of answers.
  ///
  /// - Throws: a diagnostic when there is such a file already, or it cannot be written.
  public mutating func writeAnswers(to path: String) throws(Diagnostics) {
    if Files.exists(path) { throw Diagnostics([.fileExists(path)]) }
    do {
      try Data(answersText().utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      throw Diagnostics([Files.cannotMake(path, named: path)])
    }
  }
}
