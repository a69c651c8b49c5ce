import FoundationEssentials
import Testing
import WaybillCore
import WaybillFormats

@testable import WaybillRunner

/// The hash of a file is the same whatever a reader reads of it, and in whatever order.
@Suite struct HashWhileReadTests {
  private let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * 7 ^ $0 >> 8) }

  /// Ranges of bytes that a reader shows.
  @Test(arguments: [
    [], [0..<300_000], [0..<4, 4..<1000], [0..<4, 0..<4, 0..<9000, 9000..<300_000], [5000..<6000, 0..<10],
    [0..<100, 200..<300_000, 50..<250], [0..<0, 0..<300_000, 0..<300_000],
  ])
  func anyReadingGivesTheHash(shown: [Range<Int>]) throws {
    let workplace = try Workplace()
    let path = workplace.path("numbers.bin")
    try Data(bytes).write(to: URL(filePath: path))
    let hash = HashWhileRead(
      PipelineFile.Source.File(name: "numbers.bin", path: path, place: Place(file: "p.yaml"), sha256: nil)
    )
    bytes.withUnsafeBytes { bytes in
      for range in shown { hash.saw(UnsafeRawBufferPointer(rebasing: bytes[range]), at: Int64(range.lowerBound)) }
    }
    let snapshot = try hash.finish()
    #expect(snapshot.sha256 == SHA256.of(bytes))
    #expect(snapshot.size == 300_000)
  }
}
