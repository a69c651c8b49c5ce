import FoundationEssentials
import Testing
import WaybillCore
import WaybillReport
import WaybillRunner

/// The publisher's whole register against the publisher's own table of exports; left out, and shown as left out,
/// where `WAYBILL_DATA` names no folder of publishers' files.
@Suite(.enabled(if: publishersFiles != nil, "WAYBILL_DATA is not set")) struct RegisterTests {
  private let run: RegisterRun

  init() throws { run = try RegisterRun.shared.get() }

  @Test func everyRowBecomesTwoRecords() throws {
    let source = try #require(run.first.report.sources.first)
    #expect(run.first.report.sources.count == 1)
    #expect(source.rowsIn == 27_838)
    #expect(source.rowsMapped == 27_838)
    #expect(source.rejects.isEmpty)
    #expect(source.records == 55_676)
    #expect(run.recordCount == 55_676)
    #expect(source.years == 1990...2023)
    #expect(source.files.flatMap(\.captures) == [.init("vintage", "13 Apr 2024 3:44:54 PM")])
    #expect(run.first.exitStatus == 0)
    // The pipeline asks for a window that ends after the register does.
    #expect(run.first.diagnostics.map(\.code.rawValue) == ["empty-selection"])
  }

  @Test func theVolumesAddUpExactly() {
    #expect(run.deliveries.values.reduce(0, +) == 872_910_010_000)
  }

  /// Each cell of the table is a rounded sum of the register's rows, and an empty cell says that there are none.
  @Test func thePublishersTableOfExportsIsReproduced() throws {
    let data = try #require(publishersFiles)
    let bytes = try Data(contentsOf: URL(filePath: "\(data)/\(RegisterRun.folder)/export-values_1990-2023.csv"))
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .drop { !$0.hasPrefix("Exports by,1990,") }
    var parties: [Party?] = []
    var cells = 0
    var differing: [String] = []
    var totals = [Int64](repeating: 0, count: 34)
    for line in lines.dropFirst() {
      let texts = line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.split(separator: " ").joined(separator: " ")
      }
      guard texts[0] != "Total world export" else {
        #expect(totals.enumerated().allSatisfy { abs($1 - (Int64(texts[$0 + 1]) ?? 0) * 1_000_000) <= 500_000 })
        continue
      }
      let supplier = run.suppliers(texts[0])
      try #require((supplier == nil) == (texts[0] == "unknown supplier(s)"), "\(texts[0])")
      parties.append(supplier)
      for year in 1990...2023 {
        let text = texts[year - 1989]
        let sum = run.deliveries[RegisterRun.Delivery(supplier: supplier, year: year)]
        totals[year - 1990] += sum ?? 0
        cells += text.isEmpty ? 0 : 1
        let agrees =
          text.isEmpty ? sum == nil : sum.map { abs($0 - (Int64(text) ?? -1) * 1_000_000) <= 500_000 } ?? false
        if !agrees { differing.append("\(texts[0]) \(year): \(text) against \(sum ?? -1)") }
      }
    }
    #expect(cells == 1527)
    #expect(differing == [])
    #expect(Set(parties).count == parties.count, "two names of the table are one party")
  }

  @Test func aSecondRunGivesTheSameBytes() {
    #expect(run.firstFiles.keys.sorted().contains("index.html"))
    #expect(run.firstFiles.count >= 3)
    #expect(run.firstFiles.keys == run.secondFiles.keys)
    for (name, bytes) in run.firstFiles { #expect(run.secondFiles[name] == bytes, "\(name) differs") }
  }

  @Test func aSecondRunAddsARunAndNothingElse() {
    var expected = run.firstCounts
    expected["runs"] = 2
    #expect(run.firstCounts["runs"] == 1)
    #expect(run.firstCounts["snapshots"] == 1)
    #expect(run.firstCounts["ingests"] == 1)
    #expect(run.secondCounts == expected)
    #expect(run.second.report.sources.map(\.alreadyKept) == [true])
    #expect(run.first.report.sources.map(\.alreadyKept) == [false])
  }
}
