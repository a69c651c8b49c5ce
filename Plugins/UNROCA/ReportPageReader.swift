import WaybillCore
import WaybillFormats

/// One pass over a report's page.
final class ReportPageReader: BatchReader {
  let layout: Layout
  private let pieces: HTMLPieces
  private let file: String
  private let state: String
  private let year: String
  /// Where the state and the year stand, until there is a row for the report.
  private var heading: Place?
  /// How many panels have begun.
  private var panels = 0
  private var hasHeading = false
  /// Whether the page says that there was nothing to report; it has no panels then.
  private var isNil = false
  private var isAtEnd = false

  private static let batch = 4096

  /// Reads up to the state and the year.
  ///
  /// - Throws: ``SourceError`` when the page has none.
  init(_ pieces: HTMLPieces, _ unit: WorkUnit, _ page: HTMLPageOptions) throws(SourceError) {
    self.pieces = pieces
    file = unit.part.name(in: unit.snapshot.name)
    var captures: [String: String] = [:]
    var isBelow = false
    while try pieces.advance() {
      let piece = pieces.piece
      if piece.kind == .container, piece.has("panel-body") { panels += 1 }
      guard piece.kind == .text else { continue }
      let text = pieces.text(piece.text)
      page.capture(in: text, into: &captures)
      if !isBelow {
        isBelow = text.lowercased() == "unroca original report"
        continue
      }
      let place = Place(file: file, line: piece.line, column: piece.column)
      let words = text.split(separator: " ")
      guard let last = words.last, last.utf8.count == 4, Int(last) != nil, words.count > 1 else {
        throw SourceError(.noReportYear(text, at: place))
      }
      year = String(last)
      state = words.dropLast().joined(separator: " ")
      heading = place
      layout = Layout(
        table: unit.part.name, columns: ReportPage.columns, header: place, captures: captures)
      return
    }
    throw SourceError(.noReport(file))
  }

  func read(into batch: inout RowBatch) throws(SourceError) -> Bool {
    batch.removeAll(columnCount: ReportPage.columns.count)
    if let place = heading {
      append("report", at: place.line, place.column, to: &batch)
      heading = nil
    }
    while !isAtEnd, batch.rowCount < Self.batch, batch.faults.count < Self.batch {
      if try !pieces.advance() {
        isAtEnd = true
        let isWhole = panels == 6 || panels == 10 || panels <= 1 && isNil
        if !isWhole { throw SourceError(.panelsInAll(max(0, panels - 1), at: Place(file: file))) }
        break
      }
      let piece = pieces.piece
      switch piece.kind {
      case .container: if piece.has("panel-body") { try beginPanel(piece) }
      case .table: hasHeading = false
      case .row: try take(piece, to: &batch)
      case .text:
        if pieces.text(piece.text).lowercased().split(whereSeparator: { !$0.isLetter }).contains("nil") { isNil = true }
      case .tableEnd: break
      }
    }
    return !batch.rows.isEmpty || !batch.faults.isEmpty || batch.emptyRows > 0 || !batch.notes.isEmpty
  }

  private func beginPanel(_ piece: HTMLPiece) throws(SourceError) {
    panels += 1
    if panels > Panel.allCases.count + 1 {
      throw SourceError(
        .panelCount(Panel.allCases.count + 1, at: Place(file: file, line: piece.line, column: piece.column)))
    }
  }

  /// Takes a row of the panel that began last.
  private func take(_ piece: HTMLPiece, to batch: inout RowBatch) throws(SourceError) {
    guard let panel = Panel(rawValue: panels - 1) else { return }
    if panel == .policies {
      batch.notes[RegisterMessage.policies, default: 0] += 1
      return
    }
    let row = pieces.cells[piece.cells]
    let texts = row.map { pieces.text($0.text) }
    if !hasHeading {
      let found = texts.map { $0.lowercased() }
      guard row.allSatisfy({ $0.isHeading }), found.count == panel.headings.count,
        zip(found, panel.headings).allSatisfy({ $0.contains($1) })
      else {
        throw SourceError(
          .panelHeading(
            panel.name, expected: panel.headings, found: texts.joined(separator: " | "),
            at: Place(file: file, line: piece.line, column: piece.column)))
      }
      hasHeading = true
      return
    }
    if texts.allSatisfy(\.isEmpty) {
      batch.emptyRows += 1
      return
    }
    func fault(_ code: Diagnostic.Code, _ message: String) {
      let shown = String(texts.joined(separator: " | ").prefix(500))
      batch.faults.append(RowFault(code, message, line: piece.line, column: piece.column, text: shown))
    }
    if texts.count != panel.headings.count {
      return fault(.raggedRow, RegisterMessage.cells(panel.headings.count, found: texts.count))
    }
    if row.contains(where: { $0.part != .whole }) { return fault(.oddRow, RegisterMessage.spans) }
    if row.contains(where: { pieces.isBroken($0.text) }) { return fault(.badByte, RegisterMessage.badByte) }
    let isTransfer = panel.headings.count == 7
    let (items, partner) = isTransfer ? (texts[2], texts[1]) : (texts[1], "")
    let rest = isTransfer ? Array(texts[3...]) : ["", ""] + texts[2...]
    let cell = row[row.startIndex + (isTransfer ? 2 : 1)]
    for count in ItemCount.counts(in: items) {
      append(
        panel.name, texts[0], partner, count.number, count.counted, rest, at: cell.line, cell.column, to: &batch)
    }
  }

  private func append(
    _ list: String, _ category: String = "", _ partner: String = "", _ items: String = "", _ counted: String = "",
    _ rest: [String] = ["", "", "", ""], at line: Int, _ column: Int, to batch: inout RowBatch
  ) {
    batch.beginRow(line: line, column: column)
    for text in [list, state, year, category, partner, items, counted] + rest { batch.appendCell(text.utf8) }
    batch.endRow()
  }
}
