import Testing
import WaybillCore
import WaybillMetrics
import WaybillTesting

@testable import Unknowns

/// The causes and what it is worth to settle them, worked out by hand.
@Suite struct BalanceTests {
  @Test func theWorkedExample() throws {
    let records = try [
      "NLD IND 50", "NLD DEU 30", "NLD eu 8", "NLD FRA/IND 6", "NLD unknown 4", "NLD - 2",
    ].map { try World.record($0) }
    let table = try World.tables(records)[0]
    // 50 to 70 of 100. Settled, 8 of it leave 12, 6 leave 14, and again 6 leave 14.
    #expect(
      table.lines(
        of: "NLD", "cause", "rank", "undetermined_lo", "undetermined_hi", "records", "width", "remaining_lo",
        "remaining_hi", "information") == [
          "bloc,1,8,8,1,0.200000,0.120000,0.120000,0.080000",
          "countries-named,2,6,6,1,0.200000,0.140000,0.140000,0.060000",
          "unknown-recipient,3,6,6,2,0.200000,0.140000,0.140000,0.060000",
        ])
    #expect(table.lines(of: "ALL", "cause", "records").count == 3)
    #expect(
      table.lines(of: "NLD", "settled_by").first == "the country, where a group of states is named")
  }

  @Test func everyCauseHasAValueOfItsOwn() throws {
    let records = try [
      "NLD IND 50", "NLD DEU 30", "NLD eu 1", "NLD FRA/IND 2", "NLD several 3", "NLD unknown 4", "NLD withheld 5",
      "NLD SWE 6", "NLD IND 7..9", "NLD DEU 10..", "NLD eu 11..", "SWE IND 12",
    ].map { try World.record($0, 2024) }
    let table = try World.tables(records, World.complete(2024...2024), ["membership": "day"])[0]
    #expect(
      table.lines(
        of: "ALL", in: "2024", "cause", "undetermined_lo", "undetermined_hi", "known_lo", "known_hi", "records"
      )
      .sorted() == [
        "bloc,1,1,0,0,1", "countries-named,2,2,0,0,1", "countries-not-named,3,3,0,0,1",
        "destination-membership,6,6,0,0,1", "exporter-membership,12,12,0,0,1", "open-value,11,,10,,2",
        "unknown-recipient,4,4,0,0,1", "value-range,0,0,7,9,1", "withheld,5,5,0,0,1",
      ])
    let words = Set(Cause.allCases.map(\.settledBy))
    #expect(words.count == Cause.allCases.count)
  }

  @Test func whatIsKnownMakesNoWidth() throws {
    #expect(try World.tables([World.record("NLD IND 5"), World.record("NLD DEU 5")])[0].rows.isEmpty)
  }

  /// Without a share there is nothing to be nearer, and amounts are told all the same.
  @Test func withoutAShareThereIsNoWidth() throws {
    let table = try World.tables([World.record("NLD IND -5"), World.record("NLD unknown 5")])[0]
    #expect(
      table.lines(of: "NLD", "cause", "undetermined_lo", "width", "information") == ["unknown-recipient,5,,"])
  }

  @Test func anOpenValueHidesAllElse() throws {
    let table = try World.tables(
      ["NLD IND 6", "NLD DEU 2", "NLD unknown 2", "NLD DEU 1.."].map { try World.record($0) })[0]
    // Between 6 of all there may be, and 8 of 11: nothing bounds what went inside.
    #expect(
      table.lines(of: "NLD", "cause", "width", "remaining_lo", "remaining_hi", "information") == [
        // 6 to 8 of 11 when the value is what it is at least; far more inside leaves no width.
        "open-value,0.727273,0.000000,0.181819,0.545454",
        // 6 of any number, to 6 or 8 of 11: no report on the recipient bounds the open value.
        "unknown-recipient,0.727273,0.545454,0.727273,0.000000",
      ])
  }

  @Test func nobodyIsSilentInWhatIsNoReportOfTheRoster() throws {
    let records = [try World.record("AUT - 5")]
    #expect(try World.tables(records, World.byState(2022...2022, "FRA", "DEU")).allSatisfy(\.rows.isEmpty))
    #expect(try !World.tables(records, World.byState(2022...2022, "FRA", "AUT"))[1].rows.isEmpty)
  }

  @Test func whoDidNotReportIsListedByName() throws {
    let records = try [("FRA IND 5", 2011), ("FRA IND 6", 2012), ("DEU FRA/IND 4", 2011), ("TUR IND 1", 2012)].map {
      try World.record($0, $1)
    }
    let context = World.byState(2011...2012, "FRA", "DEU", "NLD")
    func silent(_ exporter: String, _ period: String, _ values: KeyValuePairs<String, String> = [:]) throws -> [String]
    {
      try World.tables(records, context, values)[1].lines(
        of: exporter, in: period, "cause", "exporter_years", "years", "proxy_lo", "proxy_hi", "proxy")
    }
    #expect(try silent("DEU", "2012") == ["not-reported,1,2012,,,"])
    #expect(try silent("FRA", "2012") == [])
    // Turkey is no reporter; in 2012 it told something all the same.
    #expect(try silent("TUR", "2011") == ["not-covered,1,2011,,,"])
    #expect(try silent("TUR", "2012") == [])
    #expect(try silent("ALL", "2012") == ["not-reported,2,\"DEU, NLD\",,,".replacing("\"", with: "")])
    #expect(
      try silent("ALL", "2011", ["assumptions": "same-mix-as-last-year"]) == [
        "not-reported,1,NLD,,,", "not-covered,1,TUR,,,",
      ])
    #expect(try silent("DEU", "2012", ["assumptions": "same-mix-as-last-year"]) == ["not-reported,1,2012,4,4,2011"])
    #expect(
      try silent("ALL", "2011-2012", ["assumptions": "same-mix-as-last-year", "windows": "2011-2012"]) == [
        "not-reported,3,DEU, NLD,4,4,DEU 2011", "not-covered,1,TUR,,,",
      ])
  }
}
