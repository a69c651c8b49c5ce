import FoundationEssentials
import SIPRI
import Testing
import WaybillCore
import WaybillTesting

/// The adapter `sipri-register` keeps every promise of a source.
@Suite struct ConformanceTests {
  private static func sample(_ name: String, lines: [Int]) throws -> SourceSample {
    SourceSample(name, bytes: Array(try Data(contentsOf: URL(filePath: fixture(name)))), lines: lines)
  }

  @Test(arguments: SourcePromise.besideOtherTests) func keeps(promise: SourcePromise) throws {
    try Self.trial().check(promise)
  }

  @Test func keepsItsPromiseOfMemory() async {
    await #expect(processExitsWith: .success) { try ConformanceTests.trial().check(.memory) }
  }

  private static func trial() throws -> SourceConformance {
    let bytes = Array(try Data(contentsOf: URL(filePath: fixture("preamble-of-11-lines.csv"))))
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let row = Array((lines[12] + "\n").utf8)
    return try SourceConformance(
      TradeRegister.self,
      samples: [
        sample("preamble-of-11-lines.csv", lines: [13, 14]),
        sample("rows-of-16-and-18-cells.csv", lines: [4, 7]),
        sample("quotes-in-a-name.csv", lines: [4, 5]),
      ]
    ) { rows in
      Array((lines[..<12].joined(separator: "\n") + "\n").utf8)
        + Array(repeatElement(row, count: rows).joined())
    }
  }
}
