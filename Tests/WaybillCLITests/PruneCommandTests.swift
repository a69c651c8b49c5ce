import FoundationEssentials
import Testing

@testable import WaybillCLI

/// What `waybill prune` says before and after it removes.
@Suite struct PruneCommandTests {
  private let demo: DemoFolder

  init() throws {
    demo = try DemoFolder()
    // Three vintages, of which the newest two results stay.
    for price in [",31,", ",33,", ",34,"] {
      try demo.edit(DemoFolder.file) { $0.replacing(",31,", with: price).replacing(",33,", with: price) }
      #expect(try demo.waybill("run", demo.pipeline).status == 0)
    }
  }

  @Test func itSaysWhatGoesAndThenRemovesIt() throws {
    let before = try demo.bytes("out/waybill.sqlite").count
    let planned = try demo.waybill("prune", demo.pipeline)
    let lines = planned.output.split(separator: "\n").map(String.init)
    #expect(planned.status == 0 && planned.errors == "" && lines.count == 3)
    #expect(lines[0].hasPrefix("would remove 1 run with 1 result, 1 reading of files with "))
    #expect(lines[0].hasSuffix(" and 0 rejects, 1 snapshot"))
    #expect(lines[1].hasPrefix("  sipri-register: ") && lines[1].contains(" (sha256 "))
    #expect(lines[2] == "nothing is removed yet; 'waybill prune waybill.yaml --yes' removes it")

    let done = try demo.waybill("prune", demo.pipeline, "--yes", "--json")
    let removal = try JSONDecoder().decode(Removal.self, from: Data(done.output.utf8))
    #expect(done.status == 0 && removal.removed && removal.runs == 1 && removal.files.isEmpty)
    #expect(removal.bytesBefore >= Int64(before) && removal.bytesAfter < removal.bytesBefore)

    let rest = try demo.waybill("prune", demo.pipeline, "--yes")
    #expect(rest.output.hasPrefix("nothing to remove: all that the ledger has is needed; the ledger has "))
    let keys = ["exporter=NLD", "period=2018-2022", "group=nato"].flatMap { ["--key", $0] }
    #expect(try demo.waybill(["trace", demo.pipeline] + keys).status == 0)
  }

  /// The shards of a run that did not come to its end, beside the ledger or before there is one.
  @Test(arguments: [true, false]) func shardsThatAreLeftGo(hasLedger: Bool) throws {
    _ = try demo.waybill("prune", demo.pipeline, "--yes")
    if !hasLedger { try FileManager.default.removeItem(atPath: "\(demo.path)/out") }
    let folder = "\(demo.path)/out/waybill.sqlite.units/0123456789abcdef"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, size) in [("0001.shard", 3000), ("0001.json", 5), ("0002.shard.7-x", 20), ("plan", 100)] {
      try Data(repeating: 1, count: size).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    let planned = try demo.waybill("prune", demo.pipeline)
    let words = "out/waybill.sqlite.units/0123456789abcdef: 1 shard, 3125 bytes in all, last written 0 minutes ago"
    #expect(planned.status == 0 && planned.errors == "")
    #expect(
      planned.output == """
        would remove 1 shard with 3125 bytes, of 1 run that did not come to an end
          shards: \(words)
        nothing is removed yet; 'waybill prune waybill.yaml --yes' removes it

        """)
    let done = try demo.waybill("prune", demo.pipeline, "--yes")
    let lines = done.output.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(2) == [
        "removed 1 shard with 3125 bytes, of 1 run that did not come to an end", "  shards: \(words)",
      ])
    #expect(lines.count == (hasLedger ? 3 : 2) && !FileManager.default.fileExists(atPath: folder))
    #expect(!FileManager.default.fileExists(atPath: "\(demo.path)/out/waybill.sqlite.units"))
  }

  /// What stays is told with its reason, to people and to programs.
  @Test func shardsThatStaySayWhy() throws {
    _ = try demo.waybill("prune", demo.pipeline, "--yes")
    let folder = "\(demo.path)/out/waybill.sqlite.units/0123456789abcdef"
    try FileManager.default.createDirectory(atPath: "\(folder)/in-use", withIntermediateDirectories: true)
    try Data(repeating: 1, count: 300).write(to: URL(filePath: "\(folder)/0001.shard"))
    let reason = "whether a run is at work here cannot be told: is a directory"
    let said = try demo.waybill("prune", demo.pipeline)
    #expect(
      said.status == 0
        && said.output == """
          nothing to remove: all that the ledger has is needed
            stays: out/waybill.sqlite.units/0123456789abcdef: \(reason)

          """,
      "\(said.output)")
    let json = try demo.waybill("prune", demo.pipeline, "--json")
    let removal = try JSONDecoder().decode(Removal.self, from: Data(json.output.utf8))
    #expect(removal.stays.map(\.reason) == [reason] && removal.stays.map(\.shards) == [1])
    #expect(removal.stays.allSatisfy { $0.folder == "out/waybill.sqlite.units/0123456789abcdef" })
  }

  @Test func atLeastOneResultStays() throws {
    let said = try demo.waybill("prune", demo.pipeline, "--keep", "0")
    #expect(said.status == 2 && said.errors.contains("--keep must be a number from 1, not '0'"))
  }

  private struct Removal: Decodable {
    struct File: Decodable {}

    let removed: Bool
    let runs: Int
    let bytesBefore, bytesAfter: Int64
    let files: [File]
    let stays: [Shards]

    struct Shards: Decodable {
      let folder, reason: String
      let shards: Int
    }
  }
}
