import Testing
import WaybillCore

@testable import WaybillMapping

/// Lookups over one column and over several, and what `read:` and expressions may name.
@Suite struct LanguageLookupTests {
  private func mapping(_ field: String, _ entries: [String], unmatched: String = "reject") -> LanguageMapping {
    LanguageMapping(
      more: [field], lookups: ["words:", "  map:"] + entries.map { "    \($0)" } + ["  unmatched: \(unmatched)"])
  }

  private func events(_ entries: [String]) -> LanguageMapping {
    mapping("event: {from: [kind, who, whom], lookup: words}", entries)
  }

  /// The first entry that fits is taken, whatever the later ones say; `*` is any text, the empty one too.
  @Test(arguments: [
    ("T", "Netherlands", "temporary"), ("T", "France", "temporary"), ("D", "France", "extension"),
    ("", "France", "extension"), ("D", "Netherlands", "replacement"), ("X", "Oman", "new"),
  ])
  func severalColumnsWithWildcards(kind: String, who: String, event: String) throws {
    let mapping = events([
      "T / * / *: {event: temporary}", "\"* / France / *\": {event: extension}",
      "D / Netherlands / Belgium: {event: replacement}", "D / Netherlands / *: {event: transit}",
      "\"* / * / *\": {event: new}",
    ])
    #expect(try mapping.one(who: who, kind: kind).records.map(\.event.rawValue) == [event])
  }

  /// In order, so that a wildcard that stands first hides what comes after it.
  @Test func theOrderOfEntriesDecides() throws {
    let any = ["\"* / * / *\": {event: denial}", "T / Netherlands / Oman: {event: temporary}"]
    #expect(try events(any).one(kind: "T").records.map(\.event) == [.denial])
    #expect(
      try events(["T/Netherlands/Belgium: {event: brokering}"] + any).one(kind: "T").records.map(\.event) == [
        .brokering
      ])
  }

  @Test func wordsThatNoEntryHasAreRefused() throws {
    #expect(
      try events(["T / * / *: {event: temporary}"]).one(kind: "Q").refusals == [
        "'Q / Netherlands / Belgium' is no entry of lookup 'words' [unmatched-word]"
      ])
    #expect(
      try mapping("event: {from: kind, lookup: words}", ["Temp: {event: temporary}"]).one(kind: "Tmp").refusals == [
        "'Tmp' is no entry of lookup 'words'; did you mean 'Temp'? [unmatched-word]"
      ])
  }

  @Test func levelsAndOtherFacetsByLookup() throws {
    let level = mapping(
      "level: {from: kind, lookup: words}", ["Total: {level: total}", "ML1: {level: part}", "\"\": {level: part}"])
    for (kind, expected) in [("Total", Level.total), ("ML1", .part), ("", .part)] {
      #expect(try level.one(kind: kind).records.map(\.facet.level) == [expected])
    }
    let basis = LanguageMapping(
      more: ["flags: [{from: kind, lookup: words, take: note}]"],
      lookups: ["words: {map: {a: {note: estimated-value}, b: {}}, unmatched: reject}"])
    #expect(try basis.one(kind: "a").records.map(\.flags.list) == [["estimated-value"]])
    #expect(try basis.one(kind: "b").records.map(\.flags.list) == [[]])
  }

  /// The same word may set several fields together.
  @Test func oneEntryGivesSeveralAttributes() throws {
    let file = LanguageMapping(
      more: ["level: {from: kind, lookup: words}", "event: {from: kind, lookup: words}"],
      lookups: ["words: {map: {x: {level: total, event: transit}}, unmatched: reject}"])
    let record = try #require(try file.one(kind: "x").records.first)
    #expect(record.facet.level == .total && record.event == .transit)
  }

  /// A field that an entry leaves out would take the plainest value: that is for the mapping to write.
  @Test(arguments: ["level", "event", "perspective"])
  func anEntryGivesWhatItsFieldTakes(field: String) throws {
    #expect(
      try mapping("\(field): {from: kind, lookup: words}", ["x: {}"]).problems() == [
        "entry 'x' of lookup 'words' has no '\(field)', which '\(field)' takes [missing-attribute]"
      ])
  }

  @Test func aWordThatRecordsDoNotKnowIsAProblem() throws {
    let found = try mapping("level: {from: kind, lookup: words}", ["x: {level: totals}"]).problems()
    #expect(found == ["'level' must be 'total' or 'part', not 'totals'; did you mean 'total'? [bad-option]"])
  }

  @Test func aMapOfAnotherShapeIsAProblem() throws {
    let file = LanguageMapping(
      more: ["event: {from: kind, lookup: words}"], lookups: ["words: {map: [x], unmatched: reject}"])
    #expect(try file.problems() == ["'map' must be a table, not a list [wrong-shape]"])
  }

  /// A record always has them; only a lookup with an entry for the empty text can say which.
  @Test(arguments: ["level", "event", "perspective", "period"], ["optional: true", "missing: {x: unknown}"])
  func whatEveryRecordHasIsNeverAbsent(field: String, step: String) throws {
    var file = LanguageMapping(more: ["\(field): {from: kind, \(step)}"])
    if field == "period" { file = LanguageMapping(period: "{from: day, type: year, \(step)}") }
    #expect(
      try file.problems() == [
        "field '\(field)' must always have a value; 'optional' and 'missing' need a 'default' here [field-kind]"
      ])
  }

  @Test(arguments: [
    ("adapter: table", []), ("format: csv", []),
    ("adapter: table\n  format: csv", ["'read' must have one of 'adapter' and 'format' [adapter-or-format]"]),
    ("delimiter: \";\"", ["'read' must have one of 'adapter' and 'format' [adapter-or-format]"]),
  ])
  func aSourceHasAnAdapterOrAFormat(read: String, expected: [String]) throws {
    #expect(try LanguageMapping(read: read).problems() == expected)
  }

  @Test func aFormatNamesItsAdapter() throws {
    let mapping = try MappingFile.read(
      try yaml(LanguageMapping(read: "format: csv").text), references: try repositoryReferences())
    #expect(mapping.adapter == "csv")
  }

  @Test(arguments: [
    "rows:\n  - {drop: 'wroth == \"0\"', reason: nothing}", "rows:\n  - {drop: 'wroth is missing', reason: nothing}",
  ])
  func anExpressionNamesColumns(rows: String) throws {
    let found = try LanguageMapping(rows: rows).problems()
    #expect(found.count == 1)
    #expect(found.first?.contains("'wroth'") == true && found.first?.contains("did you mean 'worth'?") == true)
  }

  @Test func aDropNeedsItsReason() throws {
    #expect(
      try LanguageMapping(rows: "rows:\n  - {drop: 'worth == \"0\"'}").problems() == [
        "missing key 'reason' [missing-key]"
      ])
    #expect(
      try LanguageMapping(rows: "rows: {drop: x}").problems() == [
        "'rows' must be a list of steps, not a table [wrong-shape]"
      ])
  }
}
