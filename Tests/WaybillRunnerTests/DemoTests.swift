import Synchronization
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport
import WaybillRunner

/// The demonstration, from its files to its report.
@Suite struct DemoTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test func reportTablesAndTheirDescriptionAreWritten() throws {
    let outcome = try place.run()
    let files = try place.files(in: "out").keys
    #expect(files.contains("index.html"))
    #expect(files.contains("tables/outside-share.csv"))
    #expect(files.contains("tables/datapackage.json"))
    #expect(outcome.exitStatus == 0)
    #expect(outcome.diagnostics.map(\.code.rawValue) == ["unused-entries"])
    #expect(outcome.out == place.path("out"))
    let source = try #require(outcome.report.sources.first)
    #expect([source.rowsIn, source.rowsMapped, source.records] == [86, 86, 172])
    #expect(try place.text("out/tables/datapackage.json").contains("outside-share.csv"))
  }

  @Test func aSecondRunGivesTheSameBytesAndAddsARun() throws {
    try place.run()
    let files = try place.files(in: "out").filter { !$0.key.hasPrefix("waybill.sqlite") }
    var counts = try place.rowCounts()
    #expect(counts["runs"] == 1)
    try place.run()
    #expect(try place.files(in: "out").filter { !$0.key.hasPrefix("waybill.sqlite") } == files)
    counts["runs"] = 2
    #expect(try place.rowCounts() == counts)
  }

  /// What a fresh ledger and an old one say is the same; only the page tells which of them it was.
  @Test func theLedgerGivesBackWhatTheFileGave() throws {
    let first = try place.run()
    let second = try place.run()
    #expect(second.report.tables == first.report.tables)
    #expect(second.report.sources.map(\.alreadyKept) == [true])
    var source = try #require(second.report.sources.first)
    source.alreadyKept = false
    #expect([source] == first.report.sources)
  }

  @Test func anotherFolderForTheOutputLeavesTheLedgerWhereItIs() throws {
    let outcome = try place.run(out: "elsewhere")
    #expect(outcome.out == place.path("elsewhere"))
    #expect(place.exists("elsewhere/index.html"))
    #expect(place.exists("elsewhere/tables/outside-share.csv"))
    #expect(place.exists("out/waybill.sqlite"))
    #expect(!place.exists("out/index.html"))
    #expect(!place.exists("elsewhere/waybill.sqlite"))
  }

  @Test func progressSaysWhatIsBeingDone() throws {
    let file = Workplace.demoFile
    let size = Int64(try place.bytes(file).count)
    let said = try progress()
    #expect(
      Set(said.map(\.label)) == [
        "reading \(file)", "measuring", "gathering the records behind the figures", "writing \(place.path("out"))",
      ])
    #expect(said.first == Progress("reading \(file)") && said.last?.label.hasPrefix("writing") == true)
    let read = try #require(said.last { $0.total != nil })
    #expect(read.total == size && read.count == 86 && read.things == "rows")
    #expect(read.done > size / 2 && read.done <= size)
  }

  /// What is in the ledger is not read from the file again, and counts as a step all the same.
  @Test func progressCountsTheRecordsOfTheLedger() throws {
    let records = Int64(try place.run().report.sources[0].records)
    let read = try #require(try progress().last { $0.total != nil })
    #expect(read.label == "reading \(Workplace.demoFile) from the ledger")
    #expect(read.total == records && read.done == records && read.count == Int(records) && read.things == "records")
  }

  private func progress() throws -> [Progress] {
    let said = Mutex<[Progress]>([])
    try place.run { step in said.withLock { $0.append(step) } }
    return said.withLock { $0 }
  }

  @Test func theLedgerKeepsWhatTheRunWas() throws {
    try place.run()
    let (runs, ingests) = try place.ledger().read { (try $0.runs(), try $0.ingests()) }
    #expect(runs.map(\.started) == ["2024-04-25T12:00:00Z"])
    #expect(runs.map(\.program) == [Version.current])
    #expect(runs.map(\.pipeline) == [place.path("waybill.yaml")])
    #expect(runs.map(\.exitStatus) == [0])
    #expect(ingests.map(\.mapping) == ["sipri-register"])
    #expect(ingests.map(\.vintage) == ["13 Apr 2024 3:44:54 PM"])
    #expect(ingests.map(\.snapshot.name) == [Workplace.demoFile])
    #expect(ingests.map(\.counts.rowsIn) == [86])
  }

  /// Whatever the figures rest on makes a new set of results; what they do not rest on makes none.
  @Test func anotherMappingIsAnotherIngest() throws {
    try place.run()
    try place.edit(Workplace.mapping, "title: SIPRI Arms Transfers Database", "title: The Arms Transfers Database")
    let outcome = try place.run()
    #expect(outcome.report.sources.map(\.alreadyKept) == [false])
    let counts = try place.rowCounts()
    #expect(counts["snapshots"] == 1)
    #expect(counts["ingests"] == 2)
    #expect(counts["result_sets"] == 2)
  }
}
