extension TextEncoding {
  /// A character that an encoding has no bytes for, with its place in the text.
  package struct MissingCharacter: Error, Hashable {
    package let character: Unicode.Scalar
    /// Its line, counted from 1.
    package let line: Int
    /// Its place in the line, in characters, counted from 1.
    package let column: Int
  }

  /// The bytes of a text, with a mark where the encoding is told by one.
  ///
  /// - Throws: the first character that the encoding does not have.
  package func bytes(of text: String) throws(MissingCharacter) -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .utf16: return [0xFF, 0xFE] + Self.units(of: text, isBigEndian: false)
    case .utf16LittleEndian: return Self.units(of: text, isBigEndian: false)
    case .utf16BigEndian: return Self.units(of: text, isBigEndian: true)
    case .latin1, .windows1252, .macintosh: return try singleBytes(of: text)
    }
  }

  private static func units(of text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  private func singleBytes(of text: String) throws(MissingCharacter) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    let table = upperHalf
    var (line, column) = (1, 1)
    for character in text {
      for scalar in character.unicodeScalars {
        guard let byte = scalar.isASCII ? UInt8(scalar.value) : table[scalar.value] else {
          throw MissingCharacter(character: scalar, line: line, column: column)
        }
        bytes.append(byte)
      }
      (line, column) = character.isNewline ? (line + 1, 1) : (line, column + 1)
    }
    return bytes
  }

  /// The bytes from 80 to FF, by the characters that they stand for.
  private var upperHalf: [UInt32: UInt8] {
    var table: [UInt32: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      var text: [UInt8] = []
      var decoder = TextDecoder(self)
      withUnsafeBytes(of: byte) { decoder.append($0, to: &text) }
      // A byte of no meaning stays as it is, which is no character.
      if let scalar = String(validating: text, as: UTF8.self)?.unicodeScalars.first { table[scalar.value] = byte }
    }
    return table
  }
}
