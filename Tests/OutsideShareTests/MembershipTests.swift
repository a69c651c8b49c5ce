import Testing
import WaybillCore

@testable import OutsideShare

/// Finland joined on 4 April 2023, as an exporter and as a destination.
@Suite struct MembershipTests {
  private func table(_ rule: String, _ records: [Record]) throws -> MetricTable {
    var metric = try metric(membership: rule)
    metric.add(records)
    return metric.result(World.complete(2022...2024))[0]
  }

  @Test(arguments: [
    ("year-of-accession", "0,0,8,8,0,0,8,8,0.000000,0.000000,1,1,1,reported"),
    ("full-year", "8,8,0,0,0,0,8,8,1.000000,1.000000,1,1,1,reported"),
    ("fixed:2024-12-31", "0,0,8,8,0,0,8,8,0.000000,0.000000,1,1,1,reported"),
    ("fixed:2022-12-31", "8,8,0,0,0,0,8,8,1.000000,1.000000,1,1,1,reported"),
    ("day", "0,0,0,0,8,8,8,8,0.000000,1.000000,1,1,1,reported"),
  ])
  func asADestinationInAYear(rule: String, expected: String) throws {
    let table = try table(rule, [try World.record("NOR", World.to("FIN"), "8", .year(2023))])
    #expect(table.figures("NOR", "2023") == expected)
  }

  @Test(arguments: [
    ("year-of-accession", "8,8,0,0,0,0,8,8,1.000000,1.000000,1,1,1,reported"),
    ("full-year", nil),
    ("day", "0,0,0,0,8,8,8,8,0.000000,1.000000,1,1,1,partial"),
  ])
  func asAnExporterInAYear(rule: String, expected: String?) throws {
    let table = try table(rule, [try World.record("FIN", World.to("IND"), "8", .year(2023))])
    #expect(table.figures("FIN", "2023") == expected)
    if expected != nil { #expect(table.figures("FIN", "2022") == nil) }
  }

  @Test func aRecordThatCarriesADayUsesIt() throws {
    let april3 = Period.day(try #require(Day("2023-04-03")))
    let april4 = Period.day(try #require(Day("2023-04-04")))
    let table = try table(
      "day",
      [
        try World.record("NOR", World.to("FIN"), "1", april3), try World.record("NOR", World.to("FIN"), "2", april4),
        try World.record("FIN", World.to("IND"), "4", april3), try World.record("FIN", World.to("IND"), "8", april4),
      ])
    #expect(table.figures("NOR", "2023")?.hasPrefix("1,1,2,2,0,0,3,3,") == true)
    #expect(table.figures("FIN", "2023") == "8,8,0,0,0,0,8,8,1.000000,1.000000,1,1,1,reported")
    #expect(table.figures("ALL", "2023") == "9,9,2,2,0,0,11,11,0.818182,0.818182,3,31,31,reported")
  }

  @Test func anUnsureExporterMakesTheAllianceUnsure() throws {
    let table = try table(
      "day",
      [
        try World.record("FIN", World.to("DEU"), "2", .year(2023)),
        try World.record("NOR", World.to("DEU"), "6", .year(2023)),
      ])
    #expect(table.figures("ALL", "2023") == "0,0,6,6,2,2,8,8,0.000000,0.250000,2,31,31,partial")
  }

  @Test func theWiderGroupWidensTheInsideOnly() throws {
    var metric = try metric(groups: "nato nato+eu nato+ukraine nato+eu+equivalents")
    let records = try ["UKR", "AUT", "JPN", "DEU", "IND"].map {
      try World.record("FRA", World.to($0), "1", .year(2022))
    }
    metric.add(records + [try World.record("AUT", World.to("IND"), "5", .year(2022))])
    let table = metric.result(World.complete(2022...2022))[0]
    let outside = ["nato", "nato+eu", "nato+ukraine", "nato+eu+equivalents"].map { group in
      table.figures("ALL", "2022", group: group)?.prefix(1)
    }
    #expect(outside == ["4", "3", "3", "2"])
    #expect(table.figures("AUT", "2022", group: "nato+eu") == nil)
  }
}
