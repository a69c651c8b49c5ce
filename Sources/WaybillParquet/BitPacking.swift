/// Numbers of a fixed count of bits one after another, the lowest bits first.
enum BitPacking {
  /// How many bits the numbers up to `highest` take.
  static func width(of highest: UInt64) -> Int { UInt64.bitWidth - highest.leadingZeroBitCount }

  /// Adds the numbers, then zeros until there are `padded` of them; a multiple of eight ends with a byte.
  static func append<Number: FixedWidthInteger & UnsignedInteger>(
    _ numbers: UnsafeBufferPointer<Number>, padded: Int, width: Int, to bytes: inout [UInt8]
  ) {
    var pending: UInt64 = 0
    var bits = 0
    for number in numbers {
      let number = UInt64(number)
      pending |= number << UInt64(bits)
      bits += width
      if bits >= 64 {
        append(pending, to: &bytes)
        bits -= 64
        // What of the number did not fit; nothing where it ended with the word.
        pending = bits == 0 ? 0 : number >> UInt64(width - bits)
      }
    }
    let rest = (padded - numbers.count) * width + bits
    for index in 0..<rest / 8 { bytes.append(index < 8 ? UInt8(truncatingIfNeeded: pending >> UInt64(8 * index)) : 0) }
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
