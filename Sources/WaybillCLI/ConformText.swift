import WaybillConformance
import WaybillReport

/// How the promises of a source ended, as a person or a program reads it.
enum ConformText {
  typealias Outcomes = [(promise: SourcePromise, outcome: PromiseOutcome)]

  /// How many violations of one promise a person is shown.
  private static let shown = 5

  /// A line for each promise, and under a broken one how it is broken.
  static func plain(_ outcomes: Outcomes) -> String {
    outcomes.flatMap { promise, outcome in
      switch outcome {
      case .kept: return ["  kept       \(promise.rawValue)"]
      case .notTried(let reason): return ["  not tried  \(promise.rawValue): \(reason)"]
      case .broken(let violations):
        let more = violations.count - shown
        return ["  BROKEN     \(promise.rawValue)"] + violations.prefix(shown).map { "               \($0)" }
          + (more > 0 ? ["               and \(more) more"] : [])
      }
    }.joined(separator: "\n")
  }

  static func json(_ outcomes: Outcomes) -> String { EncodedText.of(outcomes.map(Ended.init)) }

  private struct Ended: Encodable {
    let promise, outcome: String
    let violations: [String]
    let reason: String?

    init(_ ended: (promise: SourcePromise, outcome: PromiseOutcome)) {
      promise = ended.promise.rawValue
      switch ended.outcome {
      case .kept: (outcome, violations, reason) = ("kept", [], nil)
      case .broken(let found): (outcome, violations, reason) = ("broken", found, nil)
      case .notTried(let why): (outcome, violations, reason) = ("not tried", [], why)
      }
    }
  }
}
