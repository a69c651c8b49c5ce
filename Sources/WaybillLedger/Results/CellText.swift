import WaybillCore

/// A row of a result as the ledger keeps it: a JSON list of texts.
enum CellText {
  /// Writes a row; a cell whose kind is not its column's stands with its kind.
  static func row(_ cells: [MetricTable.Cell], of columns: [MetricTable.Column]) -> String {
    var text = "["
    for (cell, column) in zip(cells, columns) {
      if text.utf8.count > 1 { text += "," }
      guard let kind = cell.kind else {
        text += "null"
        continue
      }
      if kind == column.kind {
        quote(cell.text, into: &text)
      } else {
        text += "[\"\(kind.rawValue)\","
        quote(cell.text, into: &text)
        text += "]"
      }
    }
    return text + "]"
  }

  private static func quote(_ text: String, into json: inout String) {
    json += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    json += "\""
  }
}

extension MetricTable.Cell {
  /// What the cell is, whatever its column says; nil when absent.
  fileprivate var kind: MetricTable.Column.Kind? {
    switch self {
    case .text: .text
    case .integer: .integer
    case .amount: .amount
    case .share: .share
    case .absent: nil
    }
  }
}
