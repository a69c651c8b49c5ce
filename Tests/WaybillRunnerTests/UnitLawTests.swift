import FoundationEssentials
import Synchronization
import Testing
import WaybillCore
import WaybillReport
import WaybillTesting

@testable import WaybillRunner

/// A pipeline that is read unit by unit leaves what it leaves when it is read at once, to the byte.
@Suite struct UnitLawTests {
  private let units: UnitPlace
  private var place: Workplace { units.place }

  init() throws { units = try UnitPlace() }

  private func whole(threads: Int = 1) throws -> UnitPlace.Left {
    var options = UnitPlace.options
    options.threads = threads
    return try units.take(try PipelineRun(try units.workspace(), options: options).execute())
  }

  /// A plan on the disk, as a worker finds it.
  private func plan(_ count: Int, named name: String = "plan.json") throws -> PlannedWorkspace {
    let plan = try UnitPlanner(try units.workspace(), settings: [:], units: count).plan()
    try plan.write(to: place.path(name))
    return try PlannedWorkspace.open(place.path(name), registry: units.registry)
  }

  private func work(_ planned: PlannedWorkspace, _ ids: some Sequence<String>) throws {
    for id in ids { _ = try UnitWork(planned, shards: place.path("shards")).execute(unit: id) }
  }

  private func merge(_ planned: PlannedWorkspace) throws -> UnitMerge.Outcome {
    try UnitMerge(planned, shards: place.path("shards")).execute(UnitPlace.options)
  }

  @Test func anySplitIsTheWhole() throws {
    let expected = try whole()
    expectSame(try whole(threads: 3), expected)
    for count in [1, 2, 7, 32] {
      let planned = try plan(count)
      let kinds = Dictionary(grouping: planned.plan.units, by: \.source).mapValues { Set($0.map(\.part.kind)) }
      #expect(kinds["archive"] == [.member] && kinds["workbook"] == [.sheet] && kinds["json"] == [.whole])
      #expect(kinds["filled"] == [.whole] && kinds["rtf"] == [.whole])
      #expect(kinds["table"] == [count < 7 ? .whole : .bytes])
      // Another order than that of the plan, and units twice.
      try work(planned, planned.plan.ids.reversed() + planned.plan.ids.prefix(2))
      let outcome = try merge(planned)
      #expect(outcome.cleared == [])
      expectSame(try units.take(outcome.run), expected)
      try place.remove("shards")
    }
  }

  private func expectSame(_ left: UnitPlace.Left, _ expected: UnitPlace.Left) {
    #expect(left.status == expected.status)
    #expect(left.diagnostics == expected.diagnostics)
    #expect(left.files.keys.sorted() == expected.files.keys.sorted())
    for (name, bytes) in expected.files where left.files[name] != bytes { Issue.record("\(name) differs") }
    #expect(expected.files.count > 20 && expected.rows.count > 400)
    for (row, other) in zip(left.rows, expected.rows) where row != other {
      Issue.record("\(row)\n\(other)")
      break
    }
    #expect(left.rows.count == expected.rows.count)
  }

  /// The same unit is the same shard, whoever makes it and when.
  @Test func aUnitTwiceIsOneShard() throws {
    let planned = try plan(8)
    try work(planned, planned.plan.ids)
    let first = try place.files(in: "shards")
    try place.remove("shards")
    try work(planned, planned.plan.ids.reversed())
    let second = try place.files(in: "shards")
    #expect(first.keys.sorted() == second.keys.sorted() && first.count == planned.plan.ids.count * 2)
    for (name, bytes) in first where second[name] != bytes { Issue.record("\(name) differs") }
  }

  @Test func aPlanIsTheSameTwice() throws {
    #expect(try plan(8).plan.text == plan(8).plan.text)
    #expect(try plan(8).hash != plan(7).hash)
  }

