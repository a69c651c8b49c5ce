// The words of the messages that this module gives, and their codes.

public import WaybillCore

extension Diagnostic.Code {
  public static let unknownGroup = Self(rawValue: "unknown-group")
  public static let repeatedValue = Self(rawValue: "repeated-value")
}

extension Diagnostic {
  /// A group that the book of groups does not hold.
  public static func unknownGroup(_ group: String, of key: String, known: [String], at place: Place) -> Self {
    Diagnostic(.error, .unknownGroup, "unknown group '\(group)' in '\(key)'\(hint(for: group, in: known))", at: place)
  }

  /// A value that a list holds twice.
  public static func repeatedValue(_ value: String, of key: String, at place: Place) -> Self {
    Diagnostic(.error, .repeatedValue, "'\(key)' names '\(value)' twice", at: place)
  }
}
