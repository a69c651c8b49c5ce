import SIPRI
import Tabular
import Testing
import WaybillCore
import WaybillMapping
import WaybillRunner

/// Rows of files by their lines: rows of several lines, filled-down cells, unpivoted columns.
@Suite struct RowExplainerTests {
  private let place: Workplace
  private let registry: Registry

  init() throws {
    place = try Workplace()
    registry = try Registry([SIPRIPlugin.self, TabularPlugin.self])
    try place.write(Self.mapping.utf8, to: "mappings/wide.yaml")
    try place.write(Self.file.utf8, to: "wide.csv")
  }

  private static let mapping = """
    mapping: 1
    id: wide
    about: {publisher: P, title: T, url: U, terms: Z}
    reporting: complete
    read:
      format: csv
      columns: {who: From, whom: To}
      columns_matching: {years: '^20\\d\\d$'}
      ignore: {Kind: {expect: a}}
    rows:
      - fill_down: [who]
      - unpivot: {columns: years, name: year, value: tiv}
      - drop: whom == "All"
        reason: sums
    emit:
      - basis: volume
        measure: tiv
        unit: TIV-million
        exporter: {from: who, party: p}
        destination: {from: whom, party: p}
        period: {from: year, type: year}
        value: {from: tiv, type: decimal, missing: {"": no-delivery}}
    parties:
      p: {files: [countries.yaml], unmatched: reject}

    """
  private static let file = "From,To,Kind,2020,2021\nFrance,Chile,a,1,\n,\"Peru\n\",b,2,3\n,All,a,3,3\n"

  private func explain(_ line: Int) throws -> Explanation {
    try RowExplainer.explain(
      place.path("wide.csv"), line: line, mapping: place.path("mappings/wide.yaml"), registry: registry)
  }

  private func end(_ name: String, _ part: Explanation.Part) -> Explanation.End? {
    part.fields.first { $0.name == name }?.end
  }

  @Test func unpivotedColumns() throws {
    let explanation = try explain(2)
    #expect(explanation.line == 2)
    #expect(explanation.parts.map(\.column) == ["2020", "2021"])
    #expect(explanation.parts.map { end("value", $0) } == [.read("1"), .noRecord("value: no-delivery")])
    #expect(explanation.parts.map { end("period", $0) } == [.read("2020"), .read("2021")])
  }

  /// A row is found by each of its lines, and its empty cell is filled from the row above.
  @Test(arguments: [3, 4]) func aRowOfTwoLines(_ line: Int) throws {
    let part = try explain(line).parts[1]
    #expect(try explain(line).line == 3)
    #expect(part.cells[0].text == "France" && part.cells[0].name == "who")
    #expect(end("exporter", part) == .read("FRA"))
    #expect(end("destination", part) == .read("PER"))
    #expect(part.refusals == ["ignored column 'Kind' must be 'a', not 'b'"])
  }

  @Test func aDroppedRow() throws { #expect(try explain(5).parts.map(\.dropped) == ["sums", "sums"]) }

  @Test(arguments: [1, 6, 7]) func noRow(_ line: Int) throws {
    #expect(throws: Diagnostics.self) { try explain(line) }
  }
}