  /// Whatever is wrong with shards is told of all of them, and nothing is merged.
  @Test func whatIsWrongWithShardsIsNamed() throws {
    let planned = try plan(8)
    let other = try plan(30, named: "other.json")
    try work(planned, planned.plan.ids)
    let third = planned.plan.units[2]
    try place.remove("shards/0001.shard")
    try place.write([0x53], to: "shards/0002.shard")
    _ = try UnitWork(other, shards: place.path("other")).execute(unit: "0003")
    for ending in ["shard", "json"] {
      try place.write(try place.bytes("other/0003.\(ending)"), to: "shards/0003.\(ending)")
    }
    try place.write(Array("{}".utf8), to: "shards/0004.json")
    let told1 = place.problems { _ = try merge(planned) }
    #expect(
      told1 == [
        "shards: error: unit 0001, of 'table.data', has no finished shard here; 'waybill work PLAN --unit 0001' makes it "
          + "[missing-shard]",
        "shards/0002.shard: error: the shard of unit 0002 is damaged; 'waybill work PLAN --unit 0002' makes it anew "
          + "[damaged-shard]",
        "shards/0003.shard: error: the shard of unit 0003 does not belong to this plan: it is of another plan; "
          + "'waybill work PLAN --unit 0003' replaces it [foreign-shard]",
        "shards/0004.json: error: the shard of unit 0004 is damaged; 'waybill work PLAN --unit 0004' makes it anew "
          + "[damaged-shard]",
      ])
    #expect(!place.exists("run") && third.id == "0003")
    // What is said to help does.
    try work(planned, ["0001", "0002", "0003", "0004"])
    #expect(try merge(planned).run.report.sources.count == units.sources.count)
  }

  /// What a killed worker leaves does not stand in the way, is removed and told.
  @Test func orphansAreCleared() throws {
    let planned = try plan(4)
    try work(planned, planned.plan.ids)
    for name in ["0001.shard.77-abc", "0002.json.1f", "0003.shard.9-z"] {
      try place.write([1, 2, 3], to: "shards/\(name)")
    }
    try place.write([1], to: "shards/notes.txt")
    #expect(try merge(planned).cleared == ["0001.shard.77-abc", "0002.json.1f", "0003.shard.9-z"])
    #expect(place.exists("shards/notes.txt") && place.exists("shards/0001.shard"))
  }

  /// A worker that comes late, when another has done its unit and a merge has cleared what it was writing, has not failed.
  @Test func aLateWorkerHasNotFailed() throws {
    let planned = try plan(4)
    let shards = place.path("shards")
    let calls = Mutex(0)
    func count() -> Int {
      calls.withLock { number in
        number += 1
        return number
      }
    }
    let late = try UnitWork(planned, shards: shards).execute(unit: "0001") { _ in
      if count() == 1 {
        _ = try? UnitWork(planned, shards: shards).execute(unit: "0001")
        #expect(ShardFolder(shards, plan: planned.hash).clear().count == 1)
      }
    }
    #expect(late.manifest.unit == "0001" && count() > 1)
    #expect(try UnitWork(planned, shards: shards).execute(unit: "0001").manifest == late.manifest)
  }

  /// A plan that was changed by hand does not make the whole any more.
  @Test(arguments: [
    ("to", "are in no unit"), ("from", "are in two units"),
  ])
  func gapsAndOverlapsOfAPlanAreNamed(key: String, end: String) throws {
    let planned = try plan(4)
    let found = try #require(planned.plan.units.dropFirst().first { $0.part.kind == .bytes }?.part)
    let byte = try #require(key == "to" ? found.to : found.from)
    try place.edit("plan.json", "\"\(key)\" : \(byte)", "\"\(key)\" : \(byte - 1)")
    let told = place.problems { _ = try PlannedWorkspace.open(place.path("plan.json"), registry: units.registry) }
    #expect(
      told.count == 1 && told[0].contains("[bad-plan]") && told[0].contains("the units of 'table.data' must make"))
    #expect(told[0].contains("the bytes from \(byte - 1) to \(byte) \(end)"), "\(told)")
  }

  @Test func aFileThatIsAnotherIsNotRead() throws {
    let planned = try plan(4)
    var bytes = try place.bytes("table.data")
    bytes[bytes.count - 3] ^= 1
    try place.write(bytes, to: "table.data")
    let last = try #require(planned.plan.units.last { $0.source == "table" })
    let first = try #require(planned.plan.units.first { $0.source == "json" })
    let told2 = place.problems { try work(planned, [last.id]) }
    #expect(
      told2 == [
        "waybill.yaml:5:44: error: unit \(last.id) is of 'table.data' with the hash \(last.snapshot.sha256) and "
          + "\(last.snapshot.size) bytes, and the file here is another [snapshot-differs]"
      ])
    try place.write(try place.bytes("json.data") + [0x0A], to: "json.data")
    let told3 = place.problems { try work(planned, [first.id]) }
    #expect(told3.first?.contains("[snapshot-differs]") == true)
    #expect(!place.exists("shards/\(last.id).shard"))
  }

  @Test func whatHasChangedSinceThePlanIsNamed() throws {
    _ = try plan(4)
    try place.edit("mappings/json.yaml", "Nobody", "Somebody")
    let told4 = place.problems { _ = try PlannedWorkspace.open(place.path("plan.json"), registry: units.registry) }
    #expect(
      told4 == [
        "plan.json: error: 'waybill.yaml', or a file that it names, is not as it was when the plan was made; "
          + "'waybill plan waybill.yaml' makes it anew [plan-differs]"
      ])
    try place.edit("plan.json", "\"program\" : \"\(Version.current)\"", "\"program\" : \"0.0.9\"")
    let told5 = place.problems { _ = try PlannedWorkspace.open(place.path("plan.json"), registry: units.registry) }
    #expect(
      told5 == [
        "plan.json: error: version 0.0.9 of the program made the plan, and this is version \(Version.current); use one "
          + "for all steps [plan-differs]"
      ])
  }

  /// Files that the ledger has are in no unit, and a merge that is done again changes nothing.
  @Test func whatTheLedgerHasIsNotReadAgain() throws {
    let first = try plan(6)
    try work(first, first.plan.ids)
    _ = try merge(first)
    let before = try UnitPlace.rows(of: place.path("run/waybill.sqlite")).filter { !$0.hasPrefix("runs:") }
    _ = try merge(first)
    #expect(try UnitPlace.rows(of: place.path("run/waybill.sqlite")).filter { !$0.hasPrefix("runs:") } == before)
    let second = try plan(6)
    #expect(second.plan.ids == [] && second.plan.keptFiles == units.sources.map { "\($0).data" })
    let outcome = try merge(second)
    #expect(outcome.run.report.sources.allSatisfy { $0.alreadyKept })
    try place.remove("run")
    let told6 = place.problems { _ = try merge(second) }
    #expect(told6.count == units.sources.count)
  }

  /// Two members that state two vintages are two units, each of which knows but one.
  @Test func vintagesOfUnitsMustAgree() throws {
    let text = "Year,From,To,Note,Value\n2010,France,Chile,n,1\n"
    try place.write(
      ZipFile([.init("1.csv", text: "As of May\n\(text)"), .init("2.csv", text: "As of June\n\(text)")]).bytes,
      to: "archive.data")
    let expected = place.problems { _ = try PipelineRun(try units.workspace(), options: UnitPlace.options).execute() }
    #expect(expected.first?.contains("[vintage-differs]") == true)
    let planned = try plan(4)
    try work(planned, planned.plan.ids)
    let told = place.problems { _ = try merge(planned) }
    #expect(told == expected)
    #expect(!place.exists("run/out"))
  }
}
