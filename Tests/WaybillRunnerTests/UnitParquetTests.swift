import FoundationEssentials
import ParquetReading
import Testing
import WaybillCore

@testable import WaybillRunner

/// The Parquet files of the units of a plan are, taken together, what an export of the whole is.
@Suite struct UnitParquetTests {
  private let units: UnitPlace
  private var place: Workplace { units.place }

  init() throws { units = try UnitPlace() }

  private func plan(_ count: Int) throws -> PlannedWorkspace {
    let plan = try UnitPlanner(try units.workspace(), settings: [:], units: count).plan()
    try plan.write(to: place.path("plan.json"))
    return try PlannedWorkspace.open(place.path("plan.json"), registry: units.registry)
  }

  @discardableResult
  private func work(
    _ planned: PlannedWorkspace, _ ids: some Sequence<String>, parquet: String = "records"
  ) throws -> [Diagnostic] {
    let work = UnitWork(planned, shards: place.path("shards"), parquet: place.path(parquet))
    return try ids.flatMap { try work.execute(unit: $0).warnings }
  }

  private func problems(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let error as Diagnostics {
      return error.sorted.flatMap(place.lines)
    } catch {
      return ["not diagnostics: \(error)"]
    }
  }

  /// The records of some files, each as all its columns in words, in one order.
  private func records(_ files: [ParquetContents]) -> [String] {
    files.flatMap { file in
      (file.columns.first ?? []).indices.map { row in
        zip(file.leaves, file.columns).map { "\($0.path[0])=\($1[row])" }.joined(separator: " ")
      }
    }.sorted()
  }

  private func contents(of folder: String) throws -> [String: ParquetContents] {
    try place.files(in: folder).filter { !$0.key.contains("/") }.mapValues { try ParquetContents($0) }
  }

  private func exported(_ sources: [String] = []) throws -> ParquetContents {
    _ = try Export(
      try units.workspace(),
      options: Export.Options(folder: place.path("run/exported"), format: .parquet, sources: sources)
    ).execute()
    return try ParquetContents(try place.bytes("run/exported/records.parquet"))
  }

  @Test(arguments: [1, 2, 7, 32]) func theFilesOfAnySplitAreTheExport(count: Int) throws {
    _ = try PipelineRun(try units.workspace(), options: UnitPlace.options).execute()
    let whole = try exported()
    try place.remove("run")
    let planned = try plan(count)
    // Some units twice, and from shards that were there.
    _ = try UnitWork(planned, shards: place.path("shards")).execute(unit: "0002")
    #expect(try work(planned, planned.plan.ids.reversed() + planned.plan.ids.prefix(3)) == [])
    let files = try contents(of: "records")
    #expect(files.count == planned.plan.units.count)
    #expect(files.values.allSatisfy { $0.leaves == whole.leaves })
    let (found, expected) = (records(Array(files.values)), records([whole]))
    #expect(expected.count > 200 && found.count == expected.count)
    for (own, other) in zip(found, expected) where own != other {
      Issue.record("\(own)\n\(other)")
      break
    }
    // Members, sheets and vintages are told apart in what was compared.
    #expect(Set(whole["part"]).count > 6 && Set(whole["vintage"]).count > 3)
    #expect(whole["destination_parties"].contains { if case .list = $0 { true } else { false } })
    _ = try UnitMerge(planned, shards: place.path("shards")).execute(UnitPlace.options)
    #expect(records([try exported()]) == expected)
  }

  private struct Source: Decodable {
    struct File: Decodable { let name, hash: String }
    let id, terms, mappingHash: String
    let records: Int
    let files: [File]
  }

  @Test func aFileSaysOfWhichUnitItIs() throws {
    let planned = try plan(8)
    try work(planned, planned.plan.ids)
    for unit in planned.plan.units {
      let file = try ParquetContents(try place.bytes("records/\(unit.id)-\(planned.hash.prefix(16)).parquet"))
      let told = file.metadata
      #expect(told["waybill.unit"] == unit.id && told["waybill.plan"] == "sha256:\(planned.hash)")
      #expect(told["waybill.snapshot"] == "sha256:\(unit.snapshot.sha256)")
      #expect(told["waybill.mapping"] == "sha256:\(unit.mapping)")
      #expect(told["waybill.program"] == "waybill \(Version.current)" && told["waybill.pipeline"] == "waybill.yaml")
      #expect(told["waybill.schema"] == "1" && told["waybill.rule"] != nil && told["waybill.columns"] != nil)
      let sources = try JSONDecoder().decode([Source].self, from: Data((told["waybill.sources"] ?? "").utf8))
      #expect(sources.map(\.id) == [unit.source] && sources[0].records == file["line"].count)
      #expect(sources[0].files.map(\.hash) == ["sha256:\(unit.snapshot.sha256)"])
      #expect(sources[0].mappingHash == "sha256:\(unit.mapping)" && !sources[0].terms.isEmpty)
    }
  }

