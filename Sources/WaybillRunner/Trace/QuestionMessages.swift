import WaybillCore

// The words about questions to the ledger.

extension Diagnostic.Code {
  static let unknownTable = Self(rawValue: "unknown-table")
  static let unknownFigure = Self(rawValue: "unknown-figure")
  static let tableOfTables = Self(rawValue: "table-of-tables")
  static let noRunYet = Self(rawValue: "no-run-yet")
  static let noTwoRuns = Self(rawValue: "no-two-runs")
  static let noRun = Self(rawValue: "no-run")
  static let unknownFile = Self(rawValue: "unknown-file")
  static let noRecordOnLine = Self(rawValue: "no-record-on-line")
  static let notIngested = Self(rawValue: "not-ingested")
  static let replayChangesRows = Self(rawValue: "replay-changes-rows")
  static let noLedger = Self(rawValue: "no-ledger")
}

extension Diagnostic {
  static func unknownTable(_ table: String, known: [String]) -> Self {
    let names = Set(known).sorted()
    return Diagnostic(
      .error, .unknownTable,
      "the pipeline makes no table '\(table)', only \(names.joined(separator: ", "))\(hint(for: table, in: names))")
  }

  static func unknownTableColumn(_ column: String, table: String, known: [String], others: [String]) -> Self {
    Diagnostic(
      .error, .unknownFigure, "table '\(table)' has no column '\(column)'\(hint(for: column, in: known))",
      notes: askedOf(others))
  }

  static func unknownTableKey(_ key: String, table: String, known: [String], others: [String]) -> Self {
    Diagnostic(
      .error, .unknownFigure,
      "table '\(table)' has no key '\(key)', only \(known.joined(separator: ", "))\(hint(for: key, in: known))",
      notes: askedOf(others))
  }

  /// The tables in which a question that one table cannot answer has a meaning.
  private static func askedOf(_ others: [String]) -> [Note] {
    guard let first = others.first else { return [] }
    return [
      Note(
        others.count == 1
          ? "another table has all that is asked for: '--table \(first)'"
          : "other tables have all that is asked for, such as with '--table \(first)': \(others.joined(separator: ", "))"
      )
    ]
  }

  static func severalRows(_ count: Int, table: String, open keys: [(name: String, values: [String])]) -> Self {
    let words = keys.map { key in
      let more = key.values.count > 5 ? " and \(key.values.count - 5) more" : ""
      return "\(key.name) (\(key.values.prefix(5).map { "'\($0)'" }.joined(separator: ", "))\(more))"
    }
    return Diagnostic(
      .error, .unknownFigure,
      "\(count) rows of '\(table)' have these keys; they differ in \(words.joined(separator: ", "))")
  }

  static func noRow(table: String, _ keys: [String: String], others: [String]) -> Self {
    let words = keys.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return Diagnostic(
      .error, .unknownFigure, "table '\(table)' has no row with \(words.joined(separator: ", "))",
      notes: askedOf(others))
  }

  static func tableOfTables(_ table: String) -> Self {
    Diagnostic(
      .error, .tableOfTables, "the figures of '\(table)' are those of other tables; trace them there")
  }

  static func noRunYet(_ pipeline: String) -> Self {
    Diagnostic(
      .error, .noRunYet, "the ledger has no run of this pipeline as it is now; run 'waybill run \(pipeline)' first")
  }

  static func noTwoRuns(_ count: Int, pipeline: String) -> Self {
    Diagnostic(
      .error, .noTwoRuns,
      "a difference needs two runs, and the ledger has \(count); run 'waybill run \(pipeline)' again after a change")
  }

  static func noRun(_ number: Int, known: [Int]) -> Self {
    let range = known.first.map { "\($0) to \(known.last ?? $0)" } ?? "none"
    return Diagnostic(.error, .noRun, "there is no run \(number); the ledger has \(range)")
  }

  static func unknownFile(_ file: String, known: [String]) -> Self {
    Diagnostic(
      .error, .unknownFile,
      "'\(file)' is not one file of the pipeline, which has \(known.joined(separator: ", "))\(hint(for: file, in: known))"
    )
  }

  static func noRecordOnLine(_ line: Int, at place: Place) -> Self {
    Diagnostic(
      .error, .noRecordOnLine, "no record was made of line \(line), so it touches no figure", at: place,
      notes: [Note("'waybill explain' says what became of the line")])
  }

  static func notIngested(_ file: String, pipeline: String, at place: Place) -> Self {
    Diagnostic(
      .error, .notIngested, "no run has taken in '\(file)' as it is now; 'waybill run \(pipeline)' does", at: place)
  }

  static func mappingChanged(_ mapping: String, of file: String, pipeline: String, at place: Place) -> Self {
    Diagnostic(
      .error, .notIngested,
      "'\(mapping)', or a file that it names, has changed since a run took in '\(file)'; 'waybill run \(pipeline)' "
        + "takes it in anew", at: place)
  }

  static func replayChangesRows(_ mapping: String, of file: String, at place: Place) -> Self {
    Diagnostic(
      .error, .replayChangesRows,
      "'\(mapping)' now makes something else of rows of '\(file)' that were not refused; 'waybill run' reads it anew",
      at: place)
  }

  static func noLedger(_ path: String, pipeline: String) -> Self {
    Diagnostic(.error, .noLedger, "there is no ledger '\(path)' yet; 'waybill run \(pipeline)' makes it")
  }
}
