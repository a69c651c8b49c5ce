import FoundationEssentials
import Glibc
import WaybillCore
import WaybillReport
import WaybillRunner

/// Where a command writes: results to standard output, diagnostics, progress and questions to standard error.
struct Terminal {
  /// Whether standard error is a terminal, so that progress and colour make sense.
  let isInteractive: Bool
  let usesColour: Bool
  /// Reads the next line that a person writes, nil at the end; nil itself where nobody can be asked.
  private let read: (@Sendable () -> String?)?
  private let write: @Sendable (_ text: String, _ descriptor: Int32) -> Void
  private let line: ProgressLine
  private let now: @Sendable () -> Duration
  private let date: @Sendable () -> String
  /// Tells the work of one command from that of others, in its log and in the ledger.
  let run: String
  /// How a command waits for what others do.
  let patience: Patience
  /// What stands on standard error in place of text for people.
  private var log: JSONLog?

  /// The process's own standard streams.
  static var standard: Terminal {
    // A dumb terminal cannot erase a line.
    let isInteractive = isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb"
    let answers: @Sendable () -> String? = { readLine() }
    let canAsk = isInteractive && isatty(STDIN_FILENO) == 1
    return Terminal(
      isInteractive: isInteractive, usesColour: isInteractive && getenv("NO_COLOR") == nil,
      read: canAsk ? answers : nil
    ) { text, descriptor in
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Makes a terminal that hands on what is written.
  init(
    isInteractive: Bool = false, usesColour: Bool = false, width: @escaping @Sendable () -> Int = Self.columns,
    now: @escaping @Sendable () -> Duration = Self.monotonic, read: (@Sendable () -> String?)? = nil,
    date: @escaping @Sendable () -> String = Self.date, run: String = Self.newRun(), patience: Patience = .process,
    write: @escaping @Sendable (_ text: String, _ descriptor: Int32) -> Void
  ) {
    self.isInteractive = isInteractive
    self.usesColour = usesColour
    self.read = read
    self.write = write
    self.now = now
    self.date = date
    self.run = run
    self.patience = patience
    line = ProgressLine(width: width, now: now) { write($0, STDERR_FILENO) }
  }

  /// How many columns the terminal of standard error has; 80 where nobody says.
  private static func columns() -> Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// The time since some moment, which nobody can set back.
  private static func monotonic() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// The time of day in ISO 8601 and UTC.
  private static func date() -> String { Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }

  private static func newRun() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The same terminal with a log in JSON on its standard error.
  func logging(_ command: String) -> (terminal: Terminal, log: JSONLog) {
    let write = write
    let log = JSONLog(run: run, date: date, now: now) { write($0, STDERR_FILENO) }
    log.started(command)
    var terminal = self
    terminal.log = log
    return (terminal, log)
  }

  /// Writes a result, with a line feed when it has none.
  func output(_ text: String) {
    line.clear()
    write(text.hasSuffix("\n") ? text : "\(text)\n", STDOUT_FILENO)
  }

  /// Writes a message, with a line feed when it has none.
  func error(_ text: String) {
    if let log { return log.tell(text) }
    line.clear()
    write(text.hasSuffix("\n") ? text : "\(text)\n", STDERR_FILENO)
  }

  /// Whether a person can be asked: standard input and standard error are terminals.
  var canAsk: Bool { read != nil }

  /// Asks a person, and returns what they wrote on one line; nil at the end of what they write.
  func ask(_ question: String) -> String? {
    line.clear()
    write(question, STDERR_FILENO)
    return read?()
  }

  /// Shows how far work has come, on a terminal or in the log; what is written next takes it away.
  func progress(_ progress: Progress) {
    if let log { return log.tell(progress) }
    if isInteractive { line.show(progress) }
  }

  /// Shows problems, sorted, each with its line of the file, taken from `lines`.
  func show(_ problems: Diagnostics, lines: FileLines) {
    if let log { return problems.sorted.forEach(log.tell) }
    let renderer = DiagnosticRenderer(files: lines, colour: usesColour)
    for problem in problems.sorted { error(renderer.render(problem)) }
  }
}
