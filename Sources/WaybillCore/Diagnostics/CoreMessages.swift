// The words of the messages that this module gives, and their codes.

extension Diagnostic.Code {
  public static let unknownKey = Self(rawValue: "unknown-key")
  public static let missingKey = Self(rawValue: "missing-key")
  public static let wrongShape = Self(rawValue: "wrong-shape")
  public static let badOption = Self(rawValue: "bad-option")
}

extension Diagnostic {
  /// A key that nothing reads.
  public static func unknownKey(_ key: String, known: [String], at place: Place) -> Self {
    Diagnostic(.error, .unknownKey, "unknown key '\(key)'\(hint(for: key, in: known))", at: place)
  }

  /// A key that must be there and is not.
  public static func missingKey(_ key: String, at place: Place) -> Self {
    Diagnostic(.error, .missingKey, "missing key '\(key)'", at: place)
  }

  /// A value of another shape than its key asks for.
  public static func wrongShape(_ key: String, expected: String, found: String, at place: Place) -> Self {
    Diagnostic(.error, .wrongShape, "'\(key)' must be \(expected), not \(found)", at: place)
  }

  /// A value that is not one of those that its key knows.
  public static func unknownValue(_ value: String, of key: String, known: [String], at place: Place) -> Self {
    Diagnostic(
      .error, .badOption, "'\(key)' must be \(oneOf(known)), not '\(value)'\(hint(for: value, in: known))", at: place)
  }

  /// A value that its key cannot use, with the rule that it breaks.
  public static func badOption(_ key: String, expected: String, found: String, at place: Place) -> Self {
    Diagnostic(.error, .badOption, "'\(key)' must be \(expected), not '\(found)'", at: place)
  }

  private static func oneOf(_ values: [String]) -> String {
    let quoted = values.map { "'\($0)'" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "nothing" }
    return "\(quoted.dropLast().joined(separator: ", ")) or \(last)"
  }
}
