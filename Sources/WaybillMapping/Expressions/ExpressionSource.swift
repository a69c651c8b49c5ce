import WaybillCore

/// The text of an expression, and where its characters stand in the file.
struct ExpressionSource {
  let characters: [Unicode.Scalar]
  private let node: Place
  /// How many characters of the file lie before the first one; nil when the text does not stand there as it is.
  private let quotes: Int?

  init(_ text: String, at node: Place) {
    let characters = Array(text.unicodeScalars)
    self.characters = characters
    self.node = node
    // Escapes, folded lines and block texts never have the length of what they stand for, with or without quotes.
    quotes = node.column == 0 ? nil : [0, 1].first { characters.count + 2 * $0 == node.length }
  }

  /// The place of some characters of the text, or of the whole text where only that is known.
  func place(_ span: Range<Int>) -> Place {
    guard let quotes else { return node }
    return Place(file: node.file, line: node.line, column: node.column + quotes + span.lowerBound, length: span.count)
  }

  /// Some characters of the text.
  func text(_ span: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: characters[span])
    return String(text)
  }
}
