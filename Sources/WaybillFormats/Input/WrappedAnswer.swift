package import WaybillCore

/// The bytes that a web service wraps in an object of JSON: `{"bytes": "…"}`, in base64.
///
/// Decoded as they are read, so that memory holds one block. What is not such an answer to the letter is an error.
package struct WrappedAnswer: ByteBlocks {
  package let name: String
  /// The key of the text, which is also what the text is called within its file.
  package let member: String
  private var source: any ByteBlocks
  private var block: [UInt8] = []
  private var position = 0
  /// Bits that are no whole byte yet, and how many there are.
  private var (bits, bitCount) = (UInt32(0), 0)
  /// How many characters and how many signs of padding came.
  private var (characters, padding) = (0, 0)
  private var isDone = false

  /// Whether bytes may be such an answer: they begin with a brace.
  package static func begins(_ bytes: [UInt8]) -> Bool { bytes.first { !isSpace($0) } == UInt8(ascii: "{") }

  /// Reads up to the wrapped text.
  ///
  /// - Throws: ``SourceError`` when the source is no such answer.
  package init(_ source: sending any ByteBlocks, key: String) throws(SourceError) {
    name = "\(source.name)#\(key)"
    member = key
    self.source = source
    for word in ["{", "\"\(key)\"", ":", "\""] {
      try skipSpace()
      for expected in word.utf8 where try next() != expected { throw failure }
    }
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    var count = 0
    while count < buffer.count, !isDone {
      guard let byte = try next() else { throw failure }
      switch byte {
      // A slash may stand behind a backslash in JSON.
      case UInt8(ascii: "\\"): if try peek() != UInt8(ascii: "/") { throw failure }
      case UInt8(ascii: "\""): try finish()
      case UInt8(ascii: "="):
        padding += 1
        characters += 1
      default:
        guard padding == 0, let value = Self.value(of: byte) else { throw failure }
        characters += 1
        (bits, bitCount) = (bits << 6 | value, bitCount + 6)
        if bitCount >= 8 {
          bitCount -= 8
          buffer[count] = UInt8(truncatingIfNeeded: bits >> UInt32(bitCount))
          count += 1
        }
      }
    }
    return count
  }

  /// Sees to it that nothing but the brace follows the text, whose characters come in fours.
  private mutating func finish() throws(SourceError) {
    guard characters % 4 == 0, padding <= 2, bits & (1 << UInt32(bitCount) - 1) == 0 else { throw failure }
    try skipSpace()
    guard try next() == UInt8(ascii: "}") else { throw failure }
    try skipSpace()
    guard try next() == nil else { throw failure }
    isDone = true
  }

  private var failure: SourceError { SourceError(.noWrappedAnswer(source.name, key: member)) }

  private mutating func peek() throws(SourceError) -> UInt8? {
    if position == block.count {
      block.removeAll(keepingCapacity: true)
      position = 0
      if try source.append(64 << 10, to: &block) == 0 { return nil }
    }
    return block[position]
  }

  private mutating func next() throws(SourceError) -> UInt8? {
    let byte = try peek()
    if byte != nil { position += 1 }
    return byte
  }

  private mutating func skipSpace() throws(SourceError) {
    while let byte = try peek(), Self.isSpace(byte) { position += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

  /// What a character of base64 stands for.
  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - 65)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - 97 + 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - 48 + 52)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
