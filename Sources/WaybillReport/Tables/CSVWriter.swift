public import WaybillCore

/// Writes metric tables as RFC 4180 has it: UTF-8, commas, a header, quotes only where they are needed.
///
/// Lines end with LF, and an absent cell is empty.
public enum CSVWriter {
  /// The whole table, with its header.
  public static func text(of table: MetricTable) -> String {
    var text = line(table.columns.map(\.name))
    for row in table.rows { text += line(row.map(\.text)) }
    return text
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
    // One empty field by itself would be an empty line, which readers skip.
    if fields == [""] { return "\"\"\n" }
    return fields.map(field).joined(separator: ",") + "\n"
  }

  private static func field(_ text: String) -> String {
    let special = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    if !special { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
