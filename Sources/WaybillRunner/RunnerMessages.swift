import WaybillCore

// The words that a run says of its files and its outcome.

extension Diagnostic.Code {
  static let pinnedFileDiffers = Self(rawValue: "pinned-file-differs")
  static let noFile = Self(rawValue: "no-file")
  static let isDirectory = Self(rawValue: "is-directory")
  static let cannotRead = Self(rawValue: "cannot-read")
  static let unbalanced = Self(rawValue: "unbalanced")
  static let cannotMakeFolder = Self(rawValue: "cannot-make-folder")
  static let cannotMakeFile = Self(rawValue: "cannot-make-file")
  static let noRowOnLine = Self(rawValue: "no-row-on-line")
  static let internalError = Self(rawValue: "internal-error")
  static let sameFile = Self(rawValue: "same-file")
  static let noRows = Self(rawValue: "no-rows")
  static let tooManyRejects = Self(rawValue: "too-many-rejects")
  static let unknownPart = Self(rawValue: "unknown-part")
  static let tooManyUnits = Self(rawValue: "too-many-units")
  static let vintageDiffers = Self(rawValue: "vintage-differs")
}

extension Diagnostic {
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

  static func unbalanced(_ source: String, _ account: RowAccount) -> Self {
    Diagnostic(
      .error, .unbalanced,
      "internal error: '\(source)' read \(counted(account.rowsIn, "row")), but \(account.rowsMapped) were mapped, "
        + "\(account.rowsDropped) dropped and \(account.rowsRejected) rejected")
  }

  static func cannotMakeFolder(_ path: String) -> Self {
    Diagnostic(.error, .cannotMakeFolder, "the folder '\(path)' cannot be made", at: Place(file: path))
  }

  /// - Parameter reason: what the system says; nil where it has no say.
  static func cannotMakeFile(_ path: String, reason: String? = nil) -> Self {
    let words = reason.map { ": \($0)" } ?? ""
    return Diagnostic(.error, .cannotMakeFile, "the file '\(path)' cannot be made\(words)", at: Place(file: path))
  }

  static func cannotMakeFile(_ path: String, inMissing folder: String) -> Self {
    Diagnostic(
      .error, .cannotMakeFile,
      "the file '\(path)' cannot be made: there is no folder '\(folder)'; make it with 'mkdir -p \(folder)', or name "
        + "another place", at: Place(file: path))
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

  /// - Parameter kept: what `waybill rejects` is asked with; nil where nothing was kept.
  static func tooManyRejects(_ found: Int, allowed: Int, strict: Bool, kept: String?) -> Self {
    let next = strict ? "; nothing was committed" : kept.map { "; 'waybill rejects \($0)' lists them" } ?? ""
    return Diagnostic(
      strict ? .error : .warning, .tooManyRejects,
      "the run has \(counted(found, "reject")), but 'limits.rejects' allows \(allowed)\(next)")
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
}

extension Diagnostic {
  /// A problem of a workbook's reader, where a test gave it a text.
  var ofGivenText: Self {
    var problem = self
    problem.notes.append(Note("a text is no workbook: 'given_file' names one beside the mapping", at: nil))
    return problem
  }
}
