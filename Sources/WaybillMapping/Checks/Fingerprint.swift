/// 128 bits that stand for a text, or for several in their order; the same in every batch and every run.
///
/// Two of five million keys share a fingerprint with a probability below one in ten to the 25th.
package struct Fingerprint: Sendable, Hashable {
  package private(set) var high: UInt64
  package private(set) var low: UInt64

  /// What stands for no text at all, to which others are joined.
  static let empty = Fingerprint(high: 0x9E37_79B9_7F4A_7C15, low: 0xC2B2_AE3D_27D4_EB4F)

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Stands for a text.
  init(_ text: String) {
    high = 0xCBF2_9CE4_8422_2325
    low = 0x27D4_EB2F_1656_67C5
    for byte in text.utf8 {
      high = (high ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      low = (low &+ UInt64(byte) &+ 1) &* 0x9FB2_1C65_1E98_DF25
      low ^= low &>> 32
    }
    self = Self(high: Self.mixed(high), low: Self.mixed(low))
  }

  /// Stands for two numbers.
  init(_ a: UInt64, _ b: UInt64) {
    self = Self.empty.joined(with: Self(high: a, low: Self.mixed(a))).joined(with: Self(high: b, low: Self.mixed(b)))
  }

  /// Stands for what this stands for, followed by the other.
  func joined(with other: Fingerprint) -> Fingerprint {
    Fingerprint(
      high: Self.mixed(high &* 0xFF51_AFD7_ED55_8CCD ^ other.high),
      low: Self.mixed(low &* 0xC4CE_B9FE_1A85_EC53 &+ other.low))
  }

  /// A number whose every bit hangs on every bit of the other.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }
}

/// Numbers fingerprints in the order in which they first come: open addressing, at most three quarters full.
struct FingerprintTable: Sendable {
  private static let free = UInt32.max

  private var keys = [Fingerprint](repeating: .empty, count: 64)
  private var numbers = [UInt32](repeating: FingerprintTable.free, count: 64)
  private(set) var count = 0

  /// The number of a fingerprint; a new one has the count before it came.
  mutating func number(of key: Fingerprint) -> Int {
    var place = place(of: key)
    if numbers[place] != Self.free { return Int(numbers[place]) }
    if (count + 1) * 4 > keys.count * 3 {
      grow()
      place = self.place(of: key)
    }
    keys[place] = key
    numbers[place] = UInt32(count)
    count += 1
    return count - 1
  }

  /// Every fingerprint with its number, in no order.
  func forEach(_ body: (Fingerprint, Int) -> Void) {
    for place in keys.indices where numbers[place] != Self.free { body(keys[place], Int(numbers[place])) }
  }

  private func place(of key: Fingerprint) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: key.high) & mask
    while numbers[place] != Self.free, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = [Fingerprint](repeating: .empty, count: oldKeys.count * 2)
    numbers = [UInt32](repeating: Self.free, count: oldKeys.count * 2)
    for old in oldKeys.indices where oldNumbers[old] != Self.free {
      let new = place(of: oldKeys[old])
      keys[new] = oldKeys[old]
      numbers[new] = oldNumbers[old]
    }
  }
}
