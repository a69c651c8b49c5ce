import WaybillCore
import WaybillLedger

// The words about metrics in SQL.

extension Diagnostic.Code {
  static let queryWithoutLedger = Self(rawValue: "query-without-ledger")
  static let queryCell = Self(rawValue: "query-cell")
  static let notTraced = Self(rawValue: "not-traced")
}

extension Diagnostic {
  static func queryWithoutLedger(_ id: String, at place: Place?) -> Self {
    Diagnostic(
      .error, .queryWithoutLedger,
      "'\(id)' asks the ledger, which a run with '--without-ledger' does not have; run without that option", at: place)
  }

  static func queryColumns(_ found: [String], declared: [String], at place: Place) -> Self {
    let first = zip(found, declared).enumerated().first { $0.element.0 != $0.element.1 }
    let what =
      first.map { "column \($0.offset + 1) is '\($0.element.0)', not '\($0.element.1)'" }
      ?? "it gives \(counted(found.count, "column")), not \(declared.count)"
    return Diagnostic(
      .error, .badQuery, "the query must give the columns that are declared, in their order: \(what)", at: place)
  }

  static func queryParameter(_ name: String, known: [String], at place: Place) -> Self {
    let rule = known.isEmpty ? "a query has none" : "they are the keys \(quoted(known))"
    return Diagnostic(
      .error, .badQuery, "unknown parameter ':\(name)'; \(rule)\(hint(for: name, in: known))", at: place)
  }

  static func queryWithoutKey(at place: Place) -> Self {
    Diagnostic(.error, .badQuery, "one of the columns must be a key: 'key: true' tells rows apart", at: place)
  }

  static func sumWithoutRecords(_ column: String, at place: Place) -> Self {
    Diagnostic(
      .error, .badQuery, "'\(column)' is a sum, so 'records' must say which records made a row", at: place)
  }

  static func queryCell(_ value: QueryValue, column: String, kind: String, at place: Place) -> Self {
    Diagnostic(
      .error, .queryCell, "the cells of '\(column)' must be of kind '\(kind)'\(form(of: kind)), not \(value.words)",
      at: place)
  }

  /// What a cell of a kind is, where its name does not say it.
  private static func form(of kind: String) -> String {
    switch kind {
    case "share": " (a number with a point, from 0.0 to 1.0)"
    case "amount": " (any number)"
    default: ""
    }
  }

  static func queryKey(_ key: [String], at place: Place) -> Self {
    Diagnostic(.error, .queryCell, "two rows of the query have the key \(quoted(key))", at: place)
  }

  static func queryNotTraced(_ id: String, at place: Place) -> Self {
    Diagnostic(
      .error, .notTraced, "the figures of '\(id)' cannot be traced: the pipeline gives no 'records' for them",
      at: place)
  }

  static func columnNotSum(_ column: String, of id: String, at place: Place) -> Self {
    Diagnostic(
      .error, .notTraced, "'\(column)' of '\(id)' cannot be traced: the pipeline does not say of what it is the sum",
      at: place)
  }

  private static func quoted(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.map { "'\($0)'" }.joined(separator: ", ")
  }
}

extension QueryValue {
  fileprivate var words: String {
    switch self {
    case .null: "nothing"
    case .integer(let number): "the whole number \(number)"
    case .real(let number): "the number \(number)"
    case .text(let text): "the text '\(text.prefix(40))'"
    case .bytes: "bytes"
    }
  }
}
