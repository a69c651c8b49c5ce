/// Parquet's hybrid of run lengths and packed bits, which levels and the places of a dictionary are written in.
enum HybridRuns {
  /// Adds the numbers, each of `width` bits, from 1 to 32.
  static func append<Number: FixedWidthInteger & UnsignedInteger>(
    _ numbers: UnsafeBufferPointer<Number>, width: Int, to bytes: inout [UInt8]
  ) {
    var start = 0
    var place = 0
    while place < numbers.count {
      let number = numbers[place]
      var end = place + 1
      while end < numbers.count, numbers[end] == number { end += 1 }
      // Packed numbers come in groups of eight: the run first fills the group that stands open.
      let filled = min(end, place + (8 - (place - start) % 8) % 8)
      if end - filled >= 8 {
        pack(numbers[start..<filled], width, &bytes)
        repeated(number, end - filled, width, &bytes)
        start = end
      }
      place = end
    }
    pack(numbers[start...], width, &bytes)
  }

  private static func repeated(_ number: some FixedWidthInteger, _ count: Int, _ width: Int, _ bytes: inout [UInt8]) {
    Varint.append(UInt64(count) << 1, to: &bytes)
    for shift in stride(from: 0, to: width, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: UInt64(truncatingIfNeeded: number) >> UInt64(shift)))
    }
  }

  private static func pack<Number: FixedWidthInteger & UnsignedInteger>(
    _ numbers: Slice<UnsafeBufferPointer<Number>>, _ width: Int, _ bytes: inout [UInt8]
  ) {
    if numbers.isEmpty { return }
    let groups = (numbers.count + 7) / 8
    Varint.append(UInt64(groups) << 1 | 1, to: &bytes)
    BitPacking.append(UnsafeBufferPointer(rebasing: numbers), padded: 8 * groups, width: width, to: &bytes)
  }
}
