public import WaybillCore

// The words of the messages on Rich Text Format, and their codes.

extension Diagnostic.Code {
  /// A file is no Rich Text Format.
  public static let noRichText = Self(rawValue: "no-rich-text")
  /// A file in Rich Text Format breaks off, or closes groups that it did not open.
  public static let damagedRichText = Self(rawValue: "damaged-rich-text")
  /// A file in Rich Text Format nests too deep, or has a paragraph that does not end.
  public static let richTextLimit = Self(rawValue: "rich-text-limit")
}

extension Diagnostic {
  static func noRichText(_ name: String) -> Self {
    Diagnostic(
      .error, .noRichText, "expected a file in Rich Text Format, which begins with '{\\rtf'", at: Place(file: name))
  }

  static func richTextCutOff(at place: Place) -> Self {
    Diagnostic(.error, .damagedRichText, "expected '}' before the end of the file, found none", at: place)
  }

  static func richTextUnbalanced(at place: Place) -> Self {
    Diagnostic(.error, .damagedRichText, "expected nothing behind the last '}', found another", at: place)
  }

  static func richTextEncoding(_ word: String, at place: Place) -> Self {
    Diagnostic(.error, .wrongEncoding, "expected '\\ansi' or '\\mac', found '\\\(word)'", at: place)
  }

  static func richTextCharacters(_ byte: UInt8, _ characters: Int, at place: Place) -> Self {
    Diagnostic(
      .error, .wrongEncoding,
      "expected a letter of Western Europe, found the byte \(hexadecimal(byte)) in a font of other letters "
        + "('\\fcharset\(characters)'); save the file so that such letters are written as '\\u'", at: place)
  }

  static func richTextTooManyFonts(_ limit: Int, at place: Place) -> Self {
    Diagnostic(.error, .richTextLimit, "expected at most \(limit) fonts, found more", at: place)
  }

  static func richTextTooDeep(_ limit: Int, at place: Place) -> Self {
    Diagnostic(.error, .richTextLimit, "expected at most \(limit) groups within one another, found more", at: place)
  }

  static func richTextTooLong(_ limit: Int, at place: Place) -> Self {
    Diagnostic(.error, .richTextLimit, "expected a paragraph of at most \(limit) bytes, found more", at: place)
  }
}
