public import WaybillCore

/// Writes tables as RFC 4180 has it: UTF-8, commas, a header, quotes only where they are needed.
///
/// Lines end with LF, and an absent cell is empty.
public enum CSVWriter {
  /// The whole table, with its header.
  public static func text(of table: MetricTable) -> String {
    var bytes = Array(line(table.columns.map(\.name)).utf8)
    for row in table.rows { append(row, excelSafe: false, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a row to a table in bytes; where it must be safe, as ``safe(_:)`` has it.
  package static func append(_ row: [MetricTable.Cell], excelSafe: Bool, to bytes: inout [UInt8]) {
    // One empty field by itself would be an empty line, which readers skip.
    if row.count == 1, row[0].text.isEmpty { bytes += "\"\"".utf8 }
    for (place, cell) in row.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .absent: break
      case .text(let text): append(excelSafe ? safe(text) : text, to: &bytes)
      case .integer, .amount, .share: bytes += cell.text.utf8
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A text that no spreadsheet takes for a formula: an apostrophe stands before `=`, `+`, `-`, `@`, a tab or a return,
  /// unless the text is a number.
  package static func safe(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), Double(text) == nil else {
      return text
    }
    return "'" + text
  }

  package static func line(_ fields: [String]) -> String {
    var bytes: [UInt8] = []
    append(fields.map(MetricTable.Cell.text), excelSafe: false, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes += text.utf8
    let isSpecial = bytes[start...].contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    if !isSpecial { return }
    bytes.removeSubrange(start...)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
