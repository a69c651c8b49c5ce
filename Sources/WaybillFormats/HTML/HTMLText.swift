/// Gathers a text with one space for blanks of any kind, and none at its ends.
struct HTMLText {
  private(set) var bytes: [UInt8] = []
  /// Where the text in progress begins in ``bytes``.
  private var start = 0
  private var isAfterBlank = false

  /// Whether the text in progress has no sign yet.
  var isEmpty: Bool { bytes.count == start }

  /// Begins another text behind those that are there.
  mutating func begin() {
    start = bytes.count
    isAfterBlank = false
  }

  /// The text in progress.
  var range: Range<Int> { start..<bytes.count }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    begin()
  }

  /// Notes a blank, such as the end of a paragraph.
  mutating func addBlank() { isAfterBlank = true }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < text.count {
      let (blank, isShown) = Self.blank(text, at: position)
      if blank > 0 {
        if isShown { isAfterBlank = true }
        position += blank
        continue
      }
      if isAfterBlank {
        if !isEmpty { bytes.append(0x20) }
        isAfterBlank = false
      }
      bytes.append(text[position] == HTMLSource.sign ? UInt8(ascii: "<") : text[position])
      position += 1
    }
  }

  /// Whether a text holds anything but blanks.
  static func isBlank(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while position < text.count {
      let length = blank(text, at: position).length
      if length == 0 { return false }
      position += length
    }
    return true
  }

  /// The bytes of the blank at a position, 0 where there is none, and whether it has a width.
  private static func blank(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (length: Int, isShown: Bool) {
    let byte = text[position]
    if byte <= 0x20 { return (1, true) }
    if byte < 0xC2 { return (0, false) }
    func next(_ distance: Int) -> UInt8 { position + distance < text.count ? text[position + distance] : 0 }
    switch (byte, next(1), next(2)) {
    // No-break space, and the soft hyphen, which is seen at the end of a line alone.
    case (0xC2, 0xA0, _): return (2, true)
    case (0xC2, 0xAD, _): return (2, false)
    // Spaces of all widths, of which the last has none.
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF): return (3, true)
    case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): return (3, false)
    default: return (0, false)
    }
  }
}
