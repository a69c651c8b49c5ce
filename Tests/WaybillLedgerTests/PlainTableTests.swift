import GRDB
import Testing
import WaybillCore
import struct WaybillCore.Record
import WaybillLedger

@Suite struct PlainTableTests {
  @Test(arguments: [
    (59, [false, true, false]), (99, [false, true, true]), (100, [true, false, false]), (149, [true, false, true]),
    (150, [true, true, false]),
    (160, [true, true, true]), (0, [false, false, false]),
  ])
  func ingestsAreCopiedWhileThereIsRoom(limit: Int, expected: [Bool]) throws {
    let place = try Workplace()
    let ledger = try Ledger(path: place.path, plainRowsUpTo: limit)
    for (index, count) in [100, 50, 10].enumerated() {
      try ledger.transaction { try $0.ingest([Record.random(count, seed: UInt64(count))], hash: "h\(index)") }
    }
    let ingests = try ledger.read { try $0.ingests() }
    #expect(ingests.map(\.isPlain) == expected)
    let copied = try place.asOtherTool {
      try Row.fetchAll($0, sql: "SELECT ingest, count(*) FROM records GROUP BY ingest").map { [$0[0] as Int64, $0[1]] }
    }
    #expect(copied == ingests.filter(\.isPlain).map { [$0.id.rawValue, Int64($0.counts.records)] })
    for ingest in ingests { #expect(try ledger.records(of: ingest.id).count == ingest.counts.records) }
  }

  @Test func theCopyIsUndoneWithItsTransaction() throws {
    struct Stop: Error {}
    let place = try Workplace()
    let ledger = try place.ledger()
    #expect(throws: Stop.self) {
      try ledger.transaction { transaction in
        try transaction.ingest([Record.random(10, seed: 1)])
        throw Stop()
      }
    }
    #expect(try place.rowCounts()["records"] == 0)
    #expect(try place.rowCounts()["segments"] == 0)
  }
}
