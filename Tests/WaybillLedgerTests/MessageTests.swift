import GRDB
import Testing
import WaybillCore
@testable import WaybillLedger

@Suite struct MessageTests {
  private let file = LedgerFile(path: "out/test.ledger", patience: 2.5)

  /// What the database says, and what the user reads.
  static let sayings: [(ResultCode, String?, String)] = [
    (.SQLITE_BUSY, "database is locked", "another run is writing to the ledger; waited 2.5 s [ledger-busy]"),
    (.SQLITE_LOCKED, nil, "another run is writing to the ledger; waited 2.5 s [ledger-busy]"),
    (.SQLITE_FULL, "database or disk is full", "the ledger's disk is full [ledger-full]"),
    (.SQLITE_READONLY, "readonly", "the ledger must be writable: readonly [ledger-unwritable]"),
    (.SQLITE_PERM, "no access", "the ledger must be writable: no access [ledger-unwritable]"),
    (.SQLITE_CORRUPT, "malformed", "the ledger is damaged: malformed [ledger-corrupt]"),
    (.SQLITE_IOERR, "disk I/O error", "the ledger's database failed: disk I/O error [ledger-failed]"),
    (.SQLITE_IOERR, nil, "the ledger's database failed: disk I/O error [ledger-failed]"),
  ]

  @Test(arguments: sayings.indices)
  func errorsOfTheDatabaseAreSaidInTheLedgersWords(index: Int) {
    let (code, message, expected) = Self.sayings[index]
    let error = file.explanation(of: DatabaseError(resultCode: code, message: message))
    #expect(error.description == "out/test.ledger: error: \(expected)")
  }

  @Test func anErrorOfTheLedgerStaysAsItIs() {
    let error = file.corrupt("x")
    #expect(file.explanation(of: error) == error)
    #expect(error.description == "out/test.ledger: error: the ledger is damaged: x [ledger-corrupt]")
  }
}
