import WaybillCore

// The words of the messages that drafting gives, and their codes.

extension Diagnostic.Code {
  static let noTable = Self(rawValue: "no-table")
  static let oneColumn = Self(rawValue: "one-column")
  static let tooManyColumns = Self(rawValue: "too-many-columns")
}

extension Diagnostic {
  /// A file of a kind that no table is read from, with what may be done about it.
  static func noTable(_ name: String, seems kind: String, advice: String? = nil) -> Self {
    Diagnostic(
      .error, .noTable,
      "expected a table as delimited text, in a workbook or in JSON, found what seems to be \(kind)"
        + (advice.map { "; \($0)" } ?? ""),
      at: Place(file: name))
  }

  /// What to do about a document in Rich Text Format.
  static let richTextAdvice = "SIPRI's register as such is read by a mapping with 'adapter: sipri-register-rtf'"
  /// What to do about an answer around a text that is no JSON.
  static let wrappedAdvice = "SIPRI's register as such is read by a mapping with 'adapter: sipri-register'"

  /// A text whose records are not cut by any delimiter.
  static func oneColumn(_ name: String, records: Int) -> Self {
    Diagnostic(
      .error, .oneColumn,
      "expected records with two or more cells, found none in most of \(counted(records, "record")): tried ',', ';', "
        + "tab and '|'",
      at: Place(file: name))
  }

  /// A table that is wider than any mapping.
  static func tooManyColumns(_ name: String, _ count: Int, most: Int) -> Self {
    Diagnostic(
      .error, .tooManyColumns, "expected at most \(counted(most, "column")), found \(counted(count, "column"))",
      at: Place(file: name))
  }
}
