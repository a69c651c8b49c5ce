import WaybillCore
import WaybillParquet

/// A table of results as the columns of a Parquet file.
struct ParquetTable {
  let columns: [ParquetColumn]
  private(set) var values: [ParquetValues]
  private(set) var words = ParquetWords()

  /// A decimal of Parquet has at most 38 digits.
  private static let limit: Int128 = 100_000_000_000_000_000_000_000_000_000_000_000_000

  /// - Parameter file: what diagnostics call the file that the table is for.
  /// - Throws: `cannot-write` for a cell that is not what its column says, or has too many digits.
  init(_ table: MetricTable, for file: String) throws(Diagnostics) {
    columns = table.columns.map { ParquetColumn($0.name, Self.kind(of: $0.kind)) }
    values = columns.map { ParquetValues($0) }
    for row in table.rows {
      for (place, cell) in row.enumerated() where !append(cell, place, table.columns[place].kind) {
        throw Diagnostics([.cannotExport(file, because: .strayCell(cell.text, table.columns[place]))])
      }
    }
  }

  private static func kind(of kind: MetricTable.Column.Kind) -> ParquetColumn.Kind {
    switch kind {
    case .text: .text
    case .integer: .number
    case .amount: .wideAmount
    case .share: .amount
    }
  }

  /// Adds a cell; false where the column cannot hold it.
  private mutating func append(_ cell: MetricTable.Cell, _ place: Int, _ kind: MetricTable.Column.Kind) -> Bool {
    switch (kind, cell) {
    case (.text, .absent): values[place].append(code: nil)
    case (.text, _): values[place].append(code: words.code(of: cell.text))
    case (.integer, .absent), (.share, .absent): values[place].append(number: nil)
    case (.integer, .integer(let number)): values[place].append(number: Int64(number))
    case (.share, .share(let millionths)): values[place].append(number: millionths)
    case (.amount, .absent): values[place].append(wideNumber: nil)
    case (.amount, .amount(let millionths)) where millionths.magnitude < Self.limit.magnitude:
      values[place].append(wideNumber: millionths)
    case (.amount, .integer(let number)): values[place].append(wideNumber: Int128(number) * 1_000_000)
    default: return false
    }
    return true
  }
}
