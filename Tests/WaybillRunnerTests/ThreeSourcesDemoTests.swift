import FoundationEssentials
import Testing
import WaybillCore

/// The repository's demonstration: three sources side by side, in the bytes of their publishers.
@Suite struct ThreeSourcesDemoTests {
  /// The repository's pipeline, with its files where they stand.
  private static let run = Result {
    let text = try String(contentsOfFile: "\(ThreeSources.repository)/waybill.yaml", encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("ledger:") && !$0.hasPrefix("out:") }
    return try ThreeSourcesRun(
      pipeline: lines.joined(separator: "\n")
        .replacing("docs/tutorial/", with: "\(ThreeSources.repository)/docs/tutorial/")
        .replacing(" mappings/", with: " \(ThreeSources.repository)/mappings/"))
  }

  private var run: ThreeSourcesRun { get throws { try Self.run.get() } }

  @Test func theRunIsClean() throws {
    let run = try run
    #expect(run.exitStatus == 0)
    #expect(run.counts.keys.sorted() == ["eu-annual-report", "nl-licences", "sipri-register"])
    #expect(run.counts.values.allSatisfy { $0.isBalanced && $0.records > 0 })
  }

  @Test func oneCellIsRefusedAndTwoAreMended() throws {
    let run = try run
    #expect(run.rejects.map(\.message) == ["'value' must be at most 15000, not '262857947'"])
    let kept = run.records.filter { $0.source == "eu-annual-report" && $0.line == run.rejects.first?.line }
    #expect(kept.map { "\($0.facet.measure.rawValue) \($0.value.lo)" } == ["money 155558497"])
    #expect(run.records.filter { $0.flags.list == ["repaired"] }.map { "\($0.value.lo)" } == ["131354", "756000"])
    #expect(run.counts["eu-annual-report"]?.dropped == ["totals over all exporters, and rows without an exporter": 1])
  }

  @Test(arguments: [("DEU", "2012"), ("DEU", "2013"), ("GBR", "2011"), ("GBR", "2011-2013")])
  func silenceIsNoZero(exporter: String, period: String) throws {
    let delivered = try run.share("delivery", from: "eu-annual-report", of: exporter, in: period)
    #expect(delivered?["status"] == .text("not-reported"))
    #expect(delivered?["total_lo"] == .absent && delivered?["share_lo"] == .absent)
    #expect(
      try run.share("licence", from: "eu-annual-report", of: exporter, in: period)?["status"] == .text("reported"))
  }

  /// The total row alone, though two of the categories stand beside it.
  @Test func totalsAreNotAddedToTheirParts() throws {
    let share = try run.share("licence", from: "eu-annual-report", of: "NLD", in: "2013")
    #expect(share?["inside_lo"] == .amount(50_595_198_000_000))
  }

  @Test func destinationsInFreeText() throws {
    let seen = Set(try run.records.filter { $0.source == "nl-licences" }.compactMap(\.destination?.description))
    let expected = [
      "within equivalents+nato", "one of {SGP, within nato}", "one of {ITA, TUR, USA}", "several",
      "within nato", "within eu", "one of {DEU, NLD}", "IDN", "VEN", "CUW",
    ]
    #expect(seen.isSuperset(of: expected), "\(expected.filter { !seen.contains($0) })")
  }

  @Test func eventsAreLeftOutAndCounted() throws {
    let events = Dictionary(grouping: try run.records.filter { $0.source == "nl-licences" }, by: \.event)
    #expect(events.mapValues(\.count) == [.new: 30, .extension: 2, .replacement: 2, .temporary: 5])
    let table = try #require(try run.tables.first { $0.id == "outside-share-left-out" })
    let (source, reason) = (try #require(table.column("source")), try #require(table.column("reason")))
    let reasons = table.rows.filter { $0[source] == .text("nl-licences") }.map { $0[reason].text }
    #expect(
      reasons == ["extension", "replacement", "temporary"].map { "event \($0): named by leave_out" })
  }

  /// A selection of under one per cent of what the publishers have.
  @Test(arguments: [
    ("eu-annual-report.csv", 53, 603, "\r\n"), ("nl-licences.csv", 40, 166, "\n"),
  ])
  func theFilesAreSmallAndInTheirPublishersBytes(file: String, rows: Int, limit: Int, lineEnd: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: "\(ThreeSources.repository)/docs/tutorial/data/\(file)"))
    let text = try #require(String(bytes: bytes, encoding: .utf8))
    let lines = text.components(separatedBy: lineEnd)
    #expect(lines.count == rows + 2 && lines.last == "")
    #expect(rows < limit)
    #expect(lines.allSatisfy { !$0.contains("\n") && !$0.contains("\r") })
  }
}
