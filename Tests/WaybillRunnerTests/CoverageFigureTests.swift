import Testing
import WaybillCore

/// Coverage of whole files, against counts that were made independently.
@Suite(.enabled(if: ThreeSources.data != nil, "WAYBILL_DATA is not set")) struct CoverageFigureTests {
  private static func run(_ mapping: String, _ file: String, rejects: Int) throws -> [MetricTable] {
    try ThreeSourcesRun(
      pipeline: """
        pipeline: 1
        sources:
          - {mapping: "\(ThreeSources.repository)/mappings/\(mapping).yaml", files: ["\(ThreeSources.data ?? "")/\(file)"]}
        groups: "\(ThreeSources.repository)/mappings/groups.yaml"
        metrics:
          - {metric: coverage}
        limits: {rejects: \(rejects)}
        """
    ).tables
  }

  /// 193 states, of which 169 ever reported: 2,489 reports, 124 of them for 2001 and 35 for 2022.
  @Test func theRegisterOfTheUnitedNations() throws {
    let tables = try Self.run("unroca-years", "unroca/years.json", rejects: 0)
    let totals = try #require(tables.first { $0.id == "coverage-totals" })
    let lines = totals.lines("period", "reporters_due", "reporters", "reports", "beyond_roster")
    #expect(lines.contains("1992-2022 193 169 2489 0"))
    #expect(lines.contains("2001 193 124 124 0"))
    #expect(lines.contains("2022 193 35 35 0"))
    let years = try #require(tables.first { $0.id == "coverage-reports" })
    #expect(years.lines("status").count { $0.hasPrefix("reported") } == 2489)
    #expect(years.rows.count == 193 * 31)
  }

  /// Every exporter that has rows in a year has reported licences; 52 exporter-years have no delivery at all.
  @Test func theReportsOfTheEuropeanUnion() throws {
    let tables = try Self.run("eu-annual-report", "eu/eu-armsexports.csv", rejects: 5)
    let years = try #require(tables.first { $0.id == "coverage-reports" })
    let reported = years.lines("status", "licences", "deliveries", "quantities").filter { $0.hasPrefix("reported") }
    #expect(reported.count { !$0.contains(" yes yes no") && !$0.contains(" provisional yes yes no") } == 52)
    #expect(reported.allSatisfy { $0.hasSuffix("no") })
    let sums = try #require(tables.first { $0.id == "coverage-sums" })
    let differ = sums.rows.map { $0[sums.column("differ") ?? 0].text }.compactMap { Int($0) }.reduce(0, +)
    #expect(differ > 0, "the extraction lacks many cells of the categories")
  }
}
