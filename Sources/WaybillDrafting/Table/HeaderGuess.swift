import WaybillFormats

/// Which of the first records is the header, told by what stands in it and below it.
struct HeaderGuess {
  /// The header's place among the first records; nil where the file has none.
  private(set) var index: Int?
  /// How many lines it has.
  private(set) var lineCount = 1
  /// Whether empty cells of a line above the last take the text at their left.
  private(set) var fillsRight = false
  /// The first record that belongs to the table.
  private(set) var first: Int
  /// The evidence in words.
  private(set) var evidence = ""

  init(_ shape: TextShape) {
    let (head, width) = (shape.head, shape.width)
    let regular = head.indices.filter { head[$0].cells.count == width }
    let full = regular.first { head[$0].filled >= max(min(2, width), width / 2) && !Self.isLegend(at: $0, in: head) }
    guard let top = full ?? regular.first else {
      first = 0
      return
    }
    first = top
    let rows = regular.filter { $0 > top }.prefix(200).map { head[$0].cells }
    let columns = Columns(rows, width: width)
    let (words, against) = columns.compare(head[top].cells)
    guard words > against || rows.isEmpty else {
      evidence = "line \(head[top].line) is like the rows below it"
      return
    }
    index = top
    evidence = "line \(head[top].line) has words where the rows below have numbers, or texts that no row has"
    stack(head, top, width: width, rows: rows)
  }

  /// Takes a line below, or above, into the header where it is clear that it belongs there.
  private mutating func stack(_ head: [TextShape.HeadRecord], _ top: Int, width: Int, rows: [[String]]) {
    guard rows.count > 2, width > 2 else { return }
    let below = rows[0]
    let rest = Columns(Array(rows.dropFirst()), width: width)
    let numeric = rest.numeric
    let isWords = numeric.count { !below[$0].trimmed.isEmpty && !CellShape(below[$0].trimmed).isNumber }
    let isYears = rest.hasYears(over: below)
    if numeric.count > 1, isWords * 10 >= numeric.count * 6 || isYears {
      lineCount = 2
      fillsRight = hasGaps(head[top].cells, over: below)
      evidence += "; the line below it has words, too, over columns of numbers"
      return
    }
    guard top > 0, head[top - 1].line == head[top].line - 1, head[top - 1].cells.count == width else { return }
    let above = head[top - 1]
    let isTitles =
      above.filled > 1 && !Self.isLegend(at: top - 1, in: head)
      && !above.cells.contains { CellShape($0.trimmed).isNumber && !CellShape($0.trimmed).isYear }
    if isTitles {
      (first, index, lineCount) = (top - 1, top - 1, 2)
      fillsRight = hasGaps(above.cells, over: head[top].cells)
      evidence += "; the line above it stands over several columns each"
    }
  }

  /// Whether a line says what cells of a later one mean, as a legend above the header does.
  private static func isLegend(at index: Int, in head: [TextShape.HeadRecord]) -> Bool {
    guard let legend = Legend(head[index].cells.map(\.trimmed)) else { return false }
    return legend.explains { key in
      head[(index + 1)...].prefix(20).contains { $0.cells.contains { Legend.isKey(key, of: $0.trimmed) } }
    }
  }

  private func hasGaps(_ upper: [String], over lower: [String]) -> Bool {
    zip(upper, lower).dropFirst().contains { $0.trimmed.isEmpty && !$1.trimmed.isEmpty }
  }
}

/// The columns of the first rows, as far as a header is compared with them.
private struct Columns {
  private let texts: [[String]]

  init(_ rows: [[String]], width: Int) {
    texts = (0..<width).map { column in rows.map { $0[column].trimmed }.filter { !$0.isEmpty } }
  }

  /// The columns that are mostly numbers or days.
  var numeric: [Int] { texts.indices.filter { isNumeric($0) } }

  private func isNumeric(_ column: Int) -> Bool {
    let numbers = texts[column].count { CellShape($0).isNumberOrDay }
    return !texts[column].isEmpty && numbers * 10 >= texts[column].count * 8
  }

  /// Whether cells are years in a row over columns that hold something else.
  func hasYears(over cells: [String]) -> Bool {
    let over = cells.indices.filter { column in
      CellShape(cells[column].trimmed).isYear && texts[column].count { CellShape($0).isYear } * 2 <= texts[column].count
    }
    return YearRow(over.map { cells[$0] }).isClear
  }

  /// How much speaks for a header, and how much against it.
  func compare(_ cells: [String]) -> (words: Double, against: Double) {
    if hasYears(over: cells) { return (1, 0) }
    var (words, against) = (0.0, 0.0)
    for (column, cell) in cells.enumerated() {
      let cell = cell.trimmed
      if cell.isEmpty || texts[column].isEmpty { continue }
      if CellShape(cell).isNumberOrDay {
        against += 1
      } else if isNumeric(column) {
        words += 1
      } else if texts[column].contains(cell) {
        against += 1
      } else {
        words += 0.25
      }
    }
    return (words, against)
  }
}

/// Cells of which several are years in a row, as over the columns of a wide table.
struct YearRow {
  let isClear: Bool

  init(_ cells: [String]) {
    let years = cells.map(\.trimmed).filter { CellShape($0).isYear }.compactMap { Int($0) }
    let steps = zip(years, years.dropFirst()).map { $1 - $0 }
    isClear = years.count > 1 && (steps.allSatisfy { $0 == 1 } || steps.allSatisfy { $0 == -1 })
  }
}

extension String {
  /// The text without the white space around it.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
