import FoundationEssentials
import Synchronization
import Testing
import WaybillCore

@testable import WaybillCLI

/// A run that is done again when its files change.
@Suite struct WatchTests {
  private let demo: DemoFolder

  init() throws { demo = try DemoFolder() }

  /// What is done at each moment at which nobody looks; after the last of them nobody waits.
  private func watch(_ moments: [@Sendable () throws -> Void]) throws -> (said: Said, ends: [Int32]) {
    let rest = Mutex(moments)
    let ends = Mutex<[Int32]>([])
    let patience = Patience { _ in
      guard let moment = rest.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return false }
      try? moment()
      return true
    } endsWith: { status in
      ends.withLock { $0.append(status) }
    }
    let said = try demo.waybill(["run", demo.pipeline, "--watch"], patience: patience)
    #expect(rest.withLock { $0.isEmpty }, "it ended before its time")
    return (said, ends.withLock { $0 })
  }

  private func runs(_ said: Said) -> Int { said.output.split(separator: "\n").count { $0.hasPrefix("report  ") } }

  @Test func nothingChangesAndNothingIsDone() throws {
    _ = try demo.waybill("run", demo.pipeline)
    let once = try demo.waybill("run", demo.pipeline)
    let (said, ends) = try watch([{}, {}, {}])
    #expect(ends == [0] && runs(said) == 1)
    #expect(said == once, "in a pipe there is nothing but what a run prints")
  }

  @Test(arguments: [
    "waybill.yaml", DemoFolder.file, "mappings/sipri-register.yaml", "mappings/countries.yaml", "mappings/groups.yaml",
    "mappings/categories.yaml",
  ])
  func eachInputIsWatched(name: String) throws {
    let (said, ends) = try watch([
      {}, { [demo] in try demo.edit(name) { name == DemoFolder.file ? $0 : "\($0)# changed\n" } }, {}, {},
    ])
    #expect(ends == [0, 0] && runs(said) == 2, "\(said)")
  }

  /// As long as a file changes nothing is read.
  @Test func aFileIsReadWhenItChangesNoMore() throws {
    let change: @Sendable () throws -> Void = { [demo] in try demo.edit("waybill.yaml") { "\($0)# more\n" } }
    let (said, ends) = try watch([change, change, change, {}, {}])
    #expect(ends == [0, 0] && runs(said) == 2)
  }

  @Test func aRunThatFailsSaysWhyAndWaitsOn() throws {
    let (said, ends) = try watch([
      { [demo] in try demo.edit("mappings/sipri-register.yaml") { $0.replacing("reporting:", with: "reportin:") } }, {},
      { [demo] in try demo.edit("mappings/sipri-register.yaml") { $0.replacing("reportin:", with: "reporting:") } }, {},
      { [demo] in try FileManager.default.removeItem(atPath: "\(demo.path)/\(DemoFolder.file)") }, {},
    ])
    #expect(ends == [0, 1, 0, 1] && runs(said) == 2 && said.status == 1, "\(said)")
    #expect(said.errors.contains("error: unknown key 'reportin'; did you mean 'reporting'? [unknown-key]\n"))
    #expect(said.errors.contains("error: there is no file '\(DemoFolder.file)' [no-file]\n"))
  }

  /// A pipeline that is not there yet, and mappings that it names only later.
  @Test func theFilesFollowThePipeline() throws {
    let text = try demo.text("waybill.yaml")
    try FileManager.default.removeItem(atPath: demo.pipeline)
    let (said, ends) = try watch([
      { [demo] in try Data(text.utf8).write(to: URL(filePath: demo.pipeline)) }, {},
      { [demo] in try demo.edit("mappings/countries.yaml") { "\($0)# changed\n" } }, {},
    ])
    #expect(ends == [1, 0, 0] && runs(said) == 2, "\(said)")
  }

  @Test(.enabled(if: Program.path != nil, "the executable is not beside the tests"))
  func ctrlCEndsTheProgramWithTheStatusOfTheLastRun() throws {
    let said = try Shell.run(
      """
      cd "$D"
      runs() { for _ in $(seq 600); do [ "$(grep -c '^report  ' out.txt)" = "$1" ] && return; sleep 0.1; done; return 1; }
      "$W" run waybill.yaml --watch >out.txt 2>err.txt &
      program=$!
      trap 'kill -KILL $program $guard 2>/dev/null || true' EXIT
      guard=
      runs 1
      sleep 0.5
      ! grep too-many-rejects err.txt
      sed -i 's/^900001,Finland,/900001,Finlnd,/' "\(DemoFolder.file)"
      runs 2
      sleep 0.5
      { sleep 20; kill -KILL $program; } &
      guard=$!
      kill -INT $program
      wait $program || echo "status $?"
      grep too-many-rejects err.txt
      """, ["W": Program.path ?? "", "D": demo.path])
    #expect(
      said.output
        == "status 3\nwarning: the run has 1 reject, but 'limits.rejects' allows 0; 'waybill rejects waybill.yaml' lists them [too-many-rejects]\n",
      "\(said)")
  }
}
