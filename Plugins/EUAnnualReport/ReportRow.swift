import WaybillCore
import WaybillFormats

/// Reads the rows below a heading, and carries the exporter from the first row of its five to the others.
struct ReportRow {
  private var exporter: String?
  private var letter = ""

  /// Forgets the exporter, at the beginning of a table.
  mutating func begin() { (exporter, letter) = (nil, "") }

  /// The letter that a text is: `a` to `e`, also in brackets or in capitals.
  static func letter(_ text: String) -> String? {
    let letter = text.filter { !" ().".contains($0) }.lowercased()
    return ["a", "b", "c", "d", "e"].contains(letter) ? letter : nil
  }

  /// Appends the figures of the row that was come to.
  mutating func take(_ tables: ReportTables, into batch: inout RowBatch) {
    guard let categories = tables.categories, let destination = tables.destination else { return }
    let row = tables.row
    func text(_ cell: HTMLCell) -> String { tables.pieces.text(cell.text) }
    func fault(_ code: Diagnostic.Code, _ message: String, _ cell: HTMLCell? = nil) {
      let texts = row.filter { $0.part != .fromLeft }.map(text)
      let shown = ([destination] + texts).joined(separator: " | ")
      batch.faults.append(
        RowFault(
          code, message, line: cell?.line ?? tables.pieces.piece.line,
          column: cell?.column ?? tables.pieces.piece.column,
          text: String(shown.prefix(500))))
    }
    let full = row.filter { !$0.text.isEmpty }
    if full.isEmpty {
      batch.emptyRows += 1
      return
    }
    if full.dropFirst().allSatisfy({ $0.part == .fromLeft }), full.count == row.count {
      return fault(.oddRow, ReportMessage.oneText(text(full[0])))
    }
    if row.count != categories.width {
      exporter = nil
      return fault(.raggedRow, ReportMessage.cells(categories.width, found: row.count))
    }
    let first = row[row.startIndex]
    let second = row[row.startIndex + 1]
    let name = text(first)
    let found = Self.letter(text(second))
    if let broken = row.first(where: { tables.pieces.isBroken($0.text) }) {
      if !name.isEmpty { exporter = nil }
      return fault(.badByte, ReportMessage.badByte, broken)
    }
    if !name.isEmpty, first.part == .whole { (exporter, letter) = (name, "") }
    guard let found else { return fault(.oddRow, ReportMessage.letter(text(second)), second) }
    guard let exporter, !name.isEmpty || found > letter else {
      self.exporter = nil
      return fault(.oddRow, ReportMessage.noExporter(found), first)
    }
    letter = found
    var before: [UInt8] = []
    for text in [destination, exporter, found] { before += text.utf8 }
    let ends = [destination.utf8.count, exporter.utf8.count, 1]
    for (index, cell) in row.enumerated().dropFirst(Categories.before)
    where !cell.text.isEmpty && cell.part != .fromLeft {
      let width = row.dropFirst(index + 1).prefix { $0.part == .fromLeft }.count + 1
      if width > 1 {
        fault(.oddRow, ReportMessage.wide(width), cell)
      } else if cell.part == .fromAbove {
        fault(.oddRow, ReportMessage.tall, cell)
      } else if found != "e" {
        append("", categories.names[index - Categories.before], tables.pieces.bytes[cell.text], cell)
      } else if let criteria = Criteria(tables.pieces.bytes[cell.text]) {
        for (criterion, count) in criteria.list {
          append(criterion, categories.names[index - Categories.before], Array(count.utf8)[...], cell)
        }
      } else {
        fault(.oddRow, ReportMessage.criteria(text(cell)), cell)
      }
    }
    func append(_ criterion: String, _ category: String, _ value: ArraySlice<UInt8>, _ cell: HTMLCell) {
      batch.beginRow(line: cell.line, column: cell.column)
      var start = 0
      for end in ends {
        batch.appendCell(before[start..<(start + end)])
        start += end
      }
      batch.appendCell(criterion.utf8)
      batch.appendCell(category.utf8)
      batch.appendCell(value)
      batch.endRow()
    }
  }
}
