import WaybillCore
import WaybillLedger
import WaybillMapping

// The words of the messages that a run gives, and their codes.

extension Diagnostic.Code {
  static let notPinned = Self(rawValue: "not-pinned")
  static let pinnedFileDiffers = Self(rawValue: "pinned-file-differs")
  static let noFile = Self(rawValue: "no-file")
  static let isDirectory = Self(rawValue: "is-directory")
  static let cannotRead = Self(rawValue: "cannot-read")
  static let unknownAdapter = Self(rawValue: "unknown-adapter")
  static let duplicateSource = Self(rawValue: "duplicate-source")
  static let unbalanced = Self(rawValue: "unbalanced")
  static let cannotMakeFolder = Self(rawValue: "cannot-make-folder")
  static let cannotMakeFile = Self(rawValue: "cannot-make-file")
  static let noRowOnLine = Self(rawValue: "no-row-on-line")
  static let internalError = Self(rawValue: "internal-error")
  static let unknownTable = Self(rawValue: "unknown-table")
  static let unknownParameter = Self(rawValue: "unknown-parameter")
  static let unusedParameter = Self(rawValue: "unused-parameter")
  static let parameterWithoutValue = Self(rawValue: "parameter-without-value")
  static let tableOfTables = Self(rawValue: "table-of-tables")
  static let repeatedClaim = Self(rawValue: "repeated-claim")
  static let noRunYet = Self(rawValue: "no-run-yet")
  static let noTwoRuns = Self(rawValue: "no-two-runs")
  static let noRun = Self(rawValue: "no-run")
  static let unknownFile = Self(rawValue: "unknown-file")
  static let noRecordOnLine = Self(rawValue: "no-record-on-line")
  static let unknownFigure = Self(rawValue: "unknown-figure")
  static let unknownSource = Self(rawValue: "unknown-source")
  static let notIngested = Self(rawValue: "not-ingested")
  static let replayChangesRows = Self(rawValue: "replay-changes-rows")
  static let noLedger = Self(rawValue: "no-ledger")
  static let tooManyRejects = Self(rawValue: "too-many-rejects")
  static let queryWithoutLedger = Self(rawValue: "query-without-ledger")
  static let sameFile = Self(rawValue: "same-file")
  static let noRows = Self(rawValue: "no-rows")
  static let duplicateMetric = Self(rawValue: "duplicate-metric")
  static let queryCell = Self(rawValue: "query-cell")
  static let unknownPart = Self(rawValue: "unknown-part")
  static let tooManyUnits = Self(rawValue: "too-many-units")
  static let vintageDiffers = Self(rawValue: "vintage-differs")
  static let notTraced = Self(rawValue: "not-traced")
  static let fileChanged = Self(rawValue: "file-changed")
  static let fileExists = Self(rawValue: "file-exists")
  static let mappingNotWritten = Self(rawValue: "mapping-not-written")
  static let answerDiffers = Self(rawValue: "answer-differs")
  static let answerForNothing = Self(rawValue: "answer-for-nothing")
  static let noGazetteer = Self(rawValue: "no-gazetteer")
}

extension Diagnostic {
  static func notPinned(at place: Place) -> Self {
    Diagnostic(.warning, .notPinned, "the files of this source are not pinned yet; give their hashes here", at: place)
  }

  static func pinnedFileDiffers(_ file: String, expected: String, found: String, at place: Place) -> Self {
    Diagnostic(
      .error, .pinnedFileDiffers, "'\(file)' must have the hash \(expected), not \(found)", at: place)
  }

  static func noFile(_ path: String, at place: Place?) -> Self {
    Diagnostic(.error, .noFile, "there is no file '\(path)'", at: place)
  }

  static func isDirectory(_ path: String, at place: Place?) -> Self {
    Diagnostic(.error, .isDirectory, "'\(path)' must be a file, not a folder", at: place)
  }

  static func cannotRead(_ path: String, reason: String, at place: Place?) -> Self {
    Diagnostic(.error, .cannotRead, "'\(path)' cannot be read: \(reason)", at: place)
  }

