import WaybillLedger
import WaybillReport

/// An answer in rows, written as it comes; nil where there is nothing to write yet.
protocol QueryAnswer {
  mutating func begin(_ columns: [String]) -> String?
  mutating func add(_ row: [QueryValue]) -> String?
  mutating func end() -> String?
}

/// Rows under one another, of which the first are shown.
struct TableAnswer: QueryAnswer {
  let limit: Int
  private var rows: [[String]] = []
  private var count = 0

  init(limit: Int) { self.limit = limit }

  mutating func begin(_ columns: [String]) -> String? {
    rows = [columns]
    return nil
  }

  mutating func add(_ row: [QueryValue]) -> String? {
    count += 1
    if count <= limit { rows.append(row.map(\.shown)) }
    return nil
  }

  func end() -> String? {
    let more = count > limit ? ["and \(count - limit) more; --limit 0 shows all"] : []
    return (TextTable.lines(rows, indent: 0) + more).joined(separator: "\n")
  }
}

/// A line a row.
struct CSVAnswer: QueryAnswer {
  let safe: Bool

  func begin(_ columns: [String]) -> String? { line(columns) }

  func add(_ row: [QueryValue]) -> String? { line(row.map { safe ? $0.safe : $0.shown }) }

  func end() -> String? { nil }

  private func line(_ fields: [String]) -> String { String(CSVWriter.line(fields).dropLast()) }
}

/// A list of objects, an object a line.
struct JSONAnswer: QueryAnswer {
  private var columns: [String] = []
  private var isFirst = true

  mutating func begin(_ columns: [String]) -> String? {
    self.columns = columns
    return "["
  }

  mutating func add(_ row: [QueryValue]) -> String? {
    let members = zip(columns, row).map { "\(JSONText.string($0).line): \($1.json)" }
    defer { isFirst = false }
    return "\(isFirst ? " " : ",") {\(members.joined(separator: ", "))}"
  }

  func end() -> String? { "]" }
}

extension QueryValue {
  /// The value as text; empty for NULL.
  var shown: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    case .text(let text): text
    case .bytes: "(bytes)"
    }
  }

  /// The value as text that no spreadsheet computes.
  fileprivate var safe: String { if case .text(let text) = self { CSVWriter.safe(text) } else { shown } }

  /// The value in JSON.
  fileprivate var json: String {
    switch self {
    case .null, .bytes: "null"
    case .integer(let number): String(number)
    case .real(let number): number.isFinite ? "\(number)" : "null"
    case .text(let text): JSONText.string(text).line
    }
  }
}
