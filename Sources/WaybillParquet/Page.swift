/// A page of a column: the header before it, and its bytes.
struct Page {
  enum Encoding: Int32 {
    case plain = 0
    case levels = 3
    case delta = 5
    case dictionary = 8
  }

  /// Whether it holds the values of a dictionary, and not those of records.
  let isDictionary: Bool
  /// How many entries it has.
  let entries: Int
  let encoding: Encoding
  var bytes: [UInt8] = []

  /// What a page takes in a file.
  struct Stored {
    let header: [UInt8]
    let body: [UInt8]
    /// The size of header and body as they would be without compression.
    let uncompressed: Int64

    var size: Int64 { Int64(header.count + body.count) }
  }

  /// The page as it stands in a file.
  func stored(_ compressor: PageCompressor?) -> Stored {
    let body = compressor?.compress(bytes) ?? bytes
    let header = ThriftCompact.structure { header in
      header.field(1, Int32(isDictionary ? 2 : 0))
      header.field(2, Int32(bytes.count))
      header.field(3, Int32(body.count))
      header.field(4, Int32(bitPattern: PageCompressor.sum(body)))
      header.field(isDictionary ? 7 : 5) { kind in
        kind.field(1, Int32(entries))
        kind.field(2, encoding.rawValue)
        if isDictionary { return }
        kind.field(3, Encoding.levels.rawValue)
        kind.field(4, Encoding.levels.rawValue)
      }
    }
    return Stored(header: header, body: body, uncompressed: Int64(header.count + bytes.count))
  }

  /// Adds the levels of the page's entries behind their length.
  mutating func append(levels: ArraySlice<UInt8>, highest: UInt8) {
    if highest == 0 { return }
    let start = bytes.count
    PlainValues.append(UInt32(0), to: &bytes)
    levels.withUnsafeBufferPointer {
      HybridRuns.append($0, width: BitPacking.width(of: UInt64(highest)), to: &bytes)
    }
    let length = UInt32(bytes.count - start - 4)
    for index in 0..<4 { bytes[start + index] = UInt8(truncatingIfNeeded: length >> UInt32(8 * index)) }
  }
}
