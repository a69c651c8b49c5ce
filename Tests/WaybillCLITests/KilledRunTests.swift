import FoundationEssentials
import Glibc
import Testing
import WaybillCore
import WaybillLedger

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
      return (lines[..<12] + repeatElement(rows, count: 600).joined()).joined(separator: "\n")
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
      let state = try state()
      if state.runs > before.runs {
        // Killed between its commit and its end, so that it is there as a whole.
        #expect(state.damage == [] && state.rows.count == 2)
        break
      }
      killed += 1
      #expect(state == before, "killed after \(moment) / 2 of the time of a start")
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
