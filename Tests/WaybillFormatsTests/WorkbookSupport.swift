import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// What a reader gives for a sheet, in a form that can be compared and printed; or the error.
struct SheetReading {
  var layout = Layout(columns: [])
  /// Rows as `A2: cell|cell`, then faults as `C3: code`.
  var rows: [String] = []
  var notes: [String: Int] = [:]
  var texts: [String] = []
  var faults: [RowFault] = []
  var error = ""

  init(_ bytes: [UInt8], _ options: WorkbookOptions = WorkbookOptions(), part: WorkUnit.Part = .whole) {
    do {
      let file = try SourceFile("wb.xlsx", bytes)
      var reader = try WorkbookTables(options).makeReader(for: WorkUnit(file.snapshot, part: part))
      layout = reader.layout
      var batch = RowBatch()
      while try reader.read(into: &batch) {
        let isGrid = batch.isGrid
        #expect(isGrid)
        for row in 0..<batch.rowCount {
          let places = (0..<batch.columnCount).map { batch.place(row: row, column: $0) }
          // A captured text stands in no cell of the row.
          let own = batch.columnCount - layout.captureColumns.count
          #expect(places.prefix(own).map(\.column) == Array(1...own))
          #expect(places.allSatisfy { $0.line == Int(batch.rows[row].line) })
          let cells = (0..<batch.columnCount).map { batch.text(row: row, column: $0) }
          rows.append("\(batch.rows[row].line): \(cells.joined(separator: "|"))")
          texts.append(batch.rowText(row))
        }
        faults += batch.faults
        notes.merge(batch.notes, uniquingKeysWith: +)
      }
    } catch {
      self.error = "\(error)"
    }
  }

  init(_ file: WorkbookFile, _ options: WorkbookOptions = WorkbookOptions(), part: WorkUnit.Part = .whole) {
    self.init(file.bytes, options, part: part)
  }

  /// Reads one sheet of rows without a header.
  init(
    rows: String, columns: Int = 3, sharedTexts: [String]? = nil, styles: String? = nil, properties: String = ""
  ) {
    var file = WorkbookFile([.init("Sheet", rows: rows)], sharedTexts: sharedTexts, styles: styles)
    file.properties = properties
    self.init(file, sheetOptions(columns: columns))
  }

  var cells: [[String]] {
    rows.map { row in
      row.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)[1]
        .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

/// Options for sheets without a header, with so many columns.
func sheetOptions(columns: Int) -> WorkbookOptions {
  var options = WorkbookOptions()
  options.table.header = .absent(columns: (1...columns).map { "column \($0)" })
  return options
}
