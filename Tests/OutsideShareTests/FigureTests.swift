import Testing
import WaybillCore
import WaybillMetrics

@testable import OutsideShare

/// Figures worked out by hand: outside, inside, undetermined, total, share, records, years, status.
@Suite struct FigureTests {
  @Test func bucketsAndBoundsOfOneExporter() throws {
    var metric = try metric()
    metric.add([
      try World.record("NLD", World.to("DEU"), "30", .year(2022)),
      try World.record("NLD", World.to("IDN"), "50", .year(2022)),
      try World.record("NLD", World.unknown, "20", .year(2022)),
    ])
    let table = metric.result(World.complete(2022...2022))[0]
    #expect(table.figures("NLD", "2022") == "50,50,30,30,20,20,100,100,0.500000,0.700000,3,1,1,reported")
    #expect(table.figures("ALL", "2022") == "50,50,30,30,20,20,100,100,0.500000,0.700000,3,30,30,reported")
    #expect(table.figures("BEL", "2022") == "0,0,0,0,0,0,0,0,,,0,1,1,no-value")
    #expect(table.figures("UKR", "2022") == nil)
  }

  @Test func anExporterOutsideTheAllianceHasNoRowAndNoPart() throws {
    var metric = try metric()
    metric.add([try World.record("RUS", World.to("IND"), "7", .year(2022))])
    let table = metric.result(World.complete(2022...2022))[0]
    #expect(table.figures("RUS", "2022") == nil)
    #expect(table.figures("ALL", "2022") == "0,0,0,0,0,0,0,0,,,0,30,30,no-value")
  }

  @Test(arguments: [
    // A table's `0` is more than nothing and less than a half.
    (["IDN 0..1", "DEU 3"], "0,1,3,3,0,0,3,4,0.000000,0.250000,2,1,1,reported"),
    // Without an upper end inside, nothing bounds the share from below.
    (["IDN 6", "DEU 2.."], "6,6,2,,0,0,8,,0.000000,0.750000,2,1,1,reported"),
    (["IDN 6..", "DEU 2"], "6,,2,2,0,0,8,,0.750000,1.000000,2,1,1,reported"),
    (["IDN 6", "? 0.."], "6,6,0,0,0,,6,,0.000000,1.000000,2,1,1,reported"),
    // All that there may be is outside, or inside: a part of nothing is still told.
    (["IDN 0..5"], "0,5,0,0,0,0,0,5,1.000000,1.000000,1,1,1,reported"),
    (["DEU 0..5"], "0,0,0,5,0,0,0,5,0.000000,0.000000,1,1,1,reported"),
    (["IDN 0"], "0,0,0,0,0,0,0,0,,,1,1,1,no-value"),
    (["IDN -1", "DEU 3"], "-1,-1,3,3,0,0,2,2,,,2,1,1,no-value"),
    // Half to even in the sixth decimal: 1/64 is 0.015625, 1/128 is 0.0078125.
    (["IDN 1", "DEU 127"], "1,1,127,127,0,0,128,128,0.007812,0.007812,2,1,1,reported"),
  ])
  func intervals(records: [String], expected: String) throws {
    var metric = try metric()
    metric.add(
      try records.map { text in
        let parts = text.split(separator: " ").map(String.init)
        return try World.record(
          "NLD", parts[0] == "?" ? World.unknown : World.to(parts[0]), parts[1], .year(2022))
      })
    #expect(metric.result(World.complete(2022...2022))[0].figures("NLD", "2022") == expected)
  }

