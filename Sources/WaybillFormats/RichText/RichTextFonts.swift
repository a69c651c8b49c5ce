/// The fonts of a file in Rich Text Format, as far as they say for which characters bytes stand.
struct RichTextFonts {
  /// The most fonts.
  static let limit = 4096
  /// The set of characters of fonts whose signs are no letters, such as bullets.
  static let signs = 2

  /// The font of text for which none is chosen.
  var usual: Int?
  /// The set of characters of each font, by the number in the file.
  private var sets: [Int: Int] = [:]
  private var last = 0

  /// Begins the entry of a font.
  mutating func begin(_ font: Int) { last = font }

  /// Sets the characters of the font whose entry was begun; false when there are too many fonts.
  mutating func set(_ characters: Int) -> Bool {
    sets[last] = characters
    return sets.count <= Self.limit
  }

  /// The set of characters of a font, or of the usual one; 0, that of the document, where none is told.
  func characters(of font: Int?) -> Int { (font ?? usual).flatMap { sets[$0] } ?? 0 }

  /// The encoding of a set of characters; nil for one that is not known.
  static func encoding(_ characters: Int, document: TextEncoding) -> TextEncoding? {
    switch characters {
    case 0, 1: document
    case 77: .macintosh
    default: nil
    }
  }
}
