import FoundationEssentials
import GRDB
import ParquetReading
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport

import struct WaybillCore.Record
@testable import WaybillRunner

/// What `waybill export` writes is what the ledger holds, and no more than the terms allow.
@Suite struct ExportTests {
  private let given: ExportPlace
  private var place: Workplace { given.place }

  init() throws {
    given = try ExportPlace()
    try given.run()
  }

  /// The records of a source in the ledger.
  private func records(of source: String) throws -> [Record] {
    try place.ledger().read { ledger in
      var records: [Record] = []
      for ingest in try ledger.ingests() where ingest.mapping == source {
        try ledger.scan(ingest.id) { batch in records += (0..<batch.count).map { batch.record($0) } }
      }
      return records
    }
  }

  /// A record as an export must tell it, from the third column on.
  private func words(_ record: Record) -> [String] {
    let facet = record.facet
    return [
      "", "\(record.line)", "\(record.row)", "\(record.emit)", "\(record.column)",
      record.reporter.map { "\($0)" } ?? "", record.perspective.rawValue, facet.basis.rawValue, facet.measure.rawValue,
      facet.unit.rawValue, facet.level.rawValue, record.event.rawValue, record.exporter.map { "\($0)" } ?? "",
      record.origin.map { "\($0)" } ?? "", record.destination.map { "\($0)" } ?? "",
      record.via.map { "\($0)" } ?? "", "\(record.period.from)", "\(record.period.until)",
      record.category?.scheme ?? "", record.category?.code ?? "", record.item ?? "", "\(record.value.lo)",
      record.value.hi.map { "\($0)" } ?? "", record.flags.list.joined(separator: ";"),
    ]
  }

  @Test func recordsReadBackAreThoseOfTheLedger() throws {
    try place.edit("mappings/sipri-register.yaml", "  terms: ", "  reuse: records\n  terms: ")
    try given.run()
    let outcome = try given.export()
    #expect(outcome.diagnostics == [])
    let rows = csvRows(try place.text("given/records.csv"))
    #expect(rows[0] == RecordColumns.all.map(\.name))
    let exports = try records(of: "exports")
    let register = try records(of: "sipri-register").suffix(172)
    #expect(exports.count == 9)
    #expect(rows.dropFirst().map { Array($0.dropFirst(3)) } == (exports + register).map(words))
    #expect(rows[1].prefix(3) == ["exports", "", "exports.csv"])
    #expect(rows[10].prefix(3) == ["sipri-register", "13 Apr 2024 3:44:54 PM", Workplace.demoFile])
    #expect(Set(rows.map(\.[26])).count > 2 && Set(rows.map(\.[22])).count > 2)
    #expect(outcome.written.first == .init(place.path("given/records.csv"), table: "records", rows: 181))
  }