  static func unknownAdapter(_ adapter: String, known: [String], at place: Place) -> Self {
    Diagnostic(
      .error, .unknownAdapter, "no plugin has a source adapter '\(adapter)'\(hint(for: adapter, in: known))",
      at: place)
  }

  static func duplicateSource(_ id: String, at place: Place, first: Place) -> Self {
    Diagnostic(
      .error, .duplicateSource, "two sources have the id '\(id)'; an 'edition' of its own tells each apart", at: place,
      notes: [Note("the first is named here", at: first)])
  }

  static func unbalanced(_ source: String, _ account: RowAccount) -> Self {
    Diagnostic(
      .error, .unbalanced,
      "internal error: '\(source)' read \(account.rowsIn) rows, but \(account.rowsMapped) were mapped, "
        + "\(account.rowsDropped) dropped and \(account.rowsRejected) rejected")
  }

  static func cannotMakeFolder(_ path: String) -> Self {
    Diagnostic(.error, .cannotMakeFolder, "the folder '\(path)' cannot be made", at: Place(file: path))
  }

  static func cannotMakeFile(_ path: String) -> Self {
    Diagnostic(.error, .cannotMakeFile, "the file '\(path)' cannot be made", at: Place(file: path))
  }

  static func noRowOnLine(_ line: Int, header: Place?, at place: Place) -> Self {
    Diagnostic(
      .error, .noRowOnLine, "there is no row on line \(line)", at: place,
      notes: header.map { [Note("the file's header stands here", at: $0)] } ?? [])
  }

  static func internalError(_ words: String) -> Self {
    Diagnostic(.error, .internalError, "internal error: \(words)")
  }

  static func sameFile(_ file: String, _ first: String, at place: Place) -> Self {
    Diagnostic(
      .error, .sameFile, "'\(file)' has the same bytes as '\(first)', so that every row would count twice", at: place)
  }

  static func noRows(_ file: String) -> Self {
    Diagnostic(.warning, .noRows, "the file has a header, but no rows", at: Place(file: file))
  }

  static func tooManyRejects(_ found: Int, allowed: Int, strict: Bool) -> Self {
    Diagnostic(
      strict ? .error : .warning, .tooManyRejects,
      "the run has \(counted(found, "reject")), but 'limits.rejects' allows \(allowed)"
        + (strict ? "; nothing was committed" : ""))
  }
}

extension Diagnostic {
  static func queryWithoutLedger(_ id: String, at place: Place?) -> Self {
    Diagnostic(
      .error, .queryWithoutLedger,
      "'\(id)' asks the ledger, which a run with '--without-ledger' does not have; run without that option", at: place)
  }
}

// The words about answers for a mapping.
extension Diagnostic {
  static func fileChanged(_ path: String) -> Self {
    Diagnostic(
      .error, .fileChanged, "'\(path)' has changed since it was read, so that nothing more is written; start again",
      at: Place(file: path))
  }

  static func fileExists(_ path: String) -> Self {
    Diagnostic(.error, .fileExists, "there is a file '\(path)' already, which may hold answers", at: Place(file: path))
  }

  static func mappingNotWritten(_ path: String, reason: String) -> Self {
    Diagnostic(.error, .mappingNotWritten, "'\(path)' cannot be written: \(reason)", at: Place(file: path))
  }

  static func answerDiffers(_ text: String, vocabulary: Vocabulary, at place: Place) -> Self {
    Diagnostic(
      .error, .answerDiffers,
      "'\(text)' means something else in '\(vocabulary.section): \(vocabulary.name)' already", at: place)
  }

  static func answerForNothing(_ text: String, known: [String], at place: Place) -> Self {
    Diagnostic(
      .error, .answerForNothing, "no unknown text of the files is '\(text)'\(hint(for: text, in: known))", at: place)
  }
}

// Questions about what the ledger holds.
extension Diagnostic {
  static func unknownTable(_ table: String, known: [String]) -> Self {
    let names = Set(known).sorted()
    return Diagnostic(
      .error, .unknownTable,
      "the pipeline makes no table '\(table)', only \(names.joined(separator: ", "))\(hint(for: table, in: names))")
  }

