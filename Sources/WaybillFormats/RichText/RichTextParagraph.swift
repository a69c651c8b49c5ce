/// The paragraph in progress of a file in Rich Text Format: characters as they come, each with the line that it stands on.
struct RichTextParagraph {
  /// What there is of it, as UTF-8.
  private(set) var text: [UInt8] = []
  /// The line on which its first character stands.
  private(set) var line = 1
  private var hasText = false
  /// The fallback characters of a `\u` that are still to be passed over.
  private var fallback = 0
  /// The first half of a pair of `\u`.
  private var lead: UInt32?

  /// Begins another paragraph.
  mutating func clear(line: Int) {
    text.removeAll(keepingCapacity: true)
    hasText = false
    fallback = 0
    self.line = line
  }

  /// Takes what comes next as text, whatever was said of fallback characters.
  mutating func endFallback() { fallback = 0 }

  /// Whether the next character is one to be passed over.
  mutating func isFallback() -> Bool {
    if fallback == 0 { return false }
    fallback -= 1
    return true
  }

  /// Adds a character, unless it is one to be passed over.
  mutating func put(scalar: UInt32, line: Int) {
    if isFallback() { return }
    endPair(line: line)
    note(line)
    text.append(contentsOf: String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
  }

  /// Adds a unit of UTF-16, whose number may be written as a negative one, and passes over what stands in for it.
  mutating func put(unit number: Int, fallbacks: Int, line: Int) {
    let unit = UInt32(UInt16(truncatingIfNeeded: number))
    fallback = 0
    switch unit {
    case 0xD800..<0xDC00:
      endPair(line: line)
      lead = unit
    case 0xDC00..<0xE000:
      let first = lead
      lead = nil
      put(scalar: first.map { 0x10000 + ($0 - 0xD800) << 10 + (unit - 0xDC00) } ?? 0xFFFD, line: line)
    default: put(scalar: unit, line: line)
    }
    fallback = fallbacks
  }

  /// Half of a pair whose other half did not come is no character.
  mutating func endPair(line: Int) {
    guard lead != nil else { return }
    lead = nil
    put(scalar: 0xFFFD, line: line)
  }

  /// Adds a byte as it is.
  mutating func append(_ byte: UInt8, line: Int) {
    note(line)
    text.append(byte)
  }

  /// Adds the character that a byte of an encoding stands for.
  mutating func append(_ byte: UInt8, in encoding: TextEncoding, line: Int) {
    note(line)
    var decoder = TextDecoder(encoding)
    withUnsafeBytes(of: byte) { decoder.append($0, to: &text) }
  }

  private mutating func note(_ line: Int) {
    if !hasText { self.line = line }
    hasText = true
  }
}
