import Glibc

/// The distinct spellings of one column, numbered in the order in which they first came.
///
/// All text logic of a mapping runs once per spelling; a row costs a hash and a comparison. Open addressing over one
/// arena of bytes, so that a spelling costs no object; one of at most 16 bytes is told by two words.
package struct SpellingDictionary {
  /// The upper half of the hash, and the id plus one, of the entry in each slot; 0 for an empty one. Most slots that hold
  /// another spelling are told by the hash, without a look at its bytes.
  private var slots: [UInt64]
  /// Where each spelling begins in the arena, and where the last ends.
  private var starts = [0]
  private var arena: [UInt8] = []
  /// The words of each spelling.
  private var words: [SpellingWords] = []
  /// The same spellings, as long as all are short: years, letters and codes are told by one word.
  private var short = ShortSpellings()

  /// Makes a dictionary without spellings.
  package init() { slots = Array(repeating: 0, count: 256) }

  /// How many distinct spellings there are.
  package var count: Int { starts.count - 1 }

  /// How many bytes the spellings have together.
  package var byteCount: Int { arena.count }

  /// The text of a spelling.
  package func text(_ id: Int) -> String { String(decoding: arena[starts[id]..<starts[id + 1]], as: UTF8.self) }

  /// The id of a spelling, numbering it when it is new.
  package mutating func id(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let own = SpellingWords(bytes)
    let found = slots.withUnsafeBufferPointer { slots in
      words.withUnsafeBufferPointer { words in find(bytes, own, slots, words) }
    }
    return found ?? add(bytes, own)
  }

  /// The id of a spelling that is known.
  @inline(__always)
  private func find(
    _ bytes: UnsafeBufferPointer<UInt8>, _ own: SpellingWords, _ slots: UnsafeBufferPointer<UInt64>,
    _ words: UnsafeBufferPointer<SpellingWords>
  ) -> UInt32? {
    let tag = own.hash & 0xFFFF_FFFF_0000_0000
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: tag &>> 32) & mask
    while slots[slot] != 0 {
      let found = slots[slot] ^ tag
      if found <= UInt64(UInt32.max) {
        let id = Int(truncatingIfNeeded: found) &- 1
        if words[id] == own, bytes.count <= SpellingWords.length || isSame(id, bytes) {
          return UInt32(truncatingIfNeeded: id)
        }
      }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ own: SpellingWords) -> UInt32 {
    let tag = own.hash & 0xFFFF_FFFF_0000_0000
    arena.append(contentsOf: bytes)
    starts.append(arena.count)
    words.append(own)
    Self.put(tag | UInt64(count), into: &slots)
    short.add(bytes, count - 1)
    // Few of the slots are taken, so that most spellings stand in the first that is looked at.
    if count * 4 > slots.count { grow() }
    return UInt32(count - 1)
  }

  private static func put(_ entry: UInt64, into slots: inout [UInt64]) {
    var slot = Int(entry >> 32) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  private func isSame(_ id: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[id]
    if starts[id + 1] - start != bytes.count { return false }
    guard let base = bytes.baseAddress else { return true }
    return arena.withUnsafeBufferPointer { arena in
      arena.baseAddress.map { memcmp($0 + start, base, bytes.count) == 0 } ?? true
    }
  }

  private mutating func grow() {
    var larger: [UInt64] = Array(repeating: 0, count: slots.count * 2)
    for entry in slots where entry != 0 { Self.put(entry, into: &larger) }
    slots = larger
  }

  /// Numbers a whole column of a block, appending one id a row.
  mutating func number(_ block: borrowing CellBlock, column: Int, into ids: inout [UInt32]) {
    let start = ids.count
    ids.append(contentsOf: repeatElement(0, count: block.rowCount))
    var row = 0
    while row < block.rowCount {
      row =
        short.isWhole
        ? short.number(block, column: column, from: row, into: &ids, at: start)
        : numberKnown(block, column: column, from: row, into: &ids, at: start)
      if row == block.rowCount { return }
      ids[start + row] = id(of: block.trimmed(row: row, column: column))
      row += 1
    }
  }

  /// Numbers rows until one has a spelling that is new.
  ///
  /// - Returns: The row that was not numbered, or the number of rows.
  private func numberKnown(
    _ block: borrowing CellBlock, column: Int, from first: Int, into ids: inout [UInt32], at start: Int
  ) -> Int {
    let rowCount = block.rowCount
    let (bytes, cells, width) = (block.bytes, block.cells, block.columnCount)
    return ids.withUnsafeMutableBufferPointer { ids in
      slots.withUnsafeBufferPointer { slots in
        words.withUnsafeBufferPointer { words in
          for row in first..<rowCount {
            let cell = CellBlock.range(cells[row &* width &+ column], in: bytes)
            let own = SpellingWords(cell, in: bytes)
            guard let id = find(UnsafeBufferPointer(rebasing: bytes[cell]), own, slots, words) else { return row }
            ids[start &+ row] = id
          }
          return rowCount
        }
      }
    }
  }
}
