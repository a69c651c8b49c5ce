import FoundationEssentials
import Tabular
import Testing
import WaybillCore
import WaybillTesting

/// The adapter `csv`: what it takes from a mapping's `read:`, and that it reads as it was told.
@Suite struct DelimitedTableTests {
  private static let place = Place(file: "mapping.yaml", line: 1, column: 1)

  private func node(_ text: String) -> ConfigNode { ConfigNode(.text(text), at: Self.place) }
  private func list(_ texts: [String]) -> ConfigNode { ConfigNode(.list(texts.map(node)), at: Self.place) }

  private func section(_ entries: [(String, ConfigNode)]) -> ConfigNode {
    ConfigNode(.table(entries.map { .init(key: $0, keyPlace: Self.place, value: $1) }), at: Self.place)
  }

  private func adapter(_ entries: [(String, ConfigNode)]) throws -> DelimitedTable {
    try DelimitedTable(options: OptionTable(section(entries).table ?? [], at: Self.place))
  }

  /// The columns and the rows of a fixture, as `line: cell|cell`, with the faults after them.
  private func read(_ name: String, _ entries: [(String, ConfigNode)]) throws -> (columns: [String], rows: [String]) {
    let path = fixture(name)
    let size = try Int64(Data(contentsOf: URL(filePath: path)).count)
    let snapshot = Snapshot(path: path, name: name, sha256: "", size: size)
    let adapter = try adapter(entries)
    var rows: [String] = []
    var columns: [String] = []
    for unit in try adapter.units(of: snapshot, atMost: 4) {
      var reader = try adapter.makeReader(for: unit)
      var batch = RowBatch()
      columns = reader.layout.columns
      while try reader.read(into: &batch) {
        let count = batch.columnCount
        for row in 0..<batch.rowCount {
          let cells = (0..<count).map { batch.text(row: row, column: $0) }
          rows.append("\(batch.rows[row].line): \(cells.joined(separator: "|"))")
        }
        rows += batch.faults.map { "\($0.line):\($0.column): \($0.message)" }
      }
    }
    return (columns, rows)
  }

  @Test func theProgramKnowsPlainTables() throws {
    let registry = try Registry([TabularPlugin.self])
    #expect(registry.sourceIDs == ["csv", "json", "xlsx"])
    #expect(registry.source("csv") == DelimitedTable.self)
    #expect(registry.metricIDs.isEmpty)
    #expect(throws: RegistrationError.duplicateSource(id: "csv")) {
      try Registry([TabularPlugin.self, TabularPlugin.self])
    }
  }

  /// Each option that the descriptor lists, in the words of the specification that validates it.
  @Test func itsOptionsAreDescribed() {
    let options = DelimitedTable.descriptor.options
    #expect(
      options.map(\.name) == [
        "delimiter", "quote", "encoding", "header", "tables", "join_broken_lines", "capture", "until", "member",
        "members_matching",
      ])
    #expect(options.allSatisfy { !$0.help.isEmpty && !$0.shape.words().isEmpty && !$0.required })
  }

  @Test func allProblemsOfTheOptionsAtOnce() throws {
    let problems = #expect(throws: Diagnostics.self) {
      try adapter([
        ("delimiter", node("xx")), ("quote", node("yy")), ("encoding", node("utf8")), ("until", node("z")),
        ("capture", section([("vintage", node("("))])), ("header", list(["a", "a"])),
      ])
    }
    #expect(
      problems?.all.map { "\($0.message) [\($0.code.rawValue)]" } == [
        "'delimiter' must be one printable ASCII character or 'tab', not 'xx' [bad-option]",
        "'quote' must be one printable ASCII character or 'none', not 'yy' [bad-option]",
        "'encoding' must be 'utf-8', 'windows-1252', 'iso-8859-1', 'utf-16', 'utf-16le', 'utf-16be' or 'macintosh', not 'utf8'; did you mean 'utf-8'? [bad-option]",
        "'header' must be a list of different names, not 'a' [bad-option]",
        "bad pattern in 'vintage': missing ')' [bad-pattern]",
        "'until' must be a table with one of the keys 'cell' and 'line', not a text [wrong-shape]",
      ])
  }

  /// Bytes above 7F mean what the encoding says, and are refused where they mean nothing.
  @Test(arguments: [
    ("utf-8", "names-utf-8.csv", ["2: Türkiye|1", "3: Côte d'Ivoire|2"]),
    ("windows-1252", "names-windows-1252.csv", ["2: Türkiye|1", "3: Côte d’Ivoire|2"]),
    ("iso-8859-1", "names-iso-8859-1.csv", ["2: Türkiye|1", "3: Côte d'Ivoire|2"]),
    (
      "utf-8", "names-iso-8859-1.csv",
      ["2:2: expected utf-8, found a byte FC", "3:2: expected utf-8, found a byte F4"]
    ),
  ])
  func encodings(encoding: String, file: String, rows: [String]) throws {
    let table = try read(
      file, [("encoding", node(encoding)), ("columns", section([("a", node("name")), ("b", node("n"))]))])
    #expect(table.columns == ["name", "n"])
    #expect(table.rows == rows)
  }

  /// A file without a header row has its columns by position, and its first line is data.
  @Test func columnsByPosition() throws {
    let table = try read(
      "no-header-trailing-delimiter.csv",
      [("delimiter", node(";")), ("header", list(["year", "embargo", "exporter", "value", "tail"]))])
    #expect(table.columns == ["year", "embargo", "exporter", "value", "tail"])
    #expect(
      table.rows == [
        "1: 2003| 0| Austria| 435148|", "2: 2003| 0| Belgium| 1605|", "4:17: expected 5 cells, found 4",
      ])
  }

  @Test(arguments: [
    ("cell", "Total", ["4: Belgium|1", "5: Oman|"]),
    ("line", "^Oman", ["4: Belgium|1"]),
    ("line", "^©", ["4: Belgium|1", "5: Oman|", "6: Total|1"]),
  ])
  func rowsStopWhereTheMappingSays(key: String, text: String, rows: [String]) throws {
    let table = try read(
      "preamble-total-footer.csv",
      [("header", section([("first_cell", node(""))])), ("until", section([(key, node(text))]))])
    #expect(table.columns == ["", "2021"])
    #expect(table.rows == rows)
  }

  /// The second header of the EU's annual reports, whose cell begins with a space and quotes.
  @Test func aHeaderWithQuotesInIt() throws {
    let table = try read(
      "header-quoted-space.csv",
      [
        ("delimiter", node(";")), ("columns", section([("year", node(" \"year\"")), ("who", node("exporter"))])),
        ("ignore", list(["id"])),
      ])
    #expect(table.columns == ["id", " \"year\"", "exporter"])
    #expect(table.rows == ["2: 1|2013|Slovenia", "3: 2|2013|Croatia"])
  }

  @Test func aFileThatIsNotThereIsASourceError() throws {
    let snapshot = Snapshot(path: fixture("none.csv"), name: "none.csv", sha256: "", size: 0)
    let adapter = try adapter([])
    let error = #expect(throws: SourceError.self) { try adapter.makeReader(for: WorkUnit(snapshot)) }
    #expect(error?.description == "none.csv: error: there is no such file [no-file]")
  }
}
