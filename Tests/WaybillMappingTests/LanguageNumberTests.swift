import Testing
import WaybillCore

@testable import WaybillMapping

/// Numbers that are worked out, rounded once they are scaled, or given by default; and years in a row.
@Suite struct LanguageNumberTests {
  private func expression(_ expression: String, _ steps: String = "type: decimal") -> LanguageMapping {
    LanguageMapping(value: "{expr: \(expression), \(steps)}")
  }

  @Test(arguments: [
    ("worth * 1000", "type: decimal", "12", "", "12000..12000"),
    ("'worth * kind'", "type: decimal", "0.1", "0.2", "0.02..0.02"),
    ("worth / 3", "type: decimal", "1", "", "0.333333..0.333333"),
    ("worth / 3", "type: decimal, round: 2", "1", "", "0.33..0.33"),
    ("worth / 2", "type: integer, round: 0", "5", "", "2..2"),
    ("worth ?? 7", "type: integer", "", "", "7..7"),
    ("worth + kind", "type: integer, rounded: 1, scale: 1000", "1", "2", "2500..3500"),
    ("2 * 21", "type: integer", "", "", "42..42"),
    ("worth * 2", "type: decimal, missing: {'': open}", "", "", "0.."),
    ("worth * 2", "type: decimal, default: 5", "", "", "5..5"),
    ("worth * 2", "type: decimal, at_least: true", "6", "", "12.."),
    ("worth * 2", "type: decimal, at_least: 'false'", "6", "", "12..12"),
    ("worth * 2", "type: integer, at_least: true, rounded: 1, scale: 10", "2", "", "35.."),
  ])
  func workedOut(text: String, steps: String, worth: String, kind: String, value: String) throws {
    var mapping = expression(text, steps)
    if !text.contains("worth") { mapping.more = ["item: {from: worth, optional: true}"] }
    #expect(try mapping.one(worth: worth, kind: kind).values == [value])
  }

  @Test(arguments: [
    ("worth * 2", "type: decimal", "", "'value' must have a value, but a cell of 'worth * 2' is empty [missing-value]"),
    ("worth * 2", "type: decimal", "x", "'value' must be a number, but a cell of 'worth * 2' is none [bad-number]"),
    (
      "worth * 2", "type: decimal, optional: true", "x",
      "'value' must be a number, but a cell of 'worth * 2' is none [bad-number]"
    ),
    (
      "1 / worth", "type: decimal", "0",
      "'value' is out of range or divided by zero, worked out as '1 / worth' [bad-arithmetic]"
    ),
    (
      "worth * worth", "type: decimal", "9000000",
      "'value' is out of range or divided by zero, worked out as 'worth * worth' [bad-arithmetic]"
    ),
    ("worth / 2", "type: integer", "5", "'value' must be a whole number such as 1234, not '2.5' [bad-number]"),
    ("worth * 2", "type: decimal, max: 10", "6", "'value' must be at most 10, not '12' [out-of-bounds]"),
  ])
  func workedOutAndRefused(text: String, steps: String, worth: String, message: String) throws {
    #expect(try expression(text, steps).one(worth: worth).refusals == [message])
  }

  @Test func anOptionalResult() throws {
    let result = try expression("worth * 2", "type: decimal, optional: true").one(worth: "")
    #expect(result.records.isEmpty && result.account.skipped == ["value: empty": 1])
  }

  /// The rows of a block do not speak for the next one.
  @Test func blocksOfAnySize() throws {
    let rows = ["1", "x", "", "4", "0", "6"].map { ["Netherlands", "Oman", "2021", $0, ""] }
    let whole = try expression("10 / worth").map(rows)
    for block in 1...6 {
      let parts = try expression("10 / worth").map(rows, block: block)
      #expect(parts.values == whole.values && parts.refusals == whole.refusals && parts.account == whole.account)
    }
    #expect(whole.values == ["10..10", "2.5..2.5", "1.666667..1.666667"])
  }

