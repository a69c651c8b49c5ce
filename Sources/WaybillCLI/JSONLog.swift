import WaybillCore
import WaybillReport
import WaybillRunner

/// Diagnostics and progress as a program reads them: an object of JSON a line.
final class JSONLog {
  /// The least time between two lines of one step.
  private static let pause = Duration.seconds(1)

  private let run: String
  private let date: () -> String
  private let now: () -> Duration
  private let write: (String) -> Void
  private var label: String?
  private var told = Duration.zero

  /// Makes a log.
  ///
  /// - Parameters:
  ///   - run: The id that every line has.
  ///   - date: The time of day in ISO 8601, for each line.
  ///   - now: The time since some moment.
  ///   - write: Takes a line with its end.
  init(
    run: String, date: @escaping () -> String, now: @escaping () -> Duration, write: @escaping (String) -> Void
  ) {
    self.run = run
    self.date = date
    self.now = now
    self.write = write
  }

  /// Says that a command begins.
  func started(_ command: String) {
    line("info", "started", "waybill \(command)", [("version", .string(Version.current))])
  }

  /// Says how a command ended.
  func finished(_ status: Int32) {
    line(
      status == ExitStatus.clean ? "info" : "error", "finished", "exit status \(status)",
      [("status", .integer(Int(status)))])
  }

  /// Tells a problem, with its place and its notes.
  func tell(_ problem: Diagnostic) {
    let notes = problem.notes.map { note in
      Self.object([("message", .string(note.message))] + Self.members(note.place))
    }
    line(
      problem.severity == .note ? "info" : problem.severity.rawValue, problem.code.rawValue, problem.message,
      Self.members(problem.place), last: notes.isEmpty ? "" : ",\"notes\":[\(notes.joined(separator: ","))]")
  }

  /// Tells how far a step has come, when it begins and then once a second.
  func tell(_ progress: Progress) {
    let time = now()
    if progress.label == label, time - told < Self.pause { return }
    (label, told) = (progress.label, time)
    var members: [(String, JSONText)] = []
    if let total = progress.total {
      members += [("done", .integer(Int(progress.done))), ("total", .integer(Int(total)))]
    }
    if progress.count > 0 { members += [("count", .integer(progress.count)), ("things", .string(progress.things))] }
    line("info", "progress", progress.label, members)
  }

  /// Tells a text that is no diagnostic.
  func tell(_ text: String) { line("info", "text", text, []) }

  private func line(
    _ level: String, _ code: String, _ message: String, _ more: [(String, JSONText)], last: String = ""
  ) {
    let first: [(String, JSONText)] = [
      ("time", .string(date())), ("level", .string(level)), ("run", .string(run)), ("code", .string(code)),
      ("message", .string(message)),
    ]
    write("\(Self.object(first + more).dropLast())\(last)}\n")
  }

  private static func members(_ place: Place?) -> [(String, JSONText)] {
    guard let place else { return [] }
    var members: [(String, JSONText)] = [("file", .string(place.file))]
    if place.line > 0 { members.append(("line", .integer(place.line))) }
    if place.column > 0 { members.append(("column", .integer(place.column))) }
    return members
  }

  /// An object on one line.
  private static func object(_ members: [(String, JSONText)]) -> String {
    "{\(members.map { "\(JSONText.string($0).line):\($1.line)" }.joined(separator: ","))}"
  }
}
