import FoundationEssentials
import GRDB
import OutsideShare
import Program
import SIPRI
import Tabular
import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillRunner

/// A folder with a pipeline of one source for each kind of layout.
struct UnitPlace {
  let place: Workplace
  let registry: Registry

  /// The sources, without the one that is a program where there is no Python.
  let sources: [String]

  init() throws {
    place = try Workplace()
    registry = try Registry([
      TabularPlugin.self, ProgramPlugin.self, SIPRIPlugin.self, OutsideSharePlugin.self,
    ])
    let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
    sources = ["table", "archive", "workbook", "json", "joined", "filled", "rtf"] + (hasPython ? ["program"] : [])
    try write("table", "csv", "capture: {vintage: '^As of (.+)$'}\n  delimiter: \";\"", Self.table(rows: 400))
    try write("archive", "csv", "members_matching: csv$\n  capture: {vintage: '^As of (.+)$'}", Self.archive)
    try write("workbook", "xlsx", "sheets_matching: '^Sheet'", Self.workbook)
    try write("json", "json", "rows: '$.data[*]'", Self.json)
    try write("joined", "csv", "join_broken_lines: true", Self.joined)
    try write("filled", "csv", "quote: none", Self.filled, rows: "  - {fill_down: [from]}\n")
    try writeRegister()
    try write(
      "program", "program", "command: [python3, -B, ../program.py]",
      Array("2020|France|Chile|x|5\n2021|Italy|Chile|y|?\n".utf8))
    try place.write(Self.program.utf8, to: "program.py")
    try place.write(pipeline().utf8, to: "waybill.yaml")
  }

  func pipeline(kept: Int = 40) -> String {
    """
    pipeline: 1
    ledger: run/waybill.sqlite
    out: run/out
    sources:
    \(sources.map { "  - {mapping: mappings/\($0).yaml, files: [\($0).data]}" }.joined(separator: "\n"))
    groups: mappings/groups.yaml
    metrics: [{metric: outside-share, groups: [nato], periods: {years: [2010], windows: [2010-2014]}}]
    limits: {rejects: 1000000, rejects_kept: \(kept)}
    """
  }

  private func write(_ id: String, _ adapter: String, _ read: String, _ data: [UInt8], rows: String = "") throws {
    try place.write(Self.mapping(id, adapter, read, rows: rows).utf8, to: "mappings/\(id).yaml")
    try place.write(data, to: "\(id).data")
  }

  /// A register in Rich Text Format, read by the mapping that comes with Waybill: names carried on, and rows that are none.
  private func writeRegister() throws {
    let fixture = "mappings/fixtures/sipri-register-carried-names.rtf"
    let end = #"{\plain \f20 \par }}"#
    let deals = (0..<40).map { deal in
      let cells =
        deal % 13 == 4
        ? #"\tab 1\tab"# : #"\tab \#(deal)\tab Zee\'eb \#(deal)\tab radar\tab 20\#(deal + 10)\tab 2016\tab (1)\tab "#
      let head =
        deal % 3 == 0
        ? #"{\b \#(["Italy", "France"][deal % 2])}\par{\b R:} \#(deal % 9 == 0 ? "Nowhere" : "Chile")"#
        : #"{\b    } \tab"#
      return head + cells + #"\par"#
    }
    try place.edit(fixture, end, deals.joined(separator: "\n") + "\n" + end)
    try place.write(try place.bytes(fixture), to: "rtf.data")
    let mapping = try place.text("mappings/sipri-register-rtf.yaml")
    let own = mapping.replacing("id: sipri-register-rtf", with: "id: rtf").replacing(
      "  terms: ", with: "  reuse: records\n  terms: ")
    try place.write(own.utf8, to: "mappings/rtf.yaml")
  }

  /// A mapping of a table of years, parties, notes and values, which `read` tells how to read.
  static func mapping(_ id: String, _ adapter: String, _ read: String, rows: String = "") -> String {
    """
    mapping: 1
    id: \(id)
    about: {publisher: Nobody, title: Invented, url: https://example.org, terms: invented, reuse: records}
    reporting: complete
    read:
      adapter: \(adapter)
      \(read)
      columns: {year: Year, from: From, to: To, note: Note, value: Value}
    common:
      basis: delivery
      measure: money
      unit: EUR
      perspective: exporter
      exporter: {from: from, party: states}
      destination: {from: to, party: states}
      period: {from: year, type: year}
      item: {from: note, optional: true}
    emit:
      - value: {from: value, type: decimal, missing: {"-": unknown}}
    rows:
    \(rows)  - {drop: 'note == "left aside"', reason: of no interest}
    parties:
      states: {files: [countries.yaml], unmatched: reject}
    checks:
      - {name: no record twice, metric: unique, keys: [exporter, destination, period, item], severity: warning}
      - {name: how many, metric: row-count, min: 1}
    """
  }

  /// Rows with line ends in quotes, doubled quotes, CRLF, ragged rows, bytes that are no text, and no line feed at the end.
  private static func table(rows: Int) -> [UInt8] {
    var text = Array("As of May\n\nYear;From;To;Note;Value\n".utf8)
    let states = ["France", "Germany", "Netherlands", "Chile", "Atlantis", "Italy", "Brazil"]
    let notes = [
      "plain", "\"over\ntwo lines\"", "\"with \"\"quotes\"\"\"", "\"a;b\r\nc\"", "", "left aside", "a \"quote\" inside",
      "too;many", "é", "\"open", "\"after\"x",
    ]
    for row in 0..<rows {
      let value = row % 51 == 0 ? "12,5,1" : row % 11 == 0 ? "-" : "\(row * 7919 % 10_007).25"
      let line = "\(2001 + row % 23);\(states[row % 7]);\(states[row * 3 % 5]);\(notes[row * 5 % 11]);\(value)"
      text += Array(line.utf8)
      if row % 109 == 0 { text.append(0xFF) }
      if row % 21 == 0 { text.append(UInt8(ascii: "\r")) }
      if row < rows - 1 { text.append(UInt8(ascii: "\n")) }
    }
    return text
  }

