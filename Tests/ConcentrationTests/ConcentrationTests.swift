import MetricSamples
import Testing
import WaybillCore

@testable import Concentration

/// Figures worked out by hand.
@Suite struct ConcentrationTests {
  private static func indices(
    _ texts: [String], _ options: KeyValuePairs<String, Option> = ["of": "destinations"],
    _ context: MetricContext = Sample.complete(2020...2021)
  ) throws -> [String] {
    try Concentration.of(texts.map { try Sample.record($0) }, options).result(context)[0]
      .lines(
        "of", "exporter", "period", "hhi_lo", "hhi_hi", "effective_lo", "effective_hi", "holders", "records", "status")
  }

  /// Halves, and parts of 0.5, 0.3 and 0.2: 0.25 + 0.09 + 0.04.
  @Test func anIndexOfPoints() throws {
    #expect(
      try Self.indices(["NLD>CHL 2020 5", "NLD>PER 2020 5", "FRA>CHL 2020 50", "FRA>IND 2020 30", "FRA>PER 2020 20"])
        == [
          "destinations FRA 2020 0.38 0.38 2.631579 2.631579 3 3 reported",
          "destinations NLD 2020 0.5 0.5 2 2 2 2 reported",
        ])
  }

  /// The example of the page: 60 to Chile, 20 to Peru, 20 to nobody knows whom, in one record.
  ///
  /// At most all of it is Chile's: 0.8² + 0.2². At least it is Peru's or a third's: 0.6² + 0.2² + 0.2².
  @Test func anUnknownDestinationWidensTheIndex() throws {
    let records = ["NLD>CHL 2020 60", "NLD>PER 2020 20", "NLD>unknown 2020 20"]
    #expect(
      try Self.indices(records) == ["destinations NLD 2020 0.44 0.68 1.470588 2.272727 2 3 reported"])
    let top = try Concentration.of(records.map { try Sample.record($0) }, ["of": "destinations"])
      .result(Sample.complete(2020...2021))[1]
    #expect(
      top.lines("holder", "rank_best", "rank_worst", "share_lo", "share_hi", "amount_lo", "amount_hi", "own_records")
        == ["CHL 1 1 0.600000 0.800000 60 80 1", "PER 2 2 0.200000 0.400000 20 40 1"])
  }

  @Test(arguments: [
    // One record has one destination, a third at least; a record for several may go anywhere.
    (["NLD>CHL 2020 50", "NLD>unknown 2020 50"], "0.5 1"), (["NLD>CHL 2020 50", "NLD>several 2020 50"], "0.25 1"),
    (["NLD>unknown 2020 50"], "1 1"), (["NLD>- 2020 50", "NLD>- 2020 50"], "0.5 1"),
    // Peru or India, never Chile: 40² and 60², or three parts.
    (["NLD>CHL 2020 60", "NLD>PER|IND 2020 40"], "0.44 0.52"),
    // Of NATO's four members of 2020 it may be any, or each of the three others a third; France has 30 anyway.
    (["NLD>FRA 2020 30", "NLD>CHL 2020 50", "NLD>in:nato 2020 20"], "0.353333 0.5"),
    // From 10 : 10 to 10 : 30.
    (["NLD>CHL 2020 10", "NLD>PER 2020 10..30"], "0.5 0.625"),
    // Nothing bounds Peru's part.
    (["NLD>CHL 2020 10", "NLD>PER 2020 0.."], "0.5 1"), (["NLD>CHL 2020 10", "NLD>PER 2020 20.."], "0.555556 1"),
    (["NLD>CHL 2020 0..5", "NLD>PER 2020 0..5"], "0.5 1"),
    // A territory is its state.
    (["NLD>FRA 2020 30", "NLD>GUF<FRA 2020 50"], "1 1"),
    // A group that nobody knows may be anybody, and so may one without members.
    (["NLD>CHL 2020 50", "NLD>in:mercosur 2020 50"], "0.5 1"),
  ])
  func bounds(records: [String], expected: String) throws {
    let table = try Concentration.of(records.map { try Sample.record($0) }, ["of": "destinations"])
      .result(Sample.complete(2020...2021))[0]
    #expect(table.lines("hhi_lo", "hhi_hi") == [expected])
  }

  @Test func theWorldsExports() throws {
    let records = ["USA>CHL 2020 40", "FRA>CHL 2020 30", "RUS>CHL 2020 30", "->CHL 2020 10", "USA>PER 2021 5"]
    let tables = try Concentration.of(
      records.map { try Sample.record($0, Sample.tiv) }, ["of": "exporters", "top": "2"]
    )
    .result(Sample.complete(2019...2021))
    #expect(
      tables[0].lines("of", "exporter", "period", "total_lo", "hhi_lo", "hhi_hi", "status") == [
        "exporters  2020 110 0.289256 0.355372 reported", "exporters  2021 5 1 1 reported provisional",
      ])
    // France and Russia tie for the second place; who is not known may be one of them.
    #expect(
      tables[1].lines("period", "holder", "rank_best", "rank_worst", "share_lo", "share_hi") == [
        "2020 USA 1 1 0.363636 0.454545", "2020 FRA 1 3 0.272727 0.363636", "2020 RUS 1 3 0.272727 0.363636",
        "2021 USA 1 1 1.000000 1.000000",
      ])
  }

  @Test func rollingWindowsAndTheNewestYear() throws {
    let records = try (2018...2021).map { try Sample.record("NLD>CHL \($0) 1") }
    let table = try Concentration.of(
      records, ["of": "destinations", "periods": ["years": [], "windows": ["2018-2021"], "rolling": "3"]]
    ).result(Sample.complete(2018...2021))[0]
    #expect(
      table.lines("period", "records", "status") == [
        "2018-2021 4 reported provisional", "2018-2020 3 reported", "2019-2021 3 reported provisional",
      ])
  }

  /// What is not reported is no zero, and 1 euro delivered of a million licensed is a stray number.
  @Test func whoIsSilentHasNoIndex() throws {
    var records = try ["NLD>CHL 2020 1000000", "FRA>CHL 2020 9", "NLD>CHL 2021 5"].map { try Sample.record($0) }
    records += try ["NLD>CHL 2020 1", "FRA>CHL 2020 8"].map { try Sample.record($0, Sample.deliveries) }
    let table = try Concentration.of(records).result(Sample.byState(2020...2020, "DEU", "FRA", "NLD"))[0]
    #expect(
      table.lines("basis", "of", "exporter", "hhi_lo", "total_lo", "status") == [
        "delivery destinations DEU   not-reported provisional", "delivery destinations FRA 1 8 reported provisional",
        "delivery destinations NLD   not-reported provisional", "delivery exporters  1 8 partial provisional",
        "licence destinations DEU   not-reported provisional", "licence destinations FRA 1 9 reported provisional",
        "licence destinations NLD 1 1000000 reported provisional",
        "licence exporters  0.999982 1000009 partial provisional",
      ])
  }

  @Test func nobodyIsSilentWhereNoneOnTheRosterHasAValue() throws {
    let table = try Concentration.of([Sample.record("SWE>CHL 2020 5")]).result(
      Sample.byState(2020...2020, "DEU", "FRA"))
    #expect(
      table[0].lines("of", "exporter", "status") == [
        "destinations SWE reported provisional", "exporters  reported provisional",
      ])
  }

  @Test func whatDoesNotCountIsListed() throws {
    let records = try [
      Sample.record("NLD>CHL 2020 5"), Sample.record("NLD>CHL 2020 7", event: .extension),
      Sample.record("NLD>CHL 2020 8..9", perspective: .importer),
    ]
    let tables = try Concentration.of(records).result(Sample.complete(2020...2021))
    #expect(tables[0].lines("of", "total_lo") == ["destinations 5", "exporters 5"])
    #expect(
      tables[2].lines("source", "basis", "level", "reason", "records", "amount_lo", "amount_hi") == [
        "s licence part event extension: named by leave_out 1 7 7",
        "s licence part told by the importer: the exporter's report counts 1 8 9",
      ])
    #expect(try Concentration.of(records).result(Sample.complete(2020...2020, "other")).allSatisfy(\.rows.isEmpty))
  }

  @Test func whatIsNothingOrLessHasNoIndex() throws {
    #expect(
      try Self.indices(["NLD>CHL 2020 0", "FRA>CHL 2020 -5", "FRA>PER 2020 9"]) == [
        "destinations FRA 2020     2 2 negative", "destinations NLD 2020     1 1 no-value",
      ])
  }
}
