/// A problem found in a mapping, a pipeline, a source file or a plugin.
///
/// Facts are thrown; the words of each message stand in one file a module (`…Messages.swift`), and every message
/// follows one form: lower case, no full stop, the rule with what was expected and what was found.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How much a problem matters to the run.
  public enum Severity: String, Sendable, Hashable {
    case error, warning, reject, note
  }

  /// A stable identifier, such as `unknown-field`, that tests, documentation and the ledger refer to.
  ///
  /// An open set: a new code breaks nobody who matches on the old ones.
  public struct Code: RawRepresentable, Sendable, Hashable, Comparable {
    public let rawValue: String

    /// Makes a code from its spelling in lower case, with hyphens.
    public init(rawValue: String) { self.rawValue = rawValue }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// A place in a file that a note adds to a diagnostic.
  public struct Note: Sendable, Hashable {
    public var message: String
    public var place: Place?

    /// Makes a note, with the place that it speaks of when there is one.
    public init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  public var severity: Severity
  public var code: Code
  public var message: String
  public var place: Place?
  public var notes: [Note]

  /// Makes a diagnostic; `message` is lower case and has no full stop.
  public init(
    _ severity: Severity, _ code: Code, _ message: String, at place: Place? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.notes = notes
  }
}

extension Diagnostic: CustomStringConvertible {
  /// One line: `path:line:column: severity: message [code]`.
  public var description: String {
    let start = place.map { "\($0): " } ?? ""
    return "\(start)\(severity.rawValue): \(message) [\(code.rawValue)]"
  }
}

/// Several problems, thrown together so that a person mends them in one go.
public struct Diagnostics: Error, Sendable, Equatable, CustomStringConvertible {
  public private(set) var all: [Diagnostic] = []

  /// Makes a list of problems.
  public init(_ all: [Diagnostic] = []) { self.all = all }

  /// Whether there is no problem at all.
  public var isEmpty: Bool { all.isEmpty }

  /// Whether any of the problems stops the run.
  public var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// Adds one problem.
  public mutating func add(_ diagnostic: Diagnostic) { all.append(diagnostic) }

  /// Adds the problems of another list.
  public mutating func add(_ others: Diagnostics) { all += others.all }

  /// The problems sorted by file, line, column and code, each once.
  public var sorted: [Diagnostic] {
    var seen = Set<Diagnostic>()
    return all.filter { seen.insert($0).inserted }.sorted { a, b in
      (a.place ?? .nowhere, a.code, a.message) < (b.place ?? .nowhere, b.code, b.message)
    }
  }

  /// Throws the list when it holds an error.
  public func throwIfErrors() throws(Diagnostics) {
    if hasErrors { throw self }
  }

  public var description: String { sorted.map(\.description).joined(separator: "\n") }
}
