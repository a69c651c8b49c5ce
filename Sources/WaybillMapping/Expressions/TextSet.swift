/// A few texts that a cell is compared with, byte by byte.
struct TextSet: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// A bit for each length that a text has; the last bit is for all longer ones.
  private var lengths: UInt64 = 0

  /// Makes a set.
  init(_ texts: [[UInt8]]) {
    for text in texts {
      bytes += text
      ends.append(bytes.count)
      lengths |= Self.bit(of: text.count)
    }
  }

  /// Lends the set for many comparisons in a row.
  func withProbe<Result>(_ body: (Probe) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in body(Probe(bytes: bytes, ends: ends, lengths: lengths)) }
    }
  }

  private static func bit(of length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

  /// The set while it is lent.
  struct Probe {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let ends: UnsafeBufferPointer<Int>
    fileprivate let lengths: UInt64

    /// Whether a text is in the set.
    @inline(__always)
    func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      if lengths & TextSet.bit(of: text.count) == 0 { return false }
      var start = 0
      for end in ends {
        if end &- start == text.count, same(text, from: start) { return true }
        start = end
      }
      return false
    }

    @inline(__always)
    private func same(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
      for index in 0..<text.count where text[index] != bytes[start &+ index] { return false }
      return true
    }
  }
}
