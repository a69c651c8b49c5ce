import Concentration
import Coverage
import FoundationEssentials
import LicenceDelivery
import Mirror
import OutsideShare
import Plausibility
import SIPRI
import Tabular
import Testing
import WaybillCore
import WaybillLedger
import WaybillRunner
import WaybillTesting

/// Where the tests of the three sources find what they read.
enum ThreeSources {
  /// The folder of publishers' files, where there is one.
  static let data = ProcessInfo.processInfo.environment["WAYBILL_DATA"].flatMap { $0.isEmpty ? nil : $0 }

  /// The repository's own folder.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)

  /// The rows of a small CSV fixture without quotes, each by the names of the header.
  static func rows(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: fixture(name), encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }

  /// The amount of a whole number of euros.
  static func euros(_ text: String?) throws -> MetricTable.Cell {
    .amount(Int128(try #require(text.flatMap { Int64($0) })) * 1_000_000)
  }
}

/// A pipeline over one or more sources, run to its end, and all that its ledger then has.
struct ThreeSourcesRun {
  /// What became of the rows of each source, by its id.
  private(set) var counts: [String: RowAccount] = [:]
  private(set) var rejects: [Reject] = []
  private(set) var records: [Record] = []
  let tables: [MetricTable]
  let exitStatus: Int
  private let shares: [[String]: [String: MetricTable.Cell]]

  /// Runs a pipeline whose text names no ledger and no output, in a folder of its own.
  init(pipeline text: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipeline = folder.appending(path: "waybill.yaml").path(percentEncoded: false)
    try Data("\(text)\nledger: ledger.sqlite\nout: out\n".utf8).write(to: URL(filePath: pipeline))
    let registry = try Registry([
      SIPRIPlugin.self, TabularPlugin.self, OutsideSharePlugin.self, ConcentrationPlugin.self, CoveragePlugin.self,
      LicenceDeliveryPlugin.self, MirrorPlugin.self, PlausibilityPlugin.self,
    ])
    let workspace = try Workspace.open(pipeline, registry: registry)
    let options = PipelineRun.Options(arguments: "waybill.yaml", started: "2024-01-01T00:00:00Z")
    exitStatus = try PipelineRun(workspace, options: options).execute().exitStatus

    let ledger = try Ledger(path: folder.appending(path: "ledger.sqlite").path(percentEncoded: false))
    var (counts, rejects, records) = (self.counts, self.rejects, self.records)
    tables = try ledger.read { reader in
      for ingest in try reader.ingests() {
        counts[ingest.mapping] = ingest.counts
        rejects += try reader.rejects(of: ingest.id)
        try reader.scan(ingest.id) { batch in
          for index in 0..<batch.count { records.append(batch.record(index)) }
        }
      }
      let run = try #require(try reader.runs().last)
      return try #require(try reader.results(key: run.resultKey))
    }
    (self.counts, self.rejects, self.records) = (counts, rejects, records)
    shares = Self.shares(in: tables)
  }

  /// One mapping of the repository with one file of `WAYBILL_DATA`, asked of NATO's and of the EU's exporters.
  init(mapping: String, file: String, rejects: Int) throws {
    let data = try #require(ThreeSources.data)
    try self.init(
      pipeline: """
        pipeline: 1
        sources:
          - {mapping: "\(ThreeSources.repository)/mappings/\(mapping)", files: ["\(data)/\(file)"]}
        groups: "\(ThreeSources.repository)/mappings/groups.yaml"
        metrics:
          - {metric: outside-share, alliance: nato, groups: [nato], periods: {years: all}}
          - {metric: outside-share, alliance: eu, groups: [nato], periods: {years: all}}
        limits: {rejects: \(rejects)}
        """)
  }

  /// One row of the shares that go outside NATO, by the names of its columns; nil when there is none.
  func share(
    _ basis: String, from source: String, of exporter: String, in period: String, alliance: String = "nato"
  ) -> [String: MetricTable.Cell]? {
    shares[[source, basis, alliance, exporter, period]]
  }

  private static func shares(in tables: [MetricTable]) -> [[String]: [String: MetricTable.Cell]] {
    var shares: [[String]: [String: MetricTable.Cell]] = [:]
    for table in tables where table.id == "outside-share" {
      for row in table.rows {
        let cells = Dictionary(zip(table.columns.map(\.name), row)) { first, _ in first }
        if cells["measure"] != .text("money") || cells["group"] != .text("nato") { continue }
        shares[["source", "basis", "alliance", "exporter", "period"].map { cells[$0]?.text ?? "" }] = cells
      }
    }
    return shares
  }
}
