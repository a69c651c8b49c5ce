import Coverage
import MetricSamples
import Testing
import WaybillCore
import WaybillTesting

@Suite struct OptionTests {
  @Test func everyProblemIsToldWithItsPlace() throws {
    let problems = Coverage.problems([
      "as_off": "2024-01-01", "due_after": "soon", "tolerance": "-1", "leave_out": ["nwe"], "reported_at_least": "0.1",
    ])
    let more = Coverage.problems(["as_of": "2024-02-30", "due_after": "121", "tolerance": "little", "periods": "all"])
    try expectGolden("\(problems)\n\(more)", "option-problems.txt")
  }

  @Test func thePluginRegistersTheMetric() throws {
    #expect(try Registry([CoveragePlugin.self]).metricIDs == ["coverage"])
  }

  @Test(arguments: MetricPromise.allCases) func keeps(promise: MetricPromise) {
    MetricConformance(
      Coverage.self, options: OptionTable(options: ["periods": ["rolling": "2"]]), groups: Sample.book,
      records: SampleRecords.random(13, count: 300), context: SampleRecords.context
    ).check(promise)
  }
}
