import FoundationEssentials
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport

@testable import WaybillMapping
@testable import WaybillRunner

/// The folder of publishers' files, where there is one.
let publishersFiles = ProcessInfo.processInfo.environment["WAYBILL_DATA"]

/// What the main job gives on the publisher's whole register: run twice, once for all tests.
struct RegisterRun: Sendable {
  /// Who delivered, and in which year; nobody when the register does not know who.
  struct Delivery: Hashable {
    let supplier: Party?
    let year: Int
  }

  static let shared = Result { try RegisterRun() }

  static let groups = [
    "nato", "nato+eu", "nato+eu+equivalents", "nato+ukraine", "nato+eu+ukraine", "nato+eu+equivalents+ukraine",
  ]
  static let rules = ["year-of-accession", "full-year", "fixed:2024-12-31", "day"]
  static let windows = ["2014-2018", "2017-2021", "2018-2022", "2019-2023", "2022-2026"]

  static let folder = "sipri/new-site-2024-04"

  let first: PipelineRun.Outcome
  let second: PipelineRun.Outcome
  /// The output's files after each run.
  let firstFiles: [String: [UInt8]]
  let secondFiles: [String: [UInt8]]
  /// The rows of the ledger's tables after each run.
  let firstCounts: [String: Int]
  let secondCounts: [String: Int]
  /// The volume of deliveries, in millionths of a million TIV, as the ledger has it.
  let deliveries: [Delivery: Int64]
  let recordCount: Int
  /// The party that each name of the publisher's own table of exports stands for.
  let suppliers: @Sendable (String) -> Party?

  private init() throws {
    let data = try #require(publishersFiles)
    let place = try Workplace()
    let pipeline = """
      pipeline: 1
      ledger: out/waybill.sqlite
      out: out/report
      sources:
        - mapping: \(Workplace.repository.appending(path: "mappings/sipri-register.yaml").path(percentEncoded: false))
          files: ["\(data)/\(Self.folder)/trade-register.csv"]
      groups: \(Workplace.repository.appending(path: "mappings/groups.yaml").path(percentEncoded: false))
      metrics:
        - metric: outside-share
          alliance: nato
          groups: [\(Self.groups.joined(separator: ", "))]
          membership: [\(Self.rules.map { "\"\($0)\"" }.joined(separator: ", "))]
          periods: {years: all, windows: [\(Self.windows.joined(separator: ", "))]}
      limits: {rejects: 0}
      """
    try place.write(pipeline.utf8, to: "register.yaml")
    first = try place.run("register.yaml")
    firstFiles = try place.files(in: "out/report")
    firstCounts = try place.rowCounts()
    second = try place.run("register.yaml")
    secondFiles = try place.files(in: "out/report")
    secondCounts = try place.rowCounts()

    var deliveries: [Delivery: Int64] = [:]
    var count = 0
    try place.ledger().read { ledger in
      for ingest in try ledger.ingests() {
        try ledger.scan(ingest.id) { batch in
          count += batch.count
          Self.add(batch, to: &deliveries)
        }
      }
    }
    self.deliveries = deliveries
    recordCount = count

    let workspace = try Workspace.open(place.path("register.yaml"), registry: try Workplace.registry())
    let grammar = try #require(workspace.sources.first?.mapping.grammars["sipri"])
    suppliers = { name in (try? grammar.resolve(name).get())?.single }
  }

  private static func add(_ batch: borrowing RecordBatch, to deliveries: inout [Delivery: Int64]) {
    for index in 0..<batch.count where batch.dictionaries.facets[batch.facet[index]].measure == .tiv {
      let exporter = batch.exporter[index]
      let supplier = exporter == RecordBatch.absent ? nil : batch.dictionaries.parties[exporter]
      deliveries[Delivery(supplier: supplier, year: Day(number: batch.from[index]).year), default: 0] += batch.lo[index]
    }
  }

  /// The table of outside shares as it was written.
  func shares() throws -> PlainTable {
    PlainTable(String(decoding: try #require(firstFiles["tables/outside-share.csv"]), as: UTF8.self))
  }
}
