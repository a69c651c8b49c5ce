import FoundationEssentials
import GRDB
import Testing
import WaybillCore
import struct WaybillCore.Record
@testable import WaybillLedger

@Suite struct SegmentTests {
  /// A batch of records that differ in their lines and values.
  private static func batch(_ lines: Range<Int>) -> RecordBatch {
    var batch = RecordBatch(source: "sample")
    let facet = batch.dictionaries.facets.id(of: NamedViewTests.records[0].facet)
    let party = batch.dictionaries.parties.id(of: Party(.state, "NLD"))
    batch.reset(count: lines.count)
    for (index, line) in lines.enumerated() {
      batch.line[index] = UInt32(line)
      batch.facet[index] = facet
      batch.exporter[index] = line % 3 == 0 ? RecordBatch.absent : party
      batch.from[index] = 19_000
      batch.until[index] = 19_365
      batch.lo[index] = Int64(line) * 1_000_000
      batch.hi[index] = line % 5 == 0 ? RecordBatch.noUpperBound : batch.lo[index]
    }
    return batch
  }

  private static func keep(_ count: Int, cutAt cuts: [Int], in ledger: Ledger) throws -> IngestID {
    try ledger.transaction { transaction in
      let id = try transaction.beginIngest(of: .sample, mapping: "sample", mappingHash: "h1", program: "1")
      for (start, end) in zip([0] + cuts, cuts + [count]) { try transaction.append(batch(start..<end), to: id) }
      var account = RowAccount()
      account.records = count
      try transaction.finishIngest(id, counts: account)
      return id
    }
  }

  /// Columns that have one value for many records, and then another, come back as they were, however they were cut.
  @Test(arguments: [[], [1], [40_000], [65_535], [65_536], [10, 65_536, 65_540, 70_000]])
  func whatStaysTheSameForLongIsKept(cuts: [Int]) throws {
    let ledger = try Workplace().ledger()
    let count = 140_000
    let changes = [5, 40_000, 65_536, 131_071]
    func batch(_ range: Range<Int>) -> RecordBatch {
      var batch = Self.batch(range)
      for (index, record) in range.enumerated() {
        let changed = changes.count { $0 <= record }
        batch.row[index] = UInt32(record)
        batch.emit[index] = changed > 1 ? 1 : 0
        batch.column[index] = UInt16(changed * 300)
        batch.flags[index] = changed == 3 ? .max : 0
        batch.part[index] = record == 65_535 ? .max : 0
      }
      return batch
    }
    let id = try ledger.transaction { transaction in
      let id = try transaction.beginIngest(of: .sample, mapping: "sample", mappingHash: "h1", program: "1")
      for (start, end) in zip([0] + cuts, cuts + [count]) { try transaction.append(batch(start..<end), to: id) }
      var account = RowAccount()
      account.records = count
      try transaction.finishIngest(id, counts: account)
      return id
    }
    var next = 0
    try ledger.read { reader in
      try reader.scan(id) { found in
        let expected = batch(next..<next + found.count)
        #expect(found.row == expected.row && found.emit == expected.emit && found.column == expected.column)
        #expect(found.flags == expected.flags && found.part == expected.part && found.lo == expected.lo)
        #expect(found.hi == expected.hi && found.line == expected.line && found.from == expected.from)
        next += found.count
      }
    }
    #expect(next == count)
  }

