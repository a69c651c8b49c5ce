import FoundationEssentials
import GRDB
import Glibc
import Testing

/// What a run writes depends on the files, the mappings and the pipeline alone: not on where, when and by whom it is run.
@Suite(.enabled(if: Program.path != nil, "the executable is not beside the tests")) struct SameBytesTests {
  /// A surrounding that a run may have.
  struct Surrounding {
    let name: String
    let mask: String
    let variables: [String: String]
  }

  static let surroundings = [
    Surrounding(
      name: "Turkish", mask: "022", variables: ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"]),
    Surrounding(name: "an ocean away", mask: "077", variables: ["TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"]),
    Surrounding(
      name: "nobody", mask: "000",
      variables: [
        "TZ": "America/Los_Angeles", "LC_ALL": "C", "HOME": "/nonexistent", "USER": "nobody", "COLUMNS": "20",
      ]),
  ]

  /// Everything that a run and an export leave in a folder, but for the ledger's own file, and the ledger's contents without
  /// the time of the run.
  private struct Left: Equatable {
    var files: [String: Data]
    var rows: [String]
  }

  private func run(_ demo: DemoFolder, mask: String, _ variables: [String: String]) throws -> Left {
    for arguments in [
      ["run", "waybill.yaml"], ["export", "waybill.yaml", "--to", "exported/json", "--format", "json"],
      ["export", "waybill.yaml", "--to", "exported/csv", "--format", "csv"],
      ["export", "waybill.yaml", "--to", "exported/sqlite", "--format", "sqlite"],
    ] {
      let process = try Program.start(arguments, in: demo.path, mask: mask, variables)
      #expect(Program.wait(for: process) == 0, "\(arguments)")
    }
    var left = Left(files: [:], rows: [])
    for folder in ["out", "exported"] {
      for name in try FileManager.default.subpathsOfDirectory(atPath: "\(demo.path)/\(folder)") {
        var isFolder = false
        let path = "\(demo.path)/\(folder)/\(name)"
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if !isFolder, !name.hasPrefix("waybill.sqlite") {
          left.files["\(folder)/\(name)"] = try Data(contentsOf: URL(filePath: path))
        }
      }
    }
    try DatabaseQueue(path: "\(demo.path)/out/waybill.sqlite").read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      for table in tables {
        let columns = try database.columns(in: table).map(\.name).filter { !["started", "run_id"].contains($0) }
        let list = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
        left.rows += try String.fetchAll(database, sql: "SELECT \(list) FROM \(table)").map { "\(table): \($0)" }
          .sorted()
      }
    }
    return left
  }

  @Test func theSurroundingsDoNotShow() throws {
    // Terms that let records be given on, so that exports have them; two languages, so that all pages are there.
    func demo() throws -> DemoFolder {
      let demo = try DemoFolder()
      // Equal values, whose order nothing but the files may decide.
      try demo.edit(DemoFolder.file) { text in
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let rows = lines[12...].map { line in
          var cells = line.split(separator: ",", omittingEmptySubsequences: false)
          if cells.count == 17 { cells[15] = "5" }
          return cells.joined(separator: ",")
        }
        return (lines[..<12].map(String.init) + rows).joined(separator: "\n")
      }
      try demo.edit("waybill.yaml") { $0 + "report: {languages: [en, nl]}\n" }
      try demo.edit("mappings/sipri-register.yaml") {
        $0.replacing("reporting: complete", with: "  reuse: records\nreporting: complete")
      }
      return demo
    }
    let first = try demo()
    let expected = try run(first, mask: "022", ["TZ": "UTC", "LC_ALL": "C"])
    #expect(expected.files.count > 20 && expected.rows.count > 100)
    #expect(expected.files.keys.contains { $0.hasPrefix("exported/csv/records") })
    for surrounding in Self.surroundings {
      let demo = try demo()
      #expect(demo.path != first.path)
      let found = try run(demo, mask: surrounding.mask, surrounding.variables)
      #expect(Set(found.files.keys) == Set(expected.files.keys), "\(surrounding.name)")
      for (name, bytes) in expected.files { #expect(found.files[name] == bytes, "\(surrounding.name): \(name)") }
      #expect(found.rows == expected.rows, "\(surrounding.name)")
    }
  }

  /// No output names the machine, the folder or the day; the ledger's row for the run alone has its time.
  @Test func noOutputNamesTheMachineOrTheDay() throws {
    let demo = try DemoFolder()
    let left = try run(demo, mask: "022", [:])
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, 255)
    let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let day = String(Date.now.formatted(.iso8601).prefix(10))
    let forbidden = [demo.path, day] + (host.utf8.count > 5 && host != "localhost" ? [host] : [])
    let texts =
      left.files.map { ($0.key, String(decoding: $0.value, as: UTF8.self)) } + left.rows.map { ("ledger", $0) }
    for (file, text) in texts {
      for word in forbidden { #expect(!text.contains(word), "\(file) has '\(word)'") }
    }
  }
}
