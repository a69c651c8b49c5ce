import Testing
import WaybillCore

/// Ratios of the EU's annual reports of 2005 to 2013, against sums that were computed from the file independently.
@Suite(.enabled(if: ThreeSources.data != nil, "WAYBILL_DATA is not set")) struct LicenceDeliveryFigureTests {
  private static let run = Result {
    try ThreeSourcesRun(
      pipeline: """
        pipeline: 1
        sources:
          - mapping: "\(ThreeSources.repository)/mappings/eu-annual-report.yaml"
            files: ["\(ThreeSources.data ?? "")/eu/eu-armsexports.csv"]
        groups: "\(ThreeSources.repository)/mappings/groups.yaml"
        metrics:
          - {metric: licence-to-delivery}
        limits: {rejects: 5}
        """)
  }

  private func table(_ id: String) throws -> MetricTable {
    try #require(try Self.run.get().tables.first { $0.id == id })
  }

  /// Every exporter and year: the ratio of the sums where all years have a value, and none where one is missing or a stray.
  @Test func everyRatio() throws {
    let years = try ThreeSources.rows("three-eu-years.csv")
    func millions(_ exporter: String, _ year: Int, _ column: String) -> Double? {
      years.first { $0["exporter"] == exporter && $0["year"] == String(year) }.flatMap { Double($0[column] ?? "") }
    }
    let table = try table("licence-to-delivery")
    var (ratios, silent) = (0, 0)
    for row in table.rows {
      let cells = Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), row.map(\.text)))
      let (exporter, status) = (cells["exporter"] ?? "", cells["status"] ?? "")
      let (first, within) = (try #require(Int(cells["period"] ?? "")), try #require(Int(cells["within"] ?? "")))
      let delivered = (first...first + within).map { millions(exporter, $0, "delivered") }
      guard let licensed = millions(exporter, first, "licensed"), !delivered.contains(nil) else {
        #expect(cells["ratio_lo"] == "" && status.hasPrefix("not-reported"), "\(cells)")
        silent += 1
        continue
      }
      ratios += 1
      let sum = delivered.reduce(0) { $0 + ($1 ?? 0) }
      let ratio = try #require(Double(cells["ratio_lo"] ?? ""), "\(cells)")
      // The sums of the fixture are in millions with two decimals.
      let slack = 0.006 * (Double(within + 1) + ratio) / max(licensed - 0.006, 0.001)
      #expect(
        abs(ratio - sum / licensed) <= slack, "\(exporter) \(first) \(within): \(ratio) against \(sum / licensed)")
      #expect(cells["ratio_hi"] == cells["ratio_lo"] && cells["level"] == "total")
    }
    #expect(ratios > 200 && silent > 100, "\(ratios) ratios, \(silent) without")
  }

  /// Never one ratio for all: quartiles of those who reported.
  @Test func theQuartiles() throws {
    let table = try table("licence-to-delivery-quartiles")
    #expect(table.rows.count == 8 + 6 + 4)
    #expect(table.lines("status").allSatisfy { $0.hasPrefix("partial") })
  }
}

extension MetricTable {
  /// The rows as text, a cell for each of some columns.
  func lines(_ columns: String...) -> [String] {
    let places = columns.compactMap { column($0) }
    return rows.map { row in places.map { row[$0].text }.joined(separator: " ") }
  }
}
