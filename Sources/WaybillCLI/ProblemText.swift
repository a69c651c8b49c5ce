import WaybillCore

/// Problems as a program reads them.
enum ProblemText {
  /// The one document of a command that problems stopped.
  static func json(_ problems: Diagnostics) -> String {
    EncodedText.of(Stopped(problems: problems.sorted.map(Problem.init)))
  }

  /// The document of a check: every file with what was checked, and the problems of all.
  static func json(checked: [(file: String, summary: String?)], _ problems: [Diagnostic]) -> String {
    EncodedText.of(
      Checked(
        files: checked.map { CheckedFile(file: $0.file, summary: $0.summary) }, problems: problems.map(Problem.init)))
  }

  private struct Stopped: Encodable {
    let problems: [Problem]
  }

  private struct Checked: Encodable {
    let files: [CheckedFile]
    let problems: [Problem]
  }

  private struct CheckedFile: Encodable {
    let file: String
    let summary: String?
  }

  struct Problem: Encodable {
    let severity, code, message: String
    let place: Spot?
    let notes: [Remark]

    init(_ problem: Diagnostic) {
      severity = problem.severity.rawValue
      code = problem.code.rawValue
      message = problem.message
      place = problem.place.map(Spot.init)
      notes = problem.notes.map { Remark(message: $0.message, place: $0.place.map(Spot.init)) }
    }
  }

  struct Remark: Encodable {
    let message: String
    let place: Spot?
  }

  /// A place; without a line it is a whole file, without a column a whole line.
  struct Spot: Encodable {
    let file: String
    let line, column, length: Int?

    init(_ place: Place) {
      file = place.file
      line = place.line == 0 ? nil : place.line
      column = place.column == 0 ? nil : place.column
      length = place.column == 0 ? nil : place.length
    }
  }
}
