import WaybillCore

/// Gives an XML document to a handler, block by block, in bounded memory.
///
/// A document type is refused, and with it entities, which could make much of little. Documents are UTF-8, or UTF-16 with
/// its mark, as those of workbooks must be.
final class XMLStream {
  /// The bytes of one tag, which is held as a whole.
  static let longestTag = 4 << 20
  /// The most bytes that are held.
  static let capacityLimit = 3 * longestTag

  private let name: String
  private var blocks: any ByteBlocks
  private let handler: XMLHandler
  /// The bytes that are read at a time, unless a tag is longer.
  private let block: Int
  private var scanner = XMLScanner(isUTF8: true)
  /// Turns UTF-16 into UTF-8; nil where the document is UTF-8.
  private var decoder: TextDecoder?
  private(set) var taken: Int64 = 0
  private var isPaused = false

  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The byte that comes next.
  private var position = 0
  /// How many bytes the buffer has.
  private var count = 0
  /// How many of them are text; what follows is none, or a character that is not whole.
  private var end = 0
  /// The byte in whose place the zero behind the text stands.
  private var covered: UInt8 = 0
  private var isLast = false
  private var isBroken = false
  /// Where the buffer begins in the document.
  private var cursor = TextCursor()

  init(_ blocks: any ByteBlocks, _ handler: XMLHandler, block: Int) {
    name = blocks.name
    self.blocks = blocks
    self.handler = handler
    // The mark before a document is looked for in the first block.
    self.block = max(4, block)
    capacity = 2 * self.block
    buffer = .allocate(capacity: capacity)
  }

  deinit { buffer.deallocate() }

  /// Gives the whole document to the handler.
  ///
  /// - Throws: ``SourceError`` when it cannot be read, is not well formed, or the handler gives it up.
  func run() throws(SourceError) { while try advance() {} }

  /// Gives the next block to the handler, or what is left of one at which it paused.
  ///
  /// - Returns: false at the end of the document.
  func advance() throws(SourceError) -> Bool {
    if scanner.isDone { return false }
    if !isPaused { try fill() }
    let window = XMLWindow(bytes: buffer, end: end, isLast: isLast, isBroken: isBroken)
    do throws(XMLStop) {
      position = try scanner.scan(window, from: position, handler)
    } catch {
      throw SourceError(diagnostic(of: error))
    }
    if let failure = handler.failure { throw SourceError(failure) }
    isPaused = handler.isStopped
    handler.resume()
    return !scanner.isDone
  }

  private func diagnostic(of stop: XMLStop) -> Diagnostic {
    guard case .fault(let rule, let position) = stop else { preconditionFailure("a scan ends at what is incomplete") }
    var cursor = cursor
    cursor.advance(to: position, in: UnsafeBufferPointer(start: buffer, count: count))
    return .badXML(rule, at: Place(file: name, line: cursor.line, column: cursor.column))
  }

  /// Reads a block behind what is not done with.
  private func fill() throws(SourceError) {
    buffer[end] = covered
    cursor.advance(to: position, in: UnsafeBufferPointer(start: buffer, count: count))
    cursor.offset = 0
    buffer.update(from: buffer + position, count: count - position)
    count -= position
    end -= position
    position = 0
    if count >= Self.longestTag { throw SourceError(.longTag(name, limit: Self.longestTag)) }
    // A tag that is longer than all that was read before doubles it, so that the work stays linear.
    let wanted = min(max(block, count), Self.longestTag - count)
    let isFirst = taken == 0
    if decoder == nil { try read(wanted) } else { try readUnits(wanted) }
    if isFirst { try passMark() }
    let text = UnsafeBufferPointer(start: buffer, count: count)
    if let invalid = TextEncoding.firstInvalid(in: text, from: end) {
      end = invalid
      // The longest characters have four bytes.
      isBroken = isLast || count - invalid >= 4
    } else {
      end = count
    }
    covered = buffer[end]
    buffer[end] = 0
  }

  private func read(_ wanted: Int) throws(SourceError) {
    reserve(count + wanted)
    let added = try blocks.read(into: UnsafeMutableRawBufferPointer(start: buffer + count, count: wanted))
    taken += Int64(added)
    isLast = added < wanted
    count += added
  }

  private func readUnits(_ wanted: Int) throws(SourceError) {
    var raw: [UInt8] = []
    let added = try blocks.append(wanted, to: &raw)
    taken += Int64(added)
    isLast = added < wanted
    append(raw)
  }

  /// Decodes bytes of UTF-16 onto the end of the buffer.
  private func append(_ raw: [UInt8]) {
    var text: [UInt8] = []
    raw.withUnsafeBytes { decoder?.append($0, to: &text) }
    if isLast { decoder?.finish(into: &text) }
    reserve(count + text.count)
    for byte in text {
      buffer[count] = byte
      count += 1
    }
  }

  /// Passes the mark before a document, which tells how it is written.
  private func passMark() throws(SourceError) {
    let first = Array(UnsafeBufferPointer(start: buffer, count: min(3, count)))
    if first == [0xEF, 0xBB, 0xBF] {
      position = 3
      cursor.offset = 3
    } else if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
      decoder = TextDecoder(.utf16, isBigEndian: first[0] == 0xFE)
      scanner = XMLScanner(isUTF8: false)
      let raw = Array(UnsafeBufferPointer(start: buffer + 2, count: count - 2))
      count = 0
      append(raw)
    } else if first.starts(with: [0x3C, 0]) || first.starts(with: [0, 0x3C]) {
      throw SourceError(.badXML(.unmarked, at: Place(file: name, line: 1, column: 1)))
    }
  }

  /// Makes room for so many bytes, and for the zero behind them.
  private func reserve(_ wanted: Int) {
    if wanted < capacity { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted * 2)
    larger.update(from: buffer, count: count)
    buffer.deallocate()
    buffer = larger
    capacity = wanted * 2
  }
}
