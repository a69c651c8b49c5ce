import Testing
import WaybillCore

@testable import WaybillMapping

/// The section `tests:`: what is wrong with it, and how records and rejects are compared with it.
@Suite struct MappingTestTests {
  private func tests(_ section: String) throws -> [MappingTest] {
    try MappingFile.read(try yaml(smallMapping + "\n" + section), references: try repositoryReferences()).tests
  }

  private static let head = """
    tests:
      - name: a
        given: |
          A,B,C,D
    """

  @Test(arguments: [
    ("tests: x", "m.yaml:21:8: error: 'tests' must be a list of tests, not a text [wrong-shape]"),
    ("tests: [x]", "m.yaml:21:9: error: 'tests' must be a list of tables, not a text [wrong-shape]"),
    (
      "tests:\n  - {name: a, given: x, given_file: y, expect: []}",
      "m.yaml:22:5: error: a test has one of 'given' and 'given_file' [test-given]"
    ),
    (
      "tests:\n  - {name: a, expect: []}", "m.yaml:22:5: error: a test has one of 'given' and 'given_file' [test-given]"
    ),
    ("tests:\n  - {given: x, expect: []}", "m.yaml:22:5: error: missing key 'name' [missing-key]"),
    ("tests:\n  - {name: a, given: x}", "m.yaml:22:5: error: missing key 'expect' [missing-key]"),
    (
      "tests:\n  - {name: a, given: x, expect: [], reject: []}",
      "m.yaml:22:37: error: unknown key 'reject'; did you mean 'rejects'? [unknown-key]"
    ),
    (
      "tests:\n  - {name: a, given: x, expect: []}\n  - {name: a, given: x, expect: []}",
      "m.yaml:23:12: error: test 'a' is named twice [duplicate-name]"
    ),
    ("\(head)\n    expect: {}", "m.yaml:25:13: error: 'expect' must be a list, not a table [wrong-shape]"),
    ("\(head)\n    expect: [x]", "m.yaml:25:14: error: 'expect' must be a list of tables, not a text [wrong-shape]"),
    (
      "\(head)\n    expect: [{expoter: NLD}]",
      "m.yaml:25:15: error: unknown key 'expoter'; did you mean 'exporter'? [unknown-key]"
    ),
    (
      "\(head)\n    expect: [{exporter: [NLD]}]",
      "m.yaml:25:25: error: 'exporter' must be a text, not a list [wrong-shape]"
    ),
    (
      "\(head)\n    expect: [{value: 1 to}]",
      "m.yaml:25:22: error: 'value' must be a value such as 12, 1.5 to 2.5 or at least 0, not '1 to' [bad-option]"
    ),
    (
      "\(head)\n    expect: [{period: 21}]",
      "m.yaml:25:23: error: 'period' must be a period such as 2021, 2012-2013 or 2021-03-01, not '21' [bad-option]"
    ),
    (
      "\(head)\n    expect: [{line: two}]",
      "m.yaml:25:21: error: 'line' must be a whole number, not 'two' [bad-option]"
    ),
    (
      "\(head)\n    expect: [{level: totals}]",
      "m.yaml:25:22: error: 'level' must be 'total' or 'part', not 'totals'; did you mean 'total'? [bad-option]"
    ),
    (
      "\(head)\n    expect: []\n    rejects: [{codes: x}]",
      "m.yaml:26:16: error: unknown key 'codes'; did you mean 'code'? [unknown-key]"
    ),
  ])
  func problems(section: String, problem: String) throws {
    #expect(try WaybillMappingTests.problems(of: smallMapping + "\n" + section) == [problem])
  }

  @Test func anUnknownFlag() throws {
    let found = try WaybillMappingTests.problems(of: smallMapping + "\n\(Self.head)\n    expect: [{flags: [rounder]}]")
    #expect(found.count == 1 && found[0].hasPrefix("m.yaml:25:23: error: 'flags' must be 'estimated-value', "))
    #expect(found[0].hasSuffix("not 'rounder'; did you mean 'rounded'? [bad-option]"))
  }

  /// A text is what an adapter reads that reads the mapping's encoding.
  @Test(
    arguments: [
      ("windows-1252", [0x43, 0xE7, 0x80]), ("macintosh", [0x43, 0x8D, 0xDB]), ("utf-8", Array("Cç€".utf8)),
      ("utf-16", [0xFF, 0xFE, 0x43, 0, 0xE7, 0, 0xAC, 0x20]), ("none", Array("Cç€".utf8)),
    ] as [(String, [UInt8])])
  func aTextInTheEncodingOfTheMapping(encoding: String, bytes: [UInt8]) throws {
    var reader = MappingTestReader(encoding: encoding)
    let tests = reader.read(try yaml("[{name: a, given: Cç€, expect: []}]"))
    #expect(tests.map(\.given) == [.bytes(bytes)])
    #expect(reader.problems.isEmpty)
  }

