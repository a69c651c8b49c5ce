import Foundation
import Testing
import WaybillCore

/// Accounts of units and of ledgers: what is added up, and what an old one does not tell.
@Suite struct RowAccountTests {
  private func account(_ rows: [(reason: String, part: Int, line: Int)]) -> RowAccount {
    var account = RowAccount()
    for row in rows { account.drop(row.reason, at: RowPosition(part: row.part, line: row.line)) }
    account.rowsIn = rows.count
    return account
  }

  @Test func theFirstRowOfEachReasonStays() {
    let (first, second) = (account([("sum", 1, 7), ("sum", 1, 9)]), account([("sum", 0, 90), ("note", 2, 3)]))
    for (a, b) in [(first, second), (second, first)] {
      var merged = a
      merged.merge(b)
      #expect(merged.dropped == ["sum": 3, "note": 1] && merged.isBalanced)
      #expect(merged.firstDropped == ["sum": .init(part: 0, line: 90), "note": .init(part: 2, line: 3)])
    }
  }

  @Test func anAccountIsReadAsItWasWritten() throws {
    let whole = account([("sum", 1, 7), ("note", 0, 2)])
    let data = try JSONEncoder().encode(whole)
    #expect(try JSONDecoder().decode(RowAccount.self, from: data) == whole)
    let old =
      #"{"rowsIn":1,"rowsMapped":0,"rowsRejected":0,"dropped":{"sum":1},"records":0,"emitsRejected":0,"#
      + #""skipped":{},"notes":{}}"#
    let read = try JSONDecoder().decode(RowAccount.self, from: Data(old.utf8))
    #expect(read.dropped == ["sum": 1] && read.firstDropped.isEmpty && read.usedEntries.isEmpty)
  }
}
