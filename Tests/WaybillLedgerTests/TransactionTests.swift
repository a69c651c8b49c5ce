import GRDB
import Testing
import WaybillCore
import struct WaybillCore.Record
import WaybillLedger

@Suite struct TransactionTests {
  private struct Stop: Error {}

  @Test func whatThrowsLeavesNothing() throws {
    let place = try Workplace()
    let ledger = try place.ledger()
    let before = try place.rowCounts()
    #expect(throws: Stop.self) {
      try ledger.transaction { transaction in
        try transaction.ingest([Record.random(100, seed: 1)], rejects: [.sample])
        throw Stop()
      }
    }
    #expect(try place.rowCounts() == before)
    #expect(try ledger.read { try $0.ingests() }.isEmpty)
  }

  @Test func anotherConnectionSeesTheOldStateUntilTheCommit() throws {
    let place = try Workplace()
    let (writer, reader) = (try place.ledger(), try place.ledger())
    let first = try writer.transaction { try $0.ingest([Record.random(10, seed: 1)]) }
    try writer.transaction { transaction in
      try transaction.ingest([Record.random(10, seed: 2)], hash: "h2")
      #expect(try reader.read { try $0.ingests() }.map(\.id) == [first])
      #expect(try place.ledger().read { try $0.ingests() }.map(\.id) == [first], "opened while a run writes")
    }
    #expect(try reader.read { try $0.ingests() }.count == 2)
  }

  @Test func aSecondRunWaitsAndThenSaysSo() throws {
    let place = try Workplace()
    let (first, second) = (try place.ledger(), try place.ledger(patience: 0.1))
    try first.transaction { _ in
      let error = #expect(throws: LedgerError.self) { try second.transaction { _ in } }
      #expect(error?.diagnostic.code == .ledgerBusy)
      #expect(
        error?.description
          == "\(place.path): error: another run is writing to the ledger; waited 0.1 s [ledger-busy]")
    }
    try second.transaction { _ in }
  }

  @Test func anIngestThatIsNotFinishedStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      let ledger = try Workplace().ledger()
      try ledger.transaction { transaction in
        _ = try transaction.beginIngest(of: .sample, mapping: "sample", mappingHash: "h1", program: "1")
      }
    }
  }

  @Test func recordsThatAreNotCountedStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
      let ledger = try Workplace().ledger()
      try ledger.transaction { transaction in
        let id = try transaction.beginIngest(of: .sample, mapping: "sample", mappingHash: "h1", program: "1")
        var counts = RowAccount()
        counts.records = 1
        try transaction.finishIngest(id, counts: counts)
      }
    }
  }
}

extension Reject {
  static let sample = Reject(
    Diagnostic.Code(rawValue: "unknown-party"), "unknown party 'Chili via België' in 'destination'", line: 4218,
    column: 31, row: 4200, emit: 1, field: "destination", value: "Chili via België", text: "2024;Chili via België;1,5")
}
