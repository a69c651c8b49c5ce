import WaybillCore

/// The text of a source as UTF-8, block by block, without its byte order mark.
final class TextInput {
  private static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let utf16Marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]

  let name: String
  let encoding: TextEncoding
  private var source: any ByteBlocks
  /// Bytes of another encoding than UTF-8, before they become text.
  private var raw: [UInt8] = []
  /// Text that was read already, to be given out first.
  private var pending: [UInt8]
  private var pendingStart = 0

  /// Reads the first bytes, which may hold a mark.
  ///
  /// - Throws: ``SourceError`` when the source is empty, cannot be read, or has the mark of another encoding.
  init(_ source: any ByteBlocks, encoding: TextEncoding) throws(SourceError) {
    self.name = source.name
    self.encoding = encoding
    self.source = source
    var first: [UInt8] = []
    _ = try self.source.append(Self.utf8Mark.count, to: &first)
    if let mark = Self.utf16Marks.first(where: { first.starts(with: $0) }) {
      throw SourceError(.utf16(name, mark: mark))
    }
    if first == Self.utf8Mark {
      if encoding != .utf8 { throw SourceError(.utf8Mark(name, expected: encoding)) }
      first = []
      _ = try self.source.append(1, to: &first)
    }
    if first.isEmpty { throw SourceError(.emptyFile(name)) }
    pending = []
    first.withUnsafeBytes { encoding.append($0, to: &pending) }
  }

  /// Appends about `count` bytes of text, and at least one.
  ///
  /// - Returns: false once there is no more; nothing is appended then.
  func append(_ count: Int, to text: inout [UInt8]) throws(SourceError) -> Bool {
    let ready = pending[pendingStart...].prefix(count)
    if !ready.isEmpty {
      text.append(contentsOf: ready)
      pendingStart = ready.endIndex
      return true
    }
    if encoding == .utf8 { return try source.append(count, to: &text) > 0 }
    raw.removeAll(keepingCapacity: true)
    let found = try source.append(count, to: &raw) > 0
    raw.withUnsafeBytes { encoding.append($0, to: &text) }
    return found
  }

  /// Takes back text that was read too far ahead; it is the next to be given out.
  func putBack(_ text: ArraySlice<UInt8>) {
    pending.replaceSubrange(..<pendingStart, with: text)
    pendingStart = 0
  }
}

extension ByteBlocks {
  /// Reads up to `count` bytes onto the end of an array; returns how many there were.
  fileprivate mutating func append(_ count: Int, to bytes: inout [UInt8]) throws(SourceError) -> Int {
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
