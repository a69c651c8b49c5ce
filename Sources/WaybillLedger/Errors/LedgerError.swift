internal import GRDB
public import WaybillCore

/// Why the ledger could not be opened, read or written.
public struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What the user sees.
  public let diagnostic: Diagnostic

  /// Makes an error from the diagnostic that the user sees.
  public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  /// The diagnostic's line.
  public var description: String { diagnostic.description }
}

/// The ledger's file and its patience, which every message about it needs.
struct LedgerFile: Sendable, Hashable {
  let path: String
  /// How long a run waits for another one's transaction, in seconds.
  let patience: Double

  var place: Place { Place(file: path) }

  /// Runs `body`; what the database throws becomes an error in the ledger's words.
  func explaining<R>(_ body: () throws -> R) throws(LedgerError) -> R {
    do {
      return try body()
    } catch {
      throw explanation(of: error)
    }
  }

  func explanation(of error: any Error) -> LedgerError {
    switch error {
    case let error as LedgerError: error
    case let error as DatabaseError: LedgerError(diagnostic(for: error))
    default: LedgerError(.ledgerCorrupt("\(error)", at: place))
    }
  }

  private func diagnostic(for error: DatabaseError) -> Diagnostic {
    let reason = error.message ?? "code \(error.resultCode.rawValue)"
    return switch error.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .ledgerBusy(waited: patience, at: place)
    case .SQLITE_NOTADB: .ledgerNotADatabase(at: place)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: .ledgerUnwritable(reason, at: place)
    case .SQLITE_FULL: .ledgerFull(at: place)
    case .SQLITE_CORRUPT: .ledgerCorrupt(reason, at: place)
    case .SQLITE_ERROR where reason == "malformed JSON": .ledgerCorrupt(reason, at: place)
    default: .ledgerFailed(reason, at: place)
    }
  }

  /// An error for contents that this program cannot have written.
  func corrupt(_ what: String) -> LedgerError { LedgerError(.ledgerCorrupt(what, at: place)) }
}
