/// A column of a segment, read where its bytes lie; valid as long as these are.
///
/// The bytes may be anybody's: whatever they are, making a view and reading it never traps.
struct ColumnView {
  private let payload: UnsafeRawPointer
  private let width: Int
  private let count: Int
  private let least: Int64
  private let step: Int64

  /// Looks at bytes; nil when they are not a column of `count` values.
  init?(_ bytes: UnsafeRawBufferPointer, count: Int) {
    guard let start = bytes.baseAddress, bytes.count >= ColumnBytes.headerSize, bytes[0] == ColumnBytes.format,
      bytes[2] == 0, bytes[3] == 0
    else { return nil }
    width = Int(bytes[1])
    step = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: Int64.self))
    guard [0, 1, 2, 4, 8].contains(width), step == 1 || step == ColumnBytes.wholeStep,
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)) == count,
      bytes.count == ColumnBytes.headerSize + width * count
    else { return nil }
    self.count = count
    least = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: Int64.self))
    payload = start + ColumnBytes.headerSize
  }

  /// One value; the index is within the count.
  subscript(index: Int) -> Int64 {
    let steps: Int64 =
      switch width {
      case 0: 0
      case 1: Int64(value(index, as: UInt8.self))
      case 2: Int64(value(index, as: UInt16.self))
      case 4: Int64(value(index, as: UInt32.self))
      default: Int64(bitPattern: value(index, as: UInt64.self))
      }
    return least &+ steps &* step
  }

  /// Writes all values less `bias` into a column of a batch.
  ///
  /// - Returns: Whether every value, before the bias, is one that the column's type has.
  func read<Value: FixedWidthInteger>(into column: inout [Value], less bias: Value = 0) -> Bool {
    column.withUnsafeMutableBufferPointer { column in
      switch width {
      case 0: fill(column, bias)
      case 1: widen(UInt8.self, into: column, bias)
      case 2: widen(UInt16.self, into: column, bias)
      case 4: widen(UInt32.self, into: column, bias)
      default: widen(UInt64.self, into: column, bias)
      }
    }
  }

  /// Writes the values of some rows, all within the count, less `bias` into a column of a batch.
  ///
  /// - Returns: Whether every value, before the bias, is one that the column's type has.
  func read<Value: FixedWidthInteger>(_ rows: [Int32], into column: inout [Value], less bias: Value = 0) -> Bool {
    var strays: Int64 = 0
    for (place, row) in rows.enumerated() {
      let full = self[Int(row)]
      let value = Value(truncatingIfNeeded: full)
      strays |= Int64(truncatingIfNeeded: value) ^ full
      column[place] = value &- bias
    }
    return strays == 0
  }

  private func fill<Value: FixedWidthInteger>(_ column: UnsafeMutableBufferPointer<Value>, _ bias: Value) -> Bool {
    let value = Value(truncatingIfNeeded: least)
    column.update(repeating: value &- bias)
    return Int64(truncatingIfNeeded: value) == least
  }

  private func widen<Narrow: FixedWidthInteger & UnsignedInteger, Value: FixedWidthInteger>(
    _ type: Narrow.Type, into column: UnsafeMutableBufferPointer<Value>, _ bias: Value
  ) -> Bool {
    var strays: Int64 = 0
    for index in 0..<min(count, column.count) {
      let full = least &+ Int64(truncatingIfNeeded: value(index, as: type)) &* step
      let value = Value(truncatingIfNeeded: full)
      strays |= Int64(truncatingIfNeeded: value) ^ full
      column[index] = value &- bias
    }
    return strays == 0
  }

  @inline(__always)
  private func value<Narrow: FixedWidthInteger>(_ index: Int, as type: Narrow.Type) -> Narrow {
    Narrow(littleEndian: payload.loadUnaligned(fromByteOffset: index &* MemoryLayout<Narrow>.size, as: type))
  }
}
