/// The spellings of a column none of which has more than seven bytes, found by the one word that each is.
struct ShortSpellings {
  /// Whether no spelling was too long; else the others are of no use.
  private(set) var isWhole = true

  /// The word of the spelling in each slot, and its id; ``nothing`` in an empty one.
  private var keys = [UInt64](repeating: nothing, count: 64)
  private var ids = [UInt32](repeating: 0, count: 64)
  private var count = 0

  private static let length = 7
  /// No word of a spelling, whose highest byte says how many bytes it has.
  private static let nothing = UInt64.max

  /// Adds a spelling that is new.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ id: Int) {
    if !isWhole { return }
    if bytes.count > Self.length {
      self = ShortSpellings()
      isWhole = false
      return
    }
    count += 1
    if count * 4 > keys.count { grow() }
    var key = UInt64(bytes.count) << 56
    for (place, byte) in bytes.enumerated() { key |= UInt64(byte) << UInt64(8 * place) }
    put(key, UInt32(id))
  }

  /// Numbers rows until one has a spelling that is new, or stands where its word cannot be read at once.
  ///
  /// - Returns: The row that was not numbered, or the number of rows.
  func number(
    _ block: borrowing CellBlock, column: Int, from first: Int, into ids: inout [UInt32], at start: Int
  ) -> Int {
    let rowCount = block.rowCount
    let (bytes, cells, width) = (block.bytes, block.cells, block.columnCount)
    let raw = UnsafeRawBufferPointer(bytes)
    let (mask, nothing) = (keys.count &- 1, Self.nothing)
    return ids.withUnsafeMutableBufferPointer { ids in
      keys.withUnsafeBufferPointer { keys in
        self.ids.withUnsafeBufferPointer { known in
          for row in first..<rowCount {
            let cell = CellBlock.range(cells[row &* width &+ column], in: bytes)
            if cell.count > Self.length || cell.lowerBound &+ 8 > raw.count { return row }
            let bits = UInt64(truncatingIfNeeded: cell.count &* 8)
            let word = raw.loadUnaligned(fromByteOffset: cell.lowerBound, as: UInt64.self).littleEndian
            let key = word & ~(UInt64.max &<< bits) | bits &<< 53
            var slot = Self.slot(of: key) & mask
            while keys[slot] != key {
              if keys[slot] == nothing { return row }
              slot = (slot &+ 1) & mask
            }
            ids[start &+ row] = known[slot]
          }
          return rowCount
        }
      }
    }
  }

  @inline(__always)
  private static func slot(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 32) }

  private mutating func put(_ key: UInt64, _ id: UInt32) {
    var slot = Self.slot(of: key) & (keys.count - 1)
    while keys[slot] != Self.nothing { slot = (slot + 1) & (keys.count - 1) }
    (keys[slot], ids[slot]) = (key, id)
  }

  private mutating func grow() {
    let old = (keys, ids)
    keys = Array(repeating: Self.nothing, count: old.0.count * 2)
    ids = Array(repeating: 0, count: keys.count)
    for (key, id) in zip(old.0, old.1) where key != Self.nothing { put(key, id) }
  }
}
