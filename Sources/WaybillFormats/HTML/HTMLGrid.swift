/// The rows of a table in progress: puts cells where their spans and those of the rows above leave room.
struct HTMLGrid {
  /// A cell of the row in progress, as it is written.
  private struct Own {
    var text = 0..<0
    var columns = 1
    var rows = 1
    var isHeading = false
    var line = 0
    var column = 0
  }

  /// A cell of a row above that reaches below it.
  private struct Span {
    var rows: Int
    var text: [UInt8]
    var isHeading: Bool
    var line: Int
    var column: Int
    /// Whether it is not the first column of the cell.
    var isFromLeft: Bool
  }

  /// What spans without end stand for: to the end of the table.
  static let endless = 65_534
  private static let widest = 1000

  private var cells: [Own] = []
  /// What reaches into the row in progress, by column.
  private var spans: [Span?] = []
  private(set) var text = HTMLText()
  private(set) var hasRow = false
  private(set) var hasCell = false
  /// Where the row in progress begins.
  private(set) var line = 0
  private(set) var column = 0

  mutating func beginRow(_ line: Int, _ column: Int) {
    hasRow = true
    (self.line, self.column) = (line, column)
    cells.removeAll(keepingCapacity: true)
    text.clear()
  }

  mutating func beginCell(columns: String, rows: String, isHeading: Bool, _ line: Int, _ column: Int) {
    let width = min(max(Int(columns) ?? 1, 1), Self.widest)
    let height = min(Int(rows) ?? 1, Self.endless)
    cells.append(
      Own(
        columns: width, rows: height == 0 ? Self.endless : max(height, 1), isHeading: isHeading, line: line,
        column: column))
    text.begin()
    hasCell = true
  }

  /// Takes a piece of the text of the cell in progress, whose first sign stands at a place.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, place: () -> (line: Int, column: Int)) {
    if text.isEmpty, !HTMLText.isBlank(bytes) {
      let found = place()
      cells[cells.count - 1].line = found.line
      cells[cells.count - 1].column = found.column
    }
    text.append(bytes)
  }

  mutating func addBlank() { text.addBlank() }

  mutating func endCell() {
    cells[cells.count - 1].text = text.range
    hasCell = false
  }

  /// Ends the row: appends its cells, one a column, and their texts.
  ///
  /// - Returns: false when there are more than `limit` cells.
  mutating func endRow(into row: inout [HTMLCell], _ bytes: inout [UInt8], limit: Int) -> Bool {
    hasRow = false
    let base = bytes.count
    bytes += text.bytes
    var at = 0
    let start = row.count
    func isFull() -> Bool { row.count - start >= limit }
    for cell in cells {
      while at < spans.count, spans[at] != nil {
        takeSpan(at, &row, &bytes)
        at += 1
        if isFull() { return false }
      }
      for part in 0..<cell.columns {
        if isFull() { return false }
        // Cells that reach down to a column that a wide one covers give way.
        row.append(
          HTMLCell(
            text: (cell.text.lowerBound + base)..<(cell.text.upperBound + base), part: part == 0 ? .whole : .fromLeft,
            isHeading: cell.isHeading, line: cell.line, column: cell.column))
        while spans.count <= at { spans.append(nil) }
        spans[at] =
          cell.rows == 1
          ? nil
          : Span(
            rows: cell.rows - 1, text: Array(text.bytes[cell.text]), isHeading: cell.isHeading, line: cell.line,
            column: cell.column, isFromLeft: part > 0)
        at += 1
      }
    }
    while at < spans.count {
      // Behind the last cell only what reaches down fills columns.
      guard spans[at...].contains(where: { $0 != nil }) else { break }
      if spans[at] == nil {
        row.append(
          HTMLCell(text: base..<base, part: .whole, isHeading: false, line: line, column: column))
      } else {
        takeSpan(at, &row, &bytes)
      }
      at += 1
      if isFull() { return false }
    }
    return true
  }

  private mutating func takeSpan(_ at: Int, _ row: inout [HTMLCell], _ bytes: inout [UInt8]) {
    guard let span = spans[at] else { return }
    let start = bytes.count
    bytes += span.text
    row.append(
      HTMLCell(
        text: start..<bytes.count, part: span.isFromLeft ? .fromLeft : .fromAbove, isHeading: span.isHeading,
        line: span.line, column: span.column))
    if span.rows == 1 { spans[at] = nil } else { spans[at]?.rows -= 1 }
  }
}
