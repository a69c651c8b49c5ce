import WaybillCore

/// What is looked for in the bytes of a file before they are parsed, because the parser would not say where it is.
enum YAMLText {
  /// The first byte that is not UTF-8, or the first character that may not stand in a file as it is.
  static func firstFault(in text: ArraySlice<UInt8>, file: String) -> Diagnostic? {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = text.makeIterator()
    var place = Place(file: file, line: 1, column: 1)
    var afterReturn = false
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .emptyInput: return nil
      case .error: return .yamlNotUTF8(at: place)
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        guard isAllowed(scalar) else { return .yamlCharacter(scalar, at: place) }
        if scalar == "\n" && afterReturn {
          // The line was counted at the carriage return.
        } else if scalar == "\n" || scalar == "\r" {
          place.line += 1
          place.column = 1
        } else {
          place.column += 1
        }
        afterReturn = scalar == "\r"
      }
    }
  }

  /// Whether a character may be written as it is.
  ///
  /// Beside control characters this leaves out the byte order mark and the three characters that YAML 1.1 takes for
  /// line breaks and editors do not: they would be folded into spaces unseen.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: true
    case 0x2028, 0x2029, 0xFEFF: false
    case 0xA0...0xFFFD, 0x10000...: true
    default: false
    }
  }

  /// The line, from 0, of a `%` directive that begins the rest of a file from a line on.
  ///
  /// Blank lines, comments and document ends may stand before it. Directives are refused before they are parsed,
  /// since the parser compares each with all others.
  static func directive(in text: UnsafeBufferPointer<UInt8>, fromLine first: Int) -> Int? {
    var line = 0
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? text.endIndex
      if line >= first {
        let content = text[start..<end].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        if text[start] == UInt8(ascii: "%"), start < end { return line }
        let skipped = content.isEmpty || content.first == UInt8(ascii: "#") || content.starts(with: "...".utf8)
        if !skipped { return nil }
      }
      let isPair = end + 1 < text.endIndex && text[end] == UInt8(ascii: "\r") && text[end + 1] == UInt8(ascii: "\n")
      start = end + (isPair ? 2 : 1)
      line += 1
    }
    return nil
  }
}