  @Test(arguments: [
    ("{expr: worth * 2, type: decimal, strip: [x]}", "'strip' does nothing here; it goes with 'from' [field-kind]"),
    (
      "{expr: worth * 2, type: decimal, thousands: [.]}",
      "'thousands' does nothing here; it goes with 'from' [field-kind]"
    ),
    (
      "{expr: worth * 2}",
      "field 'value' must be a number ('type: decimal' or 'type: integer'), not a text [field-kind]"
    ),
    (
      "{expr: worth * 2, from: worth, type: decimal}",
      "field 'value' must have one origin: 'from', 'const' or 'expr' [field-origin]"
    ),
    (
      "{expr: worth * 2, type: decimal, missing: {x: open}}",
      "'missing' must be the empty text alone after 'expr', not 'x' [bad-option]"
    ),
    ("{expr: worth == 'x', type: decimal}", "the expression must be a number, not a boolean [expr-type]"),
  ])
  func stepsThatDoNothing(value: String, message: String) throws {
    #expect(try LanguageMapping(value: value).problems().contains(message))
  }

  /// `round` comes after `scale`: a product is rounded once, with all decimals of the text.
  @Test(arguments: [
    ("type: decimal, scale: 1000000, round: 0", "1.2345675", "1234568..1234568"),
    ("type: decimal, scale: 1000000, round: 0", "-1.2345665", "-1234566..-1234566"),
    ("type: decimal, scale: 0.001, round: 6", "0.0015", "0.000002..0.000002"),
    ("type: decimal, scale: 1000000, round: 6", "1.2345678901234", "1234567.890123..1234567.890123"),
    ("type: decimal, scale: 1000, rounded: 0.0001, round: 1", "0.12345", "123.4..123.5"),
    ("type: integer, round: 0", "1.5", "2..2"),
    ("type: decimal, round: 2", "0.00500000000000000000000000001", "0.01..0.01"),
  ])
  func roundedOnceScaled(steps: String, cell: String, value: String) throws {
    #expect(try LanguageMapping(value: "{from: worth, \(steps)}").one(worth: cell).values == [value])
  }

