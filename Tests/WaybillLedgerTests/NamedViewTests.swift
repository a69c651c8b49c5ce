import GRDB
import Testing
import WaybillCore
import struct WaybillCore.Record
import WaybillLedger
import WaybillTesting

@Suite struct NamedViewTests {
  @Test func recordsReadAsWords() throws {
    let place = try Workplace()
    try place.ledger().transaction { transaction in
      let id = try transaction.ingest([Self.records], vintage: "2024-07-01")
      try transaction.ingest([Array(Self.records[..<1])], hash: "h2")
      try transaction.storeResults(key: "k", tables: [], ingests: [id])
      try transaction.recordRun(
        RunEntry(
          started: "2026-01-01T00:00:00Z", program: "1.0", pipeline: "waybill.yaml", pipelineHash: "p",
          resultKey: "k", exitStatus: 0))
    }
    let listing = try place.asOtherTool { database in
      try Row.fetchAll(database, sql: "SELECT * FROM records_named ORDER BY ingest, ordinal").map { row in
        row.map { column, value in "\(column): \(value.storage.value.map { "\($0)" } ?? "(null)")\n" }.joined()
      }.joined(separator: "\n")
    }
    try expectGolden(listing, "records_named.txt")
  }

  static let records: [Record] = {
    let licence = Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"))
    let volume = Facet(basis: .volume, measure: .tiv, unit: MeasureUnit(rawValue: "TIV-million"), level: .total)
    func amount(_ millionths: Int64) -> Amount { Amount(millionths: millionths) }
    return [
      Record(
        source: "sample", facet: licence, value: Interval(amount(12_500_000)), period: .year(2024),
        exporter: Party(.state, "NLD"),
        destination: PartySet(parties: [Party(.state, "TUR"), Party(.state, "ITA")], groups: ["nato"]), line: 4218,
        row: 4200, emit: 1, column: 3, reporter: Party(.state, "NLD"), event: .extension,
        origin: Party(.territory, "ABW", belongsTo: "NLD"), via: PartySet(Party(.organisation, "NATO")),
        category: Category(scheme: "ml", code: "ML10"), item: "Köpp’s “tank”",
        flags: [Flags(name: "rounded")!, Flags(name: "estimated-value")!, Flags(name: "zero-as-printed")!]),
      Record(
        source: "sample", facet: volume, value: Interval(.zero, amount(500_000))!, period: .year(1950),
        destination: PartySet(.several), perspective: .thirdParty, event: .denial),
      Record(
        source: "sample", facet: licence, value: Interval(amount(.min), nil)!,
        period: .day(Day(year: 2024, month: 2, day: 29)!), perspective: .importer),
      Record(
        source: "sample", facet: licence, value: Interval(amount(-1), amount(.max - 1))!, period: .year(9998)),
      Record(source: "sample", facet: licence, value: Interval(amount(100_000_000)), period: .year(1)),
    ]
  }()
}
