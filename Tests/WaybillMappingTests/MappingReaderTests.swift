import Testing
import WaybillCore

@testable import WaybillMapping

@Suite struct MappingReaderTests {
  @Test func aGoodMappingHasNoProblem() throws { #expect(try problems(of: smallMapping) == []) }

  @Test func theRepositorysMappingRead() throws {
    let mapping = try MappingFile.read(
      try repositoryFile("sipri-register.yaml"), references: try repositoryReferences())
    #expect(mapping.id == "sipri-register")
    #expect(mapping.adapter == "sipri-register")
    #expect(mapping.reporting == .complete)
    #expect(mapping.emits.count == 2)
  }

  /// One change to the small mapping, and all that it makes wrong.
  @Test(arguments: [
    (
      "id: small", "idd: small",
      [
        "m.yaml:2:1: error: unknown key 'idd'; did you mean 'id'? [unknown-key]"
      ]
    ),
    ("mapping: 1", "mapping: 2", ["m.yaml:1:10: error: 'mapping' must be '1', not '2' [bad-option]"]),
    (
      "reporting: complete", "reporting: most",
      [
        "m.yaml:4:12: error: 'reporting' must be 'complete' or '{by-state: GROUP}', not 'most' [bad-option]"
      ]
    ),
    (
      "reporting: complete", "reporting: {by-state: natto}",
      [
        "m.yaml:4:23: error: unknown group 'natto'; there are equivalents, eu, nato and ukraine; did you mean 'nato'? [unknown-group]"
      ]
    ),
    (
      "reporting: complete", "reporting: {by-state: [NLDD]}",
      [
        "m.yaml:4:24: error: unknown party code 'NLDD'; did you mean 'NLD'? [unknown-code]"
      ]
    ),
    ("year: C, ", "", ["m.yaml:11:18: error: 'year' is no name under 'columns' or 'capture' [unknown-column]"]),
    (
      "whom: B", "whom: A",
      [
        "m.yaml:7:27: error: header 'A' is named twice [duplicate-name]"
      ]
    ),
    (
      "{from: worth, type: integer}", "{from: wroth, type: integer}",
      [
        "m.yaml:14:65: error: 'wroth' is no name under 'columns' or 'capture'; did you mean 'worth'? [unknown-column]"
      ]
    ),
    (
      "destination: {from: whom", "destination: {from: who",
      [
        "m.yaml:7:27: error: no field reads 'whom'; use it, or list its header 'B' under 'ignore' [unused-column]"
      ]
    ),
    (
      "period: {from: year, type: year}", "period: {from: year}",
      [
        "m.yaml:11:11: error: field 'period' must be a period ('type: year', 'type: years' or 'type: date'), not a text [field-kind]"
      ]
    ),
    (
      "period: {from: year, type: year}", "period: {type: year}",
      [
        "m.yaml:7:36: error: no field reads 'year'; use it, or list its header 'C' under 'ignore' [unused-column]",
        "m.yaml:11:11: error: field 'period' must have one origin: 'from', 'const' or 'expr' [field-origin]",
      ]
    ),
    (
      "{from: who, party: p}", "{from: who, party: q}",
      [
        "m.yaml:9:32: error: 'party' must be 'p', not 'q'; did you mean 'p'? [bad-option]"
      ]
    ),
    (
      "type: integer", "type: integre",
      [
        "m.yaml:14:78: error: 'type' must be 'text', 'year', 'years', 'date', 'decimal' or 'integer', not "
          + "'integre'; "
          + "did you mean 'integer'? [bad-option]"
      ]
    ),
    (
      "basis: volume", "basis: [volume]",
      [
        "m.yaml:13:13: error: 'basis' must be a text or a table, not a list [wrong-shape]"
      ]
    ),
    (
      "within nato", "within natto",
      [
        "m.yaml:19:48: error: unknown group 'natto'; there are equivalents, eu, nato and ukraine; did you mean 'nato'? [unknown-group]"
      ]
    ),
    (
      "    unmatched: reject",
      "    unmatched: reject\n  q: {files: [countries.yaml], names: {Chili: CHL}, unmatched: reject}\n"
        + "  codes: {files: [countries.yaml], codes: true, unmatched: reject}\n"
        + "lookups:\n  kinds: {map: {T: {event: transit}}, unmatched: fail}",
      [
        "m.yaml:21:40: error: no field has 'party: q', so that the names of this grammar would do nothing; use it, or "
          + "remove it [unused-vocabulary]",
        "m.yaml:24:3: error: no field has 'lookup: kinds', so that its entries would do nothing; use it, or remove it "
          + "[unused-vocabulary]",
      ]
    ),
    (
      "unmatched: reject", "unmatched: drop",
      [
        "m.yaml:20:16: error: 'unmatched' must be 'reject', not 'drop' [bad-option]"
      ]
    ),
  ])
  func oneMistakeIsOneProblem(find: String, replace: String, expected: [String]) throws {
    let changed = smallMapping.replacing(find, with: replace)
    #expect(changed != smallMapping)
    #expect(try problems(of: changed) == expected)
  }

  /// A party that stands for every row may be in any of the files that the grammars name, whichever comes first.
  @Test(arguments: ["a-few.yaml", "few.yaml"]) func aConstantPartyIsOfAnyFile(name: String) throws {
    var references = try repositoryReferences()
    references.gazetteers[name] = try Gazetteer.read(
      try yaml("countries: 1\nstates:\n  XXA: {name: Examplia}"))
    for code in ["XXA", "NLD", "NLD,XXA"] {
      let text = smallMapping.replacing("{from: whom, party: p}", with: code)
        .replacing("whom: B, ", with: "").replacing("[countries.yaml]", with: "[countries.yaml, \(name)]")
      #expect(try problems(of: text, references: references) == [], "\(code)")
    }
  }

  @Test func aFileOfNoGazetteerIsAProblemOfItsOwn() throws {
    let found = try problems(of: smallMapping.replacing("[countries.yaml]", with: "[contries.yaml]"))
    #expect(
      found.first == "m.yaml:17:13: error: 'files' must be 'countries.yaml', not 'contries.yaml'; "
        + "did you mean 'countries.yaml'? [bad-option]")
  }

