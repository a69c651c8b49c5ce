import MetricSamples
import Testing
import WaybillCore

@testable import Plausibility

/// What is found and what is not, worked out by hand.
@Suite struct PlausibilityTests {
  private static func found(
    _ records: [Record], _ findings: Option, _ options: KeyValuePairs<String, Option> = [:],
    _ context: MetricContext = Sample.byState(2010...2015, "NLD", "FRA")
  ) throws -> MetricTable {
    let all = [("findings", findings)] + options.map { ($0.key, $0.value) }
    var metric = try Plausibility(options: OptionTable(entries: all), groups: Sample.book)
    var batch = RecordBatch(source: "s")
    batch.replace(with: records)
    metric.add(batch)
    return metric.result(context)[0]
  }

  private static func records(_ texts: [String], _ facet: Facet = Sample.licences) throws -> [Record] {
    try texts.map { try Sample.record($0, facet) }
  }

  /// The example of the page: 50 licensed in five years, and 20 + 10 + 10 + 10 + 5 delivered.
  @Test func deliveriesAboveLicences() throws {
    let licences = try Self.records((2010...2014).map { "NLD>CHL \($0) 10" })
    func lines(_ last: String, _ more: [Record] = [], _ options: KeyValuePairs<String, Option> = [:]) throws -> [String]
    {
      let delivered = ["2010 20", "2011 10", "2012 10", "2013 10", "2014 \(last)"].map { "NLD>PER \($0)" }
      return try Self.found(
        licences + more + Self.records(delivered, Sample.deliveries), ["deliveries-above-licences"], options
      ).lines("exporter", "period", "against", "figure_lo", "compared_hi", "ratio_lo", "threshold", "records", "status")
    }
    #expect(try lines("5") == ["NLD 2010-2014 licence 55 50 1.1 1 10 found"])
    #expect(try lines("0.5") == ["NLD 2010-2014 licence 50.5 50 1.01 1 10 found"])
    #expect(try lines("5", [], ["deliveries_above": "1.1"]).isEmpty)
    // Not surely: perhaps there were more licences, and what may be delivered is perhaps not.
    #expect(try lines("5", Self.records(["NLD>CHL 2010 0.."])).isEmpty)
    #expect(try lines("0..100").isEmpty)
    // Two years are asked for, of which the first two have more.
    #expect(
      try lines("5", [], ["periods": ["rolling": "2"]]) == ["NLD 2010-2011 licence 30 20 1.5 1 4 found"])
    // A total and a part never meet.
    #expect(try lines("5", [Sample.record("FRA>CHL 2010 1", Sample.euros(.licence, .total))]).isEmpty)
  }

  /// Without a report for one of the years nothing is said.
  @Test func silenceIsNoFinding() throws {
    let licences = try Self.records([2010, 2011, 2013, 2014].map { "NLD>CHL \($0) 1" })
    let deliveries = try Self.records((2010...2014).map { "NLD>PER \($0) 9" }, Sample.deliveries)
    #expect(try Self.found(licences + deliveries, ["deliveries-above-licences"]).rows.isEmpty)
    let complete = try Self.found(
      licences + deliveries, ["deliveries-above-licences"], [:], Sample.complete(2010...2015))
    #expect(complete.lines("period", "ratio_lo") == ["2010-2014 11.25", "2011-2015 12"])
  }

  @Test(arguments: [
    (["2010 10", "2011 31"], ["2011 2010 31 10 3.1 3 2 found"]), (["2010 10", "2011 30"], []),
    (["2010 31", "2011 10"], ["2011 2010 10 31 0.322581 3 2 found"]), (["2010 10", "2012 90"], []),
    (["2010 0", "2011 90"], []), (["2010 10..20", "2011 45"], []),
    (["2010 10..11", "2011 34"], ["2011 2010 34 10 3.090909 3 2 found"]),
    (["2010 10..", "2011 90"], []), (["2014 1", "2015 4"], ["2015 2014 4 1 4 3 2 found provisional"]),
  ])
  func jumps(years: [String], expected: [String]) throws {
    let table = try Self.found(try Self.records(years.map { "NLD>CHL \($0)" }), ["jump"])
    #expect(
      table.lines("period", "against", "figure_lo", "compared_lo", "ratio_lo", "threshold", "records", "status")
        == expected)
  }

  /// Two figures of four digits that are the same to the same destinations; 5000 and 12 are no wonder.
  @Test func repeatedFigures() throws {
    let first = [
      "CHL 2010 1234", "PER 2010 98.76", "IND 2010 5000", "CUB 2010 12", "DEU 2010 4321", "FRA 2010 1111..1112",
    ]
    let second = [
      "CHL 2013 1234", "PER 2013 98.76", "IND 2013 5000", "CUB 2013 12", "DEU 2013 4322", "FRA 2013 1111..1112",
    ]
    let records = try Self.records((first + second).map { "NLD>\($0)" })
    let table = try Self.found(records, ["repeated"], ["repeated": "2"])
    #expect(
      table.lines(
        "exporter", "period", "against", "figure_lo", "figure_hi", "compared_lo", "ratio_lo", "threshold", "cases",
        "records")
        == ["NLD 2013 2010 1332.76 1332.76   2 2 4"])
    #expect(try Self.found(records, ["repeated"]).rows.isEmpty)
    #expect(
      try Self.found(records, ["repeated"], ["repeated": "4", "repeated_digits": "1"]).lines("cases") == ["4"])
  }

  /// 30 of 100 is more than a fifth; of three records any is.
  @Test func oneRecordDominates() throws {
    let small = (1...7).map { "NLD>CHL 2010 \(10) ML\($0)" }
    let records = try Self.records(small + ["NLD>USA 2010 30 ML10", "FRA>USA 2010 30", "FRA>CHL 2010 30"])
    let options: KeyValuePairs<String, Option> = ["dominance_records": "8"]
    #expect(
      try Self.found(records, ["dominance"], options).lines(
        "exporter", "destination", "category", "period", "figure_lo", "figure_hi", "compared_lo", "ratio_lo",
        "threshold",
        "records") == ["NLD USA ML10 2010 30 30 100 0.3 0.2 8"])
    #expect(try Self.found(records, ["dominance"]).rows.isEmpty)
    #expect(try Self.found(records, ["dominance"], ["dominance_records": "8", "dominance": "0.3"]).rows.isEmpty)
    // Two records of one place are 30 together, and neither by itself.
    let two = try Self.records(small + ["NLD>USA 2010 15 ML10", "NLD>USA 2010 15 ML10"])
    #expect(try Self.found(two, ["dominance"], options).rows.isEmpty)
    // What may be much more bounds nobody's part.
    #expect(try Self.found(records + Self.records(["NLD>PER 2010 0.."]), ["dominance"], options).rows.isEmpty)
  }

  @Test func countsThatAreAbsurd() throws {
    let counts = try Self.records(
      ["NLD>CHL 2010 10000 ML1", "NLD>CHL 2011 10001 ML1", "NLD>PER 2011 99", "NLD>IND 2011 100", "NLD>CUB 2011 100"],
      Sample.counts)
    let values = try Self.records(["NLD>PER 2011 1", "NLD>IND 2011 999", "NLD>CUB 2011 1000", "NLD>CHL 2011 5 ML1"])
    #expect(
      try Self.found(counts + values, ["count"]).lines(
        "measure", "destination", "category", "period", "figure_lo", "figure_hi", "compared_lo", "threshold", "records")
        == ["licences CHL ML1 2011 10001 10001  10000 1"])
    #expect(
      try Self.found(counts + values, ["count-above-value"]).lines(
        "measure", "unit", "against", "destination", "figure_lo", "compared_lo", "ratio_lo", "threshold", "records")
        == [
          "money EUR licence CHL 5 10001 0.0005 10 2", "money EUR licence IND 999 100 9.99 10 2",
        ])
  }

  /// Thresholds are printed with what was found by them, whether anything was or not.
  @Test func thresholdsArePrinted() throws {
    let records = try Self.records(["NLD>CHL 2010 10", "NLD>CHL 2011 31"])
    let table = try Plausibility.of(records).result(Sample.complete(2010...2011))[1]
    #expect(
      table.lines("finding", "option", "value", "findings") == [
        "deliveries-above-licences deliveries_above 1 0", "jump jump 3 1", "repeated repeated 5 0",
        "repeated repeated_digits 4 0", "dominance dominance 0.2 0", "dominance dominance_records 10 0",
        "count count_at_most 10000 0", "count-above-value value_per_licence 10 0", "count-above-value count_from 100 0",
      ])
  }

  @Test func whatDoesNotCountIsListed() throws {
    let records = try [
      Sample.record("NLD>CHL 2010 10"), Sample.record("NLD>CHL 2011 31", event: .extension),
      Sample.record("->CHL 2011 31"), Sample.record("NLD>CHL 2011 31", perspective: .importer),
    ]
    let tables = try Plausibility.of(records).result(Sample.complete(2010...2011))
    #expect(tables[0].rows.isEmpty)
    #expect(
      tables[2].lines("reason") == [
        "event extension: named by leave_out", "told by the importer: the exporter's report counts", "exporter unknown",
      ])
  }
}
