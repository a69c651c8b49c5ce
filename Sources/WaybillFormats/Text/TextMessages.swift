public import WaybillCore

// The words of the messages on encodings, lines and patterns, and their codes.

extension Diagnostic.Code {
  /// The file is in another encoding than the one that is given.
  public static let wrongEncoding = Self(rawValue: "wrong-encoding")
  /// A byte stands for no character in the encoding, or is a NUL.
  public static let badByte = Self(rawValue: "bad-byte")
  /// A text is no regular expression.
  public static let badPattern = Self(rawValue: "bad-pattern")
}

extension Diagnostic {
  /// A file with a byte order mark of UTF-16 that is declared to be in another encoding.
  static func utf16Mark(_ name: String, _ mark: [UInt8], _ found: TextEncoding, expected: TextEncoding) -> Self {
    let found = expected.isUTF16 ? found : .utf16
    return Diagnostic(
      .error, .wrongEncoding,
      "expected \(expected.rawValue), found \(found.rawValue) (the file begins with \(hexadecimal(mark))); "
        + "did you mean the encoding 'utf-16'?", at: Place(file: name))
  }

  /// A file without a byte order mark that is to be read by its mark.
  static func noUTF16Mark(_ name: String, first: [UInt8]) -> Self {
    // Western text has a zero in each unit, before or behind the letter.
    let guess: TextEncoding? = first.count < 2 ? nil : first[1] == 0 ? .utf16LittleEndian : .utf16BigEndian
    let hint = first.contains(0) ? guess.map { "; did you mean the encoding '\($0.rawValue)'?" } ?? "" : ""
    return Diagnostic(
      .error, .wrongEncoding,
      "expected a mark of utf-16, FF FE or FE FF, found \(hexadecimal(first)) at the start of the file\(hint)",
      at: Place(file: name))
  }

  /// A file with a byte order mark of UTF-8 that is declared to be in another encoding.
  static func utf8Mark(_ name: String, expected: TextEncoding) -> Self {
    Diagnostic(
      .error, .wrongEncoding,
      "expected \(expected.rawValue), found utf-8 (the file begins with the bytes EF BB BF)", at: Place(file: name))
  }

  /// A line that does not end within the limit.
  static func longLine(_ name: String, line: Int, limit: Int) -> Self {
    Diagnostic(
      .error, .recordTooLong, "expected a line of at most \(counted(limit, "byte")), found more",
      at: Place(file: name, line: line, column: 1))
  }

  /// A text that is no pattern.
  public static func badPattern(_ key: String, _ error: PatternError, at place: Place) -> Self {
    Diagnostic(.error, .badPattern, "bad pattern in '\(key)': \(error.message)", at: place)
  }
}

extension FaultMessage {
  /// A place in a decoded text that no character begins at, or one with a NUL.
  static func badByte(at position: Int, in text: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> String {
    let byte = text[position]
    if !encoding.isUTF16 {
      return byte == 0
        ? "expected text, found a byte 00" : "expected \(encoding.rawValue), found a byte \(hexadecimal(byte))"
    }
    if byte == 0 { return "expected text, found the character U+0000" }
    guard byte != TextDecoder.oddByte, position + 2 < text.count else {
      return "expected \(encoding.rawValue), found a single byte at the end of the file"
    }
    let unit = UInt16(0xD000) | UInt16(text[position + 1] & 0x3F) << 6 | UInt16(text[position + 2] & 0x3F)
    return "expected \(encoding.rawValue), found half of a surrogate pair, \(String(unit, radix: 16, uppercase: true))"
  }
}

extension PatternError {
  /// What is wrong, in the form of a diagnostic's message.
  public var message: String {
    let place = offset.map { " at character \($0 + 1)" } ?? ""
    return switch reason {
    case .badEscape: "unknown escape '\(fragment)'\(place)"
    case .badClass: "unknown character class '\(fragment)'\(place)"
    case .missingBracket: "missing ']' after '\(fragment)'\(place)"
    case .missingParenthesis: "missing ')'"
    case .unexpectedParenthesis: "a ')' without its '('"
    case .trailingBackslash: "a '\\' at the end"
    case .nothingToRepeat: "nothing to repeat before '\(fragment)'\(place)"
    case .badRepeatCount: "too many repetitions in '\(fragment)'\(place)"
    case .doubleRepeat: "two repetitions in a row '\(fragment)'\(place)"
    case .badGroupSyntax: "unknown kind of group '\(fragment)'\(place)"
    case .badGroupName: "bad name of a group '\(fragment)'\(place)"
    case .tooLarge: "it needs more than \(Pattern.memoryLimit >> 20) MiB of memory"
    case .singleByte: "'\(fragment)'\(place) could cut a character in two"
    case .unknownGroup(let groups): "'\(fragment)'\(place) names no group; the pattern has \(groups)"
    case .looseDollar: "expected a group or '$' after '$', found '\(fragment)'\(place)"
    case .other: "it cannot be compiled"
    }
  }
}

func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "0\(digits)" : digits
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  "the byte\(bytes.count == 1 ? "" : "s") " + bytes.map(hexadecimal).joined(separator: " ")
}
