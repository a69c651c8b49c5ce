import Testing
import WaybillCore
import WaybillFormats

@testable import WaybillMapping

/// Which texts a survey finds, in how many rows and where.
@Suite struct TextSurveyTests {
  @Test func wholeCellsAndParts() throws {
    var mapping = LanguageMapping()
    mapping.grammar = ["split: [\",\"]", "join: \"+\""]
    let rows = [
      ["Netherlands", "Atlantis", "2020", "1", ""], ["Netherlands", "ATLANTIS", "2020", "1", ""],
      ["Netherlands", "Belgium, Mu + Chile", "2020", "1", ""], ["Atlantis", "Mu,Atlantis", "2020", "1", ""],
      ["Netherlands", "Belgium", "2020", "1", ""],
    ]
    let unmatched = try mapping.unmatched(rows)
    #expect(unmatched.map(\.text) == ["Atlantis", "mu"].map { $0 == "mu" ? "Mu" : $0 })
    #expect(unmatched.map(\.rows) == [3, 2], "a row with a text in two cells counts once")
    #expect(unmatched.map { $0.places.map(\.line) } == [[2, 3, 5], [4, 5]])
    #expect(unmatched.map(\.cells) == [[], ["Belgium, Mu + Chile", "Mu,Atlantis"]])
    #expect(unmatched.allSatisfy { $0.vocabulary == .grammar("p") })
  }

  @Test func onlyRowsThatWouldMakeARecord() throws {
    var mapping = LanguageMapping()
    mapping.rows = "rows:\n  - {drop: 'whom == \"Total\"', reason: sums}"
    mapping.more = ["when: kind == \"x\""]
    let unmatched = try mapping.unmatched([
      ["Netherlands", "Total", "2020", "1", "x"], ["Netherlands", "Atlantis", "2020", "1", "y"],
      ["Netherlands", "Mu", "nonsense", "1", "x"],
    ])
    #expect(unmatched.map(\.text) == ["Mu"], "a row that is refused for another reason is looked at too")
  }

  @Test func aLookupThatFailsStopsNothing() throws {
    var mapping = LanguageMapping()
    mapping.more = ["event: {from: kind, lookup: event}"]
    mapping.lookups = ["event:", "  map: {N: {event: new}}", "  unmatched: fail"]
    let unmatched = try mapping.unmatched([
      ["Netherlands", "Belgium", "2020", "1", "Q"], ["Netherlands", "Belgium", "2020", "1", ""],
      ["Netherlands", "Atlantis", "2020", "1", "Q"],
    ])
    #expect(unmatched.map(\.unknown.text) == ["Atlantis", "Q", ""])
    #expect(unmatched.map(\.vocabulary) == [.grammar("p"), .lookup("event"), .lookup("event")])
    #expect(unmatched.map(\.rows) == [1, 2, 1])
  }

  @Test func wordsOfSeveralColumns() throws {
    var mapping = LanguageMapping()
    mapping.more = ["event: {from: [day, kind], lookup: event}"]
    mapping.lookups = ["event:", "  map: {\"* / N\": {event: new}}", "  unmatched: reject"]
    let unmatched = try mapping.unmatched([["Netherlands", "Belgium", "2020", "1", "Q"]])
    #expect(unmatched.map(\.text) == ["2020 / Q"])
  }

  @Test func namesAndEntriesThatNoTextWas() throws {
    var mapping = LanguageMapping()
    mapping.grammar = ["names: {Mu: unknown, Lemuria: several, Ys: unknown}", "split: [\",\"]"]
    let (file, survey) = try mapping.survey([["Netherlands", "Belgium, mu", "2020", "1", ""]])
    let warnings = file.warnings(of: survey)
    #expect(
      warnings.map(\.message) == ["no text of the source is 2 of the 3 names of grammar 'p': 'Lemuria', 'Ys'"])
    #expect(warnings.map(\.code.rawValue) == ["unused-entries"])
  }

  /// A text above the header counts for all rows, and is told even when there are none.
  @Test func textsAboveTheHeader() throws {
    let text = LanguageMapping().text.replacing(
      "columns: {who: A, ", with: "capture: {who: '^From (.+)$'}\n  columns: {"
    )
    .replacing("ignore: [E]", with: "ignore: [A, E]")
    let mapping = try MappingFile.read(try yaml(text), references: try repositoryReferences())
    let header = Place(file: "data.csv", line: 3, column: 1)
    let layout = Layout(columns: ["A", "B", "C", "D", "E"], header: header, captures: ["who": "Atlantis"])
    var mapper = try Mapper(surveying: try BoundMapping(mapping, to: layout), file: "data.csv")
    var survey = TextSurvey()
    mapper.surveyConstants(of: layout, into: &survey)
    #expect(mapping.unmatched(in: survey).map(\.rows) == [0])
    mapper.survey(rowBatch([["", "Belgium", "2020", "1", ""]], columns: 5), into: &survey)
    let unmatched = mapping.unmatched(in: survey)
    #expect(unmatched.map(\.text) == ["Atlantis"] && unmatched.map(\.rows) == [1])
    #expect(unmatched.map(\.places) == [[header]])
    #expect(throws: Diagnostics.self) { _ = try Mapper(try BoundMapping(mapping, to: layout), file: "data.csv") }
  }

  /// What was confirmed in the meantime is no longer unknown, without the file being read again.
  @Test func aSurveyOutlivesItsMapping() throws {
    var mapping = LanguageMapping()
    let (_, survey) = try mapping.survey([
      ["Netherlands", "Atlantis", "2020", "1", ""], ["Netherlands", "Mu", "2020", "1", ""],
    ])
    mapping.grammar = ["names: {atlantis: unknown}"]
    #expect(try mapping.file().unmatched(in: survey).map(\.text) == ["Mu"])
  }
}
