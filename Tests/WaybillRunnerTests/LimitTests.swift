import Testing
import WaybillCore
import WaybillLedger
import WaybillReport
import WaybillRunner

/// What a run does with more rejects than its pipeline allows, and with files that are pinned.
@Suite struct LimitTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private static let refused =
    "\(Workplace.demoFile):13:8: reject: unknown party 'Finlnd' in 'exporter'; did you mean 'Finland'? [unknown-party]"

  @Test func oneRejectTooManyIsCommittedAndSaid() throws {
    try place.edit(line: 13, ",Finland,", ",Finlnd,")
    let outcome = try place.run()
    #expect(outcome.exitStatus == 3)
    #expect(
      outcome.diagnostics.map(\.description).filter { !$0.hasSuffix("[unused-entries]") } == [
        "warning: the run has 1 reject, but 'limits.rejects' allows 0; 'waybill rejects waybill.yaml' lists them [too-many-rejects]"
      ])
    #expect(outcome.report.sources.flatMap(\.rejects).flatMap(\.examples).flatMap(place.lines) == [Self.refused])
    let (runs, ingests) = try place.ledger().read { (try $0.runs(), try $0.ingests()) }
    #expect(runs.map(\.exitStatus) == [3])
    #expect(ingests.map(\.counts.rowsRejected) == [1])
  }

  /// All rejects are counted, the first ones are kept, and the report says how many are not.
  @Test func rejectsBeyondTheLimitAreCountedAndNotKept() throws {
    for line in 13...15 { try place.edit(line: line, ",Finland,", ",Finlnd,") }
    try place.edit("waybill.yaml", "limits: {rejects: 0}", "limits: {rejects: 3, rejects_kept: 2}")
    for _ in 0..<2 {
      let outcome = try place.run()
      #expect(
        outcome.diagnostics.map(\.description).filter { $0.hasSuffix("[rejects-not-kept]") } == [
          "\(Workplace.demoFile): warning: of 3 rejects the ledger keeps the first 2, as 'limits.rejects_kept' says; the "
            + "report's counts by code are of these [rejects-not-kept]"
        ])
      #expect(outcome.report.sources.map(\.rowsRejected) == [3])
      #expect(outcome.report.sources.flatMap(\.rejects).map(\.count) == [2])
      #expect(
        outcome.report.sources.flatMap(\.repairs).contains(.init("rejects that are counted and not kept", 1)))
    }
    let (ingests, rejects) = try place.ledger().read { ledger in
      let ingests = try ledger.ingests()
      return (ingests, try ledger.rejects(of: ingests[0].id))
    }
    #expect(ingests.map(\.counts.rowsRejected) == [3] && rejects.map(\.line) == [13, 14])
    try place.edit(
      Workplace.mapping, "      unknown recipient(s): unknown", "      Finlnd: FIN\n      unknown recipient(s): unknown"
    )
    let workspace = try Workspace.open(place.path("waybill.yaml"), registry: try Workplace.registry())
    let refusal = #expect(throws: Diagnostics.self) { try Replay(workspace).execute() }
    #expect(refusal?.description.contains("so that a replay would miss some") == true)
    #expect(try place.run().report.sources.map(\.rowsRejected) == [0])
  }

  @Test func withinTheLimitARunIsClean() throws {
    try place.edit(line: 13, ",Finland,", ",Finlnd,")
    try place.edit("waybill.yaml", "limits: {rejects: 0}", "limits: {rejects: 1}")
    let outcome = try place.run()
    #expect(outcome.exitStatus == 0)
    #expect(outcome.diagnostics.allSatisfy { $0.code.rawValue == "unused-entries" })
    #expect(outcome.report.sources.map(\.rowsRejected) == [1])
  }

  @Test func aStrictRunCommitsNothingAndShowsTheRejects() throws {
    try place.edit(line: 13, ",Finland,", ",Finlnd,")
    #expect(
      place.problems(strict: true).filter { !$0.hasSuffix("[unused-entries]") } == [
        "error: the run has 1 reject, but 'limits.rejects' allows 0; nothing was committed [too-many-rejects]",
        Self.refused,
      ])
    #expect(!place.exists("out/index.html"))
    let counts = try place.rowCounts()
    for table in ["runs", "snapshots", "ingests", "records", "rejects", "result_sets"] { #expect(counts[table] == 0) }
  }

  @Test func aStrictRunWithinTheLimitIsCommitted() throws {
    #expect(place.problems(strict: true) == [])
    #expect(try place.rowCounts()["runs"] == 1)
  }

  private static let hash = "4045a13d076be1166541633c5684c3b06d30ec556549c566f6a7359015be9046"

  @Test func aPinnedFileMustBeTheOne() throws {
    let other = String(repeating: "0", count: 64)
    try place.edit("waybill.yaml", "    files:", "    sha256: \(other)\n    files:")
    #expect(
      place.problems() == [
        "waybill.yaml:9:13: error: '\(Workplace.demoFile)' must have the hash \(other), not \(Self.hash) "
          + "[pinned-file-differs]"
      ])
    try place.edit("waybill.yaml", other, Self.hash)
    #expect(place.problems() == [])
  }

  @Test func aFileThatIsNotPinnedYetIsAWarning() throws {
    try place.edit("waybill.yaml", "    files:", "    sha256: pin\n    files:")
    let outcome = try place.run()
    #expect(outcome.exitStatus == 0)
    #expect(
      outcome.diagnostics.flatMap(place.lines).filter { !$0.hasSuffix("[unused-entries]") } == [
        "waybill.yaml:8:13: warning: the files of this source are not pinned yet; give their hashes here [not-pinned]"
      ])
  }

  /// A report that cannot be written leaves the ledger as it was, as the exit status says.
  @Test func whatCannotBeToldIsNotCommitted() throws {
    try place.write([], to: "file")
    #expect(
      throws: Diagnostics([
        .init(
          .error, .init(rawValue: "cannot-write"), "cannot write the report: not a directory",
          at: Place(file: place.path("file/allies")))
      ])
    ) {
      try place.run(out: "file")
    }
    #expect(try place.rowCounts()["runs"] == 0)
    #expect(try place.rowCounts()["ingests"] == 0)
  }
}
