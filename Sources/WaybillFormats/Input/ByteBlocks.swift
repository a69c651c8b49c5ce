public import WaybillCore

/// Bytes that are read once, from first to last, in blocks of the caller's size.
public protocol ByteBlocks {
  /// What diagnostics call the bytes: a path as the user named it.
  var name: String { get }

  /// The member of an archive that the bytes are, by its name there; empty where they are a file of their own.
  var member: String { get }

  /// Fills as much of the buffer as there are bytes left.
  ///
  /// - Returns: the number of bytes read; fewer than asked for only at the end, and 0 from then on.
  /// - Throws: ``SourceError`` when the bytes cannot be read.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int
}

extension ByteBlocks {
  public var member: String { "" }
}

/// Bytes that are already in memory, as the tests of mappings give them.
public struct MemoryBlocks: ByteBlocks {
  /// What diagnostics call the bytes.
  public let name: String
  private let bytes: [UInt8]
  private var position = 0

  /// Makes blocks of bytes under a name for diagnostics.
  public init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// Fills as much of the buffer as there are bytes left; returns how many it copied.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let part = bytes[position...].prefix(buffer.count)
    buffer.copyBytes(from: part)
    position = part.endIndex
    return part.count
  }
}

extension ByteBlocks {
  /// Reads up to `count` bytes onto the end of an array; returns how many there were.
  public mutating func append(_ count: Int, to bytes: inout [UInt8]) throws(SourceError) -> Int {
    var read = 0
    try bytes.append(addingCapacity: count) { (span: inout OutputSpan<UInt8>) throws(SourceError) in
      try span.withUnsafeMutableBufferPointer { (buffer, initialized) throws(SourceError) in
        read = try self.read(into: UnsafeMutableRawBufferPointer(buffer))
        initialized = read
      }
    }
    return read
  }
}
