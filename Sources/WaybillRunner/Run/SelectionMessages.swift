import WaybillCore

// The words about selections of a pipeline that no record is in.

extension Diagnostic.Code {
  static let emptySelection = Self(rawValue: "empty-selection")
}

extension Diagnostic {
  static func uncoveredPeriod(_ period: String, of metric: String, _ coverage: String, at place: Place) -> Self {
    Diagnostic(
      .warning, .emptySelection,
      "no source has records of all years of '\(period)', so that it gives no row of '\(metric)'; the sources cover "
        + coverage, at: place)
  }

  static func noRowAtAll(of metric: String, _ coverage: String, _ kinds: [String], at place: Place) -> Self {
    Diagnostic(
      .warning, .emptySelection, "'\(metric)' gives no row; the sources cover \(coverage)", at: place,
      notes: kinds.map { Note($0) })
  }
}
