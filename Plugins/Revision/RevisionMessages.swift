// The words of the messages that this module gives, and their codes.

import WaybillCore

extension Diagnostic.Code {
  static let oneSource = Self(rawValue: "one-source")
}

extension Diagnostic {
  /// A comparison of a source with itself.
  static func oneSource(_ source: String, at place: Place) -> Self {
    Diagnostic(
      .error, .oneSource,
      "'before' and 'after' are one source, '\(source)'; an 'edition' tells apart two sources with one mapping",
      at: place)
  }

  /// A side with no source, or with several.
  static func oneSourceEach(_ key: String, found: Int, at place: Place) -> Self {
    Diagnostic(
      .error, .oneSource, "'\(key)' must have one 'source', not \(found == 0 ? "none" : String(found))", at: place)
  }

  /// A name whose table would be another's.
  static func nameOfFurtherTable(_ id: String, _ end: String, at place: Place) -> Self {
    .badOption("id", expected: "a name that does not end in '\(end)', as further tables do", found: id, at: place)
  }
}
