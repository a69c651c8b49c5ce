/// How the bytes of a text stand for characters.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"

  /// Appends a block as UTF-8.
  ///
  /// A byte that stands for nothing is appended as it is. It is then no valid UTF-8, so that ``firstInvalid(in:from:)``
  /// finds bad bytes of every encoding in the same way, with their values.
  public func append(_ block: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    switch self {
    case .utf8: text.append(contentsOf: block)
    case .latin1: append(block, to: &text) { UInt16($0) }
    case .windows1252:
      windows1252Characters.withUnsafeBufferPointer { table in
        append(block, to: &text) { $0 < 0xA0 ? table[Int($0 & 0x1F)] : UInt16($0) }
      }
    }
  }

  /// Appends what a table of the bytes from 0x80 on says; 0 where the table has no character.
  private func append(_ block: UnsafeRawBufferPointer, to text: inout [UInt8], _ scalar: (UInt8) -> UInt16) {
    var copied = 0
    for position in block.indices where block[position] >= 0x80 {
      text.append(contentsOf: block[copied..<position])
      copied = position + 1
      switch scalar(block[position]) {
      case 0: text.append(block[position])
      case let value where value < 0x800:
        text.append(0xC0 | UInt8(value >> 6))
        text.append(0x80 | UInt8(value & 0x3F))
      case let value:
        text.append(0xE0 | UInt8(value >> 12))
        text.append(0x80 | UInt8(value >> 6 & 0x3F))
        text.append(0x80 | UInt8(value & 0x3F))
      }
    }
    text.append(contentsOf: block[copied...])
  }

  /// The position of the first byte at or after `start` that no text has: one that begins no valid character, or a NUL.
  public static func firstInvalid(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(text)
    var position = start
    while position < raw.count {
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
    return nil
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

/// The characters of the bytes 80 to 9F; 0 for the five that windows-1252 does not define.
private let windows1252Characters: [UInt16] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]
