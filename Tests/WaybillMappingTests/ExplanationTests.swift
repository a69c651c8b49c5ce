import Testing
import WaybillCore

@testable import WaybillMapping

/// What a mapping says of one row, step by step.
@Suite struct ExplanationTests {
  private static let layout = Layout(
    columns: ["A", "B", "C", "D", "E"], header: Place(file: "data.csv", line: 1, column: 1))

  private func explain(_ mapping: LanguageMapping, _ rows: [[String]], row: Int = 0) throws -> Explanation {
    let file = try MappingFile.read(try yaml(mapping.text), references: try repositoryReferences())
    var mapper = try Mapper(try BoundMapping(file, to: Self.layout), file: "data.csv")
    return mapper.explain(rowBatch(rows, columns: 5), row: row, layout: Self.layout)
  }

  private func field(_ name: String, of part: Explanation.Part) throws -> Explanation.Field {
    try #require((part.fields + part.emits.flatMap(\.fields)).first { $0.name == name })
  }

  private let row = ["France", "Belgium", "2021", "12", ""]

  @Test func everyStepOfAValue() throws {
    let mapping = LanguageMapping(
      value: """
        {from: worth, type: decimal, missing: {"?": open}, strip: ["€"], flags: {'^\\((.*)\\)$': estimated-value},
              match: {'^(.*) EUR$': '$1'}, repair: {'^(\\d+)x$': '$1'}, rounded: 1}
        """)
    let part = try explain(mapping, [["France", "Belgium", "2021", " €(12x EUR) ", ""]]).parts[0]
    let value = try field("value", of: part)
    #expect(
      value.steps.map { "\($0.name): \($0.text)" } == [
        "cell:  €(12x EUR) ", "trim: €(12x EUR)", "strip: (12x EUR)", "flags: 12x EUR", "match: 12x", "repair: 12",
      ])
    #expect(value.end == .read("11.5 to 12.5"))
    #expect(value.flags == ["estimated-value", "repaired"])
    let open = try field("value", of: try explain(mapping, [["France", "Belgium", "2021", "?", ""]]).parts[0])
    #expect(open.steps.map(\.name) == ["cell", "trim", "missing"])
    #expect(open.end == .read("at least 0") && open.flags == ["open"])
  }

  @Test func whatIsReadAndWhatIsRefused() throws {
    let part = try explain(LanguageMapping(), [["France", "Atlantis", "21", "12", ""]]).parts[0]
    #expect(try field("exporter", of: part).end == .read("FRA"))
    #expect(
      try field("destination", of: part).end
        == .refused(Diagnostic.Code(rawValue: "unknown-party"), "unknown party 'Atlantis' in 'destination'"))
    #expect(
      try field("period", of: part).end
        == .refused(
          Diagnostic.Code(rawValue: "bad-year"), "'period' must be a year from 1800 to 2199, not '21'"))
    #expect(try field("basis", of: part).steps == [Explanation.Step("const", "licence")])
    #expect(try field("basis", of: part).end == .read("licence"))
    #expect(part.cells.map(\.name) == ["who", "whom", "day", "worth", nil])
    #expect(part.cells.map(\.text) == ["France", "Atlantis", "21", "12", ""])
  }

  @Test func aDropAndConditions() throws {
    let mapping = LanguageMapping(
      rows: "rows: [{drop: who == \"Total\", reason: sums}]",
      more: ["when: worth is not missing"],
      emits: [
        "{when: whom == \"Peru\", basis: delivery, measure: items, unit: item, value: {from: worth, type: integer}}"
      ])
    let part = try explain(mapping, [row]).parts[0]
    #expect(part.dropped == nil)
    #expect(part.emits.map(\.applies) == [true, false])
    #expect(part.emits.map(\.condition) == ["worth is not missing", "whom == \"Peru\""])
    #expect(part.emits[1].fields.isEmpty)
    let dropped = try explain(mapping, [row, ["Total", "", "", "", ""]], row: 1)
    #expect(dropped.line == 3 && dropped.parts[0].dropped == "sums" && dropped.parts[0].emits.isEmpty)
  }

  /// Several columns of one field are shown with the sign that lookups write between them.
  @Test func severalColumns() throws {
    let mapping = LanguageMapping(
      more: ["event: {from: [day, kind], lookup: l}"],
      lookups: ["l:", "  map: {\"* / V\": {event: replacement}}", "  unmatched: reject"])
    let event = try field("event", of: try explain(mapping, [["France", "Belgium", "2021", "1", "V"]]).parts[0])
    #expect(event.steps.map(\.text) == ["2021 / V", "2021 / V"])
    #expect(event.end == .read("replacement"))
  }

  /// For rows of every kind the explanation ends as the mapper does.
  @Test(arguments: ["12", "", "x", "1.5", "?", "(7)", "99999999999999", "0.1234567"])
  func theExplanationIsWhatHappens(_ worth: String) throws {
    let mapping = LanguageMapping(
      value:
        "{from: worth, type: decimal, optional: true, missing: {\"?\": withheld}, flags: {'^\\((.*)\\)$': estimated-value}}"
    )
    let row = ["France", "Belgium", "2021", worth, ""]
    let result = try mapping.map([row])
    switch try field("value", of: try explain(mapping, [row]).parts[0]).end {
    case .read(let words): #expect(result.records.map { RecordWords($0)[.value] } == [words])
    case .refused(let code, let message):
      #expect(result.rejects.map(\.code) == [code] && result.rejects.map(\.message) == [message])
    case .noRecord(let reason):
      #expect(result.account.skipped == [reason: 1] && result.records.isEmpty)
    case .absent: Issue.record("a value is never absent")
    }
  }
}
