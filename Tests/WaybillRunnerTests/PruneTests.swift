import FoundationEssentials
import GRDB
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport

@testable import WaybillRunner

/// What is pruned is what nothing needs: the figures of the last runs, their traces and their differences stay as they were.
@Suite struct PruneTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// Runs over changing files and mappings, with rejects that are tried again.
  private func live(seed: UInt64, steps: Int) throws {
    var dice = Dice(seed)
    try place.edit("waybill.yaml", "limits: {rejects: 0}", "limits: {rejects: 50}")
    try place.run()
    let lines = try place.text(Workplace.demoFile).split(separator: "\n", omittingEmptySubsequences: false)
    let mapping = try place.text(Workplace.mapping)
    for step in 0..<steps {
      switch dice.roll(5) {
      case 0: try place.run()
      case 1:
        try place.write(mapping.utf8, to: Workplace.mapping)
        try place.write((try place.text(Workplace.mapping) + "# version \(dice.roll(3))\n").utf8, to: Workplace.mapping)
        try place.run()
      case 2:
        // A spelling that nobody knows, and then a mapping that knows it.
        let odd = lines.map { $0.replacing(",Finland,", with: ",Finlnd \(step),") }
        try place.write(odd.joined(separator: "\n").utf8, to: Workplace.demoFile)
        try place.run()
        try place.edit(
          Workplace.mapping, "      unknown recipient(s): unknown",
          "      Finlnd \(step): FIN\n      unknown recipient(s): unknown")
        _ = try Replay(try workspace()).execute()
        if dice.roll(3) > 0 { try place.run() }
      default:
        let fewer = lines[..<12] + lines[12...].filter { _ in dice.roll(8) > 0 }
        try place.write(fewer.joined(separator: "\n").utf8, to: Workplace.demoFile)
        try place.run()
      }
    }
  }

  private func workspace() throws -> Workspace {
    try Workspace.open(place.path("waybill.yaml"), registry: try Workplace.registry())
  }

  /// Every row of every table with the records that made its figure.
  private func traces() throws -> [String] {
    let tracer = try Tracer(try workspace())
    return try tracer.tables.flatMap { _, table in
      try table.rows.map { row in
        let named = zip(table.columns, row).filter(\.0.isKey).map { ($0.name, $1.text) }
        let trace = try tracer.trace(
          .init(table: table.id, keys: Dictionary(uniqueKeysWithValues: named)))
        let lines = trace.lines.map { "\($0.file) \($0.record) \($0.text ?? "-")" }
        return "\(table.id) \(named) \(trace.figure) \(trace.recomputed) \(trace.count) \(lines)"
      }
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6]) func figuresAndTracesStay(_ seed: UInt64) throws {
    try live(seed: seed, steps: 7)
    let (hadTraces, reports) = (try traces(), try place.files(in: "out/tables"))
    let difference = try RunHistory(of: try workspace()).difference()
    let results = try place.ledger().read { ledger in
      try ledger.runs().last.map { try ledger.results(key: $0.resultKey) }
    }
    let prune = Prune(try workspace(), keeping: seed.isMultiple(of: 2) ? 1 : 2)
    let planned = try prune.plan()
    #expect(try place.files(in: "out/tables") == reports)
    let done = try prune.execute()
    #expect(done.ingests == planned.ingests && done.runs == planned.runs && done.records == planned.records)
    #expect(!done.isEmpty && done.warnings == [])
    let ledger = try place.ledger()
    #expect(try ledger.read { try $0.damage() } == [])
    #expect(try traces() == hadTraces && !hadTraces.isEmpty)
    #expect(
      try ledger.read { ledger in try ledger.runs().last.map { try ledger.results(key: $0.resultKey) } } == results)
    if !seed.isMultiple(of: 2) {
      let after = try RunHistory(of: try workspace()).difference()
      #expect(after.before == difference.before && after.after == difference.after)
      #expect(after.changes == difference.changes && after.reasons == difference.reasons)
    }
    #expect(try Prune(try workspace(), keeping: seed.isMultiple(of: 2) ? 1 : 2).plan().isEmpty)
    // What the files are now has been read, so nothing is read anew.
    let ingests = try place.rowCounts()["ingests"]
    if !hadTraces.isEmpty { try place.run() }
    #expect(try place.rowCounts()["ingests"] == ingests)
  }

  @Test func nothingGoesWithoutBeingAsked() throws {
    try live(seed: 7, steps: 6)
    let before = try place.rowCounts()
    let planned = try Prune(try workspace(), keeping: 1).plan()
    #expect(!planned.isEmpty && planned.bytesBefore == planned.bytesAfter)
    #expect(try place.rowCounts() == before)
  }

  @Test func theLedgerOfOneRunNeedsAllThatItHas() throws {
    try place.run()
    #expect(try Prune(try workspace(), keeping: 1).execute().isEmpty)
  }

  /// Another pipeline of the same ledger keeps its own last results.
  @Test func otherPipelinesKeepTheirs() throws {
    try place.run()
    try place.write(try place.bytes("waybill.yaml"), to: "other.yaml")
    try place.edit("other.yaml", "2018-2022", "2019-2021")
    let other = try place.run("other.yaml")
    try place.edit(line: 13, ",31,", ",33,")
    try place.run()
    try place.edit(line: 13, ",33,", ",32,")
    try place.run()
    let done = try Prune(try workspace(), keeping: 1).execute()
    #expect(done.runs == 2 && done.results == 2 && done.ingests.count == 1)
    #expect(try place.ledger().read { try $0.runs() }.map(\.pipeline).count == 2)
    let runs = try place.ledger().read { ledger in try ledger.runs().map { try ledger.results(key: $0.resultKey) } }
    #expect(runs.contains { $0?.count == other.report.tables.count })
  }

  @Test func aFileThatCannotBeReadStopsIt() throws {
    try live(seed: 8, steps: 5)
    let before = try place.rowCounts()
    try place.remove(Workplace.demoFile)
    #expect(throws: Diagnostics.self) { try Prune(try workspace(), keeping: 1).execute() }
    #expect(try place.rowCounts() == before)
  }

  /// The ledger of many vintages is as large as that of the last ones, words and all.
  @Test func theLedgerBecomesSmall() throws {
    try place.run()
    _ = try Prune(try workspace(), keeping: 1).execute()
    let text = try place.text(Workplace.demoFile)
    for vintage in 0..<6 {
      try place.write(
        text.replacing(",armoured vehicle,", with: ",vehicle,").replacing("AMV -", with: "AMV \(vintage) -").utf8,
        to: Workplace.demoFile)
      try place.run()
    }
    let texts = try place.rowCounts()["texts"] ?? 0
    let done = try Prune(try workspace(), keeping: 1).execute()
    #expect(done.ingests.count == 6 && done.snapshots == 6 && done.runs == 6)
    #expect(done.bytesAfter < done.bytesBefore)
    let after = try place.rowCounts()
    #expect(after["ingests"] == 1 && after["snapshots"] == 1 && after["result_sets"] == 1)
    #expect((after["texts"] ?? 0) < texts)
  }
}

/// Numbers that are the same in every run of a test.
private struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
