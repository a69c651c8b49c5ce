import FoundationEssentials
import OutsideShare
import SIPRI
import Tabular
import Testing
import WaybillCore
import WaybillReport
import WaybillTesting

@testable import WaybillRunner

/// Where the publishers' files are; the whole-file checks below are left out where it is not set.
private let dataFolder = ProcessInfo.processInfo.environment["WAYBILL_DATA"].flatMap { $0.isEmpty ? nil : $0 }

@Suite(.enabled(if: dataFolder != nil, "WAYBILL_DATA names no folder of publishers' files"))
struct TraceTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)

  /// Twenty random figures of each source, computed again from the records that made them.
  @Test func figuresComputedAgainFromTheirRecordsAreTheSame() throws {
    let data = try #require(dataFolder)
    let folder = URL.temporaryDirectory.appending(path: "waybill-trace-\(UUID().uuidString)").path(
      percentEncoded: false)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = "\(folder)/pipeline.yaml"
    let mappings = "\(Self.repository)/mappings"
    let text = """
      pipeline: 1
      ledger: ledger.sqlite
      out: out
      sources:
        - {mapping: \(mappings)/sipri-register.yaml, files: [\(data)/sipri/new-site-2024-04/trade-register.csv]}
        - {mapping: \(mappings)/eu-annual-report.yaml, files: [\(data)/eu/eu-armsexports.csv]}
        - {mapping: \(mappings)/nl-licences.yaml, files: [\(data)/nl/Overzicht.uitvoer.militaire.goederen.2004-2014.csv]}
      groups: \(mappings)/groups.yaml
      metrics:
        - metric: outside-share
          groups: [nato, nato+eu+equivalents]
          membership: [year-of-accession, day]
          periods: {years: all, windows: [2009-2013, 2018-2022]}
      limits: {rejects: 10}
      """
    try Data(text.utf8).write(to: URL(filePath: file))
    let registry = try Registry([SIPRIPlugin.self, TabularPlugin.self, OutsideSharePlugin.self])
    let workspace = try Workspace.open(file, registry: registry)
    let options = PipelineRun.Options(arguments: "waybill.yaml", started: "2024-04-25T00:00:00Z")
    let table = try #require(try PipelineRun(workspace, options: options).execute().report.tables.first)

    let tracer = try Tracer(workspace)
    let source = try #require(table.column("source"))
    let records = try #require(table.column("records"))
    let columns = ["outside_lo", "inside_hi", "undetermined_lo", "total_lo", "share_lo", "share_hi"]
    var random = Dice(20_240_425)
    for id in ["sipri-register", "eu-annual-report", "nl-licences"] {
      let rows = table.rows.filter { $0[source] == .text(id) && $0[records] != .integer(0) }
      var traced = 0
      for row in (0..<20).compactMap({ _ in rows.randomElement(using: &random) }) {
        let keys = zip(table.columns, row).filter(\.0.isKey).map { ($0.0.name, $0.1.text) }
        let column = try #require(columns.randomElement(using: &random))
        let trace = try tracer.trace(
          .init(table: table.id, keys: Dictionary(uniqueKeysWithValues: keys), column: column, limit: 3))
        #expect(trace.figure == trace.recomputed, "\(keys) \(column)")
        #expect(trace.figure == table.column(column).map { row[$0].text })
        for line in trace.lines { #expect(line.text?.isEmpty == false) }
        traced += trace.count
      }
      #expect(traced > 20, "the figures of '\(id)' had hardly any records")
    }
  }
}
