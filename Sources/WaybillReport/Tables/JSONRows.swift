package import WaybillCore

/// Writes the rows of a table as objects of JSON, one a line, under the names of its columns.
///
/// Amounts and shares are exact numbers, and an absent cell is null.
package struct JSONRows {
  /// What stands before the value of each column: its name and a colon.
  private let names: [[UInt8]]
  private var isFirst = true

  package init(columns: [MetricTable.Column]) {
    names = columns.enumerated().map { place, column in
      var bytes = Array((place == 0 ? "{" : ", ").utf8)
      JSONText.append(column.name, to: &bytes)
      return bytes + Array(": ".utf8)
    }
  }

  /// The whole of a table, as an array.
  package static func text(of table: MetricTable) -> [UInt8] {
    var rows = JSONRows(columns: table.columns)
    var bytes: [UInt8] = []
    rows.begin(&bytes)
    for row in table.rows { rows.append(row, to: &bytes) }
    rows.end(&bytes)
    return bytes
  }

  /// Begins the array.
  package func begin(_ bytes: inout [UInt8]) { bytes += "[\n".utf8 }

  /// Adds a row on a line of its own.
  package mutating func append(_ row: [MetricTable.Cell], to bytes: inout [UInt8]) {
    bytes += (isFirst ? "  " : ", ").utf8
    isFirst = false
    for (name, cell) in zip(names, row) {
      bytes += name
      switch cell {
      case .absent: bytes += "null".utf8
      case .text(let text): JSONText.append(text, to: &bytes)
      case .integer, .amount, .share: bytes += cell.text.utf8
      }
    }
    bytes += "}\n".utf8
  }

  /// Ends the array.
  package func end(_ bytes: inout [UInt8]) { bytes += "]".utf8 }
}
