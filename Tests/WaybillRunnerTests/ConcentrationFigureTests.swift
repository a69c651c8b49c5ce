import Testing
import WaybillCore

/// Concentration on the publisher's whole register, against figures that were published or computed independently.
@Suite(.enabled(if: ThreeSources.data != nil, "WAYBILL_DATA is not set")) struct ConcentrationFigureTests {
  private static let run = Result {
    try ThreeSourcesRun(
      pipeline: """
        pipeline: 1
        sources:
          - mapping: "\(ThreeSources.repository)/mappings/sipri-register.yaml"
            files: ["\(ThreeSources.data ?? "")/sipri/new-site-2024-04/trade-register.csv"]
        groups: "\(ThreeSources.repository)/mappings/groups.yaml"
        metrics:
          - {metric: concentration, top: 10, periods: {years: [], rolling: 5}}
        limits: {rejects: 0}
        """)
  }

  private func rows(_ table: String, _ wanted: [String: String]) throws -> [[String: String]] {
    let table = try #require(try Self.run.get().tables.first { $0.id == table })
    return table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), $0.map(\.text))) }
      .filter { row in wanted.allSatisfy { row[$0] == $1 } }
  }

  /// An index of about 0.09 in the edition of April 2024: eleven destinations' worth.
  @Test func theDutchDestinations() throws {
    let row = try #require(
      try rows("concentration", ["of": "destinations", "exporter": "NLD", "period": "2017-2021"]).first)
    let index = try #require(Double(row["hhi_lo"] ?? ""))
    #expect((0.085...0.095).contains(index), "\(row)")
    #expect(row["hhi_hi"] == row["hhi_lo"])
    #expect(row["status"] == "reported")
  }

  /// SIPRI's own list of the ten largest exporters of 2019 to 2023, in per cent.
  @Test func theLargestExporters() throws {
    let rows = try rows("concentration-top", ["of": "exporters", "period": "2019-2023"])
    let shares = rows.map { row in
      "\(row["holder"] ?? "") \(((Double(row["share_lo"] ?? "") ?? 0) * 1000).rounded() / 10)"
    }
    #expect(
      shares == [
        "USA 41.7", "FRA 10.9", "RUS 10.5", "CHN 5.8", "DEU 5.6", "ITA 4.3", "GBR 3.7", "ESP 2.7", "ISR 2.4", "KOR 2.0",
      ])
    #expect(rows.prefix(3).map { [$0["rank_best"], $0["rank_worst"]] } == [["1", "1"], ["2", "2"], ["3", "3"]])
    #expect(rows.allSatisfy { $0["status"] == "reported provisional" })
  }
}
