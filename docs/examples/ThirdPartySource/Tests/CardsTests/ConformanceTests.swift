import Cards
import Testing
import WaybillCore
import WaybillTesting

@Suite struct ConformanceTests {
  private static let samples = [
    SourceSample(
      "two-cards.txt",
      text: "number: 1\nto: Chile\n\nvalue: 20\n--\nto: Peru\nvalue: 30\n--\n", lines: [1, 6]),
    SourceSample(
      "a-strange-line-and-no-end.txt", text: "to: Chile\nstrange\nvalue: 20\n--\nto: Peru", lines: [1, 5]),
  ]

  /// What a mapping's `read:` would say.
  private static var options: OptionTable {
    let place = Place(file: "cards.yaml", line: 1, column: 1)
    let columns = ["number", "to", "value"].map {
      ConfigNode.Entry(key: $0, keyPlace: place, value: ConfigNode(.text($0), at: place))
    }
    return OptionTable(
      [.init(key: "columns", keyPlace: place, value: ConfigNode(.table(columns), at: place))], at: place)
  }

  private static var trial: SourceConformance {
    SourceConformance(CardFile.self, options: options, samples: samples) { rows in
      Array(repeatElement(Array("number: 123456\nto: Chile\nvalue: 20\n--\n".utf8), count: rows).joined())
    }
  }

  @Test(arguments: SourcePromise.besideOtherTests) func theSourceKeeps(promise: SourcePromise) {
    Self.trial.check(promise)
  }

  /// Memory is measured of a whole process, so it is tried in one of its own.
  @Test func theSourceKeepsItsPromiseOfMemory() async {
    await #expect(processExitsWith: .success) { ConformanceTests.trial.check(.memory) }
  }

  @Test(arguments: MetricPromise.allCases) func theMetricKeeps(promise: MetricPromise) {
    MetricConformance(Largest.self, records: SampleRecords.random(1), context: SampleRecords.context).check(promise)
  }

  @Test func aStrangeLineIsAFaultWithItsPlace() throws {
    let source = try CardFile(options: Self.options)
    let rows = try SourceSample("strange.txt", text: "to: Chile\nto: Peru\nfrom: Oman\n--\n", lines: []).rows(
      of: source)
    #expect(rows.cells == [["", "Peru", ""]])
    #expect(
      rows.faults.map { "\($0.line): \($0.message)" } == [
        "2: 'to' stands twice on the card", "3: expected a line such as 'number: text'",
      ])
  }
}
