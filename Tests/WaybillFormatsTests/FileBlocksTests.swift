import FoundationEssentials
import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

@Suite struct FileBlocksTests {
  @Test(arguments: [1, 3, 4096])
  func blocksAreTheFile(size: Int) throws {
    let path = fixture("broken-header.csv")
    let expected = try [UInt8](Data(contentsOf: URL(filePath: path)))
    var file: any ByteBlocks = try FileBlocks(path: path, name: "f")
    var memory: any ByteBlocks = MemoryBlocks(expected, name: "m")
    #expect(try blocks(of: &file, size: size) == blocks(of: &memory, size: size))
    #expect(try blocks(of: &file, size: size).isEmpty)
    #expect(file.name == "f" && memory.name == "m")
  }

  @Test func blocksAreFull() throws {
    var file: any ByteBlocks = try FileBlocks(path: fixture("broken-header.csv"), name: "f")
    #expect(try blocks(of: &file, size: 20).map(\.count) == [20, 20, 19])
  }

  static let refused: [(path: String, error: String)] = [
    (fixture("no such file"), "sales.csv: error: there is no such file [no-file]"),
    (fixture("broken-header.csv/inside"), "sales.csv: error: there is no such file [no-file]"),
    (fixture(""), "sales.csv: error: expected a file, found a directory [is-directory]"),
    (
      String(repeating: "x", count: 5000), "sales.csv: error: cannot read the file: file name too long [cannot-read]"
    ),
  ]

  @Test(arguments: refused)
  func isRefused(_ example: (path: String, error: String)) {
    let error = #expect(throws: SourceError.self) { try FileBlocks(path: example.path, name: "sales.csv") }
    #expect(error?.description == example.error)
  }

  @Test func anErrorWhileReading() throws {
    // The first page of a process's memory is never mapped, so that reading it fails.
    let error = #expect(throws: SourceError.self) {
      var file: any ByteBlocks = try FileBlocks(path: "/proc/self/mem", name: "sales.csv")
      _ = try blocks(of: &file, size: 10)
    }
    #expect(error?.description == "sales.csv: error: cannot read the file: input/output error [cannot-read]")
  }

  @Test(arguments: [
    (
      WorkUnit.Part.bytes(0..<1, firstLine: 1), "bytes 0 to 1 are no rows of this file that can be read by themselves"
    ), (.sheet("a"), "a text is read as a whole file, or as a whole member of an archive"),
  ])
  func aPartOfASnapshotIsRefused(part: WorkUnit.Part, words: String) {
    let snapshot = Snapshot(path: fixture("broken-header.csv"), name: "sales.csv", sha256: "", size: 0)
    let error = #expect(throws: SourceError.self) {
      _ = try DelimitedText(DelimitedOptions()).makeReader(for: WorkUnit(snapshot, part: part))
    }
    #expect(error?.description == "sales.csv: error: \(words) [wrong-part]")
  }

  private func blocks(of source: inout any ByteBlocks, size: Int) throws -> [[UInt8]] {
    var blocks: [[UInt8]] = []
    while true {
      var block = [UInt8](repeating: 0, count: size)
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return blocks }
      blocks.append(Array(block[..<count]))
    }
  }
}
