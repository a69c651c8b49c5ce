/// How the texts of cells stand in the lines of a sheet: line ends within a cell are one byte of their own.
enum CellText {
  /// What stands between the cells of a line.
  static let separator: UInt8 = 0x1F
  /// What stands for a line end within a cell.
  static let lineEnd: UInt8 = 0x1E

  /// Puts what was appended from a byte on into the form that lines have.
  ///
  /// Line ends become one byte, and characters that XML cannot hold, which workbooks write as `_x000D_`, become what they
  /// stand for; those that no text has stay as they are written.
  static func settle(_ bytes: inout [UInt8], from start: Int) {
    guard bytes[start...].contains(where: { $0 < space || $0 == UInt8(ascii: "_") }) else { return }
    var write = start
    var read = start
    while read < bytes.count {
      var byte = bytes[read]
      read += 1
      if byte == UInt8(ascii: "_"), let scalar = escape(in: bytes, at: read - 1) {
        read += 6
        if scalar.value >= 0x80 {
          for unit in String(scalar).utf8 {
            bytes[write] = unit
            write += 1
          }
          continue
        }
        byte = UInt8(scalar.value)
      }
      if byte == carriageReturn {
        if read < bytes.count, bytes[read] == lineFeed { read += 1 }
        byte = lineFeed
      }
      bytes[write] = byte == lineFeed ? lineEnd : byte
      write += 1
    }
    bytes.removeLast(bytes.count - write)
  }

  /// The character that seven bytes such as `_x000D_` stand for; nil where they are no such thing.
  private static func escape(in bytes: [UInt8], at start: Int) -> Unicode.Scalar? {
    guard start + 7 <= bytes.count, bytes[start + 1] == UInt8(ascii: "x"), bytes[start + 6] == UInt8(ascii: "_")
    else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start + 2..<start + 6] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: return nil
      }
    }
    let isText = value >= 0x20 || value == 9 || value == 10 || value == 13
    return isText ? Unicode.Scalar(value) : nil
  }
}
