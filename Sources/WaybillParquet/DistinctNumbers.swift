/// Numbers each number by its first appearance, so that a dictionary can stand for them.
struct DistinctNumbers {
  private(set) var values: [Int64] = []
  /// The place in ``values`` plus one, where a number is or would be; 0 where none is.
  private var slots: [UInt32] = []

  /// Makes the dictionary of `numbers`, and the place of each of them in it.
  mutating func number(_ numbers: [Int64], into places: inout [UInt32]) {
    values.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    let bits = max(4, BitPacking.width(of: UInt64(numbers.count)) + 1)
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(0, count: 1 << bits))
    let (mask, shift) = (1 << bits - 1, UInt64(64 - bits))
    for number in numbers {
      // Neighbours go far apart, since the high bits of the product decide.
      var slot = Int((UInt64(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15) >> shift)
      while slots[slot] != 0, values[Int(slots[slot]) - 1] != number { slot = (slot + 1) & mask }
      if slots[slot] == 0 {
        values.append(number)
        slots[slot] = UInt32(values.count)
      }
      places.append(slots[slot] - 1)
    }
  }
}

/// The same for codes of texts, which are small.
struct DistinctCodes {
  private(set) var values: [UInt32] = []
  private var slots: [UInt32] = []

  /// Makes the dictionary of `codes`, all below `limit`, and the place of each of them in it.
  mutating func number(_ codes: [UInt32], below limit: Int, into places: inout [UInt32]) {
    for value in values { slots[Int(value)] = 0 }
    values.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    if slots.count < limit { slots.append(contentsOf: repeatElement(0, count: limit - slots.count)) }
    for code in codes {
      if slots[Int(code)] == 0 {
        values.append(code)
        slots[Int(code)] = UInt32(values.count)
      }
      places.append(slots[Int(code)] - 1)
    }
  }
}
