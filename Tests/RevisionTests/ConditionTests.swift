import MetricSamples
import Testing
import WaybillCore

@testable import Revision

/// Which records count.
@Suite struct ConditionTests {
  private static let euros = Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"))

  @Test func figuresOfAnotherKindSourceOrEventAreNoneOfIt() throws {
    let total = Facet(basis: .volume, measure: .tiv, unit: MeasureUnit(rawValue: "TIV-million"), level: .total)
    let records = try [
      World.record("a", "NLD", "CHL", 10), World.record("c", "NLD", "CHL", 20),
      World.record("a", "NLD", "CHL", 40, facet: total), World.record("a", "NLD", "CHL", 80, facet: Self.euros),
      World.record("a", "NLD", "CHL", 160, event: .extension),
      World.record("a", "NLD", "CHL", 320, perspective: .importer),
    ]
    #expect(try lines(records) == ["NLD,CHL,removed,1,1,,,-1,-1,1,0"])
    #expect(try lines(records, ["leave_out": []]) == ["NLD,CHL,removed,17,17,,,-17,-17,2,0"])
    #expect(
      try lines(records, ["where": ["perspective": ["importer"]]]) == ["NLD,CHL,removed,32,32,,,-32,-32,1,0"])
  }

  @Test func conditionsOnBothSidesAndOnOne() throws {
    let records = try [
      World.record("a", "NLD", "CHL", 10), World.record("a", "FRA", "CHL", 20, year: 2019),
      World.record("b", "NLD", "CHL", 10, category: "ships"),
      World.record("b", "NLD", "CHL", 5, category: "aircraft", flags: try #require(Flags(name: "provisional"))),
    ]
    #expect(try lines(records, ["where": ["exporter": ["FRA"]]]) == ["FRA,CHL,removed,2,2,,,-2,-2,1,0"])
    #expect(try lines(records, ["years": ["2019"]]) == ["FRA,CHL,removed,2,2,,,-2,-2,1,0"])
    #expect(try lines(records, ["years": ["2019-2020"], "where": ["years": ["2020"]]]).count == 1)
    #expect(
      try lines(records, ["years": ["2020"], "after": ["source": "b", "category": ["ships"]]]) == [
        "NLD,CHL,same,1,1,1,1,0,0,1,1"
      ])
    #expect(
      try lines(records, ["years": ["2020"], "after": ["source": "b", "flags": ["provisional"]]]) == [
        "NLD,CHL,changed,1,1,0.5,0.5,-0.5,-0.5,1,1"
      ])
  }

  /// Sweden joined in 2024, and of an unknown exporter nobody can say: neither is in a key, and both are told.
  @Test func whatMayMeetAConditionIsToldApart() throws {
    let records = try [
      World.record("a", "NLD", "CHL", 10), World.record("a", nil, "CHL", 20), World.record("a", "SWE", "CHL", 40),
      World.record("b", "SWE", "CHL", 80, year: 2024), World.record("b", "CHL", "PER", 160),
    ]
    let found = try lines(records, ["where": ["exporter_in": "nato"], "membership": "day"], table: 1)
    #expect(found.contains("unsure,0,,,2,2,8,8,6,6,1,1"))
    #expect(found.contains("all,1,,,1,1,,,-1,-1,1,0"))
    #expect(
      try lines(records, ["where": ["exporter_in": "nato"], "summary": ["exporter"]], table: 1)
        .contains("unknown,unsure,0,,,2,2,,,-2,-2,1,0"))
  }
}
