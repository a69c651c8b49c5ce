import OutsideShare
import Production
import Tabular
import Testing
import WaybillCore
import WaybillReport
import WaybillRunner

/// What the repository's own table of turnovers gives: figures that publishers printed, and what follows from them.
@Suite struct ProductionFigureTests {
  private static func tables() throws -> [MetricTable] {
    let place = try Workplace()
    try place.write(
      """
      pipeline: 1
      ledger: ledger.sqlite
      out: out
      sources:
        - {mapping: mappings/production.yaml, files: [mappings/production.csv]}
      groups: mappings/groups.yaml
      metrics:
        - metric: export-dependence
        - metric: outside-share-of-production
      """.utf8, to: "waybill.yaml")
    let registry = try Registry([TabularPlugin.self, ProductionPlugin.self])
    let workspace = try Workspace.open(place.path("waybill.yaml"), registry: registry)
    let outcome = try PipelineRun(workspace, options: .init(arguments: "waybill.yaml", started: "")).execute()
    #expect(outcome.exitStatus == 0)
    return outcome.report.tables
  }

  private static func lines(_ table: MetricTable, _ names: String...) -> [String] {
    let places = names.compactMap(table.column)
    return table.rows.map { row in places.map { row[$0].text }.joined(separator: ",") }
  }

  @Test func whatThePublishersSay() throws {
    let tables = try Self.tables()
    #expect(
      Self.lines(tables[0], "exporter", "period", "turnover_lo", "turnover_hi", "share_lo", "share_hi", "status") == [
        "EU,2022,134500000000,135500000000,,,exports-missing",
        "NLD,2021,4650000000,4750000000,,,exports-missing",
        "NLD,2023,7650000000,7750000000,,,exports-missing",
        "NLD,2023,,,0.425000,0.435000,told",
      ])
    // At least 176 billion licensed beside 134.5 to 135.5 billion made.
    #expect(
      Self.lines(tables[1], "exporter", "period", "ratio_lo", "ratio_hi", "finding") == [
        "EU,2022,1.298893,,above 1: licences cannot stand for exports"
      ])
    // Only members of the alliance are asked for.
    #expect(
      Self.lines(
        tables.first { $0.id == "outside-share-of-production-missing" } ?? tables[0], "exporter", "period", "status")
        == ["NLD,2021,exports-missing", "NLD,2023,exports-missing"])
  }
}
