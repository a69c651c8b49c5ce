/// Turns the bytes of a text into UTF-8, block by block, whatever the size of the blocks.
///
/// What stands for no character becomes bytes that are no valid UTF-8 either, so that
/// ``TextEncoding/firstInvalid(in:from:)`` finds the faults of every encoding in the same way: a byte of no meaning stays
/// as it is, and half of a surrogate pair is written as if it were a character.
public struct TextDecoder: Sendable {
  /// What is written for a single byte at the end of UTF-16; no encoding writes it otherwise.
  static let oddByte: UInt8 = 0xFF

  private let encoding: TextEncoding
  /// Whether the first byte of a unit of UTF-16 is its higher half.
  private let isBigEndian: Bool
  /// The first byte of a unit whose second has not come yet.
  private var half: UInt8?
  /// The first half of a surrogate pair whose second has not come yet.
  private var lead: UInt16?

  /// Begins a text, behind its mark.
  ///
  /// - Parameter isBigEndian: the order of bytes in a text of UTF-16 that is told by its mark.
  public init(_ encoding: TextEncoding, isBigEndian: Bool = false) {
    self.encoding = encoding
    self.isBigEndian = encoding == .utf16 ? isBigEndian : encoding == .utf16BigEndian
  }

  /// Appends a block as UTF-8; a character that the block ends within is kept for the next.
  public mutating func append(_ block: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    switch encoding {
    case .utf8: text.append(contentsOf: block)
    case .latin1: Self.append(block, to: &text) { UInt16($0) }
    case .windows1252:
      windows1252Characters.withUnsafeBufferPointer { table in
        Self.append(block, to: &text) { $0 < 0xA0 ? table[Int($0 & 0x1F)] : UInt16($0) }
      }
    case .macintosh:
      macintoshCharacters.withUnsafeBufferPointer { table in
        Self.append(block, to: &text) { table[Int($0 & 0x7F)] }
      }
    case .utf16, .utf16LittleEndian, .utf16BigEndian: appendUnits(block, to: &text)
    }
  }

  /// Appends what is left at the end of the text: half a unit, or half of a pair.
  public mutating func finish(into text: inout [UInt8]) {
    if let lead { Self.append(lead, to: &text) }
    if half != nil { text.append(Self.oddByte) }
    (half, lead) = (nil, nil)
  }

  /// Appends what a table of the bytes from 0x80 on says; 0 where the table has no character.
  private static func append(
    _ block: UnsafeRawBufferPointer, to text: inout [UInt8], _ character: (UInt8) -> UInt16
  ) {
    var copied = 0
    for position in block.indices where block[position] >= 0x80 {
      text.append(contentsOf: block[copied..<position])
      copied = position + 1
      let value = character(block[position])
      if value == 0 { text.append(block[position]) } else { append(value, to: &text) }
    }
    text.append(contentsOf: block[copied...])
  }

  private mutating func appendUnits(_ block: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    text.reserveCapacity(text.count + block.count / 2 + 3)
    var position = 0
    if let first = half, !block.isEmpty {
      half = nil
      append(unit: unit(first, block[0]), to: &text)
      position = 1
    }
    while position + 1 < block.count {
      append(unit: unit(block[position], block[position + 1]), to: &text)
      position += 2
    }
    if position < block.count { half = block[position] }
  }

  private func unit(_ first: UInt8, _ second: UInt8) -> UInt16 {
    isBigEndian ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first)
  }

  private mutating func append(unit: UInt16, to text: inout [UInt8]) {
    if let first = lead {
      lead = nil
      if 0xDC00...0xDFFF ~= unit {
        Self.append(scalar: 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit & 0x3FF)), to: &text)
        return
      }
      Self.append(first, to: &text)
    }
    if 0xD800...0xDBFF ~= unit { lead = unit } else { Self.append(unit, to: &text) }
  }

  /// Appends a character, or half of a pair as if it were one.
  static func append(_ value: UInt16, to text: inout [UInt8]) {
    switch value {
    case ..<0x80: text.append(UInt8(value))
    case ..<0x800:
      text.append(0xC0 | UInt8(value >> 6))
      text.append(0x80 | UInt8(value & 0x3F))
    default:
      text.append(0xE0 | UInt8(value >> 12))
      text.append(0x80 | UInt8(value >> 6 & 0x3F))
      text.append(0x80 | UInt8(value & 0x3F))
    }
  }

  /// Appends a character that a pair stands for.
  static func append(scalar: UInt32, to text: inout [UInt8]) {
    text.append(0xF0 | UInt8(scalar >> 18))
    text.append(0x80 | UInt8(scalar >> 12 & 0x3F))
    text.append(0x80 | UInt8(scalar >> 6 & 0x3F))
    text.append(0x80 | UInt8(scalar & 0x3F))
  }
}
