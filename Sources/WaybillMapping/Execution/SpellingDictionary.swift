import Glibc

/// The distinct spellings of one column, numbered in the order in which they first came.
///
/// All text logic of a mapping runs once per spelling; a row costs a hash and a comparison. Open addressing over one
/// arena of bytes, so that a spelling costs no object.
package struct SpellingDictionary {
  /// The upper half of the hash, and the id plus one, of the entry in each slot; 0 for an empty one. Most slots that hold
  /// another spelling are told by the hash, without a look at its bytes.
  private var slots: [UInt64]
  /// Where each spelling begins in the arena, and where the last ends.
  private var starts = [0]
  private var arena: [UInt8] = []

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
    let tag = Self.hash(bytes) & 0xFFFF_FFFF_0000_0000
    var slot = Self.slot(of: tag, among: slots.count)
    while slots[slot] != 0 {
      let found = slots[slot] ^ tag
      if found <= UInt64(UInt32.max), equals(Int(found) - 1, bytes) { return UInt32(found) - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    arena.append(contentsOf: bytes)
    starts.append(arena.count)
    slots[slot] = tag | UInt64(count)
    if count * 2 > slots.count { grow() }
    return UInt32(count - 1)
  }

  @inline(__always)
  private static func slot(of tag: UInt64, among count: Int) -> Int { Int(tag >> 32) & (count - 1) }

  @inline(__always)
  private func equals(_ id: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[id]
    if starts[id + 1] - start != bytes.count { return false }
    guard let base = bytes.baseAddress else { return true }
    return arena.withUnsafeBufferPointer { arena in
      arena.baseAddress.map { memcmp($0 + start, base, bytes.count) == 0 } ?? true
    }
  }

  private mutating func grow() {
    var larger: [UInt64] = Array(repeating: 0, count: slots.count * 2)
    for entry in slots where entry != 0 {
      var slot = Self.slot(of: entry, among: larger.count)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = entry
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
