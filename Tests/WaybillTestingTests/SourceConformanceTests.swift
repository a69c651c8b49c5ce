import Testing
import WaybillConformance
import WaybillCore
import WaybillTesting

/// A broken source fails the promise that it breaks, and no other.
@Suite struct SourceConformanceTests {
  private static let samples = [
    SourceSample("two-rows-and-a-fault.txt", text: "a|b\nalone\nc|d\n", lines: [1, 3]),
    SourceSample("no-line-end.txt", text: "é|ü\n|", lines: [1, 2]),
  ]

  private static let promises = SourcePromise.besideOtherTests

  private static func trial(_ flaw: String) -> SourceConformance {
    SourceConformance(FlawedSource.self, options: OptionTable(["flaw": flaw]), samples: samples) { rows in
      Array("left|right\n".utf8).repeated(min(rows, 2000))
    }
  }

  @Test(arguments: promises) func aSoundSourceKeepsEveryPromise(promise: SourcePromise) {
    #expect(Self.trial("").violations(of: promise) == [])
  }

  @Test(arguments: promises.filter { $0 != .descriptor }, promises)
  func aBrokenSourceFailsItsPromiseAlone(flaw: SourcePromise, promise: SourcePromise) {
    let violations = Self.trial(flaw.rawValue).violations(of: promise)
    #expect(violations.isEmpty == (flaw != promise), "\(violations)")
  }

  @Test(arguments: promises) func aBadDescriptorFailsThatAlone(promise: SourcePromise) {
    let trial = SourceConformance(BadlyDescribedSource.self, samples: Self.samples) { _ in Array("a|b\n".utf8) }
    #expect(
      trial.violations(of: promise)
        == (promise == .descriptor
          ? [
            "an id has lower-case letters and digits in parts joined by '-': found 'Flawed source'",
            "a descriptor has a title", "option 'flaw' has no help",
          ] : []))
  }

  @Test func theWordsSayWhatIsExpectedAndWhatWasFound() {
    let first = { (flaw: SourcePromise) in Self.trial(flaw.rawValue).violations(of: flaw).first }
    #expect(first(.sameTwice) == "two-rows-and-a-fault.txt: read twice, it gives something else")
    #expect(
      first(.columns) == "two-rows-and-a-fault.txt: a batch has the layout's columns: expected 2, found 3")
    #expect(first(.places) == "two-rows-and-a-fault.txt: the rows stand on lines 1, 3: found 2, 4")
    #expect(
      Self.trial("units").violations(of: .units).contains(
        "two-rows-and-a-fault.txt: 3 units give the rows of the whole: expected 2 rows, found 1, or others"))
    #expect(
      first(.hostileBytes)
        == "two-rows-and-a-fault.txt: bytes by chance: a cell's bytes are UTF-8: those of a cell on line 8 are not")
  }

  @Test func rangesThatDoNotMakeTheFileAreFound() {
    let found = { (flaw: String) in Self.trial(flaw).violations(of: .units) }
    #expect(
      found("units").contains(
        "two-rows-and-a-fault.txt: ranges follow each other from byte 0 on: expected one from byte 4, found 8"))
    #expect(
      found("short").contains("two-rows-and-a-fault.txt: ranges end with the file: expected byte 14, found 13"))
    #expect(
      found("rows").first
        == "two-rows-and-a-fault.txt: a range says how many rows stand before it: expected 1, found 0")
  }

  @Test func aReaderWithoutAnEndIsFound() {
    #expect(Self.trial("endless").violations(of: .hostileBytes).contains { $0.contains("reading goes on") })
  }

  @Test func aTrapEndsTheProcess() async {
    await #expect(processExitsWith: .failure) {
      _ = SourceConformanceTests.trial("trap").violations(of: .hostileBytes)
    }
  }

  @Test func withoutSamplesNothingIsKept() {
    let trial = SourceConformance(FlawedSource.self, samples: []) { _ in [] }
    #expect(trial.violations(of: .places) == ["there is no sample to try it with"])
  }

  @Test func memoryThatGrowsWithTheFileIsFound() async {
    await #expect(processExitsWith: .success) {
      let long: @Sendable (Int) -> [UInt8] = { Array("0123456789abcde\n".utf8).repeated($0) }
      let samples = SourceConformanceTests.samples
      let streamed = SourceConformance(StreamedSource.self, samples: samples, long: long)
      #expect(streamed.violations(of: .memory) == [])
      let whole = SourceConformance(FlawedSource.self, samples: samples) { rows in
        [UInt8](repeating: UInt8(ascii: "x"), count: rows * 16)
      }
      let violations = whole.violations(of: .memory)
      #expect(violations.count == 1 && violations[0].hasPrefix("memory does not grow with the rows: "), "\(violations)")
      let short = SourceConformance(StreamedSource.self, samples: samples) { _ in [1] }
      #expect(
        short.violations(of: .memory) == [
          "the long file grows with the rows asked for: expected about 16777216 bytes, found 1"
        ])
    }
  }
}

extension [UInt8] {
  /// The bytes again and again.
  func repeated(_ times: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * times)
    for _ in 0..<times { bytes += self }
    return bytes
  }
}
