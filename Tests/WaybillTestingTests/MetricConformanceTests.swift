import Testing
import WaybillConformance
import WaybillCore
import WaybillTesting

/// A broken metric fails the promise that it breaks, and no other.
@Suite struct MetricConformanceTests {
  private static func trial(_ flaw: String) -> MetricConformance {
    MetricConformance(
      FlawedMetric.self, options: OptionTable(["flaw": flaw]), records: SampleRecords.random(1),
      context: SampleRecords.context)
  }

  @Test(arguments: MetricPromise.allCases) func aSoundMetricKeepsEveryPromise(promise: MetricPromise) {
    #expect(Self.trial("").violations(of: promise) == [])
  }

  @Test(arguments: MetricPromise.allCases.filter { $0 != .descriptor }, MetricPromise.allCases)
  func aBrokenMetricFailsItsPromiseAlone(flaw: MetricPromise, promise: MetricPromise) {
    let violations = Self.trial(flaw.rawValue).violations(of: promise)
    #expect(violations.isEmpty == (flaw != promise), "\(violations)")
  }

  @Test(arguments: MetricPromise.allCases) func aBadDescriptorFailsThatAlone(promise: MetricPromise) {
    let trial = MetricConformance(
      BadlyDescribedMetric.self, records: SampleRecords.random(1), context: SampleRecords.context)
    #expect(
      trial.violations(of: promise)
        == (promise == .descriptor
          ? ["a descriptor has a title", "a metric names the measures that it reads"] : []))
  }

  @Test func theWordsSayWhatIsExpectedAndWhatWasFound() {
    let first = { (flaw: MetricPromise) in Self.trial(flaw.rawValue).violations(of: flaw).first }
    #expect(first(.tables) == "two rows of table 'flawed' have the same key")
    #expect(first(.repeatable) == "asked twice for its result, it gives something else")
    #expect(
      first(.batches) == "in batches of 1, with numbers of their own, the records give something else")
    #expect(
      first(.merging) == "four parts merged in turn give something else than all at once (parts of seed 1)")
    #expect(first(.selection)?.hasPrefix("'lo' of flawed (exporter CHL) is ") == true)
  }

  /// Named beside the right ones, they change no sum that is looked at.
  @Test func recordsOfOtherFiguresAreFound() {
    let violations = Self.trial("strangers").violations(of: .selection)
    #expect(violations.contains { $0.contains("names a record that is of no figure in its row: ") }, "\(violations)")
  }

  @Test func recordsByChanceAreTheSameForASeed() {
    #expect(SampleRecords.random(3) == SampleRecords.random(3))
    #expect(SampleRecords.random(3) != SampleRecords.random(4))
  }
}
