import WaybillCore
import WaybillReport
import WaybillRunner

/// A difference of two runs as a person or a program reads it.
enum DiffText {
  static func plain(_ runs: [RunDifference.Run]) -> String {
    if runs.isEmpty { return "no run yet" }
    let rows = runs.map { run in
      [
        "\(run.number)", run.started, run.pipeline, "program \(run.program)",
        "results \(run.results.prefix(12))", run.exitStatus == 0 ? "" : "exit \(run.exitStatus)",
      ]
    }
    return TextTable.lines(rows, indent: 0).joined(separator: "\n")
  }

  static func plain(_ difference: RunDifference, _ changes: [RunDifference.Explained], limit: Int) -> String {
    var lines = [
      "run \(difference.before.number) of \(difference.before.started), then "
        + "run \(difference.after.number) of \(difference.after.started)"
    ]
    if difference.reasons.isEmpty { lines.append("nothing that they were made of differs") }
    lines += difference.reasons.map { reason in
      "  \(reason.cause.rawValue)\(reason.source.map { " of \($0)" } ?? ""): \(reason.words)"
    }
    if changes.isEmpty { return (lines + ["", "no figure moved"]).joined(separator: "\n") }
    let causes = Dictionary(changes.map { ($0.change, $0.causes) }) { first, _ in first }
    let text = ChangeText(changes.map(\.change), limit: limit) { change in
      "(\((causes[change] ?? []).map(\.rawValue).joined(separator: ", ")))"
    }
    return (lines + text.lines).joined(separator: "\n")
  }

  static func json(_ runs: [RunDifference.Run]) -> String { EncodedText.of(runs.map(Run.init)) }

  static func json(_ difference: RunDifference, _ changes: [RunDifference.Explained]) -> String {
    EncodedText.of(
      Difference(
        before: Run(difference.before), after: Run(difference.after),
        reasons: difference.reasons.map(Reason.init),
        changes: changes.map { Change($0.change, causes: $0.causes.map(\.rawValue)) }))
  }

  /// A change for programs.
  struct Change: Encodable {
    let table, kind: String
    let keys: [String: String]
    let column, before, after: String?
    /// Left out where causes are not asked for.
    let causes: [String]?

    init(_ change: TableChange, causes: [String]? = nil) {
      table = change.table
      kind = change.kind.rawValue
      keys = Dictionary(change.keys.map { ($0.name, $0.value) }) { first, _ in first }
      column = change.column
      before = change.column == nil ? nil : change.before
      after = change.column == nil ? nil : change.after
      self.causes = causes
    }
  }

  private struct Difference: Encodable {
    let before, after: Run
    let reasons: [Reason]
    let changes: [Change]
  }

  private struct Reason: Encodable {
    let cause: String
    let source: String?
    let words: String
    /// The option that is another; `before` and `after` are left out where a run has none.
    let option, before, after: String?

    init(_ reason: RunDifference.Reason) {
      cause = reason.cause.rawValue
      source = reason.source
      words = reason.words
      option = reason.option?.name
      before = reason.option?.before
      after = reason.option?.after
    }
  }

  private struct Run: Encodable {
    let number: Int
    let started, pipeline, program, results: String
    let exitStatus: Int

    init(_ run: RunDifference.Run) {
      number = run.number
      started = run.started
      pipeline = run.pipeline
      program = run.program
      results = run.results
      exitStatus = run.exitStatus
    }
  }
}
