import FoundationEssentials
import Glibc
import Testing
import WaybillCore
import WaybillLedger

/// The program as a process of its own.
private enum Program {
  /// The executable beside the running tests; nil where it was not built.
  static let path: String? = {
    guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return nil }
    let path = URL(filePath: own).deletingLastPathComponent().appending(path: "waybill").path(percentEncoded: false)
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  /// Starts the program with its streams closed.
  static func start(_ arguments: [String]) throws -> pid_t {
    let path = try #require(path)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    try #require(posix_spawn(&process, path, &actions, nil, &words, environ) == 0)
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

/// A run that is killed at any moment leaves the ledger as it was last committed.
@Suite(.enabled(if: Program.path != nil, "the executable is not beside the tests")) struct KilledRunTests {
  private let demo: DemoFolder

  init() throws { demo = try DemoFolder() }

  @Test func theLedgerIsAsItWas() throws {
    #expect(try demo.waybill("run", demo.pipeline).status == 0)
    let before = try state()
    // Long enough to be killed in the middle: the demonstration's rows, many times over.
    try demo.edit(DemoFolder.file) { text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let rows = lines[12...].filter { !$0.isEmpty }
      return (lines[..<12] + repeatElement(rows, count: 150).joined()).joined(separator: "\n")
    }
    let begin = ContinuousClock.now
    #expect(Program.wait(for: try Program.start(["check", demo.pipeline])) == 0)
    let start = ContinuousClock.now - begin

    var killed = 0
    for moment in [0, 1, 2, 4, 8] {
      let process = try Program.start(["run", demo.pipeline])
      usleep(UInt32((start * (1 + Double(moment) / 2)) / .microseconds(1)))
      kill(process, SIGKILL)
      let end = Program.wait(for: process)
      if end == 0 { break }
      #expect(end == -SIGKILL)
      killed += 1
      #expect(try state() == before, "killed after \(moment) / 2 of the time of a start")
    }
    #expect(killed >= 3, "the run was too short to be killed in the middle")

    #expect(Program.wait(for: try Program.start(["run", demo.pipeline])) == 0)
    let after = try state()
    #expect(after.damage == [])
    #expect(after.runs >= 2 && after.rows.count == 2)
  }

  /// What another process can see of the ledger.
  private struct State: Equatable {
    let damage: [String]
    let runs: Int
    let rows: [Int]
    let records: Int
  }

  private func state() throws -> State {
    try Ledger(path: "\(demo.path)/out/waybill.sqlite").read { ledger in
      let ingests = try ledger.ingests()
      var records = 0
      for ingest in ingests { try ledger.scan(ingest.id) { records += $0.count } }
      return State(
        damage: try ledger.damage().map(\.description), runs: try ledger.runs().count,
        rows: ingests.map(\.counts.rowsIn), records: records
      )
    }
  }
}
