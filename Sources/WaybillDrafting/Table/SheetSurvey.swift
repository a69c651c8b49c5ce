import WaybillCore
import WaybillFormats
import WaybillMapping

/// A sheet of a workbook, read whole: its table, and which other sheets there are.
struct SheetSurvey: LinedSurvey {
  let sheet: String
  let table: LinedTable
  /// The sheets that were left aside, each with how many rows of two or more cells it has.
  private let others: [(name: WorkbookTables.SheetName, rows: Int)]

  /// Reads the sheet that is asked for, or the one with the largest table of those that the workbook shows.
  ///
  /// - Throws: ``SourceError`` when the workbook cannot be read, or has no table.
  init(
    of snapshot: Snapshot, sheet wanted: String?, progress: (borrowing RowBatch) -> Void
  ) throws(SourceError) {
    let workbook = WorkbookTables(WorkbookOptions())
    var found: [(name: WorkbookTables.SheetName, shape: TextShape)] = []
    for name in try workbook.sheets(of: snapshot) {
      found.append((name, try TextShape(ofSheet: workbook.text(of: name.name, in: snapshot))))
    }
    let shown = found.filter { !$0.name.isHidden }
    func size(_ shape: TextShape) -> Int { shape.width < 2 ? 0 : shape.regularCount * shape.width }
    // Of several large tables the first is the main one, more often than not.
    let candidates = shown.isEmpty ? found : shown
    let most = candidates.map { size($0.shape) }.max() ?? 0
    let largest = candidates.first { size($0.shape) * 10 >= most * 8 }
    guard let chosen = wanted.map({ wanted in found.first { $0.name.name == wanted } }) ?? largest else {
      // The workbook's own words for a sheet that is not there.
      _ = try workbook.text(of: wanted ?? "", in: snapshot)
      throw SourceError(.emptyFile(snapshot.name))
    }
    sheet = chosen.name.name
    others = found.filter { $0.name != chosen.name }.map { ($0.name, $0.shape.width < 2 ? 0 : $0.shape.regularCount) }
    let unit = WorkUnit(snapshot, part: .sheet(sheet))
    table = try LinedTable(
      chosen.shape, named: unit.part.name(in: snapshot.name), joins: false,
      makeReader: { options throws(SourceError) in
        var sheet = WorkbookOptions()
        sheet.table.header = options.header
        sheet.table.headerLines = options.headerLines
        sheet.table.expected = options.expected
        sheet.table.expectedPatterns = options.expectedPatterns
        return try WorkbookTables(sheet).makeReader(for: unit)
      }, progress: progress)
  }

  var part: String { sheet }

  /// Patterns are held against each cell by itself.
  var preamble: [TextShape.HeadRecord] {
    table.preamble.flatMap { record in
      record.cells.filter { !$0.trimmed.isEmpty }.map { .init(line: record.line, cells: [$0], raw: $0) }
    }
  }

  var summary: [String] {
    var lines = [
      "Read whole: \(counted(profile.rowCount, "row")) of \(counted(profile.layout.columns.count, "column")) of the sheet "
        + "\(YAMLScalar.shown(sheet)). Lines are rows of the sheet."
    ]
    for (note, count) in profile.notes.sorted(by: { $0.key < $1.key }) { lines.append("\(counted(count)) \(note).") }
    lines.append("What colours of text mean is not looked at; 'colours' reads them.")
    return lines
  }

  var readKeys: DraftText {
    var text = DraftText()
    text.add(2, "format: xlsx")
    let shown = others.prefix(20).map { other in
      "\(YAMLScalar.shown(other.name.name, most: 40)) (\(counted(other.rows, "row"))\(other.name.isHidden ? ", hidden" : ""))"
    }
    let more = others.count > shown.count ? ", and \(others.count - shown.count) more" : ""
    let words =
      others.isEmpty
      ? nil : "TODO: the first of the largest tables; other sheets: \(shown.joined(separator: ", "))\(more)"
    text.add(2, "sheet: \(YAMLScalar.written(sheet))", words)
    return text
  }
}
