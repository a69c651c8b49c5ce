import FoundationEssentials
import GRDB
import OutsideShare
import Tabular
import Testing
import WaybillCore
import WaybillReport
import WaybillTesting

@testable import WaybillRunner

/// A run gives the same, to the byte, on any number of threads.
@Suite struct ThreadTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(UnitPlace.mapping("threads", "csv", "delimiter: \";\"").utf8, to: "mappings/threads.yaml")
    try place.write(Self.file(rows: 60_000), to: "threads.csv")
  }

  private static let pipeline = """
    pipeline: 1
    ledger: NAME/waybill.sqlite
    out: NAME/out
    sources: [{mapping: mappings/threads.yaml, files: [threads.csv]}]
    groups: mappings/groups.yaml
    metrics: [{metric: outside-share}]
    limits: {rejects: 1000000}
    """

  /// Rows with line ends in quotes, doubled quotes, CRLF, ragged rows, bytes that are no text, and no line feed at the end.
  private static func file(rows: Int) -> [UInt8] {
    var random = Dice(3)
    var text = Array("Year;From;To;Note;Value\n".utf8)
    let states = ["France", "Germany", "Netherlands", "Chile", "Atlantis", "Italy", "Brazil"]
    let notes = [
      "plain", "\"over\ntwo lines\"", "\"with \"\"quotes\"\"\"", "\"a;b\r\nc\"", "", "left aside", "a \"quote\" inside",
      "too;many", "é",
    ]
    for row in 0..<rows {
      let note = row % 97 == 0 ? "note \(row)" : notes.randomElement(using: &random) ?? ""
      let value =
        row % 501 == 0 ? "12,5,1" : row % 11 == 0 ? "-" : "\(Int.random(in: 0..<1_000_000, using: &random)).25"
      let year = Int.random(in: 2001...2023, using: &random)
      let (from, to) = (states.randomElement(using: &random) ?? "", states.randomElement(using: &random) ?? "")
      text += Array("\(year);\(from);\(to);\(note);\(value)".utf8)
      if row % 1009 == 0 { text.append(0xFF) }
      if row % 211 == 0 { text.append(UInt8(ascii: "\r")) }
      if row < rows - 1 { text.append(UInt8(ascii: "\n")) }
    }
    return text
  }

  @Test func theLedgerAndTheOutputAreTheSameOnAnyNumberOfThreads() throws {
    let registry = try Registry([TabularPlugin.self, OutsideSharePlugin.self])
    var (ledgers, outputs): ([[String]], [[String: [UInt8]]]) = ([], [])
    for threads in [1, 2, 3, 8] {
      try place.write(Self.pipeline.replacing("NAME", with: "run").utf8, to: "waybill.yaml")
      let workspace = try Workspace.open(place.path("waybill.yaml"), registry: registry)
      var options = PipelineRun.Options(arguments: "waybill.yaml", started: "2024-04-25T12:00:00Z")
      options.threads = threads
      let outcome = try PipelineRun(workspace, options: options).execute()
      #expect(outcome.timings.threads == threads)
      ledgers.append(try contents(of: "run/waybill.sqlite"))
      outputs.append(try place.files(in: "run/out"))
      // The same pipeline in the same folder, so that nothing differs but the threads.
      try place.remove("run")
    }
    for place in ledgers.indices.dropFirst() {
      let differences = Set(ledgers[place]).symmetricDifference(ledgers[0])
      #expect(differences.isEmpty, "\(differences.sorted().prefix(4))")
      #expect(ledgers[place].count == ledgers[0].count)
      #expect(outputs[place] == outputs[0])
    }
    #expect(ledgers[0].contains { $0.contains("bad-byte") || $0.contains("invalid") })
    #expect(ledgers[0].count > 50_000)
  }

  /// The earliest of several errors is the one that is told, however many threads there are.
  @Test func theFirstErrorOfAFileIsTold() throws {
    try place.edit(
      "mappings/threads.yaml", "checks:",
      "lookups:\n  word:\n    map: {plain: {item: a}, \"\": {item: b}}\n    unmatched: fail\nchecks:")
    try place.edit(
      "mappings/threads.yaml", "item: {from: note, optional: true}", "item: {from: note, lookup: word}")
    try place.write(Self.pipeline.replacing("NAME", with: "failing").utf8, to: "waybill.yaml")
    let workspace = try Workspace.open(
      place.path("waybill.yaml"), registry: try Registry([TabularPlugin.self, OutsideSharePlugin.self]))
    var told: Set<String> = []
    for threads in [1, 2, 8] {
      var options = PipelineRun.Options(arguments: "waybill.yaml", started: "2024-04-25T12:00:00Z")
      options.threads = threads
      #expect {
        try PipelineRun(workspace, options: options).execute()
      } throws: { error in
        told.insert("\(error)")
        return error is Diagnostics
      }
    }
    #expect(told.count == 1, "\(told)")
  }

  /// Every row of every table, in words.
  private func contents(of ledger: String) throws -> [String] {
    try DatabaseQueue(path: place.path(ledger)).read { database in
      let tables = try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      return try tables.flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { row in
          "\(table): " + row.map { "\($0.0)=\($0.1)" }.joined(separator: ", ")
        }.sorted()
      }
    }
  }
}
