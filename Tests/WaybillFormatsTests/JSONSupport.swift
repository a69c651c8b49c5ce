import WaybillCore
import WaybillFormats

/// What a reading of JSON gives until it ends or fails, in a form that can be compared and printed.
struct JSONTranscript: Equatable, CustomStringConvertible {
  var columns: [String] = []
  var captures: [String: String] = [:]
  /// Rows as `line:column: cell|cell`.
  var rows: [String] = []
  /// The texts of the rows.
  var texts: [String] = []
  /// The places of the cells of each row.
  var places: [[String]] = []
  var faults: [RowFault] = []
  var emptyRows = 0
  var notes: [String: Int] = [:]
  var error = ""

  init(_ bytes: [UInt8], _ options: JSONOptions = JSONOptions()) {
    self.init { try JSONText(options).makeReader(of: bytes, name: "table.json") }
  }

  init(_ makeReader: () throws -> any BatchReader) {
    do {
      var reader = try makeReader()
      columns = reader.layout.columns
      captures = reader.layout.captures
      var batch = RowBatch()
      while try reader.read(into: &batch) {
        let width = batch.columnCount
        for row in 0..<batch.rowCount {
          let cells = (0..<width).map { batch.text(row: row, column: $0) }
          let start = batch.rows[row]
          rows.append("\(start.line):\(start.column): \(cells.joined(separator: "|"))")
          texts.append(batch.rowText(row))
          places.append((0..<width).map { batch.place(row: row, column: $0) }.map { "\($0.line):\($0.column)" })
        }
        faults += batch.faults
        emptyRows += batch.emptyRows
        notes.merge(batch.notes, uniquingKeysWith: +)
      }
    } catch {
      self.error = "\(error)"
    }
  }

  init(_ text: String, _ options: JSONOptions = JSONOptions()) { self.init(Array(text.utf8), options) }

  /// Columns, rows and faults, or the error.
  var description: String {
    let head = ["\(columns.joined(separator: "|"))"]
    let faults = faults.map { "\($0.line):\($0.column): \($0.message) [\($0.code.rawValue)]" }
    return error.isEmpty ? (head + rows + faults).joined(separator: "\n") : error
  }
}

extension JSONOptions {
  /// Options for rows at a path, with values above them.
  init(_ rows: String, parents: KeyValuePairs<String, String> = [:], block: Int = 256 << 10) {
    self.init()
    self.rows = JSONPath(rows) ?? JSONPath([])
    self.parents = parents.map { Parent($0.key, JSONPath($0.value) ?? JSONPath([])) }
    limits.block = block
  }
}
