import Testing
import WaybillCore
import WaybillLedger

@Suite struct RoundTripTests {
  @Test(arguments: [0, 1, 2, 300, 2000])
  func recordsComeBackAsTheyWere(count: Int) throws {
    let place = try Workplace()
    let records = Record.random(count, seed: UInt64(count))
    let ledger = try place.ledger()
    let id = try ledger.transaction { try $0.ingest([records]) }
    #expect(try ledger.records(of: id) == normalised(records))
    #expect(try place.ledger().records(of: id) == normalised(records))
  }

  @Test func batchesWithDictionariesOfTheirOwnAreNumberedTogether() throws {
    let place = try Workplace()
    let records = Record.random(400, seed: 11)
    let batches = [Array(records[..<150]), [], Array(records[150...].reversed())]
    let ledger = try place.ledger()
    let id = try ledger.transaction { try $0.ingest(batches) }
    #expect(try ledger.records(of: id) == normalised(batches.flatMap(\.self)))
  }

  @Test func ingestsAreKeptApart() throws {
    let place = try Workplace()
    let (first, second) = (Record.random(50, seed: 1), Record.random(60, source: "other", seed: 2))
    let ledger = try place.ledger()
    let ids = try ledger.transaction { transaction in
      (try transaction.ingest([first]), try transaction.ingest([second], mapping: "other", hash: "h2"))
    }
    #expect(try ledger.records(of: ids.0) == normalised(first))
    #expect(try ledger.records(of: ids.1) == normalised(second))
  }

  @Test func ingestsOfOneTransactionMayGrowByTurns() throws {
    let place = try Workplace()
    let (first, second) = (Record.random(40, seed: 3), Record.random(40, source: "other", seed: 4))
    let ledger = try place.ledger()
    let ids = try ledger.transaction { transaction in
      let ids = [
        try transaction.beginIngest(of: .sample, mapping: "sample", mappingHash: "h1", program: "1"),
        try transaction.beginIngest(of: .sample, mapping: "other", mappingHash: "h2", program: "1"),
      ]
      for start in stride(from: 0, to: 40, by: 10) {
        for (id, records) in zip(ids, [first, second]) {
          var batch = RecordBatch(source: records[0].source)
          batch.replace(with: Array(records[start..<start + 10]))
          try transaction.append(batch, to: id)
        }
      }
      var counts = RowAccount()
      counts.records = 40
      for id in ids { try transaction.finishIngest(id, counts: counts) }
      return ids
    }
    #expect(try ledger.records(of: ids[0]) == normalised(first))
    #expect(try ledger.records(of: ids[1]) == normalised(second))
  }

  @Test func anIngestCanBeScannedInItsOwnTransaction() throws {
    let place = try Workplace()
    let records = Record.random(20, seed: 8)
    let kept = try place.ledger().transaction { transaction in
      try transaction.records(of: try transaction.ingest([records]))
    }
    #expect(kept == normalised(records))
  }

  @Test func aValueIsKeptOnceHoweverManyBatchesNameIt() throws {
    let place = try Workplace()
    let record = Record(
      source: "sample", facet: Facet(basis: .licence, measure: .money, unit: .init(rawValue: "EUR")),
      value: Interval(.zero), period: .year(2024), exporter: Party(.state, "NLD"),
      destination: PartySet(Party(.state, "NLD")), item: "tank")
    let ledger = try place.ledger()
    try ledger.transaction { try $0.ingest([[record], [record]]) }
    try place.ledger().transaction { try $0.ingest([[record]], hash: "h2") }
    let counts = try place.rowCounts()
    for table in ["parties", "party_sets", "texts", "facets"] { #expect(counts[table] == 1, "\(table)") }
  }

  @Test func aValueThatNoRecordNamesIsNotKept() throws {
    let place = try Workplace()
    try place.ledger().transaction { transaction in
      var batch = RecordBatch(source: "sample")
      _ = batch.dictionaries.texts.id(of: "only in a reject")
      let id = try transaction.beginIngest(of: .sample, mapping: "sample", mappingHash: "h1", program: "1")
      try transaction.append(batch, to: id)
      try transaction.finishIngest(id, counts: RowAccount())
    }
    #expect(try place.rowCounts()["texts"] == 0)
  }
}

/// An upper end of the largest number is kept as none, as in a batch.
func normalised(_ records: [Record]) -> [Record] {
  records.map { record in
    var record = record
    if record.value.hi?.millionths == RecordBatch.noUpperBound { record.value = Interval(record.value.lo, nil)! }
    return record
  }
}
