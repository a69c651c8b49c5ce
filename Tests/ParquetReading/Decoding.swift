import CZlib

/// The encodings of values, read back.
public enum Decoding {
  /// Parquet's hybrid of run lengths and packed bits; what stands behind the last number of a group is left.
  public static func hybrid(_ reader: inout ByteReader, width: Int, count: Int) throws -> [UInt64] {
    var values: [UInt64] = []
    while values.count < count {
      let head = try reader.varint()
      if head & 1 == 0 {
        let value = try reader.number((width + 7) / 8)
        guard head > 0, values.count + Int(head >> 1) <= count else { throw ParquetReadingError("a run is too long") }
        values += repeatElement(value, count: Int(head >> 1))
      } else {
        let packed = try unpack(&reader, width: width, count: Int(head >> 1) * 8)
        guard values.count + packed.count < count + 8 else { throw ParquetReadingError("a group is too long") }
        values += packed.prefix(count - values.count)
      }
    }
    return values
  }

  /// Numbers of `width` bits, the lowest first.
  static func unpack(_ reader: inout ByteReader, width: Int, count: Int) throws -> [UInt64] {
    let bytes = try reader.take(count * width / 8)
    return (0..<count).map { index in
      (0..<width).reduce(0) { value, bit in
        let place = index * width + bit
        return value | UInt64(bytes[place / 8] >> UInt8(place % 8) & 1) << UInt64(bit)
      }
    }
  }

  public static func delta(_ reader: inout ByteReader) throws -> [Int64] {
    let size = Int(try reader.varint())
    let miniblocks = Int(try reader.varint())
    let count = Int(try reader.varint())
    var values = [try reader.zigzag()]
    while values.count < count {
      let least = try reader.zigzag()
      for width in try reader.take(miniblocks) where values.count < count {
        for step in try unpack(&reader, width: Int(width), count: size / miniblocks) where values.count < count {
          values.append(values[values.count - 1] &+ least &+ Int64(bitPattern: step))
        }
      }
    }
    return count == 0 ? [] : values
  }

  /// Whole members of gzip that are known to give `count` bytes.
  static func gunzip(_ bytes: [UInt8], count: Int) throws -> [UInt8] {
    var stream = z_stream()
    guard inflateInit2_(&stream, 16 + MAX_WBITS, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw ParquetReadingError("zlib cannot be used")
    }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: count + 1)
    let status = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = CUnsignedInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = CUnsignedInt(output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END, Int(stream.avail_out) == 1, stream.avail_in == 0 else {
      throw ParquetReadingError("a page does not expand to \(count) bytes")
    }
    return Array(output.dropLast())
  }

  static func sum(_ bytes: [UInt8]) -> Int64 {
    let sum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, CUnsignedInt($0.count)) }
    return Int64(Int32(bitPattern: UInt32(truncatingIfNeeded: sum)))
  }
}
