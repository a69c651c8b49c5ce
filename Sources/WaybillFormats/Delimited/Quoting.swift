import WaybillCore

extension RecordGrammar {
  /// Whether a cell stands in quotes.
  func isQuoted(_ cell: RowBatch.Cell, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    cell.start > 0 && UInt16(text[Int(cell.start) - 1]) == quote
  }

  /// Turns the doubled quotes of the quoted cells of a record into single ones, where they stand.
  func unescape(_ cells: UnsafeMutableBufferPointer<RowBatch.Cell>, in text: UnsafeMutableBufferPointer<UInt8>) {
    for index in cells.indices where isQuoted(cells[index], in: UnsafeBufferPointer(text)) {
      unescape(&cells[index], in: text)
    }
  }

  /// Turns the doubled quotes of a quoted cell into single ones, where they stand.
  ///
  /// The cell shrinks at its end, and what is left over there is filled so that the places of the cells behind it stay
  /// true: on the cell's last line with a quote for each one that went, and else with bytes that begin no character.
  private func unescape(_ cell: inout RowBatch.Cell, in text: UnsafeMutableBufferPointer<UInt8>) {
    let end = Int(cell.end)
    var read = Int(cell.start)
    var write = read
    var removedOnLine = 0
    while read < end {
      let byte = text[read]
      text[write] = byte
      write += 1
      read += 1
      if UInt16(byte) == quote {
        read += 1
        removedOnLine += 1
      } else if byte == lineFeed {
        removedOnLine = 0
      }
    }
    cell.end = UInt32(truncatingIfNeeded: write)
    for position in write..<end {
      text[position] = position - write < removedOnLine ? UInt8(truncatingIfNeeded: quote) : 0x80
    }
  }

  /// The text of a cell of a record that was not unescaped, for messages and slow paths.
  func text(of cell: RowBatch.Cell, in text: UnsafeBufferPointer<UInt8>) -> String {
    var bytes = Array(text[Int(cell.start)..<Int(cell.end)])
    guard isQuoted(cell, in: text) else { return String(decoding: bytes, as: UTF8.self) }
    var whole = RowBatch.Cell(start: 0, end: UInt32(truncatingIfNeeded: bytes.count))
    bytes.withUnsafeMutableBufferPointer { unescape(&whole, in: $0) }
    return String(decoding: bytes[..<Int(whole.end)], as: UTF8.self)
  }
}
