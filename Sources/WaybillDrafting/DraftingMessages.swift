import WaybillCore

// The words of the messages that drafting gives, and their codes.

extension Diagnostic.Code {
  static let noTable = Self(rawValue: "no-table")
  static let oneColumn = Self(rawValue: "one-column")
  static let tooManyColumns = Self(rawValue: "too-many-columns")
}

extension Diagnostic {
  /// A file of a kind that no table is read from.
  static func noTable(_ name: String, seems kind: String) -> Self {
    Diagnostic(
      .error, .noTable, "expected a table as delimited text, in a workbook or in JSON, found what seems to be \(kind)",
      at: Place(file: name))
  }

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
