import WaybillCore

/// The rejects of a block, each with the place of the cell that was refused.
extension Mapper {
  mutating func checkPinned(_ rows: borrowing RowBatch, _ live: inout [UInt8]) {
    for pinned in bound.pinned {
      for row in rowsApart(from: pinned.expect, in: pinned.column, rows) where live[row] != 0 {
        let text = Normalisation(collapseSpaces: false)(rows.text(row: row, column: pinned.column))
        if text == pinned.expect { continue }
        live[row] = Self.refused
        reject(
          .pinned(pinned.header, expected: pinned.expect, found: text), at: pinned.column, value: text, row: row,
          field: pinned.header, emit: nil, rows)
      }
    }
  }

  /// The rows whose cell is not to the byte what is expected, which most are.
  private func rowsApart(from expected: String, in column: Int, _ rows: borrowing RowBatch) -> [Int] {
    let expected = Array(expected.utf8)
    return rows.withCells { block in
      var apart: [Int] = []
      expected.withUnsafeBytes { expected in
        for row in 0..<block.rowCount {
          let cell = UnsafeRawBufferPointer(block.trimmed(row: row, column: column))
          let isSame =
            cell.count == expected.count
            && (cell.isEmpty || cell[0] == expected[0] && (cell.count == 1 || cell.elementsEqual(expected)))
          if !isSame { apart.append(row) }
        }
      }
      return apart
    }
  }

  func column(of field: Int) -> Int {
    switch fields[field].source {
    case .constant: preconditionFailure("a constant cannot fail on a row")
    case .spellings(let place): column(of: texts[place].source) ?? 0
    case .numbers(let number, _): number
    case .expression(let expression, _, _):
      expression.firstColumn ?? 0
    }
  }

  /// The first column that a text is taken from; nil where the file has none of them.
  private func column(of source: TextColumn.Source) -> Int? {
    switch source {
    case .cell(let column): column
    case .nothing: nil
    case .joined(let parts):
      parts.reduce(nil as Int?) { found, part in found ?? column(of: texts[part].source) }
    }
  }

  mutating func reject(
    _ failure: FieldFailure, field: Int, row: Int, emit: Int?, _ rows: borrowing RowBatch
  ) {
    let column = column(of: field)
    let value = Normalisation(collapseSpaces: false)(rows.text(row: row, column: column))
    reject(failure, at: column, value: value, row: row, field: fields[field].name, emit: emit, rows)
  }

  mutating func reject(
    _ failure: FieldFailure, at column: Int, value: String, row: Int, field: String, emit: Int?,
    _ rows: borrowing RowBatch
  ) {
    let place = rows.place(row: row, column: column)
    rejects.append(
      Reject(
        failure.code, failure.message, line: place.line, column: place.column, firstLine: Int(rows.rows[row].line),
        part: unit.number,
        row: firstRow + (parents.isEmpty ? row : Int(parents[row])), emit: emit,
        field: field, value: value, text: rows.rowText(row)))
  }
}