  @Test func aCharacterThatTheEncodingDoesNotHave() throws {
    let mapping = smallMapping.replacing("adapter: table", with: "adapter: table\n  encoding: windows-1252")
    #expect(
      try WaybillMappingTests.problems(
        of: mapping + "\ntests:\n  - {name: a, given: \"é,B\\nCura\u{e7}ao,α\", expect: []}") == [
          "m.yaml:23:22: error: 'given' has 'α' (U+03B1), which windows-1252 does not have, in its line 2 at character 9; "
            + "write another character, or keep the publisher's bytes in a 'given_file' [test-given]"
        ])
    #expect(
      try WaybillMappingTests.problems(of: mapping + "\ntests:\n  - {name: a, given: \"\u{2009}\", expect: []}") == [
        "m.yaml:23:22: error: 'given' has U+2009, which windows-1252 does not have, in its line 1 at character 1; "
          + "write another character, or keep the publisher's bytes in a 'given_file' [test-given]"
      ])
    #expect(
      try WaybillMappingTests.problems(of: mapping + "\ntests:\n  - {name: a, given_file: a.csv, expect: []}") == [])
  }

  /// A fault of a test stops no figures; where the mapping has others, all are told at once.
  @Test func aFaultOfATestAlone() throws {
    let faulty = smallMapping + "\ntests: x"
    let mapping = try MappingFile.read(try yaml(faulty), references: try repositoryReferences())
    #expect(mapping.tests.isEmpty)
    #expect(
      mapping.testWarnings.map(\.description) == [
        "m.yaml:21:8: warning: 'tests' must be a list of tests, not a text [wrong-shape]"
      ])
    #expect(
      mapping.testWarnings.flatMap(\.notes).map(\.message) == [
        "no figure comes of a test; 'waybill test' runs those of the mapping once this is mended"
      ])
    #expect(
      try WaybillMappingTests.problems(of: faulty.replacing("reporting: complete", with: "reporting: all")).count == 2)
  }

  // MARK: Comparing

  private static let facet = Facet(basis: .volume, measure: .tiv, unit: MeasureUnit(rawValue: "TIV-million"))

  private func record(_ value: Int64, to code: String, line: Int = 2) -> Record {
    Record(
      source: "small", facet: Self.facet, value: Interval(Amount(millionths: value * 1_000_000)), period: .year(2021),
      exporter: Party(.state, "NLD"), destination: PartySet(Party(.state, code)), line: line)
  }

  @Test func whatIsExpectedIsNoDifference() throws {
    let test = try tests(
      """
      \(Self.head)
          expect:
            - {destination: BEL, value: "12.0", period: 2021-01-01 to 2021-12-31, flags: [], category: ""}
            - {}
          rejects:
            - {code: bad-number, line: 3, column: 4, field: value, value: x, emit: 1, message: no}
      """)[0]
    let reject = Reject(
      Diagnostic.Code(rawValue: "bad-number"), "no", line: 3, column: 4, emit: 1, field: "value", value: "x")
    #expect(test.differences(records: [record(12, to: "BEL"), record(3, to: "FRA")], rejects: [reject]) == [])
  }

  @Test func everyKeyThatDiffersIsShownWithItsPlace() throws {
    let test = try tests("\(Self.head)\n    expect: [{exporter: NLD, destination: BEL, value: 12}]")[0]
    let found = test.differences(records: [record(13, to: "FRA")], rejects: [])
    #expect(found.map(\.key) == ["destination", "value"])
    #expect(found.map(\.expected) == ["BEL", "12"])
    #expect(found.map(\.found) == ["FRA", "13"])
    #expect(found.map { "\($0.place)" } == ["m.yaml:25:43", "m.yaml:25:55"])
  }

  @Test func tooFewAndTooMany() throws {
    let test = try tests("\(Self.head)\n    expect: [{value: 1, exporter: NLD}, {value: 2}]\n    rejects: []")[0]
    let few = test.differences(records: [record(1, to: "BEL")], rejects: [])
    #expect(few.count == 1 && few[0].number == 2 && few[0].expected == "value 2" && few[0].found == nil)
    let records = [record(1, to: "BEL"), record(2, to: "BEL"), record(3, to: "BEL", line: 4)]
    let reject = Reject(Diagnostic.Code(rawValue: "bad-number"), "no", line: 9, column: 1)
    let many = test.differences(records: records, rejects: [reject])
    #expect(many.map(\.found) == ["NLD to BEL, 2021, 3 TIV-million, line 4", "no [bad-number], line 9"])
    #expect(many.map(\.expected) == [nil, nil])
    #expect(
      many.map { "\($0.kind.rawValue) \($0.number), \($0.place)" } == [
        "record 3, m.yaml:25:13", "reject 1, m.yaml:26:14",
      ])
  }
}
