import Concentration
import MetricSamples
import Testing
import WaybillCore
import WaybillTesting

@Suite struct OptionTests {
  @Test func everyProblemIsToldWithItsPlace() throws {
    let problems = Concentration.problems([
      "off": "exporters", "of": ["exporter"], "top": "many", "leave_out": ["nwe"], "reported_at_least": "2",
      "periods": ["rolling": "1", "windows": "2020"],
    ])
    let more = Concentration.problems(["of": [], "top": "-1", "periods": ["rolling": "five", "roling": "5"]])
    try expectGolden("\(problems)\n\(more)", "option-problems.txt")
  }

  @Test func thePluginRegistersTheMetric() throws {
    #expect(try Registry([ConcentrationPlugin.self]).metricIDs == ["concentration"])
  }

  @Test(arguments: MetricPromise.allCases) func keeps(promise: MetricPromise) {
    MetricConformance(
      Concentration.self, options: OptionTable(options: ["periods": ["rolling": "2"], "top": "3"]), groups: Sample.book,
      records: SampleRecords.random(11, count: 300), context: SampleRecords.context
    ).check(promise)
  }
}
