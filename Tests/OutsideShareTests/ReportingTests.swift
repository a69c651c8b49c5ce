import Testing
import WaybillCore

@testable import OutsideShare

/// Silence is a zero where the publisher covers everybody, and never where states report for themselves.
@Suite struct ReportingTests {
  private let roster = SourceFacts.Roster.states(["DEU", "FRA", "GRC", "USA"])

  private func records() throws -> [Record] {
    let (india, spain) = (World.to("IND"), World.to("ESP"))
    return [
      try World.record("DEU", india, "600", .year(2011), World.licences),
      try World.record("DEU", spain, "400", .year(2011), World.licences),
      try World.record("DEU", india, "900000", .year(2012), World.licences),
      // Six euros beside nine hundred thousand: a stray number.
      try World.record("DEU", india, "6", .year(2012), World.deliveries),
      try World.record("FRA", india, "500", .year(2011), World.licences),
      try World.record("FRA", india, "100", .year(2011), World.deliveries),
      try World.record("FRA", spain, "300", .year(2012), World.deliveries),
      try World.record("NOR", spain, "50", .year(2012), World.deliveries),
    ]
  }

  private func table(_ context: MetricContext, atLeast: String = "0.001") throws -> MetricTable {
    var metric = try metric(windows: "2011-2012", ["reported_at_least": .text(atLeast)])
    metric.add(try records())
    return metric.result(context)[0]
  }

  @Test(arguments: [
    ("FRA", "2011", "100,100,0,0,0,0,100,100,1.000000,1.000000,1,1,1,reported"),
    ("DEU", "2011", ",,,,,,,,,,0,0,1,not-reported"),
    ("DEU", "2012", ",,,,,,,,,,0,0,1,not-reported"),
    ("DEU", "2011-2012", ",,,,,,,,,,0,0,2,not-reported"),
    ("GRC", "2012", ",,,,,,,,,,0,0,1,not-reported"),
    ("FRA", "2011-2012", "100,100,300,300,0,0,400,400,0.250000,0.250000,2,2,2,reported"),
    // Off the roster, but it reported.
    ("NOR", "2012", "0,0,50,50,0,0,50,50,0.000000,0.000000,1,0,0,reported"),
    ("ALL", "2012", "0,0,350,350,0,0,350,350,0.000000,0.000000,2,1,4,partial"),
    ("ALL", "2011-2012", "100,100,350,350,0,0,450,450,0.222222,0.222222,3,2,8,partial"),
  ])
  func statesThatReportForThemselves(exporter: String, period: String, expected: String) throws {
    let table = try table(World.byState(2011...2012, roster))
    #expect(table.figures(exporter, period, basis: "delivery") == expected)
  }

  @Test func aStateOffTheRosterWithoutRecordsHasNoRow() throws {
    let table = try table(World.byState(2011...2012, roster))
    #expect(table.figures("NOR", "2011", basis: "delivery") == nil)
    #expect(table.figures("ITA", "2011", basis: "delivery") == nil)
  }

  @Test func aWindowWithAMissingYearIsPartial() throws {
    let figures = try table(World.byState(2011...2012, roster)).figures("FRA", "2011-2012", basis: "licence")
    #expect(figures == "500,500,0,0,0,0,500,500,1.000000,1.000000,1,1,2,partial")
  }

  @Test func theLeastPartIsAParameter() throws {
    let figures = try table(World.byState(2011...2012, roster), atLeast: "0").figures("DEU", "2012", basis: "delivery")
    #expect(figures == "6,6,0,0,0,0,6,6,1.000000,1.000000,1,1,1,reported")
  }

  @Test func nobodyReportedAtAll() throws {
    var metric = try metric()
    metric.add([try World.record("DEU", World.to("IND"), "5", .year(2012), World.deliveries)])
    let table = metric.result(World.byState(2011...2012, .states(["DEU"])))[0]
    #expect(table.figures("ALL", "2011") == ",,,,,,,,,,0,0,1,not-reported")
  }

  @Test func whereNobodyOnTheRosterEverHasAValueNobodyIsDue() throws {
    func rows(_ exporter: String) throws -> [[MetricTable.Cell]] {
      var metric = try metric(windows: "2021-2022")
      let records = try (2021...2022).map { try World.record(exporter, nil, "176..", .year($0), World.licences) }
      metric.add(records)
      return metric.result(World.byState(2021...2022, roster))[0].rows
    }
    // The licences of a whole union, told as one number, are no report of its members.
    #expect(try rows("EU") == [])
    #expect(try rows("NOR").count == 6, "a member off the roster, and all together, in three periods")
    #expect(try rows("DEU").count == 15, "the four on the roster, and all together, in three periods")
  }

  @Test func theRosterOfAGroupIsThatOfItsYear() throws {
    // Croatia joined NATO in 2009 and the EU in July 2013: only then is it due.
    let union = try #require(GroupUnion("eu"))
    let table = try table(World.byState(2011...2013, .group(union)))
    #expect(table.figures("HRV", "2012", basis: "delivery") == nil)
    #expect(table.figures("HRV", "2013", basis: "delivery") == ",,,,,,,,,,0,0,1,not-reported")
    #expect(table.figures("USA", "2013", basis: "delivery") == nil)
    #expect(table.figures("AUT", "2013", basis: "delivery") == nil)
  }

  @Test func whereThePublisherCoversEverybodyNoRowIsAZero() throws {
    let table = try table(World.complete(2011...2012))
    #expect(table.figures("GRC", "2012", basis: "delivery") == "0,0,0,0,0,0,0,0,,,0,1,1,no-value")
    #expect(table.figures("ALL", "2011", basis: "delivery")?.hasSuffix(",1,28,28,reported") == true)
  }

  @Test func aSourceThatTheContextDoesNotNameHasNoRows() throws {
    #expect(try table(MetricContext(sources: [])).rows.isEmpty)
  }
}
