import MetricSamples
import Testing
import WaybillCore
import WaybillMetrics
import WaybillTesting

@testable import Production

/// Exports as a part of production, worked out by hand.
@Suite struct DependenceTests {
  private static func tables(
    _ records: [Record], _ context: MetricContext, _ options: Option = [:]
  ) throws -> [MetricTable] {
    var metric = try ExportDependence(options: options.options, groups: World.book)
    metric.add(records)
    return metric.result(context)
  }

  private static func lines(_ records: [Record], _ context: MetricContext, _ options: Option = [:]) throws -> [String] {
    try tables(records, context, options)[0].told(
      "exporter", "period", "exports_source", "turnover_source", "industry", "share_lo", "share_hi", "status", "why")
  }

  @Test func theWorkedExample() throws {
    // 30 to 40 delivered, 75 to 80 turned over: 30 / 80 to 40 / 75.
    let records = [
      try World.record("NLD", "IND", "10"), try World.record("NLD", "DEU", "20..30"),
      try World.made("NLD", "75..80", flags: ["with-security", "rounded"]),
    ]
    let table = try Self.tables(records, World.context("x", "p"))[0]
    #expect(
      table.told("exports_lo", "exports_hi", "turnover_lo", "turnover_hi", "share_lo", "share_hi", "records", "status")
        == ["30,40,75,80,0.375000,0.533333,3,computed"])
    #expect(
      table.told("scope") == [
        "neither tells whether it is consolidated; neither tells whether it is of goods only or with services; neither "
          + "tells whether it is of works on the territory or of companies by their seat; exports do not tell, turnover "
          + "with-security"
      ])
  }

  @Test func whatIsMissingIsNamed() throws {
    let records = [
      try World.record("NLD", "IND", "10", 2021), try World.record("FRA", "IND", "5", 2021),
      try World.made("NLD", "50", 2021), try World.made("NLD", "60", 2022), try World.made("TUR", "9", 2022),
    ]
    let options: Option = ["periods": ["windows": ["2021-2022"]]]
    #expect(
      try Self.lines(records, World.context("x", "p", years: 2021...2022, byState: ["x"]), options) == [
        "FRA,2021,x,,,,,turnover-missing,no source tells a turnover of this exporter's industry",
        "FRA,2021-2022,x,,,,,turnover-missing,no source tells a turnover of this exporter's industry",
        "NLD,2021,x,p,arms,0.200000,0.200000,computed,deliveries divided by turnover",
        "NLD,2021-2022,x,p,arms,,,exports-missing,not reported for 2022",
        "NLD,2022,,p,arms,,,exports-missing,no source tells these exports in money",
        "TUR,2021-2022,,p,arms,,,exports-missing,no source tells these exports in money",
        "TUR,2022,,p,arms,,,exports-missing,no source tells these exports in money",
      ])
    // Where the publisher covers everybody, no row of 2022 is a zero.
    #expect(
      try Self.lines(records, World.context("x", "p", years: 2021...2022), options).contains(
        "NLD,2021-2022,x,p,arms,0.090909,0.090909,computed,deliveries divided by turnover"))
    let lacking = try Self.lines(
      [World.record("NLD", "IND", "1", 2021), World.record("NLD", "IND", "1", 2022), World.made("NLD", "4", 2022)],
      World.context("x", "p", years: 2021...2022), options)
    #expect(lacking.contains("NLD,2021-2022,x,p,arms,,,turnover-missing,no turnover for 2021"))
  }

  @Test func currenciesAreNeverDivided() throws {
    let records = [try World.record("NLD", "IND", "10"), try World.made("NLD", "50", unit: "USD")]
    #expect(
      try Self.lines(records, World.context("x", "p")) == [
        "NLD,2022,x,p,arms,,,currency-differs,exports in EUR, turnover in USD"
      ])
  }

  @Test func turnoversOfOneIndustryAreNotAdded() throws {
    let records = [
      try World.record("NLD", "IND", "10"), try World.made("NLD", "50"), try World.made("NLD", "60"),
      try World.made("NLD", "40", item: "space"),
    ]
    #expect(
      try Self.lines(records, World.context("x", "p")) == [
        "NLD,2022,x,p,arms,,,turnover-repeated,several turnovers of one industry for 2022",
        "NLD,2022,x,p,space,0.250000,0.250000,computed,deliveries divided by turnover",
      ])
  }

  @Test(arguments: [
    ("101", "100", "1.010000,1.010000", "above-1"), ("5", "0", ",", "no-value"), ("5", "-1", ",", "no-value"),
    ("5..", "10", "0.500000,", "computed"), ("5", "10..", "0.000000,0.500000", "computed"),
    ("5", "0..10", "0.500000,", "computed"), ("-5", "10", ",", "no-value"),
    ("9999999999", "0..0.000001", "9223372036854.775807,", "above-1"),
  ])
  func endsThatAreMissingOrStrange(exports: String, turnover: String, share: String, status: String) throws {
    let ends = turnover == "0..0.000001" ? ["0", "0.000001"] : []
    var made = try World.made("NLD", ends.isEmpty ? turnover : "0")
    if !ends.isEmpty { made.value = try #require(Interval(.zero, Amount(millionths: 1))) }
    let table = try Self.tables([try World.record("NLD", "IND", exports), made], World.context("x", "p"))[0]
    #expect(table.told("share_lo", "share_hi", "status") == ["\(share),\(status)"])
  }

  /// 43 % of the turnover, as a survey says it, beside what is computed of the same year.
  @Test func aToldDependenceStandsBesideTheComputedOne() throws {
    let percent = Facet(basis: .turnover, measure: .share, unit: MeasureUnit(rawValue: "percent"))
    var told = try World.record("NLD", nil, "0", 2023, percent, source: "p", item: "arms")
    told.value = try #require(Interval(Amount(millionths: 42_500_000), Amount(millionths: 43_500_000)))
    let records = [told, try World.made("NLD", "100", 2023), try World.record("NLD", "IND", "40", 2023)]
    let context = World.context("x", "p", years: 2023...2023)
    #expect(
      try Self.lines(records, context) == [
        "NLD,2023,,p,arms,0.425000,0.435000,told,the publisher's own figure, not computed",
        "NLD,2023,x,p,arms,0.400000,0.400000,computed,deliveries divided by turnover",
      ])
    #expect(
      try Self.lines([told, told], context) == [
        "NLD,2023,,p,arms,,,told-repeatedly,several shares of one industry and year: which holds, nobody says"
      ])
    #expect(try Self.lines([told], context, ["periods": ["years": ["2022"]]]) == [])
  }

  /// Licences of 176 to 177 beside a turnover of 134.5 to 135.5.
  @Test(arguments: [
    ("176..177", "134..135", "1.303704,1.320896,above 1: licences cannot stand for exports"),
    ("90", "100", "0.900000,0.900000,not above 1: that proves nothing of exports"),
    ("90..110", "100", "0.900000,1.100000,may be above 1: what is known does not say"),
    ("90..", "100", "0.900000,,may be above 1: what is known does not say"),
  ])
  func licencesBesideTurnover(licences: String, turnover: String, expected: String) throws {
    let records = [
      try World.record("FRA", "IND", licences, 2022, World.money(.licence)), try World.made("FRA", turnover),
    ]
    let tables = try Self.tables(records, World.context("x", "p"))
    #expect(tables[1].told("ratio_lo", "ratio_hi", "finding") == [expected])
    // A licence is not an export.
    #expect(tables[0].told("status") == ["exports-missing"])
  }

  @Test func theTwoCurrenciesOfTheCheckAreToldToo() throws {
    let records = [
      try World.record("FRA", "IND", "9", 2022, World.money(.licence)), try World.made("FRA", "8", unit: "USD"),
    ]
    #expect(
      try Self.tables(records, World.context("x", "p"))[1].told("ratio_lo", "finding") == [
        ",exports in EUR, turnover in USD"
      ])
  }

  @Test func whatDividesNothingIsListed() throws {
    let company = try World.record("USA", nil, "7", 2022, World.money(.turnover), source: "p", item: "a company")
    let nobodys = try World.record(nil, nil, "8", 2022, World.turnover, source: "p")
    var years = try World.made("NLD", "9")
    years.period = try #require(Period(from: .start(of: 2021), until: .start(of: 2023)))
    var extended = try World.record("NLD", "IND", "3")
    extended.event = .extension
    let table = try Self.tables([company, nobodys, years, extended], World.context("x", "p"))[2]
    #expect(
      table.told("source", "basis", "level", "reason", "records", "amount_lo") == [
        "p,turnover,part,a part, such as that of a company or of exports, and not of a whole industry,1,7",
        "p,turnover,total,nobody's: the exporter is unknown,1,8", "p,turnover,total,of several years together,1,9",
        "x,delivery,part,event extension: named by leave_out,1,3",
      ])
  }
}
