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
        "CAN,2014,,,0.595000,0.605000,told",
        "ESP,2022,7138500000,7139500000,,,exports-missing",
        "ESP,2024,,,0.495000,0.505000,told",
        "EU,2022,134500000000,135500000000,,,exports-missing",
        "EU,2023,158750000000,158850000000,,,exports-missing",
        "FRA,2023,17850000000,17950000000,,,exports-missing",
        "GBR,2010,22050000000,22150000000,,,exports-missing",
        "GBR,2010,,,0.425000,0.435000,told",
        "GBR,2017,22050000000,22150000000,,,exports-missing",
        "GBR,2018,22650000000,22750000000,,,exports-missing",
        "GBR,2021,23650000000,23750000000,,,exports-missing",
        "GBR,2022,22750000000,22850000000,,,exports-missing",
        "NLD,2021,4650000000,4750000000,,,exports-missing",
        "NLD,2023,7650000000,7750000000,,,exports-missing",
        "NLD,2023,,,0.425000,0.435000,told",
        "TUR,2019,10883500000,10884500000,,,exports-missing",
      ])
    // The exports that associations print in money are no deliveries of a register, and divide nothing.
    let leftOut = try #require(tables.first { $0.id == "export-dependence-left-out" })
    #expect(
      Self.lines(leftOut, "basis", "unit", "reason", "records").filter { $0.hasPrefix("turnover") } == [
        "turnover,EUR,a part, such as that of a company or of exports, and not of a whole industry,1",
        "turnover,GBP,a part, such as that of a company or of exports, and not of a whole industry,3",
        "turnover,USD,a part, such as that of a company or of exports, and not of a whole industry,1",
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
        == [
          "ESP,2022,exports-missing", "FRA,2023,exports-missing", "GBR,2010,exports-missing",
          "GBR,2017,exports-missing",
          "GBR,2018,exports-missing", "GBR,2021,exports-missing", "GBR,2022,exports-missing",
          "NLD,2021,exports-missing",
          "NLD,2023,exports-missing", "TUR,2019,exports-missing",
        ])
  }
}