  private static var archive: [UInt8] {
    ZipFile(
      (0..<4).map { member in
        let head = member == 2 ? "As of June\n" : ""
        let rows = (0..<5).map { "\(2010 + $0),France,\($0 == 3 ? "Nowhere" : "Chile"),of \(member),\($0)" }
        return ZipFile.Member(
          "\(member).csv", text: "\(head)Year,From,To,Note,Value\n\(rows.joined(separator: "\n"))\n")
      }
    ).bytes
  }

  private static var workbook: [UInt8] {
    func row(_ cells: [String]) -> String {
      "<row>" + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }
    let header = ["Year", "From", "To", "Note", "Value"]
    return WorkbookFile(
      (1...3).map { sheet in
        WorkbookFile.Sheet(
          "Sheet \(sheet)",
          rows: row(header)
            + (0..<6).map { row(["\(2015 + $0)", "Italy", "Brazil", "of \(sheet)", "\($0 * sheet)"]) }.joined()
        )
      }
    ).archive.bytes
  }

  private static var json: [UInt8] {
    let rows = (0..<20).map {
      #"{"Year": "\#(2000 + $0)", "From": "Germany", "To": "\#($0 == 7 ? "?" : "Chile")", "Note": "n", "Value": "\#($0)"}"#
    }
    return Array("{\"data\": [\n\(rows.joined(separator: ",\n"))\n]}\n".utf8)
  }

  private static var joined: [UInt8] {
    let rows = (0..<30).map { row in
      row % 4 == 0
        ? "\(1990 + row),France,Chile,a note\nthat is broken,\(row)"
        : row % 7 == 0 ? "\(1990 + row),France" : "\(1990 + row),France,Chile,whole,\(row)"
    }
    return Array("Year,From,To,Note,Value\n\(rows.joined(separator: "\n"))".utf8)
  }

  private static var filled: [UInt8] {
    let rows = (0..<30).map { "\(1990 + $0),\($0 % 5 == 0 ? ["France", "Italy"][$0 / 5 % 2] : ""),Chile,n,\($0)" }
    return Array("Year,From,To,Note,Value\n\(rows.joined(separator: "\n"))\n".utf8)
  }

  /// Reads lines of cells with `|` between.
  private static let program = """
    import hashlib, json, sys
    def say(**message):
        line = json.dumps(message) + "\\n"
        if message["type"] in ("layout", "row", "fault"): digest.update(line.encode())
        sys.stdout.write(line); sys.stdout.flush()
    digest = hashlib.sha256()
    for request in map(json.loads, sys.stdin):
        if request["type"] == "hello": say(type="hello", protocol=1, id="lines", title="Lines")
        elif request["type"] == "spec": say(type="spec", options=[])
        elif request["type"] == "open":
            say(type="layout", columns=["Year", "From", "To", "Note", "Value"])
            rows = open(request["path"]).read().splitlines()
            for number, row in enumerate(rows, 1): say(type="row", line=number, cells=row.split("|"))
            say(type="done", rows=len(rows), faults=0, sha256=digest.hexdigest())
    """
}

extension UnitPlace {
  /// All that a run leaves: its report and tables, every export, and the ledger in words.
  struct Left: Equatable {
    var status: Int
    var diagnostics: [String]
    var files: [String: [UInt8]]
    var rows: [String]
  }

  func workspace() throws -> Workspace { try Workspace.open(place.path("waybill.yaml"), registry: registry) }

  static let options = PipelineRun.Options(arguments: "waybill.yaml", started: "2024-04-25T12:00:00Z")

  /// What a run has left, which is removed.
  func take(_ outcome: PipelineRun.Outcome) throws -> Left {
    let workspace = try workspace()
    for format in [Export.Format.csv, .json, .parquet, .sqlite] {
      let folder = place.path("run/exported/\(format.rawValue)")
      try place.makeFolder("run/exported")
      _ = try Export(workspace, options: Export.Options(folder: folder, format: format)).execute()
    }
    var files = try place.files(in: "run")
    for name in files.keys where name.hasPrefix("waybill.sqlite") { files[name] = nil }
    let left = Left(
      status: outcome.exitStatus, diagnostics: outcome.diagnostics.map(\.description), files: files,
      rows: try Self.rows(of: place.path("run/waybill.sqlite")))
    try place.remove("run")
    return left
  }

  /// Every row of every table, with its ids, and of the views of records and figures.
  static func rows(of ledger: String) throws -> [String] {
    try DatabaseQueue(path: ledger).read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      return try (tables + ["records_named", "figures"]).flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { row in
          "\(table): " + row.map { name, value in "\(name)=\(text(of: value))" }.joined(separator: ", ")
        }
      }
    }
  }

  private static func text(of value: DatabaseValue) -> String {
    if case .blob(let bytes) = value.storage { return bytes.map { String($0, radix: 16) }.joined(separator: " ") }
    return "\(value)"
  }
}
