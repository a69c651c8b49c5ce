public import WaybillCore

// The words of the messages on JSON, and their codes.

extension Diagnostic.Code {
  /// A text is no JSON.
  public static let badJSON = Self(rawValue: "bad-json")
  /// An object has a key twice.
  public static let repeatedKey = Self(rawValue: "repeated-key")
  /// A text has nothing where a path leads.
  public static let nothingAtPath = Self(rawValue: "nothing-at-path")
  /// A text needs more memory than is allowed.
  public static let jsonLimit = Self(rawValue: "json-limit")
}

extension Diagnostic {
  /// A text that breaks a rule of JSON at a byte.
  static func badJSON(
    _ rule: JSONRule, at position: Int, in text: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding, _ place: Place
  ) -> Self {
    Diagnostic(.error, rule.code, rule.message(at: position, in: text, encoding), at: place)
  }

  /// A path that leads to nothing.
  static func nothingAtPath(
    _ key: String, _ path: JSONPath, missing: JSONPath, last: JSONPath, found: JSONSurvey.Found, at place: Place
  ) -> Self {
    let keys = found.keys.map { String(decoding: $0, as: UTF8.self) }
    let has = keys.isEmpty ? "" : " with the keys \(list(keys))"
    var hint = ""
    if case .key(let name) = missing.steps.last { hint = Self.hint(for: name, in: keys) }
    return Diagnostic(
      .error, .nothingAtPath,
      "nothing stands at '\(path)' of '\(key)': '\(last)' is \(found.kinds.joined(separator: " or "))\(has)\(hint)",
      at: place)
  }

  /// A path of `parents` that does not lead to one value for each row.
  static func badParent(_ key: String, _ path: JSONPath, rows: JSONPath, at place: Place) -> Self {
    .badOption(
      key, expected: "a path that leaves '\(rows)' above the rows, to a key and on by keys alone", found: "\(path)",
      at: place)
  }
}

extension RowFault {
  /// A row with something wrong at a byte, which does not hide where it ends.
  static func badRow(
    _ rule: JSONRule, at position: Int, in text: UnsafeBufferPointer<UInt8>, _ row: Range<Int>,
    _ encoding: TextEncoding, line: Int, column: Int
  ) -> Self {
    let kept = String(decoding: text[row].prefix(keptBytes), as: UTF8.self)
    return RowFault(
      rule.code, rule.message(at: position, in: text, encoding), line: line, column: column,
      text: String(kept.unicodeScalars.prefix(keptCharacters)))
  }
}

extension JSONRule {
  var code: Diagnostic.Code {
    switch self {
    case .expected, .openString, .escape, .control, .loneSurrogate, .leadingZero, .tooDeep: .badJSON
    case .badByte: .badByte
    case .repeatedKey, .repeatedParent: .repeatedKey
    case .longToken, .longRow: .recordTooLong
    case .tooManyKeys, .tooManyParents: .jsonLimit
    }
  }

  /// What is wrong, with what stands at the byte.
  func message(at position: Int, in text: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> String {
    switch self {
    case .expected(let expectation):
      "expected \(expectation.words), found \(Self.found(at: position, in: text))"
        + expectation.hint(at: position, in: text)
    case .openString: "expected a closing quote, found the end of the file"
    case .escape: "expected an escape such as \\n or \\u00e9, found '\(Self.shown(text[position...].prefix(6)))'"
    case .control: "expected an escape for a control character in a string, found a byte \(hexadecimal(text[position]))"
    case .loneSurrogate:
      "expected both halves of a surrogate pair, found '\(Self.shown(text[position...].prefix(6)))' alone"
    case .leadingZero:
      "expected a number without a leading zero, found '\(Self.shown(Self.word(at: position, in: text)))'"
    case .badByte: FaultMessage.badByte(at: position, in: text, encoding)
    case .repeatedKey:
      "expected every key of an object once, found \(Self.shown(Self.key(at: position, in: text))) again"
    case .repeatedParent: "expected one value for the rows below, found another"
    case .tooDeep(let limit): "expected at most \(counted(limit, "level")) of objects and arrays, found more"
    case .longToken(let limit): "expected a string or number of at most \(counted(limit, "byte")), found more"
    case .longRow(let limit): FaultMessage.longRecord(limit: limit)
    case .tooManyKeys(let limit): "expected at most \(counted(limit, "different key")) in the rows, found more"
    case .tooManyParents(let limit): "expected values above the rows of at most \(counted(limit, "byte")), found more"
    }
  }

  private static func found(at position: Int, in text: UnsafeBufferPointer<UInt8>) -> String {
    guard position < text.count else { return "the end of the file" }
    let byte = text[position]
    if byte < 0x20 || byte == 0x7F { return "a byte \(hexadecimal(byte))" }
    return "'\(shown(word(at: position, in: text)))'"
  }

  /// The letters, digits and signs of numbers from a byte on, or the one character there.
  private static func word(at position: Int, in text: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
    let rest = text[position...].prefix(JSONLexer.shownBytes)
    let word = rest.prefix { byte in
      0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }
    if !word.isEmpty { return word }
    return rest.prefix(1 + min(3, rest.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count))
  }

  /// Whether a word stands there that other languages have among their numbers.
  fileprivate static func isNoNumber(at position: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    ["nan", "infinity", "inf"].contains(shown(word(at: position, in: text)).lowercased())
  }

  /// The key in its quotes that begins at a byte.
  private static func key(at position: Int, in text: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
    let rest = text[position...].prefix(50)
    let inner = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
    return rest.prefix(inner.count + 2)
  }

  private static func shown(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension JSONRule.Expectation {
  fileprivate var words: String {
    switch self {
    case .value, .element: "a value"
    case .elementOrEnd: "a value or ']'"
    case .key: "a key in double quotes"
    case .keyOrEnd: "a key in double quotes or '}'"
    case .colon: "':'"
    case .commaOrBrace: "',' or '}'"
    case .commaOrBracket: "',' or ']'"
    case .digit: "a digit"
    }
  }

  /// Why somebody may have written what stands there.
  fileprivate func hint(at position: Int, in text: UnsafeBufferPointer<UInt8>) -> String {
    guard position < text.count else { return "" }
    return switch (text[position], self) {
    case (UInt8(ascii: "}"), .key), (UInt8(ascii: "]"), .element): "; the comma before it is one too many"
    case (UInt8(ascii: "/"), _), (UInt8(ascii: "#"), _): "; JSON has no comments"
    case (UInt8(ascii: "'"), _): "; JSON has double quotes only"
    default: JSONRule.isNoNumber(at: position, in: text) ? "; JSON has no such number" : ""
    }
  }
}
