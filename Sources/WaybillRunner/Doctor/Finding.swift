public import WaybillCore

/// What a look at one thing found.
public struct Finding: Sendable {
  /// What was looked at, in the order in which it is.
  public enum Area: String, Sendable, CaseIterable {
    case libraries, pipeline, ledger, mappings, files, snapshots
  }

  /// How bad it is.
  public enum State: String, Sendable {
    case sound, warning, problem
  }

  public let area: Area
  public let state: State
  /// What is sound, in a few words; nil where something is not.
  public let words: String?
  /// What is not sound.
  public let problem: Diagnostic?
  /// What to do about it.
  public let remedy: String?

  static func sound(_ area: Area, _ words: String) -> Finding {
    Finding(area: area, state: .sound, words: words, problem: nil, remedy: nil)
  }

  static func faulty(_ area: Area, _ problem: Diagnostic, remedy: String) -> Finding {
    Finding(
      area: area, state: problem.severity == .error ? .problem : .warning, words: nil, problem: problem, remedy: remedy)
  }
}
