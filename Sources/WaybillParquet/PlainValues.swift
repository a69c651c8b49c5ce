/// Values as they are, one after another.
enum PlainValues {
  /// A number of 32 or 64 bits, its lowest byte first.
  @inline(__always)
  static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// A number of `size` bytes, its highest byte first, as decimals of a fixed length are.
  static func appendReversed(_ number: Int128, size: Int, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { whole in bytes.append(contentsOf: whole[(whole.count - size)...]) }
  }

  /// A text behind its length.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    append(UInt32(text.utf8.count), to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }
}