  /// A value of another kind is one problem, whatever is read from it.
  @Test(arguments: [
    ("mapping: 1", "mapping: [1]", "'mapping' must be a text, not a list"),
    ("id: small", "id: {a: small}", "'id' must be a text, not a table"),
    ("about: {publisher: P, title: T, url: U, terms: Z}", "about: P", "'about' must be a table, not a text"),
    (
      "reporting: complete", "reporting: complete\nrows: [{drop: [who], reason: x}]",
      "'drop' must be a text, not a list"
    ),
    ("reporting: complete", "reporting: complete\nrows: [{unpivot: who}]", "'unpivot' must be a table, not a text"),
    ("reporting: complete", "reporting: complete\nlookups: {a: b}", "'a' must be a table, not a text"),
    ("reporting: complete", "reporting: complete\nparties2: {a: b}", "unknown key 'parties2'; did you mean 'parties'?"),
    ("party: p}", "party: [p]}", "'party' must be a text, not a list"),
    ("basis: volume", "basis: {const: [volume]}", "'const' must be a text, not a list"),
  ])
  func anotherKindIsOneProblem(find: String, replace: String, expected: String) throws {
    #expect(smallMapping.contains(find))
    let found = try problems(of: smallMapping.replacing(find, with: replace, maxReplacements: 1))
    #expect(found.count == 1 && found.allSatisfy { $0.contains("error: \(expected) [") }, "\(found)")
  }

  @Test func withoutReadNothingElseIsJudgedByIt() throws {
    let lines = smallMapping.split(separator: "\n", omittingEmptySubsequences: false)
    let read = try #require(lines.firstIndex(of: "read:"))
    let end = try #require(lines[(read + 1)...].firstIndex { !$0.hasPrefix(" ") })
    let text = (lines[..<read] + ["read: csv"] + lines[end...]).joined(separator: "\n")
    #expect(try problems(of: text) == ["m.yaml:5:7: error: 'read' must be a table, not a text [wrong-shape]"])
  }
}
