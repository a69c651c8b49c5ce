import FoundationEssentials
import Glibc
import Testing

/// The program as a process of its own.
enum Program {
  /// The executable beside the running tests; nil where it was not built.
  static let path: String? = {
    guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return nil }
    let path = URL(filePath: own).deletingLastPathComponent().appending(path: "waybill").path(percentEncoded: false)
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  /// Starts the program with its streams closed.
  static func start(_ arguments: [String]) throws -> pid_t { try start(command: [try #require(path)] + arguments) }

  /// Starts the program in a folder, with a mask for the modes of new files and with variables beside those that there are.
  static func start(
    _ arguments: [String], in folder: String, mask: String, _ variables: [String: String]
  ) throws -> pid_t {
    let set = variables.map { "\($0.key)=\($0.value)" }.sorted()
    let shell = ["/bin/sh", "-c", "cd \"$1\" && umask \(mask) && shift && exec \"$@\"", "sh", folder, "/usr/bin/env"]
    return try start(command: shell + set + [try #require(path)] + arguments)
  }

  private static func start(command: [String]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    // The threads of tests have signals blocked.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = command.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    try #require(posix_spawn(&process, command[0], &actions, &attributes, &words, environ) == 0)
    return process
  }

  /// Waits for the end of a process: its exit status, or the signal that ended it as a negative number.
  static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }
}
