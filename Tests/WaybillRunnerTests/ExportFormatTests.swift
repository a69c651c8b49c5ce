import FoundationEssentials
import GRDB
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport

@testable import WaybillRunner

/// What other tools find in the files of an export.
@Suite struct ExportFormatTests {
  private let given: ExportPlace
  private var place: Workplace { given.place }

  init() throws {
    given = try ExportPlace()
    try given.run()
  }

  private func hash(_ name: String) throws -> String {
    "sha256:\(try Files.snapshot(place.path(name), named: name, at: nil).sha256)"
  }

  private struct Package: Decodable {
    struct Resource: Decodable {
      struct Schema: Decodable {
        struct Field: Decodable { let name, type, description: String }
        let fields: [Field]
      }
      let name, path, hash: String
      let bytes: Int
      let schema: Schema
    }
    struct Source: Decodable {
      struct File: Decodable { let name, hash: String }
      let title, path, id, publisher, terms, reuse: String
      let records: Int
      let files: [File]
    }
    let title: String
    let sources: [Source]
    let resources: [Resource]
  }

  @Test func theDataPackageSaysWhatTheFilesAre() throws {
    let outcome = try given.export()
    let package = try JSONDecoder().decode(Package.self, from: Data(place.bytes("given/datapackage.json")))
    #expect(package.title == "Records and tables of waybill.yaml")
    #expect(package.resources.map { place.path("given/\($0.path)") } == outcome.written.dropLast().map(\.file))
    for resource in package.resources {
      let bytes = try place.bytes("given/\(resource.path)")
      #expect(resource.bytes == bytes.count)
      #expect(try resource.hash == hash("given/\(resource.path)"))
      #expect(csvRows(String(decoding: bytes, as: UTF8.self))[0] == resource.schema.fields.map(\.name))
    }
    let types = try Dictionary(
      #require(package.resources.first).schema.fields.map { ($0.name, $0.type) },
      uniquingKeysWith: { first, _ in first })
    #expect(
      [types["line"], types["from_date"], types["lo"], types["item"]] == ["integer", "date", "number", "string"])
    #expect(package.sources.map(\.id) == ["exports", "sipri-register"])
    #expect(package.sources.map(\.reuse) == ["records", "figures"] && package.sources.map(\.records) == [9, 0])
    #expect(package.sources.first?.path == "https://example.org/a" && package.sources.first?.terms == "Free")
    let file = try #require(package.sources.first?.files.first)
    #expect(file.name == "exports.csv")
    #expect(try file.hash == hash("exports.csv"))
  }

  private struct Kept: Decodable, Equatable {
    let source, snapshot, item, destination, from_date: String?
    let line: Int
    let lo: Decimal
    let hi: Decimal?
  }

  private struct Tables: Decodable {
    struct Source: Decodable { let source, terms: String }
    struct File: Decodable { let snapshot, sha256: String }
    struct Table: Decodable {
      struct Column: Decodable { let name, kind, key, description: String }
      struct Row: Decodable { let source: String }
      let name, title: String
      let columns: [Column]
      let rows: [Row]
    }
    let sources: [Source]
    let files: [File]
    let tables: [Table]
  }

  @Test func jsonIsOneDocumentWithARecordALine() throws {
    let outcome = try given.export(.json)
    let text = try place.text("given/records.json")
    #expect(text.split(separator: "\n").count == 11)
    let records = try JSONDecoder().decode([Kept].self, from: Data(text.utf8))
    #expect(records.map(\.item) == csvItems.map { $0.isEmpty ? nil : $0 })
    #expect(records.map(\.line) == [2, 2, 3, 3, 4, 6, 6, 7, 7])
    #expect(text.contains("\"lo\": 0.000001,") && text.contains("\"lo\": 9000000000000.5,"))
    #expect(text.contains("\"part\": null,") && text.contains("\"from_date\": \"2020-01-01\""))

    let run = try given.run()
    let tables = try JSONDecoder().decode(Tables.self, from: Data(place.bytes("given/tables.json")))
    #expect(tables.sources.map(\.source) == ["exports", "sipri-register"])
    #expect(tables.files.map(\.snapshot) == ["exports.csv", Workplace.demoFile])
    #expect(tables.tables.map(\.name) == run.report.tables.map(\.id))
    #expect(tables.tables.map(\.rows.count) == run.report.tables.map(\.rows.count))
    #expect(tables.tables.map { $0.columns.map(\.name) } == run.report.tables.map { $0.columns.map(\.name) })
    #expect(outcome.written.map(\.rows) == [9] + run.report.tables.map(\.rows.count))
  }

  private let csvItems = ["=1+1", "=1+1", "a \"b\", c", "a \"b\", c", "two\nlines", "@x\\", "@x\\", "", ""]

  @Test func sqliteOpensAnywhere() throws {
    let outcome = try given.export(.sqlite)
    let run = try given.run()
    let share = try #require(run.report.tables.first)
    try DatabaseQueue(path: place.path("given/export.sqlite")).read { database in
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      let names = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
      #expect(names == ["records"] + run.report.tables.map(\.id) + ["sources", "files", "columns"])
      #expect(outcome.written.compactMap(\.table) == names)
      for written in outcome.written {
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \"\(try #require(written.table))\"")
        #expect(count == written.rows)
      }
      #expect(try String?.fetchAll(database, sql: "SELECT item FROM records").map { $0 ?? "" } == csvItems)
      #expect(
        try Row.fetchAll(
          database, sql: "SELECT lo, lo_exact, typeof(lo), typeof(line), typeof(part) FROM records LIMIT 4"
        ).map(\.description) == [
          "[lo:1.0 lo_exact:\"1\" typeof(lo):\"real\" typeof(line):\"integer\" typeof(part):\"null\"]",
          "[lo:1e-06 lo_exact:\"0.000001\" typeof(lo):\"real\" typeof(line):\"integer\" typeof(part):\"null\"]",
          "[lo:2.0 lo_exact:\"2\" typeof(lo):\"real\" typeof(line):\"integer\" typeof(part):\"null\"]",
          "[lo:9000000000000.5 lo_exact:\"9000000000000.5\" typeof(lo):\"real\" typeof(line):\"integer\" "
            + "typeof(part):\"null\"]",
        ])
      let total = try #require(share.column("total_lo"))
      #expect(
        try String?.fetchAll(database, sql: "SELECT total_lo_exact FROM \"outside-share\"").map { $0 ?? "" }
          == share.rows.map { $0[total].text })
      #expect(try String.fetchAll(database, sql: "SELECT reuse FROM sources") == ["records", "figures"])
      let explained = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM columns WHERE table_name = 'records' AND description > ''")
      #expect(explained == RecordColumns.all.count + 2)
    }
  }

  /// Names that SQLite would take for one are told apart, and an amount keeps all its digits.
  @Test func columnsOfADatabase() {
    let shape = SQLiteColumns([
      .init("a", .amount, help: "A"), .init("A", .share, help: "B"), .init("a_exact", .text, help: "C"),
    ])
    #expect(shape.meanings.map(\.column) == ["a", "a_exact", "A_", "a_exact_"])
    var values: [QueryValue] = []
    shape.values(of: [.amount(123_456_789_012_345_678_901_234), .share(653_400), .text("x")], into: &values)
    #expect(
      values == [.real(123456789012345678.901234), .text("123456789012345678.901234"), .real(0.6534), .text("x")])
    shape.values(of: [.absent, .absent, .integer(2)], into: &values)
    #expect(values == [.null, .null, .null, .integer(2)])
  }
}