  @Test func aProductWithTooManyDecimals() throws {
    #expect(
      try LanguageMapping(value: "{from: worth, type: decimal, scale: 0.001}").one(worth: "0.0015").refusals == [
        "'value' must have at most six decimals once it is scaled, not '0.0015'; 'round' keeps fewer and counts them "
          + "[bad-number]"
      ])
  }

  @Test(arguments: [
    ("2012", "2012-01-01", "2013-01-01"), ("2012-2013", "2012-01-01", "2014-01-01"),
    ("2012-2012", "2012-01-01", "2013-01-01"),
    ("2012; 2013", "2012-01-01", "2014-01-01"), ("2010 – 2013", "2010-01-01", "2014-01-01"),
    ("2011, 2012, 2013", "2011-01-01", "2014-01-01"), ("2010-2012; 2013", "2010-01-01", "2014-01-01"),
    ("2009; 2010/2012, 2013-2014", "2009-01-01", "2015-01-01"), ("2010-2011-2012", "2010-01-01", "2013-01-01"),
  ])
  func yearsInARow(cell: String, from: String, until: String) throws {
    let records = try LanguageMapping(period: "{from: day, type: years}").one(day: cell).records
    #expect(records.map { "\($0.period.from) \($0.period.until)" } == ["\(from) \(until)"])
  }

  @Test(arguments: [
    "2013-2012", "2012; 2014", "2012-13", "2012-", "", "2012-01-01", "1799-1801", "2012; 2012",
    "2010-2012; 2014", "2010-2012; 2012", "2012;; 2013", "2010-2012-2013",
  ])
  func yearsThatAreNone(cell: String) throws {
    let result = try LanguageMapping(period: "{from: day, type: years}").one(day: cell)
    #expect(
      result.records.isEmpty && result.rejects.map(\.code.rawValue) == [cell.isEmpty ? "missing-value" : "bad-year"])
  }

  /// A list that leaves out years is told from one that does not, in the record and in the report.
  @Test func aListWithAGap() throws {
    let mapping = LanguageMapping(period: "{from: day, type: years, gaps: true}")
    let cells = [
      "2012; 2014", "2012; 2013", "2012", "2010, 2012, 2013", "2012-2014", "2010-2011; 2013", "2010-2012; 2013",
    ]
    let result = try mapping.map(cells.map { ["Netherlands", "Oman", $0, "1", ""] })
    #expect(
      result.records.map { "\($0.period.from.year)-\($0.period.until.previous.year) \($0.flags.list)" } == [
        "2012-2014 [\"gap-in-years\"]", "2012-2013 []", "2012-2012 []", "2010-2013 [\"gap-in-years\"]", "2012-2014 []",
        "2010-2013 [\"gap-in-years\"]", "2010-2013 []",
      ])
    #expect(result.account.notes == ["period: a list with a gap, read from the first year to the last": 3])
  }

  @Test(arguments: ["2014; 2012", "2012; 2012", "2013-2012", "2012; x", "2010-2012; 2011-2013"])
  func aListThatDoesNotRise(cell: String) throws {
    #expect(
      try LanguageMapping(period: "{from: day, type: years, gaps: true}").one(day: cell).refusals == [
        "'period' must be rising years from 1800 to 2199, such as 2012; 2014, not '\(cell)' [bad-year]"
      ])
  }

  @Test func onlyYearsHaveGaps() throws {
    #expect(
      try LanguageMapping(period: "{from: day, type: year, gaps: true}").problems() == [
        "'gaps' does nothing here; it goes with 'type: years' [field-kind]"
      ])
  }

  /// What stands in is counted under its field, a row a count.
  @Test(arguments: [
    ("event: {from: kind, default: transit}", "event: absent, 'transit' by default"),
    ("level: {from: kind, missing: {x: unknown}, default: total}", "level: absent, 'total' by default"),
    ("category: {from: kind, scheme: ml, default: ML10}", "category: absent, 'ML10' by default"),
    ("via: {from: kind, party: p, default: within nato}", "via: absent, 'within nato' by default"),
    ("origin: {from: kind, party: p, default: FRA}", "origin: absent, 'FRA' by default"),
    ("item: {from: kind, default: goods}", "item: absent, 'goods' by default"),
  ])
  func aDefaultStandsIn(field: String, note: String) throws {
    let row = ["Netherlands", "Oman", "2021", "1", ""]
    let result = try LanguageMapping(more: [field]).map([row, row])
    #expect(result.records.count == 2 && result.account.notes == [note: 2])
    let record = try #require(result.records.first)
    let texts = [
      record.event.rawValue, record.facet.level.rawValue, record.category?.code ?? "", record.via?.description ?? "",
      record.origin?.code ?? "", record.item ?? "",
    ]
    #expect(texts.contains { note.contains("'\($0)'") })
  }

  @Test(arguments: [
    (
      "event: {const: new, default: transit}", "'default' does nothing here; it goes with 'from' or 'expr' [field-kind]"
    ),
    ("item: {from: kind, optional: true, default: x}", "'optional' does nothing beside 'default' [field-kind]"),
    (
      "category: {from: kind, scheme: ml, default: ML99}",
      "'default' must be a category of 'ml', not 'ML99' [bad-option]"
    ),
    (
      "origin: {from: kind, party: p, default: within nato}",
      "'default' must be one party, not 'within nato' [bad-option]"
    ),
    ("via: {from: kind, party: p, default: NLDD}", "unknown party code 'NLDD'; did you mean 'NLD'? [unknown-code]"),
    ("level: {from: kind, default: sum}", "'default' must be 'total' or 'part', not 'sum' [bad-option]"),
  ])
  func defaultsThatAreNone(field: String, message: String) throws {
    #expect(try LanguageMapping(more: [field]).problems() == [message])
  }

  @Test func aDefaultBesideAReasonForTheEmptyText() throws {
    #expect(
      try LanguageMapping(value: "{from: worth, type: decimal, missing: {'': open}, default: 5}").problems() == [
        "'default' does nothing beside 'missing' [field-kind]"
      ])
    #expect(try LanguageMapping(value: "{from: worth, type: integer, default: x}").problems().count == 1)
  }
}
