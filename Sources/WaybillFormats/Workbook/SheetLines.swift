import WaybillCore

/// Turns the elements of a sheet into lines of text, one for each row up to the last, whose cells are texts between
/// separators; a row without contents is an empty line.
///
/// A struct behind a pointer, since nothing that happens for each cell may cost a check or an allocation.
struct SheetLines {
  static let rowLimit = 1 << 20
  static let columnLimit = 1 << 14
  /// The bytes of lines that are made at a time.
  private static let block = 1 << 20

  private enum State {
    case outside, sheet, row, cell, value, inlineText
  }

  /// What the lines that are ready are written with.
  var writer: SheetWriter
  private(set) var hiddenColumns = 0
  private(set) var failure: Diagnostic?
  /// Whether enough lines are ready for now, or none are to come.
  private(set) var isStopped = false

  private struct Gap {
    var next: Int
    let row: Int
    let isHidden: Bool
    /// Whether the row behind it is read to its end, as one without cells is.
    var isEnded = false
  }

  private let sheet: String
  private var state = State.outside
  /// The rows that are still to be made of merged cells before the row whose tag was read.
  private var gap: Gap?
  /// The last column that a cell of the row was given for.
  private var column = 0
  private var cell: SheetCell

  init(
    sheet: String, texts: SharedTexts, styles: CellStyles, countsFrom1904: Bool, layout: SheetLayout, notes: Int
  ) {
    self.sheet = sheet
    cell = SheetCell(texts: texts, styles: styles, countsFrom1904: countsFrom1904)
    writer = SheetWriter(layout, notes: notes)
  }

  /// Forgets the lines that were ready, and goes on with rows that stand in no tag.
  mutating func clear() {
    writer.lines.removeAll(keepingCapacity: true)
    isStopped = failure != nil
    fillGap()
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch state {
    case .row where name.isLetter("c"): startCell(attributes)
    case .cell:
      if name.isLetter("v") {
        state = .value
        cell.hasValue = true
      } else if name.isLetter("t") {
        if !cell.isReading { state = .inlineText }
        cell.hasValue = true
      } else if name.isLetter("f") {
        cell.hasFormula = true
      } else if name == "rPh" {
        cell.isReading = true
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
        cell.isReading = false
      }
    case .row where name == "row":
      if gap == nil { writer.endRow() } else { gap?.isEnded = true }
      isStopped = isStopped || writer.lines.count >= Self.block
      state = .sheet
    case .sheet where name == "sheetData": state = .outside
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if state == .value || state == .inlineText { cell.append(bytes) }
  }

  // MARK: Rows

  private mutating func startRow(_ attributes: XMLAttributes) {
    let row = writer.row
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
    if writer.fills, number > row + 1 {
      gap = Gap(next: row + 1, row: number, isHidden: isHidden)
      fillGap()
      return
    }
    writer.skipRows(before: number)
    beginRow(number, isHidden: isHidden)
  }

  /// Makes rows that the sheet does not have, which merged cells may reach into, as far as there is room for them now.
  private mutating func fillGap() {
    guard var gap else { return }
    while gap.next < gap.row, writer.lines.count < Self.block, failure == nil {
      beginRow(gap.next, isHidden: false)
      writer.endRow()
      gap.next += 1
    }
    self.gap = gap
    if gap.next < gap.row {
      isStopped = true
      return
    }
    self.gap = nil
    beginRow(gap.row, isHidden: gap.isHidden)
    if gap.isEnded { writer.endRow() }
  }

  private mutating func beginRow(_ number: Int, isHidden: Bool) {
    column = 0
    if !writer.beginRow(number, isHidden: isHidden) {
      fail(.mergesOverlap(at: Place(file: sheet, line: number, isCell: true)))
    }
  }

  private mutating func startColumns(_ attributes: XMLAttributes) {
    guard attributes.isTrue("hidden"), let first = attributes["min"].flatMap({ Int($0) }),
      let last = attributes["max"].flatMap({ Int($0) }), first > 0, first <= last
    else { return }
    hiddenColumns += max(0, min(last, writer.layout.width) - first + 1)
  }

  // MARK: Cells

  private mutating func startCell(_ attributes: XMLAttributes) {
    let reference = cell.begin(attributes)
    let row = writer.row
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
    state = .cell
  }

  private mutating func endCell() {
    if cell.write(column, to: &writer) { return }
    let place = Place(file: sheet, line: writer.row, column: column, isCell: true)
    fail(.badText(cell.shownValue, of: cell.textCount, at: place))
  }

  private mutating func fail(_ diagnostic: Diagnostic) {
    failure = failure ?? diagnostic
    isStopped = true
  }
}
