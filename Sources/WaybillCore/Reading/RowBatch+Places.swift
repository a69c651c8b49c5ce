/// What rows say and where they stand, for messages and rejects.
extension RowBatch {
  /// The text of one cell; for messages and slow paths.
  public func text(row: Int, column: Int) -> String {
    let cell = cells[row * columnCount + column]
    return String(decoding: bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
  }

  /// The text of a whole row, cut to 500 characters; for rejects.
  public func rowText(_ row: Int) -> String {
    let start = Int(rows[row].offset)
    if start >= endOfText { return String(appendedText(row).prefix(500)) }
    if rows[row].end > 0 { return Self.cut(bytes[start..<Int(rows[row].end)]) }
    // Rows that were made of one row of the file begin where it does.
    let next = rows[row...].first { Int($0.offset) > start }.map { Int($0.offset) } ?? bytes.count
    // Rows that could not be read may stand between this row and the next.
    let ownEnd = min(next, Int(endOfText))
    let ownCells = min(row * columnCount, cells.count)..<min((row + 1) * columnCount, cells.count)
    let own = cells[ownCells].filter { $0.start >= start && $0.end <= ownEnd }
    let last = own.map { Int($0.end) }.max() ?? start
    if isGrid { return gridText(start..<max(start, last)) }
    let end = bytes[min(last, next)..<next].firstIndex(of: UInt8(ascii: "\n")) ?? next
    return Self.cut(bytes[start..<max(start, end)])
  }

  private static func cut(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes.prefix(2000), as: UTF8.self)
    let trimmed = text.split(whereSeparator: \.isNewline).joined(separator: "\n")
    return String(trimmed.prefix(500))
  }

  /// The cells of a row that was appended cell by cell.
  private func appendedText(_ row: Int) -> String {
    (0..<columnCount).map { text(row: row, column: $0) }.joined(separator: " | ")
  }

  /// The cells of a row of a sheet.
  private func gridText(_ range: Range<Int>) -> String {
    let cells = bytes[range].split(separator: Self.separator, omittingEmptySubsequences: false)
    let text = cells.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " | ")
    return String(text.prefix(500))
  }

  /// What stands between the cells of a row of a sheet.
  private static let separator: UInt8 = 0x1F

  /// The line and the 1-based column, in characters, where a cell's text begins; of a sheet, the row and the column.
  ///
  /// Counted in the buffer from the row's first byte, line feeds inside quotes included. The place is true for
  /// readers that keep the file's own bytes between the cells; for others it is the row's line.
  public func place(row: Int, column: Int) -> (line: Int, column: Int) {
    let begin = rows[row]
    let cell = cells[row * columnCount + column]
    guard let position = position(of: cell), position >= begin.offset else {
      return (Int(begin.line), Int(begin.column))
    }
    if isGrid {
      let before = bytes[Int(begin.offset)..<Int(position)].count { $0 == Self.separator }
      return (Int(begin.line), before + 1)
    }
    var line = Int(begin.line)
    var columnStart = Int(begin.column)
    var lineStart = Int(begin.offset)
    for byte in Int(begin.offset)..<Int(position) where bytes[byte] == UInt8(ascii: "\n") {
      line += 1
      columnStart = 1
      lineStart = byte + 1
    }
    let before = bytes[lineStart..<Int(position)].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return (line, columnStart + before)
  }

  /// Where a cell's text begins in the file's own text; nil when it stands elsewhere.
  private func position(of cell: Cell) -> UInt32? {
    if cell.start < endOfText { return cell.start }
    let found = origins.partitioningIndex { $0.start >= cell.start }
    return found < origins.count && origins[found].start == cell.start ? origins[found].offset : nil
  }
}

extension [RowBatch.Origin] {
  /// The first index for which a condition holds that holds for all behind it.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
