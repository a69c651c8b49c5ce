import Mirror
import MetricSamples
import Testing
import WaybillCore
import WaybillTesting

@Suite struct OptionTests {
  @Test func everyProblemIsToldWithItsPlace() throws {
    let problems = Mirror.problems([
      "betwen": ["a", "b"], "tolerance": "25", "tolerance_items": "0", "leave_out": ["nwe"],
      "periods": ["rolling": "1"],
    ])
    let more = ["a", ["a", "b", "c"], ["a", "a"], []].map { Mirror.problems(["between": $0]) }
    try expectGolden(([problems] + more).joined(separator: "\n"), "option-problems.txt")
  }

  @Test func thePluginRegistersTheMetric() throws {
    #expect(try Registry([MirrorPlugin.self]).metricIDs == ["mirror"])
  }

  @Test(arguments: MetricPromise.allCases, [[], ["a", "b"]] as [[String]])
  func keeps(promise: MetricPromise, between: [String]) {
    var options: KeyValuePairs<String, Option> = ["periods": ["rolling": "2"], "leave_out": []]
    if !between.isEmpty {
      options = ["periods": ["rolling": "2"], "leave_out": [], "between": .list(between.map(Option.text))]
    }
    MetricConformance(
      Mirror.self, options: OptionTable(options: options), groups: Sample.book,
      records: SampleRecords.random(15, count: 600), context: SampleRecords.context
    ).check(promise)
  }
}
