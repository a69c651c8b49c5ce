import Testing
import WaybillCore

@testable import WaybillMapping

/// A block of cells for the tests: one column a name, in the order in which the expression uses them.
struct CellTable: ExpressionColumns {
  let count: Int
  private let cells: [[UnsafeBufferPointer<UInt8>]]

  func cell(_ nameIndex: Int, _ row: Int) -> UnsafeBufferPointer<UInt8> { cells[nameIndex][row] }

  /// Lends a block of the columns that an expression uses; all columns are of one length.
  static func with<Result>(
    _ columns: [String: [String]], for expression: Expression, _ body: (CellTable) throws -> Result
  ) rethrows -> Result {
    let rows = expression.usedNames.map { columns[$0] ?? [] }
    let storage = rows.flatMap { $0 }.map { text in
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
      _ = buffer.initialize(from: text.utf8)
      return buffer
    }
    defer { storage.forEach { $0.deallocate() } }
    let count = columns.values.first?.count ?? 0
    let cells = rows.indices.map { column in (0..<count).map { UnsafeBufferPointer(storage[column * count + $0]) } }
    return try body(CellTable(count: count, cells: cells))
  }
}

/// Compiles an expression that stands at 7:10 of a file.
func compile(
  _ text: String, names: [String] = ["a", "b", "year", "exporter"], expecting: ExpressionType? = nil
) throws -> Expression {
  let place = Place(file: "m.yaml", line: 7, column: 10, length: text.unicodeScalars.count)
  return try Expression.parse(ConfigNode(.text(text), at: place), names: names, expecting: expecting)
}

extension Expression {
  /// The rows for which the expression is true.
  func selection(_ columns: [String: [String]]) -> [Bool] {
    CellTable.with(columns, for: self) { table in
      var mask: [UInt8] = [9]
      evaluateBoolean(over: table, into: &mask)
      return mask.map { $0 == 1 }
    }
  }

  /// The numbers of the rows, as decimals; nil where there is none.
  func decimals(_ columns: [String: [String]]) -> [String?] {
    CellTable.with(columns, for: self) { table in
      let numbers = numbers(over: table)
      return zip(numbers.values, numbers.missing).map { $1 == 0 ? Amount(millionths: $0).description : nil }
    }
  }

  /// The texts of the rows; nil where there is none.
  func texts(_ columns: [String: [String]]) -> [String?] {
    CellTable.with(columns, for: self) { table in (0..<table.count).map { evaluateText(over: table, row: $0) } }
  }
}
