// The words of the messages that this module gives, and their codes.

import WaybillCore

extension Diagnostic.Code {
  static let unknownGroup = Self(rawValue: "unknown-group")
  static let repeatedValue = Self(rawValue: "repeated-value")
}

extension Diagnostic {
  /// A group that the book of groups does not hold.
  static func unknownGroup(_ group: String, of key: String, known: [String], at place: Place) -> Self {
    Diagnostic(.error, .unknownGroup, "unknown group '\(group)' in '\(key)'\(hint(for: group, in: known))", at: place)
  }

  /// A value that a list holds twice.
  static func repeatedValue(_ value: String, of key: String, at place: Place) -> Self {
    Diagnostic(.error, .repeatedValue, "'\(key)' names '\(value)' twice", at: place)
  }
}