  @Test(arguments: [
    (PartySet(Party(.organisation, "NATO", belongsTo: "nato")), "inside"),
    (PartySet(Party(.organisation, "UN")), "outside"),
    (PartySet(Party(.nonState, "PKK (Turkiye)")), "outside"),
    (PartySet(Party(.territory, "ABW", belongsTo: "NLD")), "inside"),
    (PartySet(Party(.historic, "SUN")), "outside"),
    (PartySet(parties: [], groups: ["nato"]), "inside"),
    (PartySet(parties: [], groups: ["eu"]), "undetermined"),
    (PartySet(parties: [], groups: ["equivalents"]), "outside"),
    (PartySet(parties: ["USA", "ITA", "TUR"].map { Party(.state, $0) }), "inside"),
    (PartySet(parties: ["EGY", "FRA"].map { Party(.state, $0) }), "undetermined"),
    (PartySet(.withheld), "undetermined"),
    (nil, "undetermined"),
  ])
  func destinations(destination: PartySet?, bucket: String) throws {
    var metric = try metric()
    metric.add([try World.record("FRA", destination, "8", .year(2022))])
    let expected = ["outside", "inside", "undetermined"].map { $0 == bucket ? "8,8" : "0,0" }.joined(separator: ",")
    let figures = try #require(metric.result(World.complete(2022...2022))[0].figures("FRA", "2022"))
    #expect(figures.hasPrefix(expected))
  }

  @Test func aTerritoryExportsWithItsParentAndAnOrganisationForNobody() throws {
    var metric = try metric()
    var un = try World.record(nil, World.to("IDN"), "3", .year(2022))
    un.exporter = Party(.organisation, "NATO", belongsTo: "nato")
    metric.add([try World.record("ABW<NLD", World.to("IDN"), "5", .year(2022)), un])
    let table = metric.result(World.complete(2022...2022))[0]
    #expect(table.figures("NLD", "2022") == "5,5,0,0,0,0,5,5,1.000000,1.000000,1,1,1,reported")
    #expect(table.figures("ALL", "2022")?.hasSuffix("1,30,30,reported") == true)
  }

  @Test func windowsHoldTheYearsOfMembershipOnly() throws {
    // Montenegro joined in 2017; a window without a covered year is not written.
    var metric = try metric(windows: "2016-2017 2016-2019", years: "2017")
    metric.add([
      try World.record("MNE", World.to("SRB"), "4", .year(2016)),
      try World.record("MNE", World.to("ITA"), "6", .year(2017)),
    ])
    let table = metric.result(World.complete(2016...2018))[0]
    #expect(table.figures("MNE", "2016-2017") == "0,0,6,6,0,0,6,6,0.000000,0.000000,1,1,1,reported")
    #expect(table.figures("MNE", "2017") == table.figures("MNE", "2016-2017"))
    #expect(Set(table.rows.map { $0[8].text }) == ["2017", "2016-2017"])
  }

  @Test func recordsOfSeveralYearsCountInWindowsThatContainThem() throws {
    var metric = try metric(windows: "2016-2018 2017-2018")
    let years = try World.days("2016-01-01", "2018-01-01")
    metric.add([
      try World.record("NLD", World.to("IDN"), "9", years),
      try World.record("MNE", World.to("SRB"), "4", years),
      try World.record("NLD", World.to("DEU"), "1", .year(2017)),
    ])
    let table = metric.result(World.complete(2016...2018))[0]
    #expect(table.figures("NLD", "2016-2018") == "9,9,1,1,0,0,10,10,0.900000,0.900000,2,3,3,reported")
    #expect(table.figures("NLD", "2017-2018") == "0,0,1,1,0,0,1,1,0.000000,0.000000,1,2,2,reported")
    #expect(table.figures("NLD", "2016") == "0,0,0,0,0,0,0,0,,,0,1,1,no-value")
    // A member in one of the two years only: nobody can say how much of the value is a member's.
    #expect(table.figures("MNE", "2016-2018") == "0,0,0,0,4,4,4,4,0.000000,1.000000,1,2,2,partial")
    #expect(table.figures("ALL", "2016-2018")?.hasPrefix("9,9,1,1,4,4,14,14,0.642857,0.928571,3,") == true)
    #expect(table.figures("ALL", "2016-2018")?.hasSuffix(",partial") == true)
  }

  @Test func totalsAreReadWhereTheSourceHasThem() throws {
    var metric = try metric()
    metric.add([
      try World.record("FRA", World.to("IND"), "10", .year(2012), World.money(.licence, .total)),
      try World.record("FRA", World.to("IND"), "9", .year(2012), World.money(.licence, .part)),
      try World.record("FRA", World.to("IND"), "4", .year(2012), World.money(.delivery, .part)),
    ])
    let table = metric.result(World.complete(2012...2012))[0]
    #expect(table.figures("FRA", "2012", basis: "licence")?.hasPrefix("10,10,0,0,0,0,10,10") == true)
    #expect(table.figures("FRA", "2012", basis: "delivery")?.hasPrefix("4,4,0,0,0,0,4,4") == true)
  }

