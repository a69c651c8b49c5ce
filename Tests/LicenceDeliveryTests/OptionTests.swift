import LicenceDelivery
import MetricSamples
import Testing
import WaybillCore
import WaybillTesting

@Suite struct OptionTests {
  @Test func everyProblemIsToldWithItsPlace() throws {
    let problems = LicenceDelivery.problems([
      "withn": ["1"], "by": ["exporter"], "leave_out": ["nwe"], "reported_at_least": "2",
    ])
    let more = LicenceDelivery.problems(["within": ["51", "one", "1", "1"], "by": "destinaton"])
    let none = LicenceDelivery.problems(["within": []])
    try expectGolden("\(problems)\n\(more)\n\(none)", "option-problems.txt")
  }

  @Test func thePluginRegistersTheMetric() throws {
    #expect(try Registry([LicenceDeliveryPlugin.self]).metricIDs == ["licence-to-delivery"])
  }

  @Test(arguments: MetricPromise.allCases, [[], ["destination"], ["category", "destination"]] as [[String]])
  func keeps(promise: MetricPromise, by: [String]) {
    MetricConformance(
      LicenceDelivery.self,
      options: OptionTable(options: [
        "within": ["0", "1"], "by": .list(by.map(Option.text)), "periods": ["windows": ["2020-2021"]],
      ]), groups: Sample.book, records: SampleRecords.random(12, count: 400), context: SampleRecords.context
    ).check(promise)
  }
}
