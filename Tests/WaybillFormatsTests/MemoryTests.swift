import Testing
import WaybillCore
import WaybillFormats

/// The buffer grows with the longest record that is allowed, and not with the file.
@Suite struct MemoryTests {
  /// One piece of text again and again.
  struct Repeated: ByteBlocks {
    let name = "table.csv"
    var piece: [UInt8]
    var left: Int
    var position = 0

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let count = min(buffer.count, left)
      for index in 0..<count { buffer[index] = piece[(position + index) % piece.count] }
      position = (position + count) % piece.count
      left -= count
      return count
    }
  }

  static let cases: [(rule: String, piece: String, rows: Int, faults: Int)] = [
    ("rows", "a,é\n", 800_000, 0),
    ("an endless line", "a", 0, 1),
    ("an endless quoted cell", "\"\"\"", 0, 1),
    ("blank lines", "\n ", 0, 0),
    ("faults", "aaaa\n", 0, 800_000),
  ]

  @Test(arguments: cases)
  func bufferStaysSmall(_ example: (rule: String, piece: String, rows: Int, faults: Int)) throws {
    var options = headerless(2, block: 4096)
    options.limits.record = 20_000
    options.limits.quotedCell = 10_000
    let source = Repeated(piece: Array(example.piece.utf8), left: 4_000_000)
    var reader = try DelimitedText(options).makeReader(of: source)
    var batch = RowBatch()
    var counts = (rows: 0, faults: 0, bytes: 0)
    while try reader.read(into: &batch) {
      counts.rows += batch.rowCount
      counts.faults += batch.faults.count
      counts.bytes = max(counts.bytes, batch.bytes.capacity)
    }
    counts.bytes = max(counts.bytes, batch.bytes.capacity)
    #expect(counts.rows == example.rows, "\(example.rule)")
    #expect(counts.faults == example.faults, "\(example.rule)")
    #expect(counts.bytes < 100_000, "\(example.rule)")
  }
}
