import FoundationEssentials
import GRDB
import OutsideShare
import SIPRI
import Testing
import WaybillCore
import WaybillLedger
import WaybillRunner

/// A folder for one test, with the repository's mappings; it is removed when the test ends.
final class Workplace {
  /// The repository that the tests belong to.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The one data file of the demonstration, as its pipeline names it.
  static let demoFile = "docs/tutorial/data/sipri-register.csv"
  static let mapping = "mappings/sipri-register.yaml"

  let folder: String

  /// Makes a folder with copies of the mappings and of one publisher's file, and a pipeline for them.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "waybill-\(UUID().uuidString)")
      .path(percentEncoded: false)
    try makeFolder("docs/tutorial/data")
    for name in ["mappings", Self.demoFile] {
      let original = Self.repository.appending(path: name).path(percentEncoded: false)
      try FileManager.default.copyItem(atPath: original, toPath: path(name))
    }
    let pipeline = Self.repository.appending(path: "Tests/WaybillRunnerTests/Fixtures/register-pipeline.yaml")
    try FileManager.default.copyItem(atPath: pipeline.path(percentEncoded: false), toPath: path("waybill.yaml"))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(name)))) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path(name)))
  }

  /// Replaces a text that the file must have.
  func edit(_ name: String, _ old: String, _ new: String) throws {
    let before = try text(name)
    try #require(before.contains(old), "\(name) has no '\(old)'")
    try write(before.replacing(old, with: new).utf8, to: name)
  }

  /// Replaces a text of one line, counted from 1, of the file of the demonstration.
  func edit(line: Int, _ old: String, _ new: String) throws {
    var lines = try text(Self.demoFile).split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines[line - 1].contains(old), "line \(line) has no '\(old)'")
    lines[line - 1] = Substring(lines[line - 1].replacing(old, with: new))
    try write(lines.joined(separator: "\n").utf8, to: Self.demoFile)
  }
}

extension Workplace {
  static func registry() throws -> Registry { try Registry([SIPRIPlugin.self, OutsideSharePlugin.self]) }

  /// Runs a pipeline.
  @discardableResult
  func run(
    _ pipeline: String = "waybill.yaml", out: String? = nil, strict: Bool = false,
    progress: @escaping Progress.Listener = { _ in }
  ) throws -> PipelineRun.Outcome {
    let workspace = try Workspace.open(path(pipeline), registry: try Self.registry())
    let options = PipelineRun.Options(
      out: out.map(path), strict: strict, arguments: pipeline, started: "2024-04-25T12:00:00Z")
    return try PipelineRun(workspace, options: options).execute(progress: progress)
  }

  /// What stops a run, a line a problem and a line a note; nothing when it is not stopped.
  func problems(strict: Bool = false) -> [String] {
    problems { try run(strict: strict) }
  }

  /// What stops something, with paths relative to the folder; nothing when it is done.
  func problems(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let error as Diagnostics {
      return error.sorted.flatMap(lines)
    } catch {
      return ["not diagnostics: \(error)"]
    }
  }

  /// A diagnostic and its notes, with paths relative to the folder.
  func lines(_ diagnostic: Diagnostic) -> [String] {
    let notes = diagnostic.notes.map { "\($0.place.map { "\($0): " } ?? "")note: \($0.message)" }
    return ([diagnostic.description] + notes).map { $0.replacing("\(folder)/", with: "") }
  }

  /// How many rows each table of the ledger has, as any other tool counts them.
  func rowCounts(_ ledger: String = "out/waybill.sqlite") throws -> [String: Int] {
    try DatabaseQueue(path: path(ledger)).read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      return try Dictionary(
        uniqueKeysWithValues: tables.map { table in
          (table, try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? -1)
        })
    }
  }

  /// The ledger of the demonstration.
  func ledger() throws -> Ledger { try Ledger(path: path("out/waybill.sqlite")) }

  /// Every file of a folder and its bytes, by name.
  func files(in name: String) throws -> [String: [UInt8]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path(name))
    return try names.reduce(into: [:]) { files, file in
      var isFolder = false
      if FileManager.default.fileExists(atPath: path("\(name)/\(file)"), isDirectory: &isFolder), !isFolder {
        files[file] = try bytes("\(name)/\(file)")
      }
    }
  }
}
