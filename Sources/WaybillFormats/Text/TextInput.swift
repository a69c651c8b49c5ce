import WaybillCore

/// The text of a source as UTF-8, block by block, without its byte order mark.
///
/// Where no line feed stands among the first bytes, lines end with CR alone, as on old Macintoshes; each CR, and each CR
/// with an LF behind it, then becomes one LF.
final class TextInput {
  private static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// The bytes that show how lines end; as many whatever the size of the blocks.
  private static let firstBytes = 64 << 10
  private static let utf16Marks: [(bytes: [UInt8], encoding: TextEncoding)] = [
    ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
  ]

  let name: String
  let encoding: TextEncoding
  private var source: any ByteBlocks
  private var decoder: TextDecoder
  /// Bytes of another encoding than UTF-8, before they become text.
  private var raw: [UInt8] = []
  /// Text that was read already, to be given out first.
  private var pending: [UInt8]
  private var pendingStart = 0
  /// How many bytes of the source are its mark.
  let markLength: Int
  /// Whether CR alone ends a line.
  let endsLinesWithReturn: Bool
  /// Whether the last byte that was read was such a CR.
  private var isAfterReturn = false

  /// Reads the first bytes, which may hold a mark.
  ///
  /// - Throws: ``SourceError`` when the source is empty, cannot be read, or has the mark of another encoding.
  init(_ source: any ByteBlocks, encoding: TextEncoding) throws(SourceError) {
    self.name = source.name
    self.encoding = encoding
    self.source = source
    var first: [UInt8] = []
    _ = try self.source.append(Self.firstBytes, to: &first)
    let mark = Self.utf16Marks.first { first.starts(with: $0.bytes) }
    let length = first.count
    if let mark {
      if encoding != .utf16, encoding != mark.encoding {
        throw SourceError(.utf16Mark(name, mark.bytes, mark.encoding, expected: encoding))
      }
      first.removeFirst(mark.bytes.count)
    } else if first.starts(with: Self.utf8Mark) {
      if encoding != .utf8 { throw SourceError(.utf8Mark(name, expected: encoding)) }
      first.removeFirst(Self.utf8Mark.count)
    } else if encoding == .utf16, !first.isEmpty {
      throw SourceError(.noUTF16Mark(name, first: Array(first.prefix(2))))
    }
    if first.isEmpty { throw SourceError(.emptyFile(name)) }
    markLength = length - first.count
    var decoder = TextDecoder(encoding, isBigEndian: mark?.encoding == .utf16BigEndian)
    var text: [UInt8] = []
    first.withUnsafeBytes { decoder.append($0, to: &text) }
    self.decoder = decoder
    pending = text
    endsLinesWithReturn = text.contains(carriageReturn) && !text.contains(lineFeed)
    if endsLinesWithReturn { endLines(in: &pending, from: 0) }
  }

  /// Goes on with a text, of an encoding whose characters are known by their bytes alone, behind its first bytes.
  init(continuing source: any ByteBlocks, encoding: TextEncoding) {
    name = source.name
    self.encoding = encoding
    self.source = source
    decoder = TextDecoder(encoding)
    pending = []
    markLength = 0
    endsLinesWithReturn = false
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
    let start = text.count
    while text.count == start {
      if encoding == .utf8 {
        if try source.append(count, to: &text) == 0 { return false }
      } else {
        raw.removeAll(keepingCapacity: true)
        if try source.append(count, to: &raw) == 0 {
          decoder.finish(into: &text)
          return text.count > start
        }
        raw.withUnsafeBytes { decoder.append($0, to: &text) }
      }
      if endsLinesWithReturn { endLines(in: &text, from: start) }
    }
    return true
  }

  /// Makes one LF of each CR from a byte on, and of the LF behind it.
  private func endLines(in text: inout [UInt8], from start: Int) {
    var write = start
    for read in start..<text.count {
      let byte = text[read]
      let isSecond = isAfterReturn && byte == lineFeed
      isAfterReturn = byte == carriageReturn
      if isSecond { continue }
      text[write] = isAfterReturn ? lineFeed : byte
      write += 1
    }
    text.removeLast(text.count - write)
  }

  /// Takes back text that was read too far ahead; it is the next to be given out.
  func putBack(_ text: ArraySlice<UInt8>) {
    pending.replaceSubrange(..<pendingStart, with: text)
    pendingStart = 0
  }
}