  /// Whoever writes a unit's file and when, and in whatever place: it is the same.
  @Test func aUnitTwiceIsOneFile() throws {
    let planned = try plan(8)
    try work(planned, planned.plan.ids)
    try work(planned, planned.plan.ids.reversed(), parquet: "again")
    try place.remove("shards")
    let first = try place.files(in: "records")
    #expect(try place.files(in: "again") == first && first.count == planned.plan.units.count)
    // A file that was damaged meanwhile is mended.
    let name = try #require(first.keys.min())
    try place.write([1, 2, 3], to: "records/\(name)")
    try work(planned, planned.plan.ids)
    #expect(try place.files(in: "records") == first)
  }

  @Test func aUnitThatFailsLeavesNothing() throws {
    let planned = try plan(4)
    let unit = try #require(planned.plan.units.first { $0.source == "json" })
    try place.write([1], to: "file")
    let cannot = problems { try work(planned, [unit.id], parquet: "file") }
    #expect(cannot == ["file: error: the folder 'file' cannot be made [cannot-make-folder]"], "\(cannot)")
    try place.makeFolder("records/\(unit.id)-\(planned.hash.prefix(16)).parquet/x")
    let taken = problems { try work(planned, [unit.id]) }
    #expect(taken.count == 1 && taken[0].contains("cannot write the export: is a directory"), "\(taken)")
    #expect(try place.files(in: "shards") == [:] && place.files(in: "records") == [:])
    try place.remove("records")
    try place.write(try place.bytes("json.data") + [0x0A], to: "json.data")
    #expect(problems { try work(planned, [unit.id]) }.first?.contains("[snapshot-differs]") == true)
    #expect(!place.exists("records"))
  }

  /// What readers would take together with the files is not passed over.
  @Test func aFolderIsOfOnePlan() throws {
    let planned = try plan(8)
    try work(planned, ["0001"])
    let other = try plan(2)
    let told = problems { try work(other, ["0001"]) }
    #expect(
      told == [
        "records: error: the folder has '0001-\(planned.hash.prefix(16)).parquet', not of this plan, which readers would "
          + "take together with its files; give another folder, or clear this one [foreign-parquet]"
      ])
    #expect(try place.files(in: "records").count == 1)
    let run = problems {
      _ = try UnitRun(
        try units.workspace(), settings: [:], workers: 3, carrier: Carrier(units), parquet: place.path("records")
      ).execute(UnitPlace.options)
    }
    #expect(run.first?.contains("[foreign-parquet]") == true && !place.exists("run/waybill.sqlite.units"))
  }

  /// What the terms keep back in an export is kept back here.
  @Test func recordsThatAreKeptBack() throws {
    try place.edit("mappings/json.yaml", ", reuse: records", "")
    let warning =
      "mappings/json.yaml:3:78: warning: the records of 'json' are not exported, only figures computed from them; its "
      + "terms: invented [records-withheld]"
    let planned = try plan(4)
    let json = try #require(planned.plan.units.first { $0.source == "json" })
    #expect(try work(planned, planned.plan.ids).map { place.lines($0)[0] } == [warning])
    #expect(try contents(of: "records").count == planned.plan.units.count - 1)
    #expect(try !place.files(in: "records").keys.contains { $0.hasPrefix(json.id) })
    let outcome = try run(Carrier(units), parquet: "given")
    #expect(outcome.diagnostics.filter { $0.code == .recordsWithheld }.map { place.lines($0)[0] } == [warning])
    #expect(records(Array(try contents(of: "given").values)) == records([try exported()]))
  }

  private func run(_ carrier: Carrier, parquet: String? = "given") throws -> PipelineRun.Outcome {
    try UnitRun(
      try units.workspace(), settings: [:], workers: 8, carrier: carrier, parquet: parquet.map(place.path)
    ).execute(UnitPlace.options)
  }

  /// A run that was broken off goes on, also from shards without files; what was left half written is gone.
  @Test func aRunGoesOnFromWhatIsFinished() throws {
    let first = Carrier(units, most: 3)
    #expect(throws: Diagnostics.self) { try run(first, parquet: nil) }
    let second = Carrier(units, most: 2)
    #expect(throws: Diagnostics.self) { try run(second) }
    #expect(second.asked == first.asked)
    let names = try place.files(in: "given").keys.sorted()
    #expect(names.count == 2)
    try place.write([1], to: "given/.\(names[1]).abc")
    let third = Carrier(units)
    let outcome = try run(third)
    #expect(third.asked == Array(first.asked.dropFirst(2)))
    #expect(outcome.diagnostics.allSatisfy { $0.code != .keptWithoutParquet })
    #expect(try place.files(in: "given").count == first.asked.count)
    #expect(records(Array(try contents(of: "given").values)) == records([try exported()]))
    // Nothing is left to read, which is told.
    let fourth = Carrier(units)
    let kept = try run(fourth).diagnostics.filter { $0.code == .keptWithoutParquet }
    #expect(fourth.asked == [] && kept.count == units.sources.count)
    #expect(try place.files(in: "given").count == first.asked.count)
  }
}
