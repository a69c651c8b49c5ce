import CLibC
import Glibc

/// One process that does one unit, or many: what it writes is read here, and its standard input is empty.
final class WorkerProcess {
  /// A step of starting that the system refuses, by its error number.
  struct StartError: Error {
    let number: CInt
    /// The error in the system's words.
    var reason: String { String(cString: strerror(number)).lowercased() }
  }

  let unit: String
  /// What it has written to its standard output.
  private(set) var output: [UInt8] = []
  private var errors: [UInt8] = []
  private var pipes: [(end: CInt, isOutput: Bool)] = []
  /// The end of a pipe that closes when this process ends, so that the other one learns of it.
  private let held: CInt?
  private let pid: pid_t
  private var ended: CInt?

  /// Starts the program with arguments.
  ///
  /// - Parameters:
  ///   - program: a path, or a name that is looked for in `PATH`.
  ///   - holdsInput: Whether its standard input is empty only when this process has ended.
  init(_ program: String, _ arguments: [String], of unit: String, holdsInput: Bool = false) throws(StartError) {
    self.unit = unit
    var ends: [[CInt]] = []
    defer { for pair in ends { close(pair[1]) } }
    for _ in 0..<(holdsInput ? 3 : 2) {
      var pair: [CInt] = [-1, -1]
      guard pipe2(&pair, O_CLOEXEC) == 0 else {
        let number = errno
        for pair in ends { close(pair[0]) }
        throw StartError(number: number)
      }
      ends.append(pair)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if holdsInput {
      // The pipe's own two ends change places: this process keeps the one that writes.
      ends[2].swapAt(0, 1)
      posix_spawn_file_actions_adddup2(&actions, ends[2][1], STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, ends[0][1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1][1], STDERR_FILENO)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    // A thread of whoever calls may have signals blocked, and what it starts would never hear of them.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var started: pid_t = 0
    let number = posix_spawnp(&started, program, &actions, &attributes, &words, environ)
    pid = started
    held = holdsInput && number == 0 ? ends[2][0] : nil
    guard number == 0 else {
      for pair in ends { close(pair[0]) }
      throw StartError(number: number)
    }
    pipes = [(ends[0][0], true), (ends[1][0], false)]
    for pipe in pipes { _ = fcntl(pipe.end, F_SETFL, O_NONBLOCK) }
  }

  deinit {
    for pipe in pipes { close(pipe.end) }
    if let held { close(held) }
  }

  /// Waits until one of some processes has written or ended, or a signal comes.
  static func wait(for workers: [WorkerProcess]) {
    var ends = workers.flatMap { $0.pipes.map { pollfd(fd: $0.end, events: Int16(POLLIN), revents: 0) } }
    // A process whose pipes are closed is about to end; its end is then asked for.
    poll(&ends, nfds_t(ends.count), workers.contains { $0.pipes.isEmpty } ? 10 : 200)
    for worker in workers { worker.read() }
  }

  private func read() {
    var block = [UInt8](repeating: 0, count: 1 << 14)
    pipes.removeAll { pipe in
      while true {
        let count = Glibc.read(pipe.end, &block, block.count)
        if count > 0 {
          if pipe.isOutput { output += block[..<count] } else { errors += block[..<count] }
          continue
        }
        if count < 0, errno == EINTR { continue }
        if count < 0, errno == EAGAIN { return false }
        close(pipe.end)
        return true
      }
    }
  }

  /// How the process ended: its exit status, or the signal as a negative number; nil while it runs.
  func ending() -> Int? {
    var status: CInt = 0
    if ended == nil, waitpid(pid, &status, WNOHANG) == pid { ended = status }
    guard let status = ended else { return nil }
    read()
    let signal = status & 0x7F
    return Int(signal == 0 ? (status >> 8) & 0xFF : -signal)
  }

  /// Asks the process to end, and waits for it.
  func stop() {
    kill(pid, SIGTERM)
    var status: CInt = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    ended = status
  }

  /// The last lines that it wrote to its standard error.
  func lastLines(_ count: Int) -> [String] {
    String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline).suffix(count).map(String.init)
  }
}
