import ParquetReading
import Testing
import WaybillCore
import WaybillLedger
import WaybillParquet

@testable import WaybillRunner

/// How batches become the columns of a Parquet file.
@Suite struct ParquetRecordsTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private let ingest = IngestID(rawValue: 1)
  private let origin = RecordOrigin(
    source: "s", vintage: nil, snapshot: "f.csv", sha256: "00", parts: ["", "Sheet 2"])

  private func write(_ body: (ParquetRecords) throws -> Void) throws -> ParquetContents {
    let folder = try OutputFolder(place.path("given"))
    let records = try ParquetRecords(try folder.file("a.parquet"), compression: .none)
    try body(records)
    _ = try records.finish([])
    try folder.publish()
    return try ParquetContents(try place.bytes("given/a.parquet"))
  }

  private func batch(_ count: Int) -> RecordBatch {
    var batch = RecordBatch(source: "s")
    let facet = batch.dictionaries.facets.id(of: Facet(basis: .licence, measure: .money, unit: .init(rawValue: "EUR")))
    batch.reset(count: count)
    for row in 0..<count {
      batch.facet[row] = facet
      batch.row[row] = UInt32(row)
    }
    return batch
  }

  @Test func setsAndFlagsAreLists() throws {
    var batch = batch(5)
    let (chile, france) = (Party(.state, "CHL"), Party(.nonState, "A, b"))
    let sets: [PartySet?] = [
      PartySet(chile), PartySet(parties: [chile, france], groups: ["nato", "eu"]), PartySet(.withheld), nil,
      PartySet(parties: [], groups: ["nato"]),
    ]
    for (row, set) in sets.enumerated() {
      if let set { batch.destination[row] = batch.dictionaries.sets.id(of: set) }
    }
    batch.via = batch.destination.reversed()
    batch.flags[1] = Flags(name: "estimated-value").map(\.rawValue)! | Flags(name: "wider-area").map(\.rawValue)!
    batch.hi[2] = RecordBatch.noUpperBound
    batch.lo[3] = -.max
    batch.part[4] = 1
    let read = try write { records in
      records.begin(ingest, from: origin)
      try records.add(batch, 0..<5, of: ingest)
    }
    #expect(
      read["destination"] == [
        .text("CHL"), .text("one of {non-state A, b, CHL, within eu+nato}"), .text("withheld"), .absent,
        .text("within nato"),
      ])
    #expect(
      read["destination_parties"] == [
        .list([.text("CHL")]), .list([.text("non-state A, b"), .text("CHL")]), .list([]), .absent, .list([]),
      ])
    #expect(
      read["destination_groups"] == [
        .list([]), .list([.text("eu"), .text("nato")]), .list([]), .absent, .list([.text("nato")]),
      ])
    #expect(read["destination_unknown"] == [.absent, .absent, .text("withheld"), .absent, .absent])
    #expect(read["via_groups"].first == .list([.text("nato")]) && read["via_unknown"][2] == .text("withheld"))
    #expect(
      read["flags"] == [.list([]), .list([.text("estimated-value"), .text("wider-area")])]
        + Array(repeating: .list([]), count: 3))
    #expect(read["hi"] == [.number(0), .number(0), .absent, .number(0), .number(0)])
    #expect(read["lo"][3] == .number(-Int128(Int64.max)))
    #expect(read["part"] == [.absent, .absent, .absent, .absent, .text("Sheet 2")])
    #expect(read["vintage"] == Array(repeating: .absent, count: 5))
  }

  /// Row groups are as large in whatever pieces the records come.
  @Test func rowGroupsAreFull() throws {
    let batch = batch(65_536)
    let read = try write { records in
      records.begin(ingest, from: origin)
      for rows in [0..<65_536, 0..<65_536, 0..<1, 1..<65_536, 0..<65_536, 5..<12] {
        try records.add(batch, rows, of: ingest)
      }
    }
    #expect(read.groups == [131_072, 131_072, 7])
    let expected = (0..<4).flatMap { _ in 0..<65_536 } + Array(5..<12)
    #expect(read["row"] == expected.map { .number(Int128($0)) })
    #expect(try write { _ in }.groups == [])
  }

  private func problem(_ kind: MetricTable.Column.Kind, _ cell: MetricTable.Cell) -> String {
    let table = MetricTable(
      id: "t", title: "T", columns: [.init("c", kind, help: "")], rows: [[.absent], [cell]])
    do {
      let columns = try ParquetTable(table, for: "out/t.parquet").columns
      return columns.map { "\($0.kind)" }.joined()
    } catch {
      return error.sorted.map(\.description).joined()
    }
  }

  @Test func cellsThatAColumnCannotHold() {
    let most: Int128 = 99_999_999_999_999_999_999_999_999_999_999_999_999
    #expect(problem(.amount, .amount(most)) == "wideAmount")
    #expect(problem(.amount, .amount(-most)) == "wideAmount")
    #expect(problem(.amount, .integer(3)) == "wideAmount")
    #expect(problem(.text, .integer(3)) == "text")
    #expect(
      problem(.amount, .amount(most + 1))
        == "out/t.parquet: error: cannot write the export: '100000000000000000000000000000000' is no amount that the "
        + "column 'c' can hold in Parquet [cannot-write]")
    #expect(
      problem(.integer, .text("x"))
        == "out/t.parquet: error: cannot write the export: 'x' is no integer that the column 'c' can hold in Parquet "
        + "[cannot-write]")
  }
}
