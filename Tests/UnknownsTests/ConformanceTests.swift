import Testing
import WaybillCore
import WaybillTesting

@testable import Unknowns

/// The metric keeps every promise.
@Suite struct ConformanceTests {
  @Test(arguments: MetricPromise.allCases) func keeps(promise: MetricPromise) {
    MetricConformance(
      BalanceSheet.self,
      options: World.options([
        "groups": "nato nato+eu", "membership": "day year-of-accession", "assumptions": "same-mix-as-last-year",
      ]),
      groups: World.book, records: SampleRecords.random(5), context: SampleRecords.context
    ).check(promise)
  }
}
