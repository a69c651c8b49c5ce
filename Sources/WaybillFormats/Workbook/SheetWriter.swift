import WaybillCore

/// How the cells of a sheet become the lines of a text.
struct SheetLayout {
  /// The cells that every line has at least, unless it has none.
  var width = 0
  /// The row from which on colours are marked, so that headers stay as they are.
  var firstMarked = Int.max
  /// What is appended to the cells of each format; empty for most.
  var marks: [Mark?] = []
  /// The ranges of merged cells that are filled.
  var merges: [MergedRange] = []

  /// A mark on cells, and which of the notes counts it.
  struct Mark {
    let text: [UInt8]
    let note: Int
  }
}

/// Writes the lines of a sheet: cells between separators, marks on them, and what merged cells are filled with.
struct SheetWriter {
  /// A longer line is refused by whoever reads it, so that the rest of it is not kept.
  static let longestLine = 9 << 20

  /// The lines that are ready, and the one in progress.
  var lines: [UInt8] = []
  /// What there is to tell of rows whose lines are ready.
  var notes: [RowNote] = []
  let layout: SheetLayout
  /// Whether merged cells are filled.
  let fills: Bool
  /// The row in progress, or the last one.
  private(set) var row = 0

  /// A note on a row, by the place of its words in ``SheetNotes``.
  struct RowNote {
    let row: Int
    let note: Int
    let count: Int
  }

  private var merged: MergedCells
  private var isHidden = false
  private var lineStart = 0
  /// The separators in the line so far.
  private var separators = 0
  private var hasContents = false
  /// Where the contents of the cell begin in ``lines``.
  private var cellStart = 0
  /// The last column with contents, while merged cells are filled.
  private var filled = 0
  /// What there is to tell of the row, by the place of its words.
  private var counts: [Int]

  init(_ layout: SheetLayout, notes: Int) {
    self.layout = layout
    fills = !layout.merges.isEmpty
    merged = MergedCells(layout.merges)
    counts = Array(repeating: 0, count: notes)
  }

  /// Whether the line in progress is longer than any that is read.
  var isTooLong: Bool { lines.count - lineStart > Self.longestLine }

  // MARK: Rows

  /// Writes empty lines for the rows between the last one and another.
  mutating func skipRows(before number: Int) {
    for _ in row + 1..<number { lines.append(lineFeed) }
  }

  /// Begins a row; whether its merged ranges can all lie beside one another.
  mutating func beginRow(_ number: Int, isHidden: Bool) -> Bool {
    row = number
    self.isHidden = isHidden
    separators = 0
    hasContents = false
    lineStart = lines.count
    filled = 0
    return !fills || merged.begin(row: number)
  }

  /// Ends the line of the row.
  mutating func endRow() {
    if fills { fillMerged(before: SheetLines.columnLimit + 1) }
    if hasContents {
      addSeparators(before: layout.width)
      if isHidden { count(SheetNotes.hiddenRow) }
    }
    lines.append(lineFeed)
    for note in counts.indices where counts[note] > 0 {
      notes.append(RowNote(row: row, note: note, count: counts[note]))
      counts[note] = 0
    }
  }

  /// Counts what there is to tell of the row.
  mutating func count(_ note: Int) { counts[note] += 1 }

  // MARK: Cells

  /// Brings the line to where the contents of a column begin.
  mutating func beginCell(_ column: Int) {
    if fills { fillMerged(before: column) }
    addSeparators(before: column)
    cellStart = lines.count
  }

  /// Marks and remembers the cell whose contents end the line so far.
  mutating func endCell(_ column: Int, style: Int) {
    hasContents = true
    if row >= layout.firstMarked, style >= 0, style < layout.marks.count, let mark = layout.marks[style] {
      lines.append(contentsOf: mark.text)
      count(mark.note)
    }
    if fills {
      merged.take(lines[cellStart...], row: row, column: column)
      filled = column
    }
  }

  private mutating func addSeparators(before column: Int) {
    while separators < column - 1 {
      lines.append(CellText.separator)
      separators += 1
    }
  }

  /// Gives the cells of merged ranges before a column the contents of their first.
  private mutating func fillMerged(before column: Int) {
    if !merged.hasContents { return }
    let end = min(column - 1, layout.width == 0 ? SheetLines.columnLimit : layout.width)
    for place in merged.active.indices {
      let range = merged.active[place]
      guard let text = range.text else { continue }
      let first = max(filled + 1, range.columns.lowerBound + (range.rows.lowerBound == row ? 1 : 0))
      for column in first..<max(first, min(end, range.columns.upperBound) + 1) {
        // A line this long is refused; the rest of it must not be made.
        if isTooLong { return }
        addSeparators(before: column)
        lines.append(contentsOf: text)
        filled = column
        hasContents = true
        count(SheetNotes.filledCell)
      }
    }
  }
}
