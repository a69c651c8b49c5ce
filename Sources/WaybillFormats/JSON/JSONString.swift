/// The text that a string of JSON stands for.
enum JSONString {
  /// Appends a string, which has no faults, without its escapes.
  static func append(_ token: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    var copied = 0
    var position = 0
    while position < token.count {
      if token[position] != UInt8(ascii: "\\") {
        position += 1
        continue
      }
      text.append(contentsOf: token[copied..<position])
      position += appendEscape(token, at: position, to: &text)
      copied = position
    }
    text.append(contentsOf: token[copied...])
  }

  /// Appends what an escape stands for; how long it is.
  private static func appendEscape(
    _ token: UnsafeBufferPointer<UInt8>, at position: Int, to text: inout [UInt8]
  ) -> Int {
    switch token[position + 1] {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let unit = unit(token, at: position)
      if unit & 0xFC00 != 0xD800 {
        TextDecoder.append(unit, to: &text)
        return 6
      }
      let low = UInt32(self.unit(token, at: position + 6) & 0x3FF)
      TextDecoder.append(scalar: 0x10000 + (UInt32(unit & 0x3FF) << 10 | low), to: &text)
      return 12
    case let sign: text.append(sign)
    }
    return 2
  }

  private static func unit(_ token: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt16 {
    token[position + 2..<position + 6].reduce(0) { $0 << 4 | UInt16(hexadecimalValue($1) ?? 0) }
  }
}
