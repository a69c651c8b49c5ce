import EUAnnualReport
import OutsideShare
import SIPRI
import Tabular
import Testing
import UNROCA
import WaybillCore
import WaybillMapping
import WaybillRunner

/// The tests that stand in mappings, run through the adapters.
@Suite struct MappingTesterTests {
  private let place: Workplace
  private let tester: MappingTester

  init() throws {
    place = try Workplace()
    tester = MappingTester(
      registry: try Registry([
        EUAnnualReportPlugin.self, SIPRIPlugin.self, TabularPlugin.self, UNROCAPlugin.self, OutsideSharePlugin.self,
      ])
    )
    try place.write(Self.mapping.utf8, to: "mappings/small.yaml")
  }

  private static let mapping = """
    mapping: 1
    id: small
    about: {publisher: P, title: T, url: U, terms: Z}
    reporting: complete
    read:
      format: csv
      columns: {who: From, whom: To, year: Year, worth: EUR}
    emit:
      - basis: licence
        measure: money
        unit: EUR
        exporter: {from: who, party: p}
        destination: {from: whom, party: p}
        period: {from: year, type: year}
        value: {from: worth, type: decimal}
    parties:
      p: {files: [countries.yaml], unmatched: reject}
    tests:
      - name: one licence
        given: |
          From,To,Year,EUR
          France,Chile,2021,12
        expect: [{exporter: FRA, destination: CHL, value: 12}]

    """

  private func run() throws -> [MappingTester.Result] { try tester.run(place.path("mappings/small.yaml")) }

  /// Every mapping of the repository has tests, and none fails.
  @Test(arguments: MappedTable.all.map(\.id) + MappedTable.untried)
  func theRepositorysMappings(_ id: String) throws {
    let results = try tester.run(place.path("mappings/\(id).yaml"))
    #expect(results.count >= 3)
    for result in results { #expect(result.passed, "\(result.test.name): \(result.differences) \(result.problems)") }
  }

  @Test func aTestThatPassesAndOneThatFails() throws {
    #expect(try run().map(\.passed) == [true])
    try place.edit("mappings/small.yaml", "destination: CHL, value: 12", "destination: PER, value: 13")
    let results = try run()
    #expect(results.map(\.passed) == [false])
    #expect(results[0].differences.map(\.key) == ["destination", "value"])
    #expect(results[0].differences.map(\.found) == ["CHL", "12"])
  }

  /// The lines of the rejects, as of the records, are those of the given text.
  @Test func aRejectThatNobodyExpects() throws {
    try place.edit("mappings/small.yaml", "      France,Chile", "      France,Atlantis,2021,1\n      France,Chile")
    #expect(
      try run()[0].differences.map(\.found) == ["unknown party 'Atlantis' in 'destination' [unknown-party], line 2"])
    try place.edit(
      "mappings/small.yaml", "value: 12}]",
      "value: 12, line: 3}]\n    rejects: [{code: unknown-party, line: 2, column: 8, emit: \"\"}]")
    #expect(try run().map(\.passed) == [true])
  }

  @Test(arguments: ["windows-1252", "iso-8859-1", "macintosh", "utf-16", "utf-16be"])
  func aTextInTheEncodingOfTheMapping(encoding: String) throws {
    try place.edit("mappings/small.yaml", "format: csv", "format: csv\n  encoding: \(encoding)")
    try place.edit("mappings/small.yaml", "      France,Chile", "      Österreich,Türkei")
    try place.edit("mappings/small.yaml", "exporter: FRA, destination: CHL", "exporter: AUT, destination: TUR")
    let results = try run()
    #expect(results.map(\.passed) == [true], "\(results)")
  }

  @Test func aTextIsNoWorkbook() throws {
    try place.edit("mappings/small.yaml", "format: csv", "format: xlsx")
    let result = try #require(try run().first)
    #expect(!result.passed)
    let said = result.problems.sorted.flatMap(place.lines)
    #expect(said.first?.hasSuffix("expected a workbook (XLSX), found another file [no-workbook]") == true, "\(said)")
    #expect(said.last == "note: a text is no workbook: 'given_file' names one beside the mapping", "\(said)")
  }

  /// What is wrong with a test is an error to who runs it or checks the mapping, and stops nobody else.
  @Test func aFaultOfATestStopsTestsAlone() throws {
    try place.edit("mappings/small.yaml", "    expect: [", "    expect: [{worth: 3}, ")
    let fault = "mappings/small.yaml:23:15: error: unknown key 'worth' [unknown-key]"
    #expect(place.problems { _ = try run() } == [fault])
    let registry = try Registry([TabularPlugin.self])
    let mapping = place.path("mappings/small.yaml")
    #expect(Checker.check(mapping, registry: registry).problems.sorted.flatMap(place.lines) == [fault])
    try place.write("From,To,Year,EUR\nFrance,Chile,2021,12\n".utf8, to: "data.csv")
    let preview = try Preview(place.path("data.csv"), mapping: mapping, limit: nil, registry: registry)
    #expect(preview.records.count == 1)
    #expect(
      preview.warnings.sorted.flatMap(place.lines) == [
        "mappings/small.yaml:23:15: warning: unknown key 'worth' [unknown-key]",
        "note: no figure comes of a test; 'waybill test' runs those of the mapping once this is mended",
      ])
  }

  @Test func aFileInPlaceOfAText() throws {
    try place.write("From,To,Year,EUR\nFrance,Chile,2021,12\n".utf8, to: "mappings/given.csv")
    let text = "    given: |\n      From,To,Year,EUR\n      France,Chile,2021,12\n"
    try place.edit("mappings/small.yaml", text, "    given_file: given.csv\n")
    #expect(try run().map(\.passed) == [true])
    try place.remove("mappings/given.csv")
    let results = try run()
    #expect(results.map(\.passed) == [false])
    #expect(
      results[0].problems.sorted.flatMap(place.lines) == [
        "mappings/small.yaml:20:17: error: there is no file 'mappings/given.csv' [no-file]"
      ])
  }

  /// A text that does not fit the mapping fails its test, and names the test in place of a file.
  @Test func aTextThatDoesNotFit() throws {
    try place.edit("mappings/small.yaml", "From,To,Year,EUR", "From,To,Year,Euro")
    let results = try run()
    #expect(results.map(\.passed) == [false])
    let lines = results[0].problems.sorted.flatMap(place.lines)
    let unmapped =
      "mappings/small.yaml#one licence:1:1: note: the file's header stands here; its column 'Euro' is neither mapped nor "
      + "ignored"
    #expect(lines.contains(unmapped), "\(lines)")
  }

  @Test func aMappingThatIsWrongIsNotTested() throws {
    try place.edit("mappings/small.yaml", "type: decimal", "type: decimals")
    #expect(
      place.problems { _ = try run() } == [
        "mappings/small.yaml:15:32: error: 'type' must be 'text', 'year', 'years', 'date', 'decimal' or 'integer', not "
          + "'decimals'; "
          + "did you mean 'decimal'? [bad-option]"
      ])
  }

  @Test func aPipelineStandsForItsMappings() throws {
    #expect(try tester.mappings(of: place.path("waybill.yaml")) == [place.path("mappings/sipri-register.yaml")])
    #expect(try tester.mappings(of: place.path("mappings/small.yaml")) == [place.path("mappings/small.yaml")])
    #expect(
      place.problems { _ = try tester.mappings(of: place.path("other.yaml")) } == [
        "error: there is no file 'other.yaml' [no-file]"
      ])
  }
}
