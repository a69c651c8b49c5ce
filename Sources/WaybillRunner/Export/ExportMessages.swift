import WaybillCore
import WaybillParquet
import WaybillReport

// The words of the messages that an export gives, and their code.

extension Diagnostic.Code {
  static let recordsWithheld = Self(rawValue: "records-withheld")
}

extension Diagnostic {
  static func recordsWithheld(_ source: String, terms: String, at place: Place) -> Self {
    Diagnostic(
      .warning, .recordsWithheld,
      "the records of '\(source)' are not exported, only figures computed from them; its terms: \(terms)", at: place,
      notes: [Note("'reuse: records' under 'about' says that the terms let records be given on")])
  }

  static var noRecordsExported: Self {
    Diagnostic(.warning, .recordsWithheld, "no record is exported: the terms of no source let its records be given on")
  }

  static func cannotExport(_ path: String, because reason: String) -> Self {
    Diagnostic(.error, .cannotWrite, "cannot write the export: \(reason)", at: Place(file: path))
  }
}

extension String {
  /// Why a column cannot hold a value.
  static func tooLong(_ error: ParquetError) -> Self {
    "a record has \(counted(error.bytes, "byte")) in '\(error.column)', more than a page of Parquet can hold"
  }

  /// Why a table cannot be written.
  static func strayCell(_ text: String, _ column: MetricTable.Column) -> Self {
    "'\(text)' is no \(column.kind.rawValue) that the column '\(column.name)' can hold in Parquet"
  }
}
