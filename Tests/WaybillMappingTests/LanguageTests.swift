import Testing
import WaybillCore

@testable import WaybillMapping

/// What becomes of rows and cells before they are read: drop, when, missing, match, repair.
@Suite struct LanguageTests {
  @Test func rowsAreLeftAsideForAReasonAndCounted() throws {
    let mapping = LanguageMapping(
      rows: "rows:\n  - {drop: 'kind == \"sum\"', reason: sums}\n  - {drop: 'worth == \"0\"', reason: nothing}",
      more: ["item: {from: kind, optional: true}"])
    let row = ["Netherlands", "Belgium", "2021"]
    // A row is counted under the first rule that holds; what is wrong with a row left aside does not matter.
    let result = try mapping.map([
      row + ["0", "sum"], row + ["0", "one"], row + ["7", ""], ["Atlantis", "", "x", "y", "sum"],
    ])
    #expect(result.values == ["7..7"])
    #expect(result.account.dropped == ["sums": 2, "nothing": 1])
    #expect(result.account.firstDropped == ["sums": .init(part: 0, line: 2), "nothing": .init(part: 0, line: 3)])
    #expect(result.rejects.isEmpty && result.account.isBalanced)
  }

  @Test func anEmitAppliesWhereItsConditionHolds() throws {
    let mapping = LanguageMapping(
      more: ["when: worth is not missing"],
      emits: [
        "{basis: delivery, measure: money, unit: EUR, when: kind is not missing, value: {from: kind, type: integer}}"
      ])
    let row = ["Netherlands", "Belgium", "2021"]
    let result = try mapping.map([
      row + ["1", "2"], row + ["", "3"], row + ["4", ""], row + ["", ""], row + ["x", "5"],
    ])
    #expect(
      result.records.map { "\($0.row) \($0.emit) \($0.value.lo)" } == ["0 0 1", "0 1 2", "1 1 3", "2 0 4", "4 1 5"])
    #expect(result.account.skipped == ["not (worth is not missing)": 2, "not (kind is not missing)": 2])
    #expect(result.account.dropped == ["no figure in the row": 1])
    #expect(result.account.firstDropped == ["no figure in the row": .init(part: 0, line: 5)])
    #expect(result.account.emitsRejected == 1 && result.account.rowsMapped == 4 && result.account.isBalanced)
  }

  /// A value that exists without being known is an interval; one that does not leaves its record out.
  @Test(arguments: [
    ("open", ["0.."], ["open"], [:]), ("classified", ["0.."], ["classified"], [:]),
    ("withheld", ["0.."], ["withheld"], [:]),
    ("no-delivery", [], [], ["value: no-delivery": 1]), ("not-applicable", [], [], ["value: not-applicable": 1]),
    ("not-reported", [], [], ["value: not-reported": 1]), ("unknown", [], [], ["value: unknown": 1]),
  ])
  func eachReasonOfAMissingValue(reason: String, values: [String], flags: [String], skipped: [String: Int]) throws {
    for (token, cell) in [("\"\"", " "), ("n.a.", "n.a."), ("\"0\"", "0")] {
      let result = try LanguageMapping(value: "{from: worth, type: integer, missing: {\(token): \(reason)}}")
        .one(worth: cell)
      #expect(result.values == values)
      #expect(result.records.flatMap(\.flags.list) == flags)
      #expect(result.account.skipped == skipped)
      #expect(result.account.dropped == (values.isEmpty ? ["no figure in the row": 1] : [:]))
      #expect(result.rejects.isEmpty && result.account.isBalanced)
    }
  }

  @Test func anUnknownReasonIsAProblem() throws {
    #expect(
      try LanguageMapping(value: "{from: worth, type: integer, missing: {x: opne}}").problems() == [
        "'missing' must be 'open', 'classified', 'withheld', 'no-delivery', 'not-applicable', "
          + "'not-reported' or 'unknown', not 'opne'; did you mean 'open'? [bad-option]"
      ])
  }

  /// A token that only the publisher's style makes a number is found before the number is read.
  @Test func aMissingTokenWinsOverANumber() throws {
    let value = "{from: worth, type: decimal, decimal: ',', missing: {'99,9': withheld}}"
    #expect(try LanguageMapping(value: value).map([["Netherlands", "Oman", "2021", "99,9", ""]]).values == ["0.."])
    #expect(try LanguageMapping(value: value).one(worth: "99,8").values == ["99.8..99.8"])
  }

  @Test func otherFieldsMayBeAbsent() throws {
    let mapping = LanguageMapping(
      more: ["category: {from: kind, scheme: ml, missing: {Total: not-applicable}, optional: true}"])
    #expect(try mapping.one(kind: "Total").records.map(\.category) == [nil])
    #expect(try mapping.one(kind: "").records.map(\.category) == [nil])
    #expect(try mapping.one(kind: "ML10").records.map { $0.category?.code } == ["ML10"])
    let refusals = try mapping.one(kind: "ML99").refusals
    #expect(refusals == ["unknown category 'ML99' in scheme 'ml'; did you mean 'ml 9'? [unknown-category]"])
  }

  @Test func anExporterMayBeUnknown() throws {
    let mapping = LanguageMapping(grammar: ["names: {nobody knows: unknown}"])
    #expect(try mapping.one(who: "nobody knows").records.map(\.exporter) == [nil])
  }

  /// An optional value that is empty is no zero: its record is left out, and counted.
  @Test(arguments: [
    ("optional: true", "value: empty"),
    ("optional: true, match: {'^(\\d+)$': '$1', '.*': ''}", "value: left out by the rule '.*' to ''"),
  ])
  func anOptionalValueLeavesItsRecordOut(steps: String, reason: String) throws {
    let mapping = LanguageMapping(value: "{from: worth, type: integer, \(steps)}")
    let result = try mapping.one(worth: steps.contains("match") ? "none" : "")
    #expect(result.records.isEmpty && result.rejects.isEmpty)
    #expect(result.account.skipped == [reason: 1])
    #expect(result.account.dropped == ["no figure in the row": 1])
    #expect(try mapping.one(worth: "5").values == ["5..5"])
  }

  @Test(arguments: ["missing: open", "match: [x]", "repair: x"])
  func aStepOfAnotherShapeIsAProblem(step: String) throws {
    let key = String(step.prefix { $0 != ":" })
    let kind = step.contains("[") ? "a list" : "a text"
    let found = try LanguageMapping(value: "{from: worth, type: integer, \(step)}").problems()
    #expect(found == ["'\(key)' must be a table, not \(kind) [wrong-shape]"])
  }

  /// The first rule that fits is taken; a text that none fits is refused; an empty result leaves the field absent.
  @Test(arguments: [
    ("ML10", "ML10", [], []), ("ml 5b", "ML5", [], []),
    ("ML1, ML3", nil, [#"category: left out by the rule '^(?i)ml.*,.*$' to ''"#], []),
    ("rifles", nil, [], ["no rule of 'match' fits 'rifles' in 'category' [no-match]"]),
  ])
  func matchTakesOutWhatAFieldIsAbout(cell: String, code: String?, notes: [String], refusals: [String]) throws {
    let match = #"match: {'(?i)^ml ?(\d+)[a-z]?$': 'ML$1', '^(?i)ml.*,.*$': ''}"#
    let result = try LanguageMapping(more: ["category: {from: kind, scheme: ml, optional: true, \(match)}"])
      .one(kind: cell)
    #expect(result.records.map { $0.category?.code } == (refusals.isEmpty ? [code] : []))
    #expect(result.account.notes == Dictionary(uniqueKeysWithValues: notes.map { ($0, 1) }))
    #expect(result.refusals == refusals)
  }

  @Test func aMatchWithoutATextIsMissing() throws {
    let mapping = LanguageMapping(more: [#"item: {from: kind, match: {'^-(.*)-$': '$1'}}"#])
    #expect(try mapping.one(kind: "-x-").records.map(\.item) == ["x"])
    #expect(try mapping.one(kind: "--").refusals == ["'item' must have a value, but the cell is empty [missing-value]"])
  }

  /// The first rule that fits is used, listed and flagged; one whose result is no value changes nothing.
  @Test(arguments: [
    ("12", "12..12", [], []),
    (
      "7 56000", "756000..756000", ["repaired"],
      [#"value: '7 56000' read as '756000' by the rule '^(\d) (\d{5})$' to '$1$2'"#]
    ),
    ("1 23", "123..123", ["repaired"], [#"value: '1 23' read as '123' by the rule ' ' to ''"#]),
  ])
  func repairsAreListedAndFlagged(cell: String, value: String, flags: [String], notes: [String]) throws {
    let repair = #"{from: worth, type: integer, repair: {'^(\d) (\d{5})$': '$1$2', ' ': ''}}"#
    let result = try LanguageMapping(value: repair).map(
      Array(repeating: ["Netherlands", "Oman", "2021", cell, ""], count: 2))
    #expect(result.values == [value, value])
    #expect(result.records.map(\.flags.list) == [flags, flags])
    #expect(result.account.notes == Dictionary(uniqueKeysWithValues: notes.map { ($0, 2) }))
  }

  @Test func aRepairThatMakesNoValueIsRefusedAndNotListed() throws {
    let result = try LanguageMapping(value: "{from: worth, type: integer, repair: {'x': 'y'}}").one(worth: "1x")
    #expect(result.refusals == ["'value' must be a whole number such as 1234, not '1y' [bad-number]"])
    #expect(result.account.notes.isEmpty)
  }
}
