/// What a spelling is told by: its first 16 bytes and how many it has, and a hash of all.
struct SpellingWords: Equatable, Sendable {
  /// How many bytes a spelling has at most that is told by its words alone.
  static let length = 16

  let first: UInt64
  let second: UInt64
  let count: UInt32
  private let check: UInt32

  @inline(__always)
  var hash: UInt64 { UInt64(check) &<< 32 }

  /// The words of a text by itself.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var (first, second): (UInt64, UInt64) = (0, 0)
    for place in 0..<min(raw.count, Self.length) {
      let byte = UInt64(raw[place]) &<< UInt64(8 * (place & 7))
      if place < 8 { first |= byte } else { second |= byte }
    }
    self.init(first, second, raw)
  }

  /// The words of a text among others: where enough stands behind it, two loads and no choice by its length, which for
  /// words of many lengths no processor guesses well.
  @inline(__always)
  init(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    let text = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range])
    if range.lowerBound &+ Self.length > bytes.count {
      self.init(UnsafeBufferPointer(rebasing: bytes[range]))
      return
    }
    let raw = UnsafeRawBufferPointer(bytes)
    self.init(
      raw.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self).littleEndian
        & Self.mask(min(range.count, 8)),
      raw.loadUnaligned(fromByteOffset: range.lowerBound &+ 8, as: UInt64.self).littleEndian
        & Self.mask(min(max(range.count &- 8, 0), 8)),
      text)
  }

  @inline(__always)
  private init(_ first: UInt64, _ second: UInt64, _ text: UnsafeRawBufferPointer) {
    self.first = first
    self.second = second
    count = UInt32(truncatingIfNeeded: text.count)
    var hash = Self.mix(
      first ^ UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15, second ^ 0xFF51_AFD7_ED55_8CCD)
    if text.count > Self.length { hash = Self.mix(hash, restOf: text) }
    check = UInt32(truncatingIfNeeded: hash)
  }

  /// The lowest bytes of a word, as many as are asked for.
  @inline(__always)
  private static func mask(_ count: Int) -> UInt64 {
    // Shifted twice by half, since a whole word cannot be shifted by all of its bits.
    let half = UInt64(truncatingIfNeeded: count &* 4)
    return ~((UInt64.max &<< half) &<< half)
  }

  /// The bytes behind the first words, eight by eight; the last eight may overlap those before.
  private static func mix(_ hash: UInt64, restOf text: UnsafeRawBufferPointer) -> UInt64 {
    var hash = hash
    var position = Self.length
    while position < text.count {
      let word = text.loadUnaligned(fromByteOffset: min(position, text.count &- 8), as: UInt64.self)
      hash = mix(hash ^ word, 0x9E37_79B9_7F4A_7C15)
      position &+= 8
    }
    return hash
  }

  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
