import WaybillCore

// The words of the messages that a run gives, and their codes.

extension Diagnostic.Code {
  static let notPinned = Self(rawValue: "not-pinned")
  static let pinnedFileDiffers = Self(rawValue: "pinned-file-differs")
  static let languageNotWritten = Self(rawValue: "language-not-written")
  static let noFile = Self(rawValue: "no-file")
  static let isDirectory = Self(rawValue: "is-directory")
  static let cannotRead = Self(rawValue: "cannot-read")
  static let unknownAdapter = Self(rawValue: "unknown-adapter")
  static let duplicateSource = Self(rawValue: "duplicate-source")
  static let unbalanced = Self(rawValue: "unbalanced")
  static let cannotMakeFolder = Self(rawValue: "cannot-make-folder")
  static let internalError = Self(rawValue: "internal-error")
  static let tooManyRejects = Self(rawValue: "too-many-rejects")
}

extension Diagnostic {
  static func notPinned(at place: Place) -> Self {
    Diagnostic(.warning, .notPinned, "the files of this source are not pinned yet; give their hashes here", at: place)
  }

  static func pinnedFileDiffers(_ file: String, expected: String, found: String, at place: Place) -> Self {
    Diagnostic(
      .error, .pinnedFileDiffers, "'\(file)' must have the hash \(expected), not \(found)", at: place)
  }

  static func languageNotWritten(_ language: String, at place: Place) -> Self {
    Diagnostic(
      .warning, .languageNotWritten, "the report is written in 'en' only, not yet in '\(language)'", at: place)
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
      .error, .duplicateSource, "two mappings have the id '\(id)'", at: place,
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

  static func internalError(_ words: String) -> Self {
    Diagnostic(.error, .internalError, "internal error: \(words)")
  }

  static func tooManyRejects(_ found: Int, allowed: Int, strict: Bool) -> Self {
    Diagnostic(
      strict ? .error : .warning, .tooManyRejects,
      "the run has \(found) rejects, but 'limits.rejects' allows \(allowed)"
        + (strict ? "; nothing was committed" : ""))
  }
}
