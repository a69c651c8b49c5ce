import Glibc

/// A place in a text that moves on with a walk through it.
struct TextCursor {
  /// The byte of the block that the place is of.
  var offset = 0
  private(set) var line = 1
  private(set) var column = 1

  /// Moves on to a later byte of the block.
  mutating func advance(to end: Int, in text: UnsafeBufferPointer<UInt8>) {
    guard end > offset, let first = text.baseAddress else { return }
    var start = offset
    while let found = memchr(first + start, CInt(lineFeed), end &- start) {
      line &+= 1
      column = 1
      start = UnsafeRawPointer(found) - UnsafeRawPointer(first) &+ 1
    }
    var characters = 0
    for position in start..<end { characters &+= text[position] & 0xC0 == 0x80 ? 0 : 1 }
    column += characters
    offset = end
  }
}
