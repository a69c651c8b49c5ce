import MetricSamples
import Testing
import WaybillCore

@testable import LicenceDelivery

/// Figures worked out by hand.
@Suite struct LicenceDeliveryTests {
  private static func tables(
    licences: [String], deliveries: [String], _ options: KeyValuePairs<String, Option> = ["within": ["1"]],
    _ context: MetricContext = Sample.byState(2010...2013, "NLD", "FRA")
  ) throws -> [MetricTable] {
    let records =
      try licences.map { try Sample.record($0) } + deliveries.map { try Sample.record($0, Sample.deliveries) }
    return try LicenceDelivery.of(records, options).result(context)
  }

  private static func ratios(_ table: MetricTable) -> [String] {
    table.lines(
      "exporter", "period", "within", "licences_lo", "licences_hi", "deliveries_lo", "deliveries_hi", "ratio_lo",
      "ratio_hi",
      "status")
  }

  /// The example of the page: 100 licensed in 2010, 20 delivered in that year and 55 in the next.
  @Test func deliveriesOfTheYearsAfter() throws {
    let tables = try Self.tables(
      licences: ["NLD>CHL 2010 60", "NLD>PER 2010 40", "NLD>CHL 2011 50", "NLD>CHL 2012 10", "NLD>CHL 2013 10"],
      deliveries: ["NLD>CHL 2010 20", "NLD>PER 2011 55", "NLD>CHL 2012 70", "NLD>CHL 2013 5"],
      ["within": ["1", "0"], "periods": ["years": ["2010", "2011"], "windows": ["2010-2011"]]])
    #expect(
      Self.ratios(tables[0]) == [
        "NLD 2010 0 100 100 20 20 0.2 0.2 reported", "NLD 2010 1 100 100 75 75 0.75 0.75 reported",
        "NLD 2011 0 50 50 55 55 1.1 1.1 reported", "NLD 2011 1 50 50 125 125 2.5 2.5 reported",
        "NLD 2010-2011 0 150 150 75 75 0.5 0.5 reported", "NLD 2010-2011 1 150 150 145 145 0.966667 0.966667 reported",
      ])
    #expect(tables[0].lines("licence_records", "delivery_records", "exporter_records", "level")[1] == "2 2 4 part")
  }

  /// A year beyond the source's has no row, and the newest makes what it touches provisional.
  @Test func onlyCoveredYearsHaveRows() throws {
    let tables = try Self.tables(
      licences: ["NLD>CHL 2012 10", "NLD>CHL 2013 10"], deliveries: ["NLD>CHL 2012 5", "NLD>CHL 2013 5"])
    #expect(
      Self.ratios(tables[0]) == [
        "NLD 2011 1   5 5   not-reported", "NLD 2012 1 10 10 10 10 1 1 reported provisional",
      ])
  }

  @Test func whatIsNotReportedHasNoRatio() throws {
    let tables = try Self.tables(
      licences: ["NLD>CHL 2010 1000000", "NLD>CHL 2011 10", "FRA>CHL 2010 10", "FRA>CHL 2011 10"],
      deliveries: ["NLD>CHL 2010 6", "NLD>CHL 2011 5", "FRA>CHL 2010 4"],
      ["within": ["0", "1"], "periods": ["years": ["2010", "2011"]]])
    #expect(
      Self.ratios(tables[0]) == [
        // Silent in 2011.
        "FRA 2010 0 10 10 4 4 0.4 0.4 reported",
        // 6 euros of a million are a stray number.
        "NLD 2010 0 1000000 1000000     not-reported",
        "FRA 2010 1 10 10 4 4   not-reported", "NLD 2010 1 1000000 1000000 5 5   not-reported",
        "FRA 2011 0 10 10     not-reported", "NLD 2011 0 10 10 5 5 0.5 0.5 reported",
        // Nobody reported for 2012.
        "FRA 2011 1 10 10     not-reported", "NLD 2011 1 10 10 5 5   not-reported",
      ])
  }

  @Test(arguments: [
    ("10..20", "5..40", "0.25 4", "reported"), ("10..", "5..40", "0 4", "reported"),
    ("10..20", "5..", "0.25 ", "reported"),
    ("0..20", "5", "0.25 ", "reported"), ("0", "5", " ", "no-value"), ("-1", "5", " ", "negative"),
    // Nothing delivered is less than a thousandth of what was licensed.
    ("5", "0", " ", "not-reported"), ("5", "0..5", "0 1", "reported"),
  ])
  func intervals(licensed: String, delivered: String, ratio: String, status: String) throws {
    let table = try Self.tables(
      licences: ["NLD>CHL 2010 \(licensed)"], deliveries: ["NLD>CHL 2010 \(delivered)"], ["within": ["0"]])[0]
    #expect(table.lines("ratio_lo", "ratio_hi", "status") == ["\(ratio) \(status)"])
  }

  /// What may be Chile's widens Chile's ratio; a destination without a delivery has no ratio.
  @Test func byDestination() throws {
    let table = try Self.tables(
      licences: ["NLD>CHL 2010 100", "NLD>PER 2010 50", "NLD>CHL|IND 2010 20", "NLD>GUF<FRA 2010 8"],
      deliveries: ["NLD>CHL 2010 30", "NLD>unknown 2010 10", "NLD>FRA 2010 4"],
      ["within": ["0"], "by": ["destination"]])[0]
    #expect(
      table.lines(
        "destination", "licences_lo", "licences_hi", "deliveries_lo", "deliveries_hi", "ratio_lo", "ratio_hi",
        "delivery_records", "exporter_records", "status") == [
          "CHL 100 120 30 40 0.25 0.4 2 7 reported", "FRA 8 8 4 14 0.5 1.75 2 7 reported",
          "PER 50 50 0 10 0 0.2 1 7 reported", "one of {CHL, IND} 20 20     0 7 no-record",
          "unknown   10 10   1 7 no-record",
        ])
  }

  /// Categories are of parts, and licences of a total are no licences of a part.
  @Test func levelsNeverMeet() throws {
    let parts = try ["NLD>CHL 2010 6 ML1", "NLD>CHL 2010 4 ML4"].map { try Sample.record($0) }
    let totals = try [
      Sample.record("NLD>CHL 2010 11", Sample.euros(.licence, .total)),
      Sample.record("NLD>CHL 2010 9", Sample.euros(.delivery, .total)),
    ]
    let deliveries = try [Sample.record("NLD>CHL 2010 3 ML1", Sample.deliveries)]
    func lines(_ records: [Record], _ by: Option) throws -> [String] {
      try LicenceDelivery.of(records, ["within": ["0"], "by": by]).result(Sample.byState(2010...2013, "NLD"))[0]
        .lines("category", "licences_lo", "deliveries_lo", "ratio_lo", "level", "status")
    }
    #expect(try lines(parts + totals + deliveries, []) == [" 11 9 0.818182 total reported"])
    #expect(try lines(parts + [totals[0]] + deliveries, []) == [" 10 3 0.3 part reported"])
    #expect(
      try lines(parts + totals + deliveries, ["category"]) == [
        "ML1 6 3 0.5 part reported", "ML4 4   part no-record",
      ])
    // No level has both: nothing is divided.
    #expect(try lines([totals[0]] + deliveries, []) == [" 11   total not-reported"])
  }

  /// Of 0.2, 0.4, 0.6 and 1 to 2: a quarter of the way between the ordered ratios.
  @Test func quartilesOfExporters() throws {
    let tables = try Self.tables(
      licences: ["NLD>CHL 2010 10", "FRA>CHL 2010 10", "DEU>CHL 2010 10", "ESP>CHL 2010 10", "ITA>CHL 2010 10"],
      deliveries: ["NLD>CHL 2010 2", "FRA>CHL 2010 4", "DEU>CHL 2010 6", "ESP>CHL 2010 10..20"],
      ["within": ["0"], "periods": ["years": ["2010"]]])
    #expect(
      tables[1].lines(
        "unit", "period", "within", "exporters", "q1_lo", "q1_hi", "median_lo", "median_hi", "q3_lo", "q3_hi", "status")
        == ["EUR 2010 0 4 0.35 0.35 0.5 0.5 0.7 0.95 partial"])
    let open = try Self.tables(
      licences: ["NLD>CHL 2010 10", "FRA>CHL 2010 10", "DEU>CHL 2010 10", "ESP>CHL 2010 10"],
      deliveries: ["NLD>CHL 2010 2", "FRA>CHL 2010 4", "DEU>CHL 2010 6", "ESP>CHL 2010 7.."], ["within": ["0"]])
    #expect(open[1].lines("median_hi", "q3_lo", "q3_hi", "status") == ["0.5 0.625  reported"])
    let few = try Self.tables(licences: ["NLD>CHL 2010 10"], deliveries: ["NLD>CHL 2010 2"], ["within": ["0"]])
    #expect(few[1].lines("exporters", "q1_lo", "status") == ["1  too-few"])
  }

  @Test func whatDoesNotCountIsListed() throws {
    let records = try [
      Sample.record("NLD>CHL 2010 5"), Sample.record("->CHL 2010 6"),
      Sample.record("NLD>CHL 2010 7", event: .extension),
      Sample.record("NLD>CHL 2010 8", Sample.deliveries, perspective: .importer),
      Sample.record("NLD>CHL 2010 9", Sample.tiv),
    ]
    let tables = try LicenceDelivery.of(records, ["within": ["0"]]).result(Sample.complete(2010...2011))
    #expect(tables[0].lines("licences_lo", "deliveries_lo", "status") == ["5  no-record"])
    #expect(
      tables[2].lines("basis", "reason", "amount_lo") == [
        "delivery told by the importer: the exporter's report counts 8",
        "licence event extension: named by leave_out 7",
        "licence exporter unknown 6",
      ])
  }
}
