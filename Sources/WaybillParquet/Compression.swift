import CZlib

/// How the pages of a file are compressed.
public enum ParquetCompression: String, Sendable, Hashable, CaseIterable {
  /// Not at all.
  case none
  /// As gzip does it.
  case gzip

  var codec: Int32 { self == .none ? 0 : 2 }
}

/// Compresses pages one after another, and sums them up for whoever checks them.
final class PageCompressor {
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    // In one place for as long as it is used, since zlib points to it.
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16 asks for gzip, whose header has no time here; the level is zlib's own choice, 6.
    let status = deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      CInt(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot be used")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// The bytes as one member of gzip.
  func compress(_ page: [UInt8]) -> [UInt8] {
    deflateReset(stream)
    let room = Int(deflateBound(stream, UInt(page.count)))
    return [UInt8](unsafeUninitializedCapacity: room) { output, count in
      page.withUnsafeBufferPointer { input in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = CUnsignedInt(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = CUnsignedInt(room)
        let status = deflate(stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "a page does not fit into the room that zlib asks for it")
        count = room - Int(stream.pointee.avail_out)
      }
    }
  }

  /// The CRC-32 of bytes as they are stored.
  static func sum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, CUnsignedInt($0.count))) }
  }
}