  /// A turnover and an expenditure have no destination: counted as exports they would be some that may have gone anywhere.
  @Test func aTurnoverIsNoExport() throws {
    var metric = try metric()
    metric.add([
      try World.record("NLD", World.to("IDN"), "3", .year(2022)),
      try World.record("NLD", nil, "100", .year(2022), World.money(.turnover)),
      try World.record("NLD", nil, "100", .year(2022), World.money(.expenditure)),
    ])
    let table = metric.result(World.complete(2022...2022))[0]
    #expect(table.figures("NLD", "2022", basis: "turnover") == nil)
    #expect(table.figures("NLD", "2022", basis: "expenditure") == nil)
    #expect(table.figures("NLD", "2022", basis: "register")?.hasPrefix("3,3,0,0,0,0,3,3") == true)
    #expect(metric.setAside.isEmpty)
  }

  /// What is told for several years together is in the periods that hold them all, and is listed where it is not in others.
  @Test func whatIsOfSeveralYearsIsListedWhereAPeriodIsShorter() throws {
    var metric = try metric(windows: "2016-2018", years: "2017 2018 2019 2020")
    metric.add([
      try World.record("NLD", World.to("IDN"), "1", .year(2018)),
      try World.record("NLD", World.to("IDN"), "2", World.days("2017-01-01", "2019-01-01")),
      try World.record("NLD", World.to("DEU"), "4", World.days("2019-01-01", "2021-01-01")),
      try World.record("FRA", World.to("DEU"), "8", World.days("2018-06-01", "2019-03-01")),
      // Nobody asked for these years, and no figure speaks of a state that is no member.
      try World.record("NLD", World.to("DEU"), "16", World.days("2013-01-01", "2015-01-01")),
      try World.record("IDN", World.to("DEU"), "32", World.days("2019-01-01", "2021-01-01")),
    ])
    let tables = metric.result(World.complete(2013...2020))
    #expect(tables[0].figures("NLD", "2016-2018")?.hasPrefix("3,3,0,0,0,0,3,3") == true)
    #expect(
      tables[1].rows.map { row in row.suffix(4).map { $0.text }.joined(separator: ",") } == [
        "several years together: in no period that was asked for,2,12,12",
        "several years together: not in each period that has some of them,1,2,2",
      ])
  }

  @Test func whatIsSetAsideIsListed() throws {
    var metric = try metric()
    let items = Facet(basis: .delivery, measure: .items, unit: MeasureUnit(rawValue: "item"))
    metric.add([
      try World.record("NLD", World.to("IDN"), "1", .year(2022)),
      try World.record("NLD", World.to("IDN"), "2", .year(2022), event: .extension),
      try World.record("NLD", World.to("IDN"), "3", .year(2022), event: .extension),
      try World.record("NLD", World.to("IDN"), "4", .year(2022), event: .denial),
      try World.record("NLD", World.to("IDN"), "5", .year(2022), perspective: .importer),
      try World.record(nil, World.to("IDN"), "6", .year(2022)),
      try World.record("NLD", World.to("IDN"), "7", .year(2022), event: .transit),
      try World.record("NLD", World.to("IDN"), "8", .year(2022), items),
    ])
    let listed = metric.setAside.map { "\($0.source) \($0.facet.basis) \($0.reason) \($0.sum.records) \($0.sum.lo)" }
    #expect(
      listed == [
        #"s register event("denial") 1 4000000"#, #"s register event("extension") 2 5000000"#,
        "s register toldByImporter 1 5000000", "s register unknownExporter 1 6000000",
      ])
    let figures = metric.result(World.complete(2022...2022))[0].figures("NLD", "2022")
    #expect(figures == "8,8,0,0,0,0,8,8,1.000000,1.000000,2,1,1,reported")
  }
}
