package import WaybillCore

// The words about how a mapping says that a publisher is asked.

extension Diagnostic.Code {
  static let fetchParameter = Self(rawValue: "fetch-parameter")
  static let bodyOrForm = Self(rawValue: "body-or-form")
}

extension Diagnostic {
  static func bodyAndForm(at place: Place) -> Self {
    Diagnostic(.error, .bodyOrForm, "'fetch' must have 'body' or 'form', not both", at: place)
  }

  static func repeatedParameter(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .fetchParameter, "'\(name)' must stand once in 'parameters', 'each' and 'secrets' together", at: place)
  }

  static func unusedFetchParameter(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .fetchParameter, "no text of the request has '{\(name)}', so that a value of '\(name)' would do nothing",
      at: place)
  }

  package static func unknownFetchParameter(_ name: String, known: [String], at place: Place) -> Self {
    let has = known.isEmpty ? "none" : known.joined(separator: ", ")
    return Diagnostic(
      .error, .fetchParameter, "the request has no parameter '\(name)', only \(has)\(hint(for: name, in: known))",
      at: place)
  }
}
