import FoundationEssentials
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

  /// The sum of the squares of 36 destinations' parts, eleven destinations' worth, as it is from the file without any of Waybill.
  @Test func theDutchDestinations() throws {
    let row = try #require(
      try rows("concentration", ["of": "destinations", "exporter": "NLD", "period": "2017-2021"]).first)
    #expect(row["hhi_lo"] == "0.090203" && row["hhi_hi"] == "0.090203", "\(row)")
    #expect(row["total_lo"] == "2653.82" && row["holders"] == "36" && row["records"] == "91", "\(row)")
    let volumes = try Self.dutchVolumes()
    let total = volumes.values.reduce(0, +)
    let index = volumes.values.reduce(0) { $0 + $1 / total * ($1 / total) }
    #expect((index * 1_000_000).rounded() == 90_203 && volumes.count == 36)
    #expect(row["status"] == "reported")
  }

  /// What the file says was delivered by the Netherlands in 2017 to 2021, by recipient. Its lines are cut at the commas outside
  /// quotes: supplier, recipient, year of delivery and volume stand in the columns 1, 2, 10 and 15.
  private static func dutchVolumes() throws -> [String: Double] {
    let file = "\(ThreeSources.data ?? "")/sipri/new-site-2024-04/trade-register.csv"
    let lines = try String(contentsOfFile: file, encoding: .isoLatin1).split(whereSeparator: \.isNewline)
    var volumes: [String: Double] = [:]
    for line in lines {
      let unquoted = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().map { place, piece in
        place.isMultiple(of: 2) ? String(piece) : String(piece.replacing(",", with: ";"))
      }
      let cells = unquoted.joined().split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count > 15, cells[1] == "Netherlands", let year = Int(cells[10]), 2017...2021 ~= year else {
        continue
      }
      volumes[String(cells[2]), default: 0] += Double(cells[15]) ?? 0
    }
    return volumes
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
