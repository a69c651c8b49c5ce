import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillMapping

/// Spellings of all lengths are told apart, and known again.
@Suite struct SpellingTests {
  @Test func aNumberStandsForTheSameBytes() {
    var random = Dice(5)
    var dictionary = SpellingDictionary()
    var known: [[UInt8]: UInt32] = [:]
    for _ in 0..<50_000 {
      let length = Int.random(in: 0...40, using: &random)
      let base = UInt8.random(in: 0...1, using: &random)
      var spelling = [UInt8](repeating: base, count: length)
      if length > 0 { spelling[Int.random(in: 0..<length, using: &random)] ^= 0x41 }
      let id = spelling.withUnsafeBufferPointer { dictionary.id(of: $0) }
      #expect(known[spelling, default: UInt32(known.count)] == id)
      known[spelling] = id
      #expect(dictionary.text(Int(id)) == String(decoding: spelling, as: UTF8.self))
    }
    #expect(dictionary.count == known.count)
    #expect(dictionary.byteCount == known.keys.reduce(0) { $0 + $1.count })
  }

  /// Numbering a column gives each cell the id that its trimmed text has by itself, in columns of short spellings and of
  /// others, with blanks around them and at the end of the block.
  @Test(arguments: [0...3, 0...7, 5...9, 0...40]) func aColumnIsNumberedAsItsCellsAre(lengths: ClosedRange<Int>) {
    var random = Dice(UInt64(lengths.upperBound))
    var (column, alone) = (SpellingDictionary(), SpellingDictionary())
    for _ in 0..<40 {
      var (bytes, cells): ([UInt8], [RowBatch.Cell]) = ([], [])
      func blanks() -> [UInt8] { [[], [], [0x20], [0x09, 0x20], [0x0D]].randomElement(using: &random) ?? [] }
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        let start = bytes.count
        bytes += blanks()
        for _ in 0..<Int.random(in: lengths, using: &random) {
          bytes.append([0, 0x61, 0x62, 0xC3].randomElement(using: &random) ?? 0)
        }
        bytes += blanks()
        cells.append(RowBatch.Cell(start: UInt32(start), end: UInt32(bytes.count)))
      }
      var ids: [UInt32] = []
      bytes.withUnsafeBufferPointer { bytes in
        cells.withUnsafeBufferPointer { cells in
          let block = CellBlock(bytes: bytes, cells: cells, columnCount: 1, rowCount: cells.count)
          column.number(block, column: 0, into: &ids)
          for row in cells.indices { #expect(ids[row] == alone.id(of: block.trimmed(row: row, column: 0))) }
        }
      }
    }
    #expect(column.count == alone.count)
  }
}
