import Glibc
import WaybillCore
import WaybillReport

/// Where a command writes: results to standard output, diagnostics and progress to standard error.
struct Terminal {
  /// Whether standard error is a terminal, so that progress and colour make sense.
  let isInteractive: Bool
  let usesColour: Bool
  private let write: @Sendable (_ text: String, _ descriptor: Int32) -> Void

  /// The process's own standard streams.
  static var standard: Terminal {
    let isInteractive = isatty(STDERR_FILENO) == 1
    return Terminal(isInteractive: isInteractive, usesColour: isInteractive && getenv("NO_COLOR") == nil) {
      text, descriptor in
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
    isInteractive: Bool = false, usesColour: Bool = false,
    write: @escaping @Sendable (_ text: String, _ descriptor: Int32) -> Void
  ) {
    self.isInteractive = isInteractive
    self.usesColour = usesColour
    self.write = write
  }

  /// Writes a result, with a line feed when it has none.
  func output(_ text: String) { write(text.hasSuffix("\n") ? text : "\(text)\n", STDOUT_FILENO) }

  /// Writes a message, with a line feed when it has none.
  func error(_ text: String) { write(text.hasSuffix("\n") ? text : "\(text)\n", STDERR_FILENO) }

  /// Shows what is being done, on a terminal alone; the next line overwrites it.
  func progress(_ text: String) {
    if isInteractive { write("\r\u{1B}[2K\(text)", STDERR_FILENO) }
  }

  /// Takes the progress line away.
  func endProgress() {
    if isInteractive { write("\r\u{1B}[2K", STDERR_FILENO) }
  }

  /// Shows problems, sorted, each with its line of the file, taken from `lines`.
  func show(_ problems: Diagnostics, lines: FileLines) {
    endProgress()
    let renderer = DiagnosticRenderer(files: lines, colour: usesColour)
    for problem in problems.sorted { error(renderer.render(problem)) }
  }
}
