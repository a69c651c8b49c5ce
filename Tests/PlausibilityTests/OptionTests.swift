import MetricSamples
import Plausibility
import Testing
import WaybillCore
import WaybillTesting

@Suite struct OptionTests {
  @Test func everyProblemIsToldWithItsPlace() throws {
    let problems = Plausibility.problems([
      "finding": ["jump"], "findings": ["jumps"], "deliveries_above": "0", "jump": "much", "repeated": "0",
      "repeated_digits": "19", "dominance": "1.2", "dominance_records": "none",
    ])
    let more = Plausibility.problems([
      "findings": [], "count_at_most": "-5", "value_per_licence": "0", "count_from": "0", "periods": ["rolling": "1"],
    ])
    try expectGolden("\(problems)\n\(more)", "option-problems.txt")
  }

  @Test func thePluginRegistersTheMetric() throws {
    #expect(try Registry([PlausibilityPlugin.self]).metricIDs == ["plausibility"])
  }

  @Test(arguments: MetricPromise.allCases) func keeps(promise: MetricPromise) {
    MetricConformance(
      Plausibility.self,
      options: OptionTable(options: [
        "deliveries_above": "0.5", "jump": "1.2", "repeated": "1", "repeated_digits": "1", "dominance": "0.1",
        "dominance_records": "2", "count_at_most": "500", "value_per_licence": "1", "count_from": "1",
        "periods": ["rolling": "2"],
      ]), groups: Sample.book, records: Self.records, context: SampleRecords.context
    ).check(promise)
  }

  /// Some by chance, and some of which something is found that chance does not make.
  private static var records: [Record] {
    let repeated = ["2020 77", "2021 77", "2022 5"].compactMap { try? Sample.record("NLD>CHL \($0)", source: "a") }
    let counts = try? [
      Sample.record("DEU>CUB 2021 400", Sample.counts, source: "a"), Sample.record("DEU>CUB 2021 20", source: "a"),
      Sample.record("DEU>CUB 2022 600", Sample.counts, source: "a"),
    ]
    let delivered = ["2020 70", "2021 90"].compactMap {
      try? Sample.record("NLD>CHL \($0)", Sample.deliveries, source: "a")
    }
    // By chance totals may be among them, and then parts of the same source are not read.
    return SampleRecords.random(14, count: 300).filter { $0.source == "b" } + repeated + (counts ?? []) + delivered
  }

  @Test func theRecordsOfTheConformanceHaveEveryFinding() throws {
    let metric = try Plausibility.of(
      Self.records,
      [
        "deliveries_above": "0.5", "jump": "1.2", "repeated": "1", "repeated_digits": "1", "dominance": "0.1",
        "dominance_records": "2", "count_at_most": "500", "value_per_licence": "1", "count_from": "1",
        "periods": ["rolling": "2"],
      ])
    #expect(
      Set(metric.result(SampleRecords.context)[0].lines("finding")).sorted() == [
        "count", "count-above-value", "deliveries-above-licences", "dominance", "jump", "repeated",
      ])
  }
}
