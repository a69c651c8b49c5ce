/// What the value of a cell stands for, by the attribute `t`.
enum CellKind {
  case number, shared, text, boolean
  /// An error, a day, and what is not known: taken as it is written.
  case literal

  init(_ text: UnsafeBufferPointer<UInt8>) {
    if text.count == 1 {
      switch text[0] {
      case UInt8(ascii: "s"): self = .shared
      case UInt8(ascii: "n"): self = .number
      case UInt8(ascii: "b"): self = .boolean
      default: self = .literal
      }
    } else {
      self = text.isText("str") || text.isText("inlineStr") ? .text : .literal
    }
  }
}

/// Reads the places of cells, and other numbers in attributes.
enum CellReference {
  /// The column of a reference such as `C12`; nil when it is no cell of the row.
  @inline(__always)
  static func column(_ reference: UnsafeBufferPointer<UInt8>, row: Int) -> Int? {
    var letters = 0
    var column = 0
    while letters < reference.count, case let letter = reference[letters] &- UInt8(ascii: "A"), letter < 26 {
      column = column * 26 + Int(letter) + 1
      if column > SheetLines.columnLimit { return nil }
      letters += 1
    }
    return column > 0 && number(reference[letters...]) == row ? column : nil
  }

  /// The number that a text of up to nine digits means; -1 when it is none.
  @inline(__always)
  static func number(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    if text.isEmpty || text.count > 9 { return -1 }
    var number = 0
    for byte in text {
      if byte &- 0x30 > 9 { return -1 }
      number = number &* 10 &+ Int(byte &- 0x30)
    }
    return number
  }
}
