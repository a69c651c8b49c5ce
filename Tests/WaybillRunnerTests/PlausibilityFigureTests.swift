import Testing
import WaybillCore

/// Findings in whole files.
@Suite(.enabled(if: ThreeSources.data != nil, "WAYBILL_DATA is not set")) struct PlausibilityFigureTests {
  private static func run(_ mapping: String, _ file: String, _ options: String, rejects: Int) throws -> MetricTable {
    let tables = try ThreeSourcesRun(
      pipeline: """
        pipeline: 1
        sources:
          - {mapping: "\(ThreeSources.repository)/mappings/\(mapping).yaml", files: ["\(ThreeSources.data ?? "")/\(file)"]}
        groups: "\(ThreeSources.repository)/mappings/groups.yaml"
        metrics:
          - {metric: plausibility, \(options)}
        limits: {rejects: \(rejects)}
        """
    ).tables
    return try #require(tables.first { $0.id == "plausibility" })
  }

  /// One licence for parts of the F-35 is 21 % of the Dutch licences of 2014.
  @Test func oneLicenceIsAFifthOfAYear() throws {
    let table = try Self.run(
      "nl-licences", "nl/Overzicht.uitvoer.militaire.goederen.2004-2014.csv", "findings: [dominance]", rejects: 0)
    let found = table.lines("exporter", "period", "ratio_lo", "threshold", "status").filter { $0.contains(" 2014 ") }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("NLD 2014 0.21") == true, "\(found)")
  }

  /// The four counts that no state issues are refused by the mapping; below its bound the largest are British.
  @Test func licenceCounts() throws {
    let table = try Self.run(
      "eu-annual-report", "eu/eu-armsexports.csv", "findings: [count, deliveries-above-licences], count_at_most: 3400",
      rejects: 5)
    #expect(
      table.lines("finding", "exporter", "destination", "period", "figure_lo").filter { $0.hasPrefix("count ") } == [
        "count GBR USA 2009 3449", "count GBR USA 2010 3633",
      ])
    // Sweden licensed less than it delivered in every five years.
    let swedish = table.lines("finding", "exporter", "period").filter { $0.hasPrefix("deliveries-above-licences SWE") }
    #expect(swedish.count == 5)
  }
}
