import CZlib
import WaybillCore

/// What gzip data expand to, of one member or of several one after another; checksums are held against them.
final class GzipBlocks: ByteBlocks {
  static let mark: [UInt8] = [0x1F, 0x8B]

  let name: String
  let member: String
  private var source: any ByteBlocks
  private let limits: ArchiveLimits
  /// In one place for as long as it is used, since zlib points to it.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 1)
  private var position = Position.inMember
  private var taken: Int64 = 0
  private var expanded: Int64 = 0

  private enum Position {
    case inMember
    /// Behind a member, where another may begin; zeros may fill a file up.
    case between(afterZeros: Bool)
    case atEnd
  }

  /// Makes blocks of what the bytes of a source expand to.
  init(_ source: any ByteBlocks, limits: ArchiveLimits) {
    name = source.name
    member = source.member
    self.source = source
    self.limits = limits
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16 asks for gzip alone.
    let status = inflateInit2_(stream, 16 + MAX_WBITS, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot be used")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    var filled = 0
    while filled < buffer.count {
      if case .atEnd = position { break }
      if stream.pointee.avail_in == 0 { try refill() }
      switch position {
      case .atEnd: break
      case .between(let afterZeros): try beginMember(afterZeros: afterZeros)
      case .inMember: filled += try expand(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      }
    }
    return filled
  }

  private func refill() throws(SourceError) {
    let count = try source.read(into: input)
    taken += Int64(count)
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = CUnsignedInt(count)
    if count > 0 { return }
    guard case .between = position else { throw SourceError(.damagedArchive(name, .cutOff)) }
    position = .atEnd
  }

  private func beginMember(afterZeros: Bool) throws(SourceError) {
    guard let byte = stream.pointee.next_in?.pointee else { return }
    if byte == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
      position = .between(afterZeros: true)
      return
    }
    if afterZeros || byte != Self.mark[0] { throw SourceError(.damagedArchive(name, .trailingBytes)) }
    inflateReset(stream)
    position = .inMember
  }

  private func expand(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    let room = min(buffer.count, 1 << 30)
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = CUnsignedInt(room)
    let status = inflate(stream, Z_NO_FLUSH)
    let count = room - Int(stream.pointee.avail_out)
    expanded += Int64(count)
    if let broken = limits.broken(by: expanded, of: taken - Int64(stream.pointee.avail_in), named: name) {
      throw SourceError(broken)
    }
    switch status {
    // There is no progress without more input.
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: position = .between(afterZeros: false)
    default:
      let isSum = stream.pointee.msg.map { String(cString: $0).hasSuffix("check") } ?? false
      throw SourceError(.damagedArchive(name, isSum && expanded > 0 ? .checksum : .badData))
    }
    return count
  }
}
