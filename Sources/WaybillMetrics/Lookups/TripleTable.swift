/// Finds a number by three others: open addressing, without an allocation or a call per look-up.
public struct TripleTable: Sendable {
  /// Three numbers that together stand for one thing.
  public struct Key: Sendable, Hashable {
    public var a: UInt32
    public var b: UInt32
    public var c: UInt32

    /// Makes a key of three numbers.
    @inlinable public init(a: UInt32, b: UInt32, c: UInt32) {
      self.a = a
      self.b = b
      self.c = c
    }

    /// Multiplied so that neighbouring numbers fall far apart; the table takes the upper bits.
    @inlinable var mixed: UInt64 {
      let first = (UInt64(a) &<< 32 | UInt64(b)) &* 0x9E37_79B9_7F4A_7C15
      return ((first ^ (first &>> 29)) &+ UInt64(c)) &* 0xBF58_476D_1CE4_E5B9
    }
  }

  @usableFromInline struct Slot: Sendable {
    @usableFromInline var key: Key
    @usableFromInline var value: UInt32

    @inlinable init(key: Key = Key(a: 0, b: 0, c: 0), value: UInt32 = .max) {
      self.key = key
      self.value = value
    }
  }

  @usableFromInline var slots = [Slot](repeating: Slot(), count: 64)
  @usableFromInline var shift: UInt64 = 64 - 6
  /// How many keys there are.
  public private(set) var count = 0

  /// Makes an empty table.
  public init() {}

  /// The value of a key; nil when it is not in the table.
  @inlinable @inline(__always)
  public subscript(key: Key) -> UInt32? {
    let value = slots[place(of: key)].value
    return value == .max ? nil : value
  }

  /// Adds a key that is not in the table; the value is below `UInt32.max`.
  public mutating func insert(_ key: Key, _ value: UInt32) {
    if count * 2 >= slots.count { grow() }
    slots[place(of: key)] = Slot(key: key, value: value)
    count += 1
  }

  /// Where a key stands, or the free slot where it would.
  @inlinable @inline(__always)
  func place(of key: Key) -> Int {
    var place = Int(truncatingIfNeeded: key.mixed &>> shift)
    while slots[place].value != .max, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    shift -= 1
    for slot in old where slot.value != .max { slots[place(of: slot.key)] = slot }
  }

  /// The value of a key, which is how many keys there were before it where it is new.
  public mutating func number(of key: Key) -> UInt32 {
    if let number = self[key] { return number }
    let number = UInt32(count)
    insert(key, number)
    return number
  }
}
