import OutsideShare
import Testing
import WaybillCore
import WaybillTesting

/// The metric keeps every promise.
@Suite struct ConformanceTests {
  @Test(arguments: MetricPromise.allCases) func keeps(promise: MetricPromise) {
    let place = Place(file: "waybill.yaml", line: 1, column: 1)
    func list(_ texts: String...) -> ConfigNode {
      ConfigNode(.list(texts.map { ConfigNode(.text($0), at: place) }), at: place)
    }
    let options = OptionTable(
      [
        .init(key: "groups", keyPlace: place, value: list("nato", "nato+eu")),
        .init(key: "membership", keyPlace: place, value: list("day", "year-of-accession")),
        .init(
          key: "assumptions", keyPlace: place,
          value: list(
            "missing-at-random", "same-mix-as-last-year",
            "navo-plus-within-equivalents", "unknown-not-embargoed")),
      ], at: place)
    MetricConformance(
      OutsideShare.self, options: options, groups: World.book,
      records: SampleRecords.random(5, groups: ["nato", "eu", "equivalents"]),
      context: SampleRecords.context
    ).check(promise)
  }
}