  /// Records of some days alone are those that a scan of all has of these days.
  @Test(arguments: [19_000..<19_366, 19_100..<19_101, 19_050..<19_300, 0..<1, 19_020..<19_021])
  func aScanOfSomeDaysHasTheirRecords(days: Range<Int32>) throws {
    let ledger = try Workplace().ledger()
    let id = try ledger.transaction { transaction in
      let id = try transaction.beginIngest(of: .sample, mapping: "sample", mappingHash: "h1", program: "1")
      // Whole segments of one day, and segments of several.
      for (number, size) in [65_536, 65_536, 30_000, 35_536, 10].enumerated() {
        var batch = Self.batch(0..<size)
        for index in 0..<size {
          batch.from[index] = number == 0 ? 19_100 : 19_000 + Int32(index % 50)
          batch.until[index] = batch.from[index] + (number == 1 ? 300 : 1)
        }
        try transaction.append(batch, to: id)
      }
      var account = RowAccount()
      account.records = 196_618
      try transaction.finishIngest(id, counts: account)
      return id
    }
    var (all, some): ([[Int64]], [[Int64]]) = ([], [])
    func words(_ batch: borrowing RecordBatch, _ index: Int) -> [Int64] {
      [
        Int64(batch.line[index]), Int64(batch.from[index]), Int64(batch.until[index]), batch.lo[index], batch.hi[index],
        Int64(batch.exporter[index]), Int64(batch.facet[index]),
      ]
    }
    try ledger.read { reader in
      try reader.scan(id) { batch in
        for index in 0..<batch.count where batch.from[index] >= days.lowerBound && batch.until[index] <= days.upperBound
        {
          all.append(words(batch, index))
        }
      }
      try reader.scan(id, within: days) { batch in
        for index in 0..<batch.count { some.append(words(batch, index)) }
      }
    }
    #expect(all == some)
    #expect(all.isEmpty == (days == 0..<1))
  }

  @Test func recordsAreScannedASegmentAtATime() throws {
    let ledger = try Workplace().ledger()
    let id = try Self.keep(140_000, cutAt: [], in: ledger)
    var sizes: [Int] = []
    var lines = 0
    var isRight = true
    try ledger.read { reader in
      try reader.scan(id) { batch in
        sizes.append(batch.count)
        for index in 0..<batch.count {
          isRight =
            isRight && batch.line[index] == UInt32(lines) && batch.lo[index] == Int64(lines) * 1_000_000
            && batch.hi[index] == (lines % 5 == 0 ? RecordBatch.noUpperBound : batch.lo[index])
            && batch.exporter[index] == (lines % 3 == 0 ? RecordBatch.absent : 0)
          lines += 1
        }
      }
    }
    #expect(sizes == [65_536, 65_536, 8_928])
    #expect(isRight)
  }

  @Test(arguments: [[1], [65_536], [65_535, 65_537, 65_538], [30_000, 60_000, 60_000, 69_999]])
  func segmentsDoNotDependOnTheBatches(cuts: [Int]) throws {
    func segments(_ cuts: [Int]) throws -> [Row] {
      let place = try Workplace()
      _ = try Self.keep(70_000, cutAt: cuts, in: place.ledger())
      return try place.asOtherTool { try Row.fetchAll($0, sql: "SELECT * FROM segments ORDER BY start") }
    }
    #expect(try segments(cuts) == segments([]))
  }

  @Test func whatIsAlikeTakesNoRoom() throws {
    let place = try Workplace()
    _ = try Self.keep(10_000, cutAt: [], in: place.ledger())
    let row = try place.asOtherTool { database in
      try Row.fetchOne(
        database,
        sql:
          "SELECT length(row), length(from_day), length(line), length(exporter), length(lo), length(hi) FROM segments")
    }
    let sizes = row.map { Array($0.databaseValues.compactMap { Int.fromDatabaseValue($0) }) }
    #expect(sizes == [24, 24, 20_024, 10_024, 20_024, 10_024])
  }

  @Test func theColumnsAreThoseOfTheTables() throws {
    let place = try Workplace()
    _ = try place.ledger()
    let (segments, records) = try place.asOtherTool { database in
      (try database.columns(in: "segments").map(\.name), try database.columns(in: "records").map(\.name))
    }
    #expect(segments == ["ingest", "start", "count"] + SegmentColumn.names)
    #expect(records == ["ingest", "ordinal"] + SegmentColumn.names)
    #expect(SegmentColumn.names.count == SegmentColumn.allCases.count)
  }
}
