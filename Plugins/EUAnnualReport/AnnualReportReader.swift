import WaybillCore
import WaybillFormats

/// One pass over a report.
final class AnnualReportReader: BatchReader {
  let layout: Layout
  private let tables: ReportTables
  private var row = ReportRow()
  /// The step that was come to and not taken yet.
  private var step: ReportTables.Step?
  private var isAtEnd = false

  private static let batch = 4096

  /// Reads up to the first table with categories.
  ///
  /// - Throws: ``SourceError`` when there is none.
  init(_ pieces: HTMLPieces, _ unit: WorkUnit, _ page: HTMLPageOptions) throws(SourceError) {
    let file = unit.part.name(in: unit.snapshot.name)
    tables = ReportTables(pieces, file: file, page)
    step = try tables.advance()
    if step == nil { throw SourceError(.noTable(file)) }
    layout = Layout(
      table: unit.part.name, columns: AnnualReport.columns,
      header: Place(file: file, line: pieces.piece.line, column: pieces.piece.column), captures: tables.captures)
  }

  func read(into batch: inout RowBatch) throws(SourceError) -> Bool {
    batch.removeAll(columnCount: AnnualReport.columns.count)
    while !isAtEnd, batch.rowCount < Self.batch, batch.faults.count < Self.batch {
      switch step {
      case .heading: row.begin()
      case .row: row.take(tables, into: &batch)
      case .noDestination:
        let piece = tables.pieces.piece
        let text = tables.row.map { tables.pieces.text($0.text) }.joined(separator: " | ")
        batch.faults.append(
          RowFault(
            .oddRow, ReportMessage.noDestination, line: piece.line, column: piece.column, text: String(text.prefix(500))
          ))
      case nil: break
      }
      step = try tables.advance()
      if step == nil { end(&batch) }
    }
    return !batch.rows.isEmpty || !batch.faults.isEmpty || batch.emptyRows > 0 || !batch.notes.isEmpty
  }

  private func end(_ batch: inout RowBatch) {
    isAtEnd = true
    if tables.leftAside > 0 { batch.notes[ReportMessage.tablesLeftAside] = tables.leftAside }
    if tables.pieces.marks > 0 { batch.notes[ReportMessage.marksLeftOut] = tables.pieces.marks }
  }
}
