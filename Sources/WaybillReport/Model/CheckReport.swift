public import WaybillCore

/// How one check of a source ended.
public struct CheckReport: Sendable, Hashable {
  /// One thing that is wrong, with its place in a file of the source.
  public struct Example: Sendable, Hashable {
    public var message: String
    public var place: Place?

    /// Makes an example.
    public init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// The name that the mapping gives it.
  public var name: String
  /// What it looks at, in the mapping's word.
  public var kind: String
  /// `error` or `warning`.
  public var severity: String
  /// What must hold, in words.
  public var expected: String
  /// What was found, in words.
  public var found: String
  public var passed: Bool
  /// The first of what is wrong.
  public var examples: [Example]

  /// Makes the report of a check.
  public init(
    name: String, kind: String, severity: String, expected: String, found: String, passed: Bool,
    examples: [Example] = []
  ) {
    self.name = name
    self.kind = kind
    self.severity = severity
    self.expected = expected
    self.found = found
    self.passed = passed
    self.examples = examples
  }

  /// `passed` or `failed`.
  public var status: String { passed ? "passed" : "failed" }
}
