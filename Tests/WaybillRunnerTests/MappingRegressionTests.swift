import FoundationEssentials
import Tabular
import Testing
import WaybillCore
import WaybillMapping
import WaybillRunner

/// Mappings that once gave wrong records, or stopped the program; each with the test that shows it inside.
@Suite struct MappingRegressionTests {
  private static func mapping(
    read: String = "", columns: String = "exporter: A, year: B, value: C", rows: String = "", fields: String,
    more: String = "", given: String, expect: String
  ) -> String {
    """
    mapping: 1
    id: small
    about: {publisher: P, title: T, url: U, terms: Z}
    reporting: complete
    read:
      format: csv
      columns: {\(columns)}
    \(read)
    \(rows)
    emit:
      - basis: delivery
        measure: money
        unit: EUR
        exporter: {from: exporter, party: p}
        period: {from: year, type: year}
    \(fields)
    parties:
      p: {files: [countries.yaml], unmatched: reject}
    \(more)
    tests:
      - name: the case
        given: |
    \(given.split(separator: "\n", omittingEmptySubsequences: false).map { "      \($0)" }.joined(separator: "\n"))
    \(expect)
    """
  }

  private func outcome(_ mapping: String) throws -> [String] {
    let place = try Workplace()
    try place.write(mapping.utf8, to: "mappings/small.yaml")
    let tester = MappingTester(registry: try Registry([TabularPlugin.self]))
    let results: [MappingTester.Result]
    do { results = try tester.run(place.path("mappings/small.yaml")) } catch { return error.all.map { $0.message } }
    var found: [String] = []
    for result in results {
      found += result.problems.all.map { $0.message }
      for difference in result.differences {
        found.append(
          "\(difference.kind.rawValue) \(difference.number) \(difference.key ?? ""): \(difference.found ?? "")")
      }
    }
    return found
  }

  /// It was written as a figure of 0.
  @Test func aCaptureThatIsNoFigureMakesNoRecord() throws {
    #expect(
      try outcome(
        Self.mapping(
          read: "  capture: {total: 'Total: (.*)'}", columns: "exporter: A, year: B",
          fields: "    value: {from: total, type: decimal, missing: {'-': not-reported}}",
          given: "  Total: -\n  A,B\n  Netherlands,2021", expect: "    expect: []")) == [])
  }

  /// The program stopped.
  @Test func aCaptureAmongColumnsIsAProblem() throws {
    #expect(
      try outcome(
        Self.mapping(
          read: "  capture: {total: 'Total: (.*)'}",
          fields: "    item: {from: [total, exporter], lookup: l}\n    value: {from: value, type: decimal}",
          more: "lookups:\n  l: {map: {'* / *': {item: x}}, unmatched: reject}",
          given: "  Total: -\n  A,B,C\n  Netherlands,2021,1", expect: "    expect: []"))
        == ["a capture stands alone under 'from', not among several columns: 'total'"])
  }

  /// The program stopped.
  @Test func onlyColumnsOfTheFileAreFilledDown() throws {
    let rows = "rows:\n  - unpivot: {columns: years, name: year, value: value}\n  - fill_down: [value]"
    #expect(
      try outcome(
        Self.mapping(
          read: "  columns_matching: {years: '^20'}", columns: "exporter: A", rows: rows,
          fields: "    value: {from: value, type: decimal}", given: "  A,2020\n  Netherlands,1",
          expect: "    expect: []"))
        == ["'fill_down' takes columns of the file, not captures or names of 'unpivot': 'value'"])
  }

  /// It was one reject for each column, and all but the last without its text.
  @Test func aCellOfAnUnpivotedRowIsRefusedOnce() throws {
    let rows = "rows:\n  - unpivot: {columns: years, name: year, value: value}"
    #expect(
      try outcome(
        Self.mapping(
          read: "  columns_matching: {years: '^20'}", columns: "exporter: A", rows: rows,
          fields: "    value: {from: value, type: decimal}", given: "  A,2020,2021,2022\n  Netherlandz,1,2,3",
          expect: "    expect: []\n    rejects:\n      - {code: unknown-party, line: 2, value: Netherlandz}")) == [])
  }

  /// The wildcard was taken without a word.
  @Test func wordsOfSeveralColumnsKeepTheirSpaces() throws {
    #expect(
      try outcome(
        Self.mapping(
          columns: "exporter: A, year: B, value: C, kind: D, sort: E",
          fields: "    item: {from: [kind, sort], lookup: l}\n    value: {from: value, type: decimal}",
          more:
            "lookups:\n  l:\n    map: {\"a  b / c\": {item: right}, \"* / *\": {item: wrong}}\n    unmatched: reject",
          given: "  A,B,C,D,E\n  Netherlands,2021,1,a  b,c", expect: "    expect:\n      - {item: right}")) == [])
  }
}
