import FoundationEssentials
import ParquetReading
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport

@testable import WaybillRunner

/// What `waybill export --format parquet` writes is what the other exports write, with types.
@Suite struct ParquetExportTests {
  private let given: ExportPlace
  private var place: Workplace { given.place }

  init() throws {
    given = try ExportPlace()
    try place.edit("mappings/sipri-register.yaml", "  terms: ", "  reuse: records\n  terms: ")
    try given.run()
  }

  private func contents(_ file: String) throws -> ParquetContents { try ParquetContents(try place.bytes(file)) }

  /// A cell as CSV has it.
  private func text(_ cell: ParquetCell, of column: String) -> String {
    switch cell {
    case .absent: ""
    case .text(let text): text
    case .list(let items): items.map { text($0, of: column) }.joined(separator: ";")
    case .number(let number):
      switch column {
      case "lo", "hi": Decimals.shortest(number)
      case "from_date", "until_date": Day(number: Int32(number)).description
      default: "\(number)"
      }
    }
  }

  /// Holds the records in Parquet against those in CSV.
  private func expectTheSameRecords(_ compression: Export.Compression = .none) throws {
    let options = Export.Options(folder: place.path("given"), format: .parquet, compression: compression)
    let outcome = try Export(try given.workspace(), options: options).execute()
    try given.export(.csv, to: "csv")
    let rows = csvRows(try place.text("csv/records.csv"))
    let records = try contents("given/records.parquet")
    #expect(outcome.written.first == .init(place.path("given/records.parquet"), table: "records", rows: rows.count - 1))
    for (index, name) in rows[0].enumerated() {
      #expect(records[name].map { text($0, of: name) } == rows.dropFirst().map { $0[index] }, "\(name)")
    }
    #expect(records.leaves.map { $0.path[0] }.filter { !rows[0].contains($0) } == Self.added)
  }

  private static let added = [
    "sha256", "destination_parties", "destination_groups", "destination_unknown", "via_parties", "via_groups",
    "via_unknown",
  ]

  @Test(arguments: Export.Compression.allCases) func recordsAreThoseOfTheCSV(_ compression: Export.Compression) throws {
    try expectTheSameRecords(compression)
    let records = try contents("given/records.parquet")
    #expect(records["line"].count == 181)
    // As many digits as an amount can have, which 18 are not.
    #expect(records["lo"].contains(.number(9_000_000_000_000_500_000)))
    let hash = try Files.snapshot(place.path("exports.csv"), named: "exports.csv", at: nil).sha256
    #expect(records["sha256"].first == .text(hash))
  }

  /// Rows that were tried again stand between the others, each with the words of its own ingest.
  @Test func aReplayStandsInItsPlace() throws {
    try place.edit("mappings/exports.yaml", "max: 100", "max: 1000")
    #expect(try Replay(try given.workspace()).execute().map(\.records) == [1])
    try given.run()
    try expectTheSameRecords()
    #expect(
      try contents("given/records.parquet")["line"].prefix(6).map(\.description) == ["2", "2", "3", "3", "4", "4"])
  }

  @Test func tablesAreThoseOfTheRun() throws {
    let run = try given.run()
    let outcome = try given.export(.parquet)
    #expect(
      outcome.written.map(\.table) == ["records", "sources", "files"] + run.report.tables.map(\.id))
    for table in run.report.tables {
      let read = try contents("given/\(table.id).parquet")
      #expect(read.leaves.map(\.path) == table.columns.map { [$0.name] })
      #expect(read.metadata["waybill.title"] == table.title)
      for (index, column) in table.columns.enumerated() {
        let expected: [ParquetCell] = table.rows.map { row in
          switch row[index] {
          case .absent: .absent
          case .text(let text): .text(text)
          case .integer(let number): .number(Int128(number))
          case .amount(let millionths): .number(millionths)
          case .share(let millionths): .number(Int128(millionths))
          }
        }
        #expect(read.columns[index] == expected, "\(table.id): \(column.name)")
      }
    }
    #expect(try contents("given/sources.parquet")["source"] == [.text("exports"), .text("sipri-register")])
    #expect(try contents("given/files.parquet")["bytes"].count == 2)
  }

  private struct Source: Decodable {
    struct File: Decodable { let name, hash: String }
    let id, publisher, terms, mappingHash: String
    let records: Int
    let files: [File]
  }

  @Test func theFileSaysWhatItIs() throws {
    try given.export(.parquet, sources: ["exports"])
    let file = try contents("given/records.parquet")
    #expect(file.footer[6]?.text == "waybill version \(Version.current)")
    #expect(file.metadata["waybill.program"] == "waybill \(Version.current)")
    #expect(file.metadata["waybill.schema"] == "1" && file.metadata["waybill.pipeline"] == "waybill.yaml")
    #expect(
      file.metadata["waybill.rule"]?.hasPrefix("Never add figures of different basis, measure, unit or level") == true)
    let columns = try JSONDecoder().decode(
      [String: String].self, from: Data(try #require(file.metadata["waybill.columns"]).utf8))
    #expect(Set(columns.keys) == Set(file.leaves.map { $0.path[0] }) && columns.values.allSatisfy { !$0.isEmpty })
    let sources = try JSONDecoder().decode(
      [Source].self, from: Data(try #require(file.metadata["waybill.sources"]).utf8))
    #expect(sources.map(\.id) == ["exports", "sipri-register"] && sources.map(\.records) == [9, 0])
    #expect(sources[0].publisher == "P" && sources[0].terms == "Free" && sources[0].files[0].name == "exports.csv")
    #expect(try sources[0].mappingHash == "sha256:\(given.workspace().sources[0].mappingHash)")
  }

  /// Files of parts of the records are read as one table: what each has is what the whole has.
  @Test func shardsAreOneTable() throws {
    try given.export(.parquet)
    let whole = try contents("given/records.parquet")
    let written = try place.ledger().read { ledger in
      let ingests = try KeptIngests(of: try given.workspace(), in: ledger).all.map(\.id)
      #expect(ingests.count == 2)
      return try ingests.enumerated().map { index, id in
        try ParquetRecords.write(
          [id], of: ledger, to: place.path("shards"), named: "part-\(index).parquet", compression: .gzip,
          metadata: [("waybill.shard", "\(index)")])
      }
    }
    #expect(written.map(\.records) == [9, 172])
    let parts = try (0..<2).map { try contents("shards/part-\($0).parquet") }
    #expect(try place.files(in: "shards").count == 2)
    #expect(parts.allSatisfy { $0.leaves == whole.leaves } && parts[1].metadata["waybill.shard"] == "1")
    for column in whole.columns.indices {
      #expect(parts[0].columns[column] + parts[1].columns[column] == whole.columns[column])
    }
    let hash = try Files.snapshot(place.path("shards/part-0.parquet"), named: "", at: nil)
    #expect(written[0].sha256 == hash.sha256 && written[0].bytes == hash.size)
  }
}
