import FoundationEssentials
import Testing
import WaybillCore

/// A comma-separated text without quotes, with its rows found by their keys.
struct PlainTable {
  let header: String
  let lines: [Substring]
  private let columns: [Substring: Int]

  /// One row, read column by column.
  struct Row {
    let table: PlainTable
    let line: Substring

    /// The text of a column.
    func callAsFunction(_ column: String) throws -> String {
      let index = try #require(table.columns[Substring(column)], "no column '\(column)'")
      return String(line.split(separator: ",", omittingEmptySubsequences: false)[index])
    }

    /// The number of a column, in millionths.
    func amount(_ column: String) throws -> Int64 {
      let text = try self(column)
      return try #require(Amount(text), "'\(text)' in '\(column)'").millionths
    }
  }

  /// Reads a text; lines that begin with `#` are for people.
  init(_ text: String) {
    let all = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    header = all.first.map(String.init) ?? ""
    lines = Array(all.dropFirst())
    let names = header.split(separator: ",", omittingEmptySubsequences: false).enumerated()
    columns = Dictionary(names.map { (Substring($0.element), $0.offset) }) { first, _ in first }
  }

  /// Reads a file.
  init(file: String) throws {
    self.init(String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self))
  }

  var rows: [Row] { lines.map { Row(table: self, line: $0) } }
}
