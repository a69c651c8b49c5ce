/// Lines of text in columns, as wide as their contents.
package struct TextTable {
  /// On which side a column's cells are filled up.
  enum Alignment { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// Makes an empty table.
  init(_ alignments: [Alignment]) { self.alignments = alignments }

  /// The lines of rows of any length, all of whose columns are filled up on the right.
  package static func lines(_ rows: [[String]], indent: Int) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    var table = TextTable([Alignment](repeating: .left, count: count))
    for row in rows { table.add(row + [String](repeating: "", count: count - row.count)) }
    return table.lines(indent: indent)
  }

  /// Adds a row with a cell for every column.
  mutating func add(_ cells: [String]) { rows.append(cells.map(VisibleText.clean)) }

  /// The rows, two spaces between columns, without blanks at the end and without columns that are empty throughout.
  func lines(indent: Int) -> [String] {
    let widths = alignments.indices.map { column in rows.map { VisibleText.width($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let cells = alignments.indices.filter { widths[$0] > 0 }.map { column in
        let blanks = String(repeating: " ", count: widths[column] - VisibleText.width(row[column]))
        return alignments[column] == .left ? row[column] + blanks : blanks + row[column]
      }
      let line = String(repeating: " ", count: indent) + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

extension String {
  /// The text in lines of at most `width` columns, broken between words, each behind `indent` blanks.
  package func wrapped(to width: Int, indent: Int = 0) -> [String] {
    let start = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = start
    for word in VisibleText.clean(self).split(separator: " ") {
      let next = line == start ? start + word : "\(line) \(word)"
      if VisibleText.width(next) > width, line != start {
        lines.append(line)
        line = start + word
      } else {
        line = next
      }
    }
    return line == start ? lines : lines + [line]
  }
}
