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

/// Turns the elements of a sheet into lines of text, one for each row up to the last, whose cells are texts between
/// separators; a row without contents is an empty line.
///
/// A struct behind a pointer, since nothing that happens for each cell may cost a check or an allocation.
struct SheetLines {
  static let rowLimit = 1 << 20
  static let columnLimit = 1 << 14
  /// A longer line is refused by whoever reads it, so that the rest of it is not kept.
  private static let longestLine = 9 << 20
  /// The bytes of lines that are made at a time.
  private static let block = 1 << 20

  private enum State {
    case outside, sheet, row, cell, value, inlineText
  }

  /// The lines that are ready.
  var lines: [UInt8] = []
  /// What there is to tell of rows whose lines are ready.
  var notes: [RowNote] = []
  var hiddenColumns = 0
  private(set) var failure: Diagnostic?
  /// Whether enough lines are ready for now, or none are to come.
  private(set) var isStopped = false

  /// A note on a row, by the place of its words in ``SheetNotes``.
  struct RowNote {
    let row: Int
    let note: Int
    let count: Int
  }

  private struct Gap {
    var next: Int
    let row: Int
    let isHidden: Bool
    /// Whether the row behind it is read to its end, as one without cells is.
    var isEnded = false
  }

  private let sheet: String
  private let texts: SharedTexts
  private let styles: CellStyles
  private let countsFrom1904: Bool
  private let layout: SheetLayout
  private let fills: Bool
  private var merged: MergedCells

  private var state = State.outside
  private var row = 0
  private var isHidden = false
  /// The rows that are still to be made of merged cells before the row whose tag was read.
  private var gap: Gap?
  private var lineStart = 0
  /// The last column that a cell of the row was given for.
  private var column = 0
  /// The separators in the line so far.
  private var separators = 0
  private var hasContents = false
  private var kind = CellKind.number
  private var style = 0
  private var hasFormula = false
  private var hasValue = false
  private var isReading = false
  private var value: [UInt8] = []
  /// Where the contents of the cell begin in ``lines``.
  private var cellStart = 0
  /// The last column with contents, while merged cells are filled.
  private var filled = 0
  /// What there is to tell of the row, by the place of its words.
  private var counts: [Int]

  init(
    sheet: String, texts: SharedTexts, styles: CellStyles, countsFrom1904: Bool, layout: SheetLayout, notes: Int
  ) {
    self.sheet = sheet
    self.texts = texts
    self.styles = styles
    self.countsFrom1904 = countsFrom1904
    self.layout = layout
    fills = !layout.merges.isEmpty
    merged = MergedCells(layout.merges)
    counts = Array(repeating: 0, count: notes)
  }

  /// Forgets the lines that were ready, and goes on with rows that stand in no tag.
  mutating func clear() {
    lines.removeAll(keepingCapacity: true)
    isStopped = failure != nil
    fillGap()
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch state {
    case .row where name.isLetter("c"): startCell(attributes)
    case .cell:
      if name.isLetter("v") {
        state = .value
        hasValue = true
      } else if name.isLetter("t") {
        if !isReading { state = .inlineText }
        hasValue = true
      } else if name.isLetter("f") {
        hasFormula = true
      } else if name == "rPh" {
        isReading = true
      }
    case .sheet where name == "row": startRow(attributes)
    case .outside:
      if name == "sheetData" {
        state = .sheet
      } else if name == "col" {
        startColumns(attributes)
      }
    default: break
    }
  }

