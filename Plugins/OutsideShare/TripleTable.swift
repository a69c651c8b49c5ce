/// Finds a number by three others: open addressing, without an allocation or a call per look-up.
struct TripleTable: Sendable {
  /// Three numbers that together stand for one thing.
  struct Key: Sendable, Hashable {
    var a: UInt32
    var b: UInt32
    var c: UInt32

    /// Multiplied so that neighbouring numbers fall far apart; the table takes the upper bits.
    fileprivate var mixed: UInt64 {
      let first = (UInt64(a) &<< 32 | UInt64(b)) &* 0x9E37_79B9_7F4A_7C15
      return ((first ^ (first &>> 29)) &+ UInt64(c)) &* 0xBF58_476D_1CE4_E5B9
    }
  }

  private struct Slot: Sendable {
    var key = Key(a: 0, b: 0, c: 0)
    var value = TripleTable.empty
  }

  private static let empty = UInt32.max
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var shift: UInt64 = 64 - 6
  private(set) var count = 0

  /// The value of a key; nil when it is not in the table.
  subscript(key: Key) -> UInt32? {
    let value = slots[place(of: key)].value
    return value == Self.empty ? nil : value
  }

  /// Adds a key that is not in the table; the value is below `UInt32.max`.
  mutating func insert(_ key: Key, _ value: UInt32) {
    if count * 2 >= slots.count { grow() }
    slots[place(of: key)] = Slot(key: key, value: value)
    count += 1
  }

  /// Where a key stands, or the free slot where it would.
  private func place(of key: Key) -> Int {
    var place = Int(truncatingIfNeeded: key.mixed &>> shift)
    while slots[place].value != Self.empty, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    shift -= 1
    for slot in old where slot.value != Self.empty { slots[place(of: slot.key)] = slot }
  }
}