  static func unknownTableColumn(_ column: String, table: String, known: [String]) -> Self {
    Diagnostic(.error, .unknownFigure, "table '\(table)' has no column '\(column)'\(hint(for: column, in: known))")
  }

  static func unknownTableKey(_ key: String, table: String, known: [String]) -> Self {
    Diagnostic(
      .error, .unknownFigure,
      "table '\(table)' has no key '\(key)', only \(known.joined(separator: ", "))\(hint(for: key, in: known))")
  }

  static func severalRows(_ count: Int, table: String, open keys: [String]) -> Self {
    Diagnostic(
      .error, .unknownFigure,
      "\(count) rows of '\(table)' have these keys; they differ in \(keys.joined(separator: ", "))")
  }

  static func noRow(table: String, _ keys: [String: String]) -> Self {
    let words = keys.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return Diagnostic(.error, .unknownFigure, "table '\(table)' has no row with \(words.joined(separator: ", "))")
  }

  static func unknownParameter(_ name: String, known: [String], at place: Place) -> Self {
    let has = known.isEmpty ? "none" : known.joined(separator: ", ")
    return Diagnostic(
      .error, .unknownParameter,
      "the pipeline has no parameter '\(name)'; under 'parameters' it has \(has)\(hint(for: name, in: known))",
      at: place)
  }

  static func unusedParameter(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .unusedParameter, "no value of the pipeline is '$\(name)', so that setting '\(name)' would do nothing",
      at: place)
  }

  static func parameterWithoutValue(_ name: String, at place: Place) -> Self {
    Diagnostic(.error, .parameterWithoutValue, "'\(name)' has no value; set it with '--set \(name)=VALUE'", at: place)
  }

  static func tableOfTables(_ table: String) -> Self {
    Diagnostic(
      .error, .tableOfTables, "the figures of '\(table)' are those of other tables; trace them there")
  }

  static func repeatedClaim(_ id: String, at place: Place) -> Self {
    Diagnostic(.error, .repeatedClaim, "two claims have the id '\(id)'", at: place)
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

  static func unknownSource(_ source: String, known: [String], at place: Place? = nil) -> Self {
    Diagnostic(
      .error, .unknownSource,
      "the pipeline has no source '\(source)', only \(known.joined(separator: ", "))\(hint(for: source, in: known))",
      at: place)
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

// The words about metrics in SQL.
extension Diagnostic {
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
      .error, .queryCell, "the cells of '\(column)' must be of kind '\(kind)', not \(value.words)", at: place)
  }

  /// Two metrics whose tables would have one name.
  static func duplicateMetric(_ id: String, at place: Place, first: Place) -> Self {
    Diagnostic(
      .error, .duplicateMetric, "two metrics have the id '\(id)', and their tables one name", at: place,
      notes: [.init("the first stands here", at: first)])
  }

  static func unknownPart(_ name: String, known: [String], in file: String) -> Self {
    Diagnostic(
      .error, .unknownPart, "the mapping reads no sheet or member '\(name)' of the file\(hint(for: name, in: known))",
      at: Place(file: file))
  }

  static func tooManyUnits(_ file: String, _ count: Int, most: Int) -> Self {
    Diagnostic(
      .error, .tooManyUnits, "expected at most \(most) sheets or members, found \(count)",
      at: Place(file: file))
  }

  static func vintageDiffers(_ found: String, _ stated: String, at place: Place, first: Place) -> Self {
    Diagnostic(
      .error, .vintageDiffers,
      "a file has one vintage, but this table has '\(found)', not '\(stated)'; with another name than 'vintage' the "
        + "capture may differ from table to table", at: place,
      notes: [Note("'\(stated)' is that of this table", at: first)])
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

/// A number with its noun, in the plural unless it is one.
package func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

// Problems of drafting.
extension Diagnostic {
  static func mappingExists(_ path: String) -> Self {
    Diagnostic(
      .error, .fileExists, "expected a new file, found one that exists; '--force' writes over it", at: Place(file: path)
    )
  }

  static func noGazetteer(_ folders: [String]) -> Self {
    let places = folders.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .warning, .noGazetteer,
      "no countries.yaml in \(places): no cell is compared with the names of states; '--mappings' says where it is")
  }
}
