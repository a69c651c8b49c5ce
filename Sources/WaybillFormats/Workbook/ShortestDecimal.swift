import Glibc

/// Writes the numbers of cells: the shortest decimal that means the same double, without an exponent.
enum ShortestDecimal {
  /// Appends a number; text that is none is appended as it stands. `text` is changed at its end and back.
  static func append(_ text: inout [UInt8], to line: inout [UInt8]) {
    if isShortest(text) {
      line += text
    } else if let number = double(&text) {
      append(number, to: &line)
    } else {
      line += text
    }
  }

  /// The double that a text means; nil where it means none, or one beyond all doubles.
  static func double(_ text: inout [UInt8]) -> Double? {
    guard let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: ".") || isDigit(first),
      text.allSatisfy({ isDigit($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) })
    else { return nil }
    text.append(0)
    defer { text.removeLast() }
    return text.withUnsafeBufferPointer { bytes -> Double? in
      guard let start = bytes.baseAddress else { return nil }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { start in
        var end: UnsafeMutablePointer<CChar>?
        let number = strtod(start, &end)
        return end == UnsafeMutablePointer(mutating: start) + bytes.count - 1 && number.isFinite ? number : nil
      }
    }
  }

  /// Whether a text is the shortest decimal already: up to 15 digits always come back from a double.
  private static func isShortest(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { text in
      var position = text.first == UInt8(ascii: "-") ? 1 : 0
      let start = position
      guard text.count - start <= 20 else { return false }
      while position < text.count, isDigit(text[position]) { position += 1 }
      let whole = position - start
      if whole == 0 || (whole > 1 && text[start] == UInt8(ascii: "0")) { return false }
      if position == text.count { return whole <= 15 && (start == 0 || text[start] != UInt8(ascii: "0")) }
      guard text[position] == UInt8(ascii: "."), text[text.count - 1] != UInt8(ascii: "0") else { return false }
      let point = position
      position += 1
      while position < text.count, isDigit(text[position]) { position += 1 }
      // Digits after the point that are all zero would make it a whole number; the last digit is none.
      return position == text.count && position > point + 1 && text.count - start - 1 <= 15
    }
  }

  private static func append(_ number: Double, to line: inout [UInt8]) {
    if number == 0 {
      line.append(UInt8(ascii: "0"))
      return
    }
    var digits: [UInt8] = []
    var point = 0
    var exponent = 0
    var isBehindPoint = false
    var written = number.magnitude.description.utf8[...]
    while let byte = written.popFirst() {
      switch byte {
      case UInt8(ascii: "."): isBehindPoint = true
      case UInt8(ascii: "e"):
        exponent = Int(Substring(written)) ?? 0
        written = written[written.endIndex...]
      default:
        digits.append(byte)
        if !isBehindPoint { point += 1 }
      }
    }
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    point += exponent - zeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if number < 0 { line.append(UInt8(ascii: "-")) }
    if point <= 0 {
      line += [UInt8(ascii: "0"), UInt8(ascii: ".")]
      line += repeatElement(UInt8(ascii: "0"), count: -point)
      line += digits
    } else if point >= digits.count {
      line += digits
      line += repeatElement(UInt8(ascii: "0"), count: point - digits.count)
    } else {
      line += digits[..<point]
      line.append(UInt8(ascii: "."))
      line += digits[point...]
    }
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
