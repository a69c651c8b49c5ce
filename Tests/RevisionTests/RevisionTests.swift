import MetricSamples
import Testing
import WaybillCore

@testable import Revision

/// Figures worked out by hand.
@Suite struct RevisionTests {
  /// The example of the metric's page.
  private static func example() throws -> [Record] {
    try [
      World.record("a", "NLD", "CHL", 100), World.record("a", "NLD", "PER", 50),
      World.record("a", "NLD", "BEL", 15, to: 25), World.record("a", "FRA", "CHL", 40),
      World.record("b", "NLD", "CHL", 80), World.record("b", "NLD", "CHL", 40), World.record("b", "NLD", "PER", 50),
      World.record("b", "NLD", "BEL", 20), World.record("b", "DEU", "CHL", 70),
    ]
  }

  @Test func theExampleOfThePage() throws {
    #expect(
      try lines(Self.example()) == [
        "DEU,CHL,added,,,7,7,7,7,0,1", "FRA,CHL,removed,4,4,,,-4,-4,1,0", "NLD,BEL,perhaps,1.5,2.5,2,2,-0.5,0.5,1,1",
        "NLD,CHL,changed,10,10,12,12,2,2,1,2", "NLD,PER,same,5,5,5,5,0,0,1,1",
      ])
    #expect(
      try lines(Self.example(), table: 1) == [
        "same,1,0.250000,0.250000,5,5,5,5,0,0,1,1", "changed,1,0.250000,0.250000,10,10,12,12,2,2,1,2",
        "perhaps,1,0.250000,0.250000,1.5,2.5,2,2,-0.5,0.5,1,1", "added,1,,0.250000,,,7,7,7,7,0,1",
        "removed,1,0.250000,,4,4,,,-4,-4,1,0", "matched,3,0.750000,0.750000,16.5,17.5,19,19,1.5,2.5,3,4",
        "all,5,,,20.5,21.5,26,26,4.5,5.5,4,5", "unsure,0,,,,,,,0,0,0,0",
      ])
    #expect(
      try lines(Self.example(), ["ignoring": ["exporter"]], table: 2) == [
        "removed,exporter,1,4,4,1", "removed,none,0,0,0,0", "added,exporter,1,7,7,1", "added,none,0,0,0,0",
      ])
  }

  @Test func theSummaryByAValue() throws {
    let found = try lines(Self.example(), ["summary": ["exporter"]], table: 1).filter { $0.contains("all,") }
    #expect(
      found == ["DEU,all,1,,,,,7,7,7,7,0,1", "FRA,all,1,,,4,4,,,-4,-4,1,0", "NLD,all,3,,,16.5,17.5,19,19,1.5,2.5,3,4"])
  }

  @Test func valuesWithoutAnUpperEnd() throws {
    let open = try World.record("a", "NLD", "CHL", 100, open: true)
    #expect(
      try lines([open, World.record("b", "NLD", "CHL", 90)]) == ["NLD,CHL,changed,10,,9,9,,-1,1,1"],
      "at least 10 is never 9")
    #expect(try lines([open, World.record("b", "NLD", "CHL", 100)]) == ["NLD,CHL,perhaps,10,,10,10,,0,1,1"])
    #expect(
      try lines([open, World.record("b", "NLD", "CHL", 100, open: true)]) == ["NLD,CHL,same,10,,10,,,,1,1"])
    #expect(
      try lines([World.record("a", "NLD", "CHL", 5, to: 10), World.record("b", "NLD", "CHL", 10, to: 20)])
        == ["NLD,CHL,perhaps,0.5,1,1,2,0,1.5,1,1"], "ends that touch are a value that both may have")
  }

  /// The reason is the first value that is ignored, and lies in a key that is on the other side only.
  @Test func keysOfOneSideOnly() throws {
    let records = try [
      World.record("a", "NLD", "CHL", 10, item: "Old name"), World.record("b", "NLD", "CHL", 10, item: "New name"),
      World.record("a", "NLD", "PER", 20, year: 2019, item: "Gun"), World.record("b", "NLD", "PER", 20, item: "Gun"),
      World.record("a", "NLD", "PER", 30, item: "Ship"), World.record("a", "FRA", "BEL", 5, item: "Gun"),
      // It differs from the last in the item, but both sides have it.
      World.record("a", "FRA", "BEL", 5, item: "Mine"), World.record("b", "FRA", "BEL", 5, item: "Mine"),
    ]
    let by: Option = ["exporter", "destination", "item", "year"]
    let found = try lines(records, ["by": by, "ignoring": ["year", "item"]], table: 2)
    #expect(
      found == [
        "removed,year,1,2,2,1", "removed,item,2,4,4,2", "removed,none,1,0.5,0.5,1", "added,year,1,2,2,1",
        "added,item,1,1,1,1", "added,none,0,0,0,0",
      ])
    #expect(try lines(records, ["by": by], table: 2) == ["removed,none,4,6.5,6.5,4", "added,none,2,3,3,2"])
  }

  @Test func whatIsToldApart() throws {
    let records = try [
      World.record("a", nil, nil, 10, category: "ships"), World.record("b", nil, nil, 10, category: "ships"),
      World.record("b", nil, nil, 10, year: 2021),
    ]
    let by: Option = ["exporter", "destination", "category", "item", "year", "period"]
    #expect(
      try lines(records, ["by": by]) == [
        "unknown,unknown,ships,unknown,2020,2020-01-01/2021-01-01,same,1,1,1,1,0,0,1,1",
        "unknown,unknown,unknown,unknown,2021,2021-01-01/2022-01-01,added,,,1,1,1,1,0,1",
      ])
    #expect(try lines(records, ["by": []]) == ["changed,1,1,2,2,1,1,1,2"])
  }

  @Test func withoutARecordThereIsAnAnswer() throws {
    #expect(try lines([]) == [])
    let summary = try lines([], table: 1)
    #expect(summary.count == 8 && summary[6] == "all,0,,,,,,,0,0,0,0")
    #expect(try lines([], table: 2) == ["removed,none,0,0,0,0", "added,none,0,0,0,0"])
  }
}
