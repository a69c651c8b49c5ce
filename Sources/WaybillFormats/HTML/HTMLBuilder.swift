import WaybillCore

/// Makes pieces of the elements and texts of a page.
final class HTMLBuilder: HTMLHandler {
  private let name: String
  private let options: HTMLPieces.Options

  private(set) var pieces: [HTMLPiece] = []
  private(set) var bytes: [UInt8] = []
  private(set) var cells: [HTMLCell] = []
  private(set) var marks = 0

  /// The tables that have begun, the innermost one the last.
  private var grids: [HTMLGrid] = []
  /// The elements around the text outside of tables.
  private var blocks: [HTMLPiece] = []
  private var text = HTMLText()
  /// The paragraph of the text in progress, with the place where it begins.
  private var paragraph: HTMLPiece?
  private var depth = 0
  /// How deep the mark of a note, and what is no text at all, began.
  private var mark: Int?
  private var hidden: Int?

  init(_ name: String, _ options: HTMLPieces.Options) {
    self.name = name
    self.options = options
  }

  func piece(
    _ kind: HTMLPiece.Kind, _ element: String, _ classes: String, _ id: String, _ line: Int, _ column: Int
  ) -> HTMLPiece {
    HTMLPiece(
      kind: kind, element: element, classes: classes, id: id, text: 0..<0, cells: 0..<0, line: line, column: column)
  }

  /// Forgets the pieces that were found.
  func clear() {
    pieces.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
  }

  override func start(_ element: String, _ attributes: HTMLAttributes, _ line: Int, _ column: Int) {
    depth += 1
    switch HTMLElement(element) {
    case .line: addBlank()
    case .inline:
      if options.leavesOutMarks, mark == nil, HTMLElement.isMark(element, attributes) {
        mark = depth
        marks += 1
      }
    case .hidden: hidden = hidden ?? depth
    case .part: break
    case .table:
      addBlank()
      endText()
      grids.append(HTMLGrid())
      pieces.append(piece(.table, element, attributes["class"], attributes["id"], line, column))
    case .row:
      endRow()
      beginRow(line, column)
    case .cell:
      endCell()
      if grids.last?.hasRow == false { beginRow(line, column) }
      change { grid in
        grid.beginCell(
          columns: attributes["colspan"], rows: attributes["rowspan"], isHeading: element == "th", line, column)
      }
    case .block:
      if !grids.isEmpty { return addBlank() }
      endText()
      let block = piece(.container, element, attributes["class"], attributes["id"], line, column)
      blocks.append(block)
      if HTMLElement.isContainer(element) { pieces.append(block) }
    }
  }

  override func end(_ element: String, cutOff: Place?) {
    switch HTMLElement(element) {
    case .line, .inline, .hidden, .part: break
    case .table:
      if let cutOff {
        failure = .htmlCutOff(at: cutOff)
        return
      }
      endRow()
      if grids.popLast() != nil { pieces.append(piece(.tableEnd, element, "", "", 0, 0)) }
      addBlank()
    case .row: endRow()
    case .cell: endCell()
    case .block:
      if !grids.isEmpty {
        addBlank()
      } else {
        endText()
        if let last = blocks.lastIndex(where: { $0.element == element }) { blocks.removeSubrange(last...) }
      }
    }
    if mark == depth { mark = nil }
    if hidden == depth { hidden = nil }
    depth -= 1
  }

  override func text(_ part: UnsafeBufferPointer<UInt8>, place: () -> (line: Int, column: Int)) {
    if mark != nil || hidden != nil { return }
    if let grid = grids.last {
      // Outside of cells a table has no text that is seen in it.
      if grid.hasCell { change { $0.append(part, place: place) } }
      return check(grids[grids.count - 1].text.bytes.count, place)
    }
    if paragraph == nil {
      if HTMLText.isBlank(part) { return }
      let (line, column) = place()
      let block = blocks.last
      paragraph = piece(.text, block?.element ?? "", block?.classes ?? "", block?.id ?? "", line, column)
      text.clear()
    }
    text.append(part)
    check(text.bytes.count, place)
  }

  private func check(_ count: Int, _ place: () -> (line: Int, column: Int)) {
    if count <= options.text { return }
    let (line, column) = place()
    failure = .htmlTextTooLong(options.text, at: Place(file: name, line: line, column: column))
  }

  /// Changes the innermost table, if there is one.
  private func change(_ change: (inout HTMLGrid) -> Void) {
    if !grids.isEmpty { change(&grids[grids.count - 1]) }
  }

  private func addBlank() {
    if grids.last?.hasCell == true { change { $0.addBlank() } } else if paragraph != nil { text.addBlank() }
  }

  /// Ends the text in progress.
  func endText() {
    guard var found = paragraph else { return }
    paragraph = nil
    if text.isEmpty { return }
    let start = bytes.count
    bytes += text.bytes
    found.text = start..<bytes.count
    pieces.append(found)
  }

  private func beginRow(_ line: Int, _ column: Int) { change { $0.beginRow(line, column) } }

  private func endCell() {
    if grids.last?.hasCell == true { change { $0.endCell() } }
  }

  private func endRow() {
    guard let grid = grids.last, grid.hasRow else { return }
    endCell()
    let start = cells.count
    let before = bytes.count
    var isWithin = true
    change { isWithin = $0.endRow(into: &cells, &bytes, limit: options.cells) }
    let first = cells.count > start ? cells[start...].first { $0.part == .whole } : nil
    let place = Place(file: name, line: first?.line ?? grid.line, column: first?.column ?? grid.column)
    if !isWithin {
      failure = .htmlRowTooWide(options.cells, at: place)
      return
    }
    if bytes.count - before > options.text {
      failure = .htmlTextTooLong(options.text, at: place)
      return
    }
    var row = piece(.row, "tr", "", "", place.line, place.column)
    row.cells = start..<cells.count
    pieces.append(row)
  }
}
