/// How the bytes of a text stand for characters.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  /// UTF-16 whose mark tells the order of its bytes.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Mac Roman.
  case macintosh

  /// Whether characters are units of two bytes.
  public var isUTF16: Bool { self == .utf16 || self == .utf16LittleEndian || self == .utf16BigEndian }

  /// The position of the first byte at or after `start` that no text has: one that begins no valid character, or a NUL.
  public static func firstInvalid(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(text)
    var position = start
    while true {
      while position &+ 32 <= raw.count, isPlain(raw, at: position) { position &+= 32 }
      if position >= raw.count { return nil }
      if position + 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        // With no high bit set, subtracting 1 from every byte borrows into one exactly where a byte is 0.
        if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 {
          position += 8
          continue
        }
      }
      let length = characterLength(raw, at: position)
      if length == 0 { return position }
      position += length
    }
  }

  /// Whether the 32 bytes at a position are all of ASCII, and none is a NUL.
  @inline(__always)
  private static func isPlain(_ text: UnsafeRawBufferPointer, at position: Int) -> Bool {
    var bits: UInt64 = 0
    for offset in 0..<4 {
      let word = text.loadUnaligned(fromByteOffset: position &+ 8 &* offset, as: UInt64.self)
      bits |= word | (word &- 0x0101_0101_0101_0101)
    }
    return bits & 0x8080_8080_8080_8080 == 0
  }

  /// The number of bytes of the UTF-8 character at a position; 0 when there is no valid one.
  private static func characterLength(_ text: UnsafeRawBufferPointer, at position: Int) -> Int {
    let first = text[position]
    if first < 0x80 { return first == 0 ? 0 : 1 }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard text.count - position >= length, second.contains(text[position + 1]) else { return 0 }
    for offset in 2..<max(2, length) where text[position + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