  mutating func end(_ name: XMLName) {
    switch state {
    case .value where name.isLetter("v"), .inlineText where name.isLetter("t"): state = .cell
    case .cell:
      if name.isLetter("c") {
        endCell()
        state = .row
      } else if name == "rPh" {
        isReading = false
      }
    case .row where name == "row":
      if gap == nil { endRow() } else { gap?.isEnded = true }
      isStopped = isStopped || lines.count >= Self.block
      state = .sheet
    case .sheet where name == "sheetData": state = .outside
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if state == .value || state == .inlineText, value.count < Self.longestLine { value.append(contentsOf: bytes) }
  }

  // MARK: Rows

  private mutating func startRow(_ attributes: XMLAttributes) {
    var number = row + 1
    if let text = attributes.value("r") {
      let given = CellReference.number(text[...])
      guard given > row, given <= Self.rowLimit else {
        fail(.badRow(String(decoding: text.prefix(100), as: UTF8.self), after: row, of: sheet))
        return
      }
      number = given
    } else if number > Self.rowLimit {
      fail(.badRow("\(number)", after: row, of: sheet))
      return
    }
    state = .row
    let isHidden = attributes.isTrue("hidden")
    if fills, number > row + 1 {
      gap = Gap(next: row + 1, row: number, isHidden: isHidden)
      fillGap()
      return
    }
    for _ in row + 1..<number { lines.append(lineFeed) }
    beginLine(number)
    self.isHidden = isHidden
  }

  /// Makes rows that the sheet does not have, which merged cells may reach into, as far as there is room for them now.
  private mutating func fillGap() {
    guard var gap else { return }
    isHidden = false
    while gap.next < gap.row, lines.count < Self.block, failure == nil {
      beginLine(gap.next)
      endRow()
      gap.next += 1
    }
    self.gap = gap
    if gap.next < gap.row {
      isStopped = true
      return
    }
    self.gap = nil
    beginLine(gap.row)
    isHidden = gap.isHidden
    if gap.isEnded { endRow() }
  }

  private mutating func beginLine(_ number: Int) {
    row = number
    column = 0
    separators = 0
    hasContents = false
    lineStart = lines.count
    filled = 0
    if fills, !merged.begin(row: number) { fail(.mergesOverlap(at: Place(file: sheet, line: number, isCell: true))) }
  }

  private mutating func endRow() {
    if fills { fillMerged(before: Self.columnLimit + 1) }
    if hasContents {
      addSeparators(before: layout.width)
      if isHidden { counts[SheetNotes.hiddenRow] += 1 }
    }
    lines.append(lineFeed)
    for note in counts.indices where counts[note] > 0 {
      notes.append(RowNote(row: row, note: note, count: counts[note]))
      counts[note] = 0
    }
  }

  private mutating func startColumns(_ attributes: XMLAttributes) {
    guard attributes.isTrue("hidden"), let first = attributes["min"].flatMap({ Int($0) }),
      let last = attributes["max"].flatMap({ Int($0) }), first > 0, first <= last
    else { return }
    hiddenColumns += max(0, min(last, layout.width) - first + 1)
  }

  // MARK: Cells

  private mutating func startCell(_ attributes: XMLAttributes) {
    var reference: UnsafeBufferPointer<UInt8>?
    kind = .number
    style = 0
    for attribute in attributes.list {
      switch attribute.letter {
      case UInt8(ascii: "r"): reference = attribute.value
      case UInt8(ascii: "s"): style = CellReference.number(attribute.value[...])
      case UInt8(ascii: "t"): kind = CellKind(attribute.value)
      default: break
      }
    }
    var next = column + 1
    if let reference {
      guard let given = CellReference.column(reference, row: row), given > column else {
        let text = String(decoding: reference.prefix(100), as: UTF8.self)
        fail(.badCell(text, in: row, after: column, of: sheet))
        return
      }
      next = given
    } else if next > Self.columnLimit {
      fail(.badCell("\(Place.letters(of: next))\(row)", in: row, after: column, of: sheet))
      return
    }
    column = next
    value.removeAll(keepingCapacity: true)
    hasValue = false
    hasFormula = false
    isReading = false
    state = .cell
  }

  private mutating func endCell() {
    if hasFormula, !hasValue { counts[SheetNotes.emptyFormula] += 1 }
    if kind == .number || kind == .boolean || kind == .shared { trimValue() }
    if value.isEmpty { return }
    if lines.count - lineStart > Self.longestLine { return }
    switch kind {
    case .number:
      separate(from: column)
      appendNumber()
    case .shared:
      guard let range = sharedRange() else { return }
      if range.isEmpty { return }
      separate(from: column)
      texts.bytes.withUnsafeBufferPointer { lines.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    case .text, .literal:
      CellText.settle(&value, from: 0)
      separate(from: column)
      lines.append(contentsOf: value)
    case .boolean:
      separate(from: column)
      appendBoolean()
    }
    finishCell()
  }

  /// Takes off the white space around a value that is no text, and makes what is left fit to stand in a line.
  private mutating func trimValue() {
    while let last = value.last, last <= space { value.removeLast() }
    if let first = value.first, first <= space { value.removeFirst(value.prefix { $0 <= space }.count) }
    CellText.settle(&value, from: 0)
  }

  /// Brings the line to where the contents of a column begin.
  private mutating func separate(from column: Int) {
    if fills { fillMerged(before: column) }
    addSeparators(before: column)
    cellStart = lines.count
  }

  private mutating func addSeparators(before column: Int) {
    while separators < column - 1 {
      lines.append(CellText.separator)
      separators += 1
    }
  }

  /// Marks and remembers the cell whose contents end the line so far.
  private mutating func finishCell() {
    hasContents = true
    if row >= layout.firstMarked, style >= 0, style < layout.marks.count, let mark = layout.marks[style] {
      lines.append(contentsOf: mark.text)
      counts[mark.note] += 1
    }
    if fills {
      merged.take(lines[cellStart...], row: row, column: column)
      filled = column
    }
  }

  /// Gives the cells of merged ranges before a column the contents of their first.
  private mutating func fillMerged(before column: Int) {
    if !merged.hasContents { return }
    let end = min(column - 1, layout.width == 0 ? Self.columnLimit : layout.width)
    for place in merged.active.indices {
      let range = merged.active[place]
      guard let text = range.text else { continue }
      let first = max(filled + 1, range.columns.lowerBound + (range.rows.lowerBound == row ? 1 : 0))
      for column in first..<max(first, min(end, range.columns.upperBound) + 1) {
        // A line this long is refused; the rest of it must not be made.
        if lines.count - lineStart > Self.longestLine { return }
        addSeparators(before: column)
        lines.append(contentsOf: text)
        filled = column
        hasContents = true
        counts[SheetNotes.filledCell] += 1
      }
    }
  }

  private mutating func sharedRange() -> Range<Int>? {
    let number = value.withUnsafeBufferPointer { CellReference.number($0[...]) }
    guard texts.ends.indices.contains(number) else {
      let text = String(decoding: value.prefix(100), as: UTF8.self)
      fail(.badText(text, of: texts.ends.count, at: Place(file: sheet, line: row, column: column, isCell: true)))
      return nil
    }
    return (number == 0 ? 0 : Int(texts.ends[number - 1]))..<Int(texts.ends[number])
  }

  private mutating func appendNumber() {
    let kind = style >= 0 && style < styles.kinds.count ? styles.kinds[style] : .number
    if kind != .number, let number = ShortestDecimal.double(&value),
      let date = SerialDate(number, countsFrom1904: countsFrom1904)
    {
      date.append(as: kind, to: &lines)
      return
    }
    ShortestDecimal.append(&value, to: &lines)
  }

  private mutating func appendBoolean() {
    switch value {
    case [UInt8(ascii: "1")], Array("true".utf8): lines += Array("TRUE".utf8)
    case [UInt8(ascii: "0")], Array("false".utf8): lines += Array("FALSE".utf8)
    default: lines += value
    }
  }

  private mutating func fail(_ diagnostic: Diagnostic) {
    failure = failure ?? diagnostic
    isStopped = true
  }
}
