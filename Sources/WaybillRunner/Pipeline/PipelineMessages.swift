import WaybillCore

// The words about pipelines and what they name.

extension Diagnostic.Code {
  static let notPinned = Self(rawValue: "not-pinned")
  static let unknownAdapter = Self(rawValue: "unknown-adapter")
  static let duplicateSource = Self(rawValue: "duplicate-source")
  static let duplicateMetric = Self(rawValue: "duplicate-metric")
  static let unknownSource = Self(rawValue: "unknown-source")
  static let unknownParameter = Self(rawValue: "unknown-parameter")
  static let unusedParameter = Self(rawValue: "unused-parameter")
  static let parameterWithoutValue = Self(rawValue: "parameter-without-value")
  static let repeatedClaim = Self(rawValue: "repeated-claim")
}

extension Diagnostic {
  static func notPinned(at place: Place) -> Self {
    Diagnostic(.warning, .notPinned, "the files of this source are not pinned yet; give their hashes here", at: place)
  }

  static func unknownAdapter(_ adapter: String, known: [String], at place: Place) -> Self {
    Diagnostic(
      .error, .unknownAdapter, "no plugin has a source adapter '\(adapter)'\(hint(for: adapter, in: known))",
      at: place)
  }

  static func duplicateSource(_ id: String, at place: Place, first: Place) -> Self {
    Diagnostic(
      .error, .duplicateSource, "two sources have the id '\(id)'; an 'edition' of its own tells each apart", at: place,
      notes: [Note("the first is named here", at: first)])
  }

  /// Two metrics whose tables would have one name.
  static func duplicateMetric(_ id: String, at place: Place, first: Place) -> Self {
    Diagnostic(
      .error, .duplicateMetric, "two metrics have the id '\(id)', and their tables one name", at: place,
      notes: [.init("the first stands here", at: first)])
  }

  static func unknownSource(_ source: String, known: [String], at place: Place? = nil) -> Self {
    Diagnostic(
      .error, .unknownSource,
      "the pipeline has no source '\(source)', only \(known.joined(separator: ", "))\(hint(for: source, in: known))",
      at: place)
  }

  static func unknownParameter(_ name: String, known: [String], at place: Place) -> Self {
    let has = known.isEmpty ? "none" : known.joined(separator: ", ")
    return Diagnostic(
      .error, .unknownParameter,
      "the pipeline has no parameter '\(name)'; under 'parameters' it has \(has)\(hint(for: name, in: known))",
      at: place)
  }

  static func unusedParameter(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .unusedParameter, "no value of the pipeline is '$\(name)', so that setting '\(name)' would do nothing",
      at: place)
  }

  static func parameterWithoutValue(_ name: String, at place: Place) -> Self {
    Diagnostic(.error, .parameterWithoutValue, "'\(name)' has no value; set it with '--set \(name)=VALUE'", at: place)
  }

  static func repeatedClaim(_ id: String, at place: Place) -> Self {
    Diagnostic(.error, .repeatedClaim, "two claims have the id '\(id)'", at: place)
  }
}