  /// The columns and words are those of the view that every tool finds in the ledger.
  @Test func theWordsAreThoseOfTheView() throws {
    try place.edit("mappings/sipri-register.yaml", "  terms: ", "  reuse: records\n  terms: ")
    try given.run()
    try given.export()
    let columns = RecordColumns.all.map { ["lo", "hi"].contains($0.name) ? "\($0.name)_exact" : $0.name }
    let view: [[String]] = try DatabaseQueue(path: place.path("out/waybill.sqlite")).read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT \(columns.joined(separator: ", ")) FROM records_named WHERE current ORDER BY ingest, ordinal"
      ).map { row in row.databaseValues.map { $0.isNull ? "" : "\($0.storage.value ?? "")" } }
    }
    let rows: [[String]] = csvRows(try place.text("given/records.csv")).dropFirst().map { row in
      Array(row.dropLast()) + [row[26].replacing(";", with: ", ")]
    }
    #expect(Set(rows) == Set(view))
    #expect(view.count == 181)
  }

  @Test func tablesAreThoseOfTheRun() throws {
    let outcome = try given.export()
    let run = try given.run()
    #expect(!run.report.tables.isEmpty)
    #expect(outcome.written.dropFirst().dropLast().map(\.rows) == run.report.tables.map(\.rows.count))
    for (table, file) in zip(run.report.tables, DataPackage.fileNames(for: run.report.tables)) {
      #expect(try place.text("given/\(file)") == CSVWriter.text(of: table))
    }
  }

  @Test func termsKeepRecordsBack() throws {
    let outcome = try given.export()
    let lines = try place.text("mappings/sipri-register.yaml").split(separator: "\n")
    let terms = try #require(lines.first { $0.hasPrefix("  terms: ") })
    #expect(
      outcome.diagnostics.flatMap(place.lines) == [
        "mappings/sipri-register.yaml:9:10: warning: the records of 'sipri-register' are not exported, only figures "
          + "computed from them; its terms: \(terms.dropFirst(9)) [records-withheld]",
        "note: 'reuse: records' under 'about' says that the terms let records be given on",
      ])
    let rows = csvRows(try place.text("given/records.csv"))
    #expect(Set(rows.dropFirst().map(\.[0])) == ["exports"] && rows.count == 10)
    #expect(try place.text("given/outside-share.csv").contains("sipri-register"))
  }

  @Test(arguments: Export.Format.allCases) func noSourceMayBeGivenOn(_ format: Export.Format) throws {
    let outcome = try given.export(format, sources: ["sipri-register"])
    #expect(
      outcome.diagnostics.last?.description
        == "warning: no record is exported: the terms of no source let its records be given on [records-withheld]")
    #expect(outcome.written.first?.rows == 0)
    switch format {
    case .csv: #expect(csvRows(try place.text("given/records.csv")) == [RecordColumns.all.map(\.name)])
    case .json: #expect(try place.text("given/records.json") == "[\n]\n")
    case .sqlite:
      let count = try DatabaseQueue(path: place.path("given/export.sqlite")).read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM records")
      }
      #expect(count == 0)
    case .parquet: #expect(try ParquetContents(place.bytes("given/records.parquet"))["line"] == [])
    }
  }

  @Test func oneSource() throws {
    let outcome = try given.export(sources: ["exports"])
    #expect(outcome.diagnostics == [] && outcome.written.first?.rows == 9)
    #expect(
      given.problems(sources: ["export"]) == [
        "error: the pipeline has no source 'export', only exports, sipri-register; did you mean 'exports'? "
          + "[unknown-source]"
      ])
  }

  @Test func formulasAreGuardedAgainst() throws {
    try given.export(to: "plain")
    try given.export(to: "safe", excelSafe: true)
    func items(_ folder: String) throws -> [String] {
      csvRows(try place.text("\(folder)/records.csv")).dropFirst().map { $0[23] }
    }
    let plain = ["=1+1", "=1+1", "a \"b\", c", "a \"b\", c", "two\nlines", "@x\\", "@x\\", "", ""]
    #expect(try items("plain") == plain)
    #expect(try items("safe") == plain.map { "=@".contains($0.first ?? " ") ? "'\($0)" : $0 })
    #expect(csvRows(try place.text("safe/records.csv"))[7][24] == "-40.25")
    #expect(try !place.text("plain/datapackage.json").contains("apostrophe"))
    #expect(try place.text("safe/datapackage.json").contains("stands an apostrophe"))
  }

  @Test(arguments: Export.Format.allCases) func theSameInputsGiveTheSameBytes(_ format: Export.Format) throws {
    try given.export(format, to: "a")
    try given.run()
    try given.export(format, to: "b")
    try given.export(format, to: "b")
    let files = try place.files(in: "a")
    #expect(files.count == [.csv: 4, .json: 2, .sqlite: 1, .parquet: 5][format])
    #expect(try place.files(in: "b") == files)
  }

  /// Rows that were tried again stand where they would if they had been read at once.
  @Test func aReplayGivesTheSameExport() throws {
    let rejects = try records(of: "exports").count
    #expect(rejects == 9)
    try place.edit("mappings/exports.yaml", "max: 100", "max: 1000")
    #expect(try Replay(try given.workspace()).execute().map(\.records) == [1])
    #expect(given.problems().first?.hasSuffix("[no-run-yet]") == true)
    try given.run()
    try given.export()
    let fresh = try ExportPlace(mapping: ExportPlace.mapping.replacing("max: 100", with: "max: 1000"))
    try fresh.run()
    try fresh.export()
    func rows(_ place: ExportPlace) throws -> [[String]] {
      csvRows(try place.place.text("given/records.csv")).map { row in
        row.enumerated().filter { $0.offset != 5 }.map(\.element)
      }
    }
    #expect(try rows(given).count == 11)
    #expect(try rows(given) == rows(fresh))
  }

  @Test func otherFilesStayAndAFolderIsMade() throws {
    try place.makeFolder("deep/er")
    try place.write("mine".utf8, to: "deep/er/mine.txt")
    try place.write("old".utf8, to: "deep/er/records.csv")
    try given.export(to: "deep/er")
    try given.export(to: "new/er/folder")
    #expect(try place.text("deep/er/mine.txt") == "mine")
    var files = try place.files(in: "deep/er")
    files["mine.txt"] = nil
    #expect(files == (try place.files(in: "new/er/folder")))
  }

  @Test(arguments: [
    (Export.Format.csv, "records.csv"), (.json, "tables.json"), (.sqlite, "export.sqlite"), (.parquet, "files.parquet"),
  ])
  func whatCannotBeWritten(format: Export.Format, file: String) throws {
    try place.makeFolder("given/\(file)/inside")
    #expect(
      given.problems(format) == ["given/\(file): error: cannot write the export: is a directory [cannot-write]"])
    try place.write([], to: "blocked")
    #expect(
      given.problems(format, to: "blocked/er") == [
        "blocked/er: error: the folder 'blocked/er' cannot be made [cannot-make-folder]"
      ])
    // No half of a file stays behind.
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path("given"))
    #expect(names.allSatisfy { !$0.contains(file + ".") }, "\(names)")
  }

  @Test func aPipelineThatIsNotRunAsItIs() throws {
    try place.edit("exports.csv", "Chile", "Peru")
    #expect(given.problems().first?.hasSuffix("[not-ingested]") == true)
    try given.run()
    try given.export()
    #expect(try place.text("given/records.csv").contains("PER"))
    try place.edit("exports.csv", "Peru", "Chile")
    try given.export()
    #expect(try place.text("given/records.csv").contains("CHL"))
  }
}

extension DatabaseValue.Storage {
  fileprivate var value: (any CustomStringConvertible)? {
    switch self {
    case .null, .blob: nil
    case .int64(let number): number
    case .double(let number): number
    case .string(let text): text
    }
  }
}
