import FoundationEssentials
import Revision
import SIPRI
import Tabular
import Testing
import WaybillCore
import WaybillReport
import WaybillRunner

/// What changed between editions of SIPRI's data, against figures that were worked out independently.
@Suite(.enabled(if: publishersFiles != nil, "WAYBILL_DATA is not set")) struct VintageTests {
  /// Runs a pipeline of editions: mapping, edition and files, and metrics.
  private func tables(
    _ sources: [(mapping: String, edition: String, files: String)], _ metrics: String
  ) throws -> [String: MetricTable] {
    let data = try #require(publishersFiles)
    let mappings = "\(ThreeSources.repository)/mappings"
    let place = try Workplace()
    let listed = try sources.map { source in
      let path = "\(data)/sipri/\(source.files)"
      let names =
        !source.files.contains(".")
        ? try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { "\(path)/\($0)" } : [path]
      return """
          - mapping: "\(mappings)/\(source.mapping).yaml"
            edition: \(source.edition)
            files: [\(names.map { "\"\($0)\"" }.joined(separator: ", "))]
        """
    }
    try place.write(
      """
      pipeline: 1
      ledger: ledger.sqlite
      out: out
      sources:
      \(listed.joined(separator: "\n"))
      groups: "\(mappings)/groups.yaml"
      metrics:
      \(metrics)
      """.utf8, to: "waybill.yaml")
    let registry = try Registry([SIPRIPlugin.self, TabularPlugin.self, RevisionPlugin.self])
    let workspace = try Workspace.open(place.path("waybill.yaml"), registry: registry)
    let outcome = try PipelineRun(workspace, options: .init(arguments: "waybill.yaml", started: "")).execute()
    return Dictionary(uniqueKeysWithValues: outcome.report.tables.map { ($0.id, $0) })
  }

  /// The rows of a table as text, from a column on.
  private func lines(_ table: MetricTable?, from column: String) throws -> [String] {
    let table = try #require(table)
    let place = try #require(table.column(column))
    return table.rows.map { $0.dropFirst(place).map(\.text).joined(separator: ",") }
  }

  private static let register = (
    mapping: "sipri-register", edition: "2024-04", files: "new-site-2024-04/trade-register.csv"
  )

  /// Sums of rounded cells against exact ones; Aruba counts with the Netherlands, whose own sums have no part of it.
  @Test func theVolumesOfSuppliers() throws {
    let common = """
          before: sipri-tiv-by-supplier@2022-07
          after: sipri-register@2024-04
          of: {basis: volume, measure: tiv, unit: TIV-million}
          by: [exporter, year]
          years: 1990-2021
          where: {exporter: [BEL, CAN, CHE, CZE, DEU, DNK, ESP, EU, FRA, GBR, GRC, ITA, NLD, NOR, POL, SWE, TUR, USA]}
      """
    let tables = try tables(
      [("sipri-tiv-by-supplier", "2022-07", "tiv-by-supplier-2022"), Self.register],
      """
        - metric: revision
          id: years
          title: Volumes
      \(common)
        - metric: revision
          id: each
          title: Volumes of each
      \(common)
          summary: [exporter]
      """)
    let summary = try lines(tables["revision-years-summary"], from: "word")
    #expect(
      summary.prefix(7) == [
        "same,0,0.000000,0.000000,,,,,0,0,0,0",
        "changed,254,0.498039,0.500000,325844,330494.5,325119.91,325119.91,-5374.59,-724.09,4723,10475",
        "perhaps,253,0.496078,0.498031,218950.5,221988,220263.93,220263.93,-1724.07,1313.43,3094,6794",
        "added,1,,0.001969,,,17.8,17.8,17.8,17.8,0,1", "removed,3,0.005882,,8.5,11.5,,,-11.5,-8.5,3,0",
        "matched,507,0.994118,0.998031,544794.5,552482.5,545383.84,545383.84,-7098.66,589.34,7817,17269",
        "all,511,,,544803,552494,545401.64,545401.64,-7092.36,598.64,7820,17270",
      ])
    let rows = try lines(tables["revision-years"], from: "exporter")
    for row in [
      "NLD,2017,changed,1043.5,1060.5,1066.95,1066.95,6.45,23.45,17,24",
      "DEU,2019,perhaps,984.5,1015,996.7,996.7,-18.3,12.2,32,56",
      "USA,2021,changed,10577,10642.5,11074.24,11074.24,431.74,497.24,67,246",
      "TUR,2021,changed,375.5,386.5,487.16,487.16,100.66,111.66,11,28",
      "NLD,2021,changed,294.5,305.5,356.55,356.55,51.05,62.05,11,16",
    ] { #expect(rows.contains(row), "\(row)") }
    let each = try lines(tables["revision-each-summary"], from: "exporter")
    #expect(each.contains("NLD,all,32,,,16128.5,16523,16373.78,16373.78,-149.22,245.28,396,665"))
  }

  private func deals(
    _ before: (mapping: String, edition: String, files: String), after: String
  ) throws -> [String: MetricTable] {
    try tables(
      [before, ("sipri-orders", "2024-04", Self.register.files)],
      """
        - metric: revision
          id: deals
          title: Deals
          before: \(before.mapping)@\(before.edition)
          after: {source: sipri-orders@2024-04, \(after)}
          of: {basis: order, measure: items, unit: item}
          by: [exporter, destination, item, year]
          ignoring: [year, item, destination, exporter]
      """)
  }

  @Test func theDealsOfTheDocumentsAreInTheRegister() throws {
    let tables = try deals(
      ("sipri-orders-rtf", "2024-02", "rtf"), after: "category: [artillery, missiles, satellites, ships]")
    let summary = try lines(tables["revision-deals-summary"], from: "word")
    #expect(
      summary.contains("matched,4065,0.983547,0.934483,1287145,1287145,1160045,1160045,-127100,-127100,4127,8674"))
    #expect(summary.contains("all,4418,,,1295811,1295811,1195597,1195597,-100214,-100214,4196,9080"))
    #expect(
      try lines(tables["revision-deals-unmatched"], from: "word").prefix(5) == [
        "removed,year,4,104,104,4", "removed,item,52,6730,6730,53", "removed,destination,0,0,0,0",
        "removed,exporter,1,1,1,1", "removed,none,11,1831,1831,11",
      ])
  }

  @Test func theDealsOfTheOldSiteAreInTheRegister() throws {
    let tables = try deals(("sipri-orders-deals", "2022-09", "deals-and-tivs"), after: "exporter: [USA]")
    let summary = try lines(tables["revision-deals-summary"], from: "word")
    #expect(summary.contains { $0.hasPrefix("matched,826,0.950518,0.212339,") && $0.hasSuffix(",1457,2106") })
    #expect(summary.contains { $0.hasPrefix("same,540,0.621404,") })
    #expect(
      try lines(tables["revision-deals-unmatched"], from: "word").prefix(5) == [
        "removed,year,3,652,652,9", "removed,item,32,3319,3319,56", "removed,destination,1,32,32,1",
        "removed,exporter,0,0,0,0", "removed,none,7,41,41,7",
      ])
  }
}
