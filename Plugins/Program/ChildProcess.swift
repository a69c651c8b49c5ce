import CLibC
import Glibc

/// A program that runs in a process group of its own, with nothing of this process but three pipes.
///
/// It is killed with its whole group, and reaped, when nobody holds it any more.
final class ChildProcess {
  /// How a program ended.
  enum Ending: Equatable {
    case status(Int32)
    case signal(Int32)
  }

  /// A step of starting that the system refuses, by its error number.
  struct StartError: Error { let number: CInt }

  /// The ends of the pipes that belong to this process; none of them blocks.
  private(set) var input: CInt
  let output: CInt
  let errors: CInt
  private let pid: pid_t
  private var ending: Ending?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The program, from the root.
  ///   - arguments: What it is called with, its own name first.
  ///   - folder: Where it runs.
  init(_ path: String, _ arguments: [String], in folder: String) throws(StartError) {
    let pipes = try Self.pipes()
    defer { for end in [pipes[0].read, pipes[1].write, pipes[2].write] { close(end) } }
    (input, output, errors) = (pipes[0].write, pipes[1].read, pipes[2].read)
    for end in [input, output, errors] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addchdir_np(&actions, folder)
    posix_spawn_file_actions_adddup2(&actions, pipes[0].read, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[1].write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[2].write, STDERR_FILENO)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var words = arguments.map { strdup($0) } + [nil]
    var environment = Self.environment.map { strdup($0) } + [nil]
    defer { for word in words + environment { free(word) } }
    var started: pid_t = 0
    let number = posix_spawn(&started, path, &actions, &attributes, &words, &environment)
    pid = started
    guard number == 0 else {
      for end in [input, output, errors] { close(end) }
      // From here on a failing initialiser runs `deinit` too, which must not close what is another's by then.
      input = -1
      ending = .status(127)
      throw StartError(number: number)
    }
  }

  deinit {
    if ending == nil { _ = kill() }
    if input >= 0 { close(input) }
    // A program that could not be started has had its pipes closed already.
    if pid > 0 { for end in [output, errors] { close(end) } }
  }

  /// All that a program finds in its environment.
  private static let environment = ["PATH=\(ProgramOptions.searched.joined(separator: ":"))", "LANG=C.UTF-8"]

  /// Ends the program's standard input.
  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// How the program ended; nil while it runs. What it left behind of its group is killed.
  func poll() -> Ending? {
    if ending == nil, hasExited() { ending = reap() }
    return ending
  }

  /// Kills the program, wherever it went, with its whole group, and waits for its end.
  func kill() -> Ending {
    if let ending { return ending }
    let ended = reap()
    ending = ended
    return ended
  }

  /// The most memory that the program has held so far, in bytes; 0 when it has ended.
  var peakMemory: Int {
    guard ending == nil, let file = fopen("/proc/\(pid)/status", "re") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if text.hasPrefix("VmHWM:") { return (Int(text.filter(\.isNumber)) ?? 0) << 10 }
    }
    return 0
  }

  /// Looks without reaping, so that the number cannot go to another process before the group is killed.
  private func hasExited() -> Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(pid), &information, WEXITED | WNOHANG | WNOWAIT) == 0 && information.si_signo == SIGCHLD
  }

  private func reap() -> Ending {
    _ = Glibc.kill(-pid, SIGKILL)
    // The program may have left its group, and would be waited for until it ends by itself.
    _ = Glibc.kill(pid, SIGKILL)
    var status: CInt = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal)
  }

  /// Three pipes whose ends are no standard descriptor, even where this process has those closed.
  private static func pipes() throws(StartError) -> [(read: CInt, write: CInt)] {
    var pipes: [(read: CInt, write: CInt)] = []
    for _ in 0..<3 {
      var ends: [CInt] = [-1, -1]
      guard pipe2(&ends, O_CLOEXEC) == 0 else {
        let number = errno
        for pipe in pipes { for end in [pipe.read, pipe.write] { close(end) } }
        throw StartError(number: number)
      }
      for index in 0..<2 where ends[index] < 3 {
        let raised = fcntl(ends[index], F_DUPFD_CLOEXEC, 3)
        close(ends[index])
        ends[index] = raised
      }
      pipes.append((ends[0], ends[1]))
    }
    return pipes
  }
}
