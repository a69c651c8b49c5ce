/// How many bytes of a source stand for a text, in encodings whose characters are known by their bytes alone.
extension TextEncoding {
  /// Whether each character stands for itself, so that a text can be read from any of them on.
  var canBeCut: Bool { !isUTF16 }

  /// How many bytes of the source became some text.
  func sourceCount(of text: UnsafeBufferPointer<UInt8>) -> Int {
    if self == .utf8 { return text.count }
    var (count, position) = (0, 0)
    while position < text.count {
      position += Self.length(from: text[position])
      count += 1
    }
    return count
  }

  /// Where in a text stands what became of the bytes of the source from a number on; the end where there are fewer.
  func position(ofSource number: Int64, in text: UnsafeBufferPointer<UInt8>) -> Int {
    if self == .utf8 { return Int(min(number, Int64(text.count))) }
    var (count, position) = (Int64(0), 0)
    while position < text.count, count < number {
      position += Self.length(from: text[position])
      count += 1
    }
    return min(position, text.count)
  }

  /// The length of a character by its first byte; a byte of the source that means nothing stands for itself.
  private static func length(from first: UInt8) -> Int {
    switch first {
    case ..<0xC0: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }
}
