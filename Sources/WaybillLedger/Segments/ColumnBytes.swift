import FoundationEssentials

/// How a column of a segment is kept: a header, then the values narrowed to the fewest bytes.
///
/// | bytes | what |
/// |---|---|
/// | 0 | the format, 1 |
/// | 1 | the width of a value: 0, 1, 2, 4 or 8 bytes |
/// | 2-3 | 0 |
/// | 4-7 | the number of values |
/// | 8-15 | the least value |
/// | 16-23 | the step |
/// | from 24 | for each value, how many steps it lies above the least |
///
/// All numbers are little-endian. A column with one value has the width 0 and nothing after its header; the step is
/// 1,000,000 where all values lie whole millions apart, as amounts without decimals do, else 1.
enum ColumnBytes {
  static let format: UInt8 = 1
  static let headerSize = 24
  static let wholeStep: Int64 = 1_000_000

  /// The bytes of a column.
  static func encode(_ values: UnsafeBufferPointer<Int64>) -> Data {
    var least = values.first ?? 0
    var most = least
    for value in values {
      least = min(least, value)
      most = max(most, value)
    }
    // The distance of two values fits in 64 bits without a sign, whatever their signs.
    var reach = UInt64(bitPattern: most &- least)
    let step = reach > UInt64(UInt8.max) && areWhole(values, above: least) ? wholeStep : 1
    reach /= UInt64(step)
    let width = width(for: reach)
    var data = Data(count: headerSize + width * values.count)
    data.withUnsafeMutableBytes { bytes in
      begin(bytes, width: width, count: values.count, least: least, step: step)
      let payload = UnsafeMutableRawBufferPointer(rebasing: bytes[headerSize...])
      switch width {
      case 1: narrow(values, least, UInt64(step), into: payload, as: UInt8.self)
      case 2: narrow(values, least, UInt64(step), into: payload, as: UInt16.self)
      case 4: narrow(values, least, UInt64(step), into: payload, as: UInt32.self)
      case 8: narrow(values, least, UInt64(step), into: payload, as: UInt64.self)
      default: break
      }
    }
    return data
  }

  /// The bytes of a column that has one value for all records.
  static func encode(_ value: Int64, count: Int) -> Data {
    var data = Data(count: headerSize)
    data.withUnsafeMutableBytes { begin($0, width: 0, count: count, least: value, step: 1) }
    return data
  }

  private static func begin(
    _ bytes: UnsafeMutableRawBufferPointer, width: Int, count: Int, least: Int64, step: Int64
  ) {
    bytes[0] = format
    bytes[1] = UInt8(width)
    bytes.storeBytes(of: UInt32(count).littleEndian, toByteOffset: 4, as: UInt32.self)
    bytes.storeBytes(of: least.littleEndian, toByteOffset: 8, as: Int64.self)
    bytes.storeBytes(of: step.littleEndian, toByteOffset: 16, as: Int64.self)
  }

  private static func width(for reach: UInt64) -> Int {
    switch reach {
    case 0: 0
    case ...UInt64(UInt8.max): 1
    case ...UInt64(UInt16.max): 2
    case ...UInt64(UInt32.max): 4
    default: 8
    }
  }

  private static func areWhole(_ values: UnsafeBufferPointer<Int64>, above least: Int64) -> Bool {
    // Most amounts that are not whole are odd ones; a division by a power of two is quick, one by the rest is not.
    var rest: UInt64 = 0
    for value in values { rest |= UInt64(bitPattern: value &- least) }
    if rest & 63 != 0 { return false }
    return values.allSatisfy { UInt64(bitPattern: $0 &- least) % UInt64(wholeStep) == 0 }
  }

  private static func narrow<Narrow: FixedWidthInteger>(
    _ values: UnsafeBufferPointer<Int64>, _ least: Int64, _ step: UInt64, into payload: UnsafeMutableRawBufferPointer,
    as type: Narrow.Type
  ) {
    for index in values.indices {
      var steps = UInt64(bitPattern: values[index] &- least)
      if step != 1 { steps /= UInt64(wholeStep) }
      payload.storeBytes(
        of: Narrow(truncatingIfNeeded: steps).littleEndian, toByteOffset: index * MemoryLayout<Narrow>.size,
        as: Narrow.self)
    }
  }
}
