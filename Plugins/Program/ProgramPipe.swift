import CLibC
import Glibc

/// The lines that go to and come from a program, with a limit on their length and on the time that they take.
///
/// What the program writes to its standard error is taken in at the same time, so that it never has to wait for it; the
/// last of it is kept.
final class ProgramPipe {
  /// Why there is no next line.
  enum Trouble: Error, Equatable {
    case timeout
    case lineTooLong
    case system(CInt)
  }

  static let longestLine = 8 << 20
  private static let keptErrors = 4 << 10

  /// How many lines the program has written.
  private(set) var lineNumber = 0
  /// Whether bytes of a line without its end were the program's last.
  private(set) var endsInLine = false
  private let child: ChildProcess
  private let timeout: Duration
  private var toSend: [UInt8] = []
  private var buffer: [UInt8] = []
  /// Where the next line begins in the buffer, and how far its end was looked for.
  private var (start, searched) = (0, 0)
  private var (outputIsOpen, errorsAreOpen) = (true, true)
  private var errors: [UInt8] = []
  private var block = [UInt8](repeating: 0, count: 1 << 16)

  init(_ child: ChildProcess, timeout: Duration) {
    self.child = child
    self.timeout = timeout
  }

  /// Sends a line with the next wait for one.
  func send(_ line: [UInt8]) { toSend += line + [0x0A] }

  /// Gives `body` the next line with its line feed; false at the end of the program's output.
  ///
  /// - Parameter latest: Until when to wait; as long as for any message when nil.
  func nextLine(
    by latest: ContinuousClock.Instant? = nil, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(Trouble) -> Bool {
    var deadline = latest
    while true {
      if let end = endOfLine {
        lineNumber += 1
        buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...end])) }
        (start, searched) = (end + 1, end + 1)
        return true
      }
      searched = buffer.count
      if buffer.count - start > Self.longestLine { throw .lineTooLong }
      guard outputIsOpen else {
        endsInLine = start < buffer.count
        return false
      }
      let latest = deadline ?? .now + timeout
      deadline = latest
      try wait(until: latest)
    }
  }

  private var endOfLine: Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, searched < bytes.count else { return nil }
      return memchr(base + searched, 0x0A, bytes.count - searched).map { UnsafeRawPointer($0) - base }
    }
  }

  /// Tells the program that nothing more comes.
  func closeInput() {
    toSend = []
    child.closeInput()
  }

  /// Waits for the program's end once its output has ended; kills it when that does not come in time.
  ///
  /// - Returns: How it ended; nil when it was killed.
  func end(by deadline: ContinuousClock.Instant) -> ChildProcess.Ending? {
    closeInput()
    while ContinuousClock.now < deadline {
      if let ending = child.poll() {
        takeLastErrors()
        return ending
      }
      // A program may end without closing anything, which no descriptor tells.
      try? wait(until: min(deadline, ContinuousClock.now + .milliseconds(10)))
    }
    kill()
    return nil
  }

  /// Ends the program at once.
  func kill() {
    _ = child.kill()
    takeLastErrors()
  }

  private func takeLastErrors() {
    // What the program has started may write on for ever.
    for _ in 0..<64 where errorsAreOpen { if !take(child.errors, isOutput: false) { return } }
  }

  /// The last lines that the program wrote to its standard error.
  var lastErrors: [String] {
    String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline).suffix(8).map(String.init)
  }

  /// Moves bytes in all three directions, waiting for the first that can be moved.
  private func wait(until deadline: ContinuousClock.Instant) throws(Trouble) {
    let left = deadline - .now
    guard left > .zero else { throw .timeout }
    var ends = [
      pollfd(fd: outputIsOpen ? child.output : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errorsAreOpen ? child.errors : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: toSend.isEmpty ? -1 : child.input, events: Int16(POLLOUT), revents: 0),
    ]
    let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
    if poll(&ends, nfds_t(ends.count), CInt(clamping: milliseconds)) < 0, errno != EINTR { throw .system(errno) }
    if ends[1].revents != 0 { _ = take(child.errors, isOutput: false) }
    if ends[0].revents != 0 { _ = take(child.output, isOutput: true) }
    if ends[2].revents != 0 { give() }
  }

  /// Takes in what is there; false when there is nothing now.
  private func take(_ end: CInt, isOutput: Bool) -> Bool {
    let count = read(end, &block, block.count)
    if count > 0 {
      if isOutput { keep(count) } else { errors = (errors + block[..<count]).suffix(Self.keptErrors) }
      return true
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return false }
    if isOutput { outputIsOpen = false } else { errorsAreOpen = false }
    return false
  }

  private func keep(_ count: Int) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    buffer += block[..<count]
  }

  /// Sends what fits. A program that has closed its input is told of no more; what it says itself counts.
  private func give() {
    let sent = withoutBrokenPipeSignal { write(child.input, toSend, toSend.count) }
    if sent > 0 { toSend.removeFirst(sent) } else if errno != EAGAIN, errno != EINTR { toSend = [] }
  }
}

/// Calls `body` with SIGPIPE held back, and takes back the one that it may have raised.
private func withoutBrokenPipeSignal(_ body: () -> Int) -> Int {
  var (broken, before, waiting) = (sigset_t(), sigset_t(), sigset_t())
  sigemptyset(&broken)
  sigaddset(&broken, SIGPIPE)
  sigpending(&waiting)
  pthread_sigmask(SIG_BLOCK, &broken, &before)
  let result = body()
  let number = errno
  if result < 0, number == EPIPE, sigismember(&waiting, SIGPIPE) == 0 {
    var now = timespec()
    _ = sigtimedwait(&broken, nil, &now)
  }
  pthread_sigmask(SIG_SETMASK, &before, nil)
  errno = number
  return result
}
