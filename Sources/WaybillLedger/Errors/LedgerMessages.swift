// The words of the messages that this module gives, and their codes.

public import WaybillCore

extension Diagnostic.Code {
  /// A folder where the file should be.
  public static let ledgerFolder = Self(rawValue: "ledger-folder")
  /// A path where no file can be made or written.
  public static let ledgerUnwritable = Self(rawValue: "ledger-unwritable")
  /// A file that is not an SQLite database.
  public static let ledgerNotADatabase = Self(rawValue: "ledger-not-a-database")
  /// The database of another program.
  public static let ledgerForeign = Self(rawValue: "ledger-foreign")
  /// A ledger of a later version of the program.
  public static let ledgerNewer = Self(rawValue: "ledger-newer")
  /// Another run holds the ledger.
  public static let ledgerBusy = Self(rawValue: "ledger-busy")
  /// No room on the disk.
  public static let ledgerFull = Self(rawValue: "ledger-full")
  /// Contents that cannot have been written by the program.
  public static let ledgerCorrupt = Self(rawValue: "ledger-corrupt")
  /// An ingest that the ledger does not have.
  public static let ledgerNoIngest = Self(rawValue: "ledger-no-ingest")
  /// Anything else that the database says.
  public static let ledgerFailed = Self(rawValue: "ledger-failed")
  /// A statement that cannot be read or run.
  public static let badQuery = Self(rawValue: "bad-query")
}

extension Diagnostic {
  /// A folder where the ledger's file should be.
  static func ledgerIsFolder(at place: Place) -> Self {
    Diagnostic(.error, .ledgerFolder, "the ledger must be a file, not a folder", at: place)
  }

  /// A ledger in a folder that is not there.
  static func ledgerFolderMissing(_ folder: String, at place: Place) -> Self {
    Diagnostic(.error, .ledgerUnwritable, "the ledger's folder '\(folder)' must exist", at: place)
  }

  /// A file that cannot be made or written.
  static func ledgerUnwritable(_ reason: String, at place: Place) -> Self {
    Diagnostic(.error, .ledgerUnwritable, "the ledger must be writable: \(reason)", at: place)
  }

  /// A file that is not an SQLite database.
  static func ledgerNotADatabase(at place: Place) -> Self {
    Diagnostic(
      .error, .ledgerNotADatabase, "the ledger must be an SQLite database, not another kind of file", at: place)
  }

  /// A database that something else made.
  static func ledgerForeign(at place: Place) -> Self {
    Diagnostic(.error, .ledgerForeign, "the ledger must not be the database of another program", at: place)
  }

  /// A ledger that a later version of the program wrote.
  static func ledgerNewer(found: Int, known: Int, at place: Place) -> Self {
    Diagnostic(
      .error, .ledgerNewer, "the ledger has schema \(found), this program knows schemas up to \(known)", at: place)
  }

  /// A ledger with names of events, perspectives or flags that only a later version of the program knows.
  static func ledgerNewerNames(_ table: String, found: [String], at place: Place) -> Self {
    let names = found.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .error, .ledgerNewer, "the ledger has \(table) that this program does not know: \(names)", at: place)
  }

  /// Another run that holds the ledger.
  static func ledgerBusy(waited seconds: Double, at place: Place) -> Self {
    Diagnostic(
      .error, .ledgerBusy,
      "another run is writing to the ledger; waited \(Decimals.shortest(Int128(seconds * 1_000_000))) s", at: place)
  }

  /// A disk without room.
  static func ledgerFull(at place: Place) -> Self {
    Diagnostic(.error, .ledgerFull, "the ledger's disk is full", at: place)
  }

  /// Contents that this program cannot have written.
  static func ledgerCorrupt(_ what: String, at place: Place) -> Self {
    Diagnostic(.error, .ledgerCorrupt, "the ledger is damaged: \(what)", at: place)
  }

  /// An ingest that the ledger does not have.
  static func ledgerNoIngest(_ id: Int64, at place: Place) -> Self {
    Diagnostic(.error, .ledgerNoIngest, "the ledger has no ingest \(id)", at: place)
  }

  /// Anything else that the database says.
  static func ledgerFailed(_ reason: String, at place: Place) -> Self {
    Diagnostic(.error, .ledgerFailed, "the ledger's database failed: \(reason)", at: place)
  }

  /// A statement that SQLite refuses.
  static func queryRefused(_ reason: String) -> Self {
    Diagnostic(.error, .badQuery, "the query must be one statement that SQLite can run: \(reason)")
  }

  /// A statement that does more than read.
  static func queryWrites() -> Self {
    Diagnostic(.error, .badQuery, "the query must begin with SELECT, WITH or VALUES, and only read")
  }
}
