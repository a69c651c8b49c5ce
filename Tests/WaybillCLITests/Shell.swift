import FoundationEssentials
import Glibc
import Testing

/// Lines of a shell, run in the repository as a user would.
enum Shell {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)

  /// Runs lines in bash, with variables beside those of the process.
  static func run(_ lines: String, _ variables: [String: String] = [:]) throws -> Said {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waybill-shell-\(UUID().uuidString)")
      .path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (stream, name) in [(STDOUT_FILENO, "output"), (STDERR_FILENO, "errors")] {
      posix_spawn_file_actions_addopen(&actions, stream, "\(folder)/\(name)", O_WRONLY | O_CREAT, 0o600)
    }
    var environment = ProcessInfo.processInfo.environment
    environment["WAYBILL_MAPPINGS"] = nil
    environment.merge(variables) { $1 }
    let command: [String] = ["bash", "-euc", "cd '\(repository)'\n\(lines)"]
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    // A thread of tests has signals blocked that no shell of a user has.
    var (attributes, mask) = (posix_spawnattr_t(), sigset_t())
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var process: pid_t = 0
    try #require(posix_spawn(&process, "/bin/bash", &actions, &attributes, &words, &settings) == 0)
    let status = Program.wait(for: process)
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(name)")), as: UTF8.self)
    }
    return Said(status: status, output: try text("output"), errors: try text("errors"))
  }
}
