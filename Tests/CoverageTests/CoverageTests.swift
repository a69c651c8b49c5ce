import MetricSamples
import Testing
import WaybillCore

@testable import Coverage

/// Figures worked out by hand.
@Suite struct CoverageTests {
  private static let reports = Facet(basis: .register, measure: .reports, unit: MeasureUnit(rawValue: "report"))

  private static func tables(
    _ records: [Record], _ options: KeyValuePairs<String, Option> = [:],
    _ context: MetricContext = Sample.byState(2020...2022, "DEU", "FRA", "NLD")
  ) throws -> [MetricTable] { try Coverage.of(records, options).result(context) }

  /// The example of the page: the Netherlands report for 2020 and 2021, France for 2021 that there was nothing, Germany never;
  /// Norway is on no roster.
  private static let few = try? [
    Sample.record("NLD>CHL 2020 5 ML1", reporter: "NLD"), Sample.record("NLD>unknown 2020 1", reporter: "NLD"),
    Sample.record("NLD>PER|CHL 2021 3", Sample.deliveries, reporter: "NLD"),
    Sample.record("NLD>PER 2021 3", Sample.items, reporter: "NLD"),
    Sample.record("FRA>CHL 2021 0", Sample.items, reporter: "FRA"), Sample.record("NOR>CHL 2022 2", Sample.items),
  ]

  @Test func whoReportedAndWhat() throws {
    let table = try Self.tables(try #require(Self.few), ["as_of": "2023-06-30", "due_after": "6"])[0]
    #expect(
      table.lines(
        "period", "reporter", "records", "licence_records", "delivery_records", "category_records",
        "destination_records", "quantity_records", "status") == [
          "2020 DEU 0 0 0 0 0 0 not-reported", "2020 FRA 0 0 0 0 0 0 not-reported", "2020 NLD 2 2 0 1 1 0 reported",
          "2021 DEU 0 0 0 0 0 0 not-reported", "2021 FRA 1 0 0 0 1 1 nil", "2021 NLD 2 0 1 0 2 1 reported",
          // Due on 1 July 2023, the day after.
          "2022 DEU 0 0 0 0 0 0 not-yet-due provisional", "2022 FRA 0 0 0 0 0 0 not-yet-due provisional",
          "2022 NLD 0 0 0 0 0 0 not-yet-due provisional", "2022 NOR 1 0 0 0 1 1 reported provisional",
        ])
    #expect(
      table.lines("licences", "deliveries", "categories", "destinations", "quantities")[2] == "yes no yes yes no")
  }

  /// What a third party tells of all is no report of the states on the roster.
  @Test func nobodyIsDueWhereNoneOnTheRosterEverReports() throws {
    let tables = try Self.tables([Sample.record("NLD>CHL 2020 5", perspective: .thirdParty)])
    #expect(tables[0].lines("reporter", "period", "status") == ["unknown 2020 reported"])
    #expect(Set(tables[1].lines("reporters_due", "not_reported")) == ["0 0"])
  }

  @Test func howManyReported() throws {
    let table = try Self.tables(
      try #require(Self.few),
      ["as_of": "2023-07-01", "due_after": "6", "periods": ["years": ["2021"], "rolling": "2"]])[1]
    #expect(
      table.lines(
        "period", "reporters_due", "reporters", "reports_due", "reports", "nil_reports", "not_reported", "not_yet_due",
        "beyond_roster", "status") == [
          "2021 3 2 3 2 1 1 0 0 partial", "2020-2021 3 2 6 3 1 3 0 0 partial",
          "2021-2022 3 3 6 3 1 4 0 1 partial provisional", "2020-2022 3 3 9 4 1 6 0 1 partial provisional",
        ])
  }

  @Test func aPublisherThatCoversEverybodyHasNobodyDue() throws {
    let tables = try Self.tables(
      [Sample.record("NLD>CHL 2020 5", reporter: "SWE"), Sample.record("FRA>CHL 2020 5", perspective: .thirdParty)],
      [:],
      Sample.complete(2020...2021))
    #expect(tables[0].lines("reporter", "period", "status") == ["SWE 2020 reported", "unknown 2020 reported"])
    #expect(
      tables[1].lines("period", "reporters_due", "reporters", "reports", "beyond_roster", "status") == [
        "2020 0 2 2 2 reported", "2021 0 0 0 0 reported provisional", "2020-2021 0 2 2 2 reported provisional",
      ])
  }

  /// 6 of 10 euros have one exact destination; volumes are another figure, and items none.
  @Test func exactDestinations() throws {
    let records = try [
      Sample.record("NLD>CHL 2020 6", reporter: "NLD"), Sample.record("NLD>PER|CHL 2020 3", reporter: "NLD"),
      Sample.record("NLD>unknown 2020 1..", reporter: "NLD"),
      Sample.record("NLD>CHL 2020 7", Sample.tiv, reporter: "NLD"),
      Sample.record("NLD>CHL 2020 8", Sample.items, reporter: "NLD"),
      Sample.record("NLD>CHL 2020 9", event: .denial, reporter: "NLD"),
      Sample.record("FRA>NLD 2020 9", perspective: .importer, reporter: "NLD"),
      Sample.record("FRA>CHL 2020 -1", reporter: "FRA"), Sample.record("DEU>CHL 2020 0", reporter: "DEU"),
    ]
    let tables = try Self.tables(records)
    #expect(
      tables[2].lines(
        "basis", "reporter", "exact_lo", "exact_hi", "total_lo", "total_hi", "share_lo", "share_hi", "exact_records",
        "records", "status") == [
          "licence DEU 0 0 0 0   1 1 no-value", "licence FRA -1 -1 -1 -1   1 1 negative",
          "licence NLD 6 6 10  0.000000 0.600000 1 3 reported", "volume NLD 7 7 7 7 1.000000 1.000000 1 1 reported",
        ])
    #expect(
      tables[4].lines("basis", "reason", "records") == [
        "licence event denial: named by leave_out 1", "licence told by the importer: the exporter's report counts 1",
      ])
  }

  /// Chile's total is its parts', Peru's is not, Cuba has none, and India's has no parts.
  @Test func totalsAndTheirParts() throws {
    func records(_ level: Level, _ texts: String...) throws -> [Record] {
      try texts.map { try Sample.record($0, Sample.euros(.licence, level), reporter: "NLD") }
    }
    let all =
      try records(.total, "NLD>CHL 2020 10", "NLD>PER 2020 10", "NLD>IND 2020 3", "NLD>CHL 2021 3")
      + records(
        .part, "NLD>CHL 2020 4 ML1", "NLD>CHL 2020 5..6 ML4", "NLD>PER 2020 11 ML1", "NLD>CUB 2020 9 ML1",
        "NLD>CUB 2022 1 ML1")
    func lines(_ tolerance: Option) throws -> [String] {
      try Self.tables(all, ["tolerance": tolerance])[3]
        .lines("period", "compared", "differ", "without_parts", "without_total", "records", "status")
    }
    #expect(try lines("0.5") == ["2020 2 1 1 1 7 differ", "2021 0 0 1 0 1 not-compared"])
    #expect(try lines("1") == ["2020 2 0 1 1 7 agree", "2021 0 0 1 0 1 not-compared"])
  }
}
