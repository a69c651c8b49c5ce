import WaybillCore

// The words about what the ledger keeps, and their codes.

extension Diagnostic.Code {
  static let rejectsNotKept = Self(rawValue: "rejects-not-kept")
  static let notCompacted = Self(rawValue: "not-compacted")
}

extension Diagnostic {
  static func rejectsNotKept(_ file: String, kept: Int, of count: Int) -> Self {
    Diagnostic(
      .warning, .rejectsNotKept,
      "of \(counted(count, "reject")) the ledger keeps the first \(kept), as 'limits.rejects_kept' says; the report's counts by code "
        + "are of these", at: Place(file: file))
  }

  static func replayWantsAllRejects(_ file: String, kept: Int, of count: Int, pipeline: String) -> Self {
    Diagnostic(
      .error, .rejectsNotKept,
      "of \(counted(count, "reject")) the ledger keeps the first \(kept), so that a replay would miss some; "
        + "'waybill run \(pipeline)' reads the file anew", at: Place(file: file))
  }

  static func notCompacted(_ cause: Diagnostic) -> Self {
    Diagnostic(
      .warning, .notCompacted, "all was removed, but the ledger's file is as large as before: \(cause.message)",
      at: cause.place)
  }
}
