/// The distinct spellings of one column, numbered in the order in which they first came.
///
/// All text logic of a mapping runs once per spelling; a row costs a hash and a comparison. Open addressing over one
/// arena of bytes, so that a spelling costs no object.
package struct SpellingDictionary {
  private struct Entry {
    var offset: Int
    var count: Int
    var hash: UInt64
  }

  /// The id plus one of the entry in each slot; 0 for an empty one.
  private var slots: [UInt32]
  private var entries: [Entry] = []
  private var arena: [UInt8] = []

  /// Makes a dictionary without spellings.
  package init() { slots = Array(repeating: 0, count: 256) }

  /// How many distinct spellings there are.
  package var count: Int { entries.count }

  /// How many bytes the spellings have together.
  package var byteCount: Int { arena.count }

  /// The text of a spelling.
  package func text(_ id: Int) -> String {
    let entry = entries[id]
    return String(decoding: arena[entry.offset..<entry.offset + entry.count], as: UTF8.self)
  }

  /// The id of a spelling, numbering it when it is new.
  package mutating func id(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = Self.hash(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, entry.count == bytes.count, equals(entry, bytes) { return slots[slot] - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    entries.append(Entry(offset: arena.count, count: bytes.count, hash: hash))
    arena.append(contentsOf: bytes)
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return UInt32(entries.count - 1)
  }

  private func equals(_ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    arena.withUnsafeBufferPointer { arena in
      for position in 0..<bytes.count where arena[entry.offset + position] != bytes[position] { return false }
      return true
    }
  }

  private mutating func grow() {
    var larger: [UInt32] = Array(repeating: 0, count: slots.count * 2)
    for (id, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = UInt32(id + 1)
    }
    slots = larger
  }

  /// Eight bytes at a time, the rest one by one: never a byte past the end.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var position = 0
    while position + 8 <= bytes.count {
      hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    var tail: UInt64 = 0
    while position < bytes.count {
      tail = (tail &<< 8) | UInt64(bytes[position])
      position += 1
    }
    return mix(hash ^ tail)
  }

  @inline(__always) private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* 0xFF51_AFD7_ED55_8CCD
    return product ^ (product &>> 32)
  }
}

extension SpellingDictionary {
  /// Numbers a whole column of a block, appending one id a row.
  mutating func number(_ block: borrowing CellBlock, column: Int, into ids: inout [UInt32]) {
    ids.reserveCapacity(block.rowCount)
    for row in 0..<block.rowCount { ids.append(id(of: block.trimmed(row: row, column: column))) }
  }
}
