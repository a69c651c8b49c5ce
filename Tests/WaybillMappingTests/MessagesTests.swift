import Testing
import WaybillCore

@testable import WaybillMapping

/// The words of every message that mappings, reference files and records give.
@Suite struct MessagesTests {
  private static let place = Place(file: "m.yaml", line: 3, column: 5)
  private static let other = Place(file: "data.csv", line: 12, column: 1)

  static let ofMappings: [(Diagnostic, String)] = [
    (
      .ambiguousName("Congo", "COG", "COD", at: place, first: other),
      """
      m.yaml:3:5: error: 'Congo' means both 'COG' and 'COD' [ambiguous-name]
      data.csv:12:1: the first stands here
      """
    ),
    (
      .duplicateCode("NLD", at: place, first: other),
      """
      m.yaml:3:5: error: code 'NLD' is given twice [duplicate-code]
      data.csv:12:1: the first stands here
      """
    ),
    (
      .unknownParent("NLDD", known: ["NLD"], at: place),
      "m.yaml:3:5: error: unknown parent 'NLDD'; did you mean 'NLD'? [unknown-code]"
    ),
    (
      .unknownCode("NLDD", known: ["NLD"], at: place),
      "m.yaml:3:5: error: unknown party code 'NLDD'; did you mean 'NLD'? [unknown-code]"
    ),
    (
      .unknownGroup("natto", known: ["eu", "nato", "ukraine"], at: place),
      "m.yaml:3:5: error: unknown group 'natto'; there are eu, nato and ukraine; did you mean 'nato'? [unknown-group]"
    ),
    (
      .unknownColumn("wroth", known: ["worth"], at: place),
      "m.yaml:3:5: error: 'wroth' is no name under 'columns' or 'capture'; did you mean 'worth'? [unknown-column]"
    ),
    (
      .unusedColumn("worth", header: "Worth in EUR", at: place),
      "m.yaml:3:5: error: no field reads 'worth'; use it, or list its header 'Worth in EUR' under 'ignore' "
        + "[unused-column]"
    ),
    (
      .duplicateName("header", "Year", at: place, first: other),
      """
      m.yaml:3:5: error: header 'Year' is named twice [duplicate-name]
      data.csv:12:1: the first stands here
      """
    ),
    (
      .fieldOrigin("value", at: place),
      "m.yaml:3:5: error: field 'value' must have one origin: 'from', 'const' or 'expr' [field-origin]"
    ),
    (
      .adapterOrFormat(at: place),
      "m.yaml:3:5: error: 'read' must have one of 'adapter' and 'format' [adapter-or-format]"
    ),
    (
      .fieldKind("value", expected: "a number", found: "a text", at: place),
      "m.yaml:3:5: error: field 'value' must be a number, not a text [field-kind]"
    ),
    (
      .rowStep(at: place),
      "m.yaml:3:5: error: a step of 'rows' must have one of 'drop', 'drop_matching', 'fill_down' and 'unpivot' "
        + "[row-step]"
    ),
    (
      .cannotBeAbsent("level", at: place),
      "m.yaml:3:5: error: field 'level' must always have a value; 'optional' and 'missing' need a 'default' here "
        + "[field-kind]"
    ),
    (
      .missingAttributeColumn("event", lookup: "words", field: "event", at: place),
      "m.yaml:3:5: error: the file of lookup 'words' has no column 'event', which 'event' takes [missing-attribute]"
    ),
    (
      .lookupParts("A / *", lookup: "words", field: "event", expected: 3, found: 2, at: place),
      "m.yaml:3:5: error: entry 'A / *' of lookup 'words' must have 3 parts, as 'event' has columns, not 2 "
        + "[lookup-parts]"
    ),
    (
      .mapOrFile("words", at: place),
      "m.yaml:3:5: error: lookup 'words' must have one of 'map' and 'file' [map-or-file]"
    ),
    (
      .lookupWithoutEntries(at: place),
      "m.yaml:3:5: error: a lookup's file must have an entry below its header [empty-lookup]"
    ),
    (
      .lookupTooLong(most: 100_000, at: place),
      "m.yaml:3:5: error: a lookup's file must have at most 100000 entries [too-many]"
    ),
    (
      .unusedEntries(["a", "b", "c", "d", "e", "f", "g"], of: 9, lookup: "words", at: place),
      "m.yaml:3:5: warning: no text of the source is 7 of the 9 entries of lookup 'words': "
        + "'a', 'b', 'c', 'd', 'e' and 2 more [unused-entries]"
    ),
    (
      .unusedEntries(["a"], of: 1, lookup: "words", at: place),
      "m.yaml:3:5: warning: no text of the source is 1 of the 1 entry of lookup 'words': 'a' [unused-entries]"
    ),
    (
      .unusedNames(["a"], of: 1, grammar: "nl", at: place),
      "m.yaml:3:5: warning: no text of the source is 1 of the 1 name of grammar 'nl': 'a' [unused-entries]"
    ),
    (
      .unusedGrammar("nl", at: place),
      "m.yaml:3:5: error: no field has 'party: nl', so that the names of this grammar would do nothing; use it, or "
        + "remove it [unused-vocabulary]"
    ),
    (
      .unusedLookup("words", at: place),
      "m.yaml:3:5: error: no field has 'lookup: words', so that its entries would do nothing; use it, or remove it "
        + "[unused-vocabulary]"
    ),
    (
      .notStated(["url"], at: place),
      "m.yaml:3:5: warning: 'url' still says 'not stated yet', as a draft does; state it [not-stated]"
    ),
    (
      .notStated(["publisher", "terms", "period"], at: place),
      "m.yaml:3:5: warning: 'publisher', 'terms' and 'period' still say 'not stated yet', as a draft does; state it "
        + "[not-stated]"
    ),
    (
      .currencyNotStated(at: place),
      "m.yaml:3:5: warning: the unit 'XXX' stands for no currency, as in a draft that found none; state the currency, "
        + "such as EUR [not-stated]"
    ),
    (
      .rosterNotStated(at: place),
      "m.yaml:3:5: warning: 'reporting' names no state, as in a draft, so that nobody is ever missed; state 'complete', "
        + "a group or the states [not-stated]"
    ),
    (
      .unusedNames(["a", "b", "c", "d", "e", "f", "g"], of: 9, grammar: "nl", at: place),
      "m.yaml:3:5: warning: no text of the source is 7 of the 9 names of grammar 'nl': "
        + "'a', 'b', 'c', 'd', 'e' and 2 more [unused-entries]"
    ),
    (
      .noAttributeColumn("evnt", known: ["event"], lookup: "words", at: place),
      "m.yaml:3:5: error: the file of lookup 'words' has no column 'evnt'; did you mean 'event'? [missing-attribute]"
    ),
    (
      .editFailed("m.yaml", reason: "it would hold something else"),
      "m.yaml: error: internal error: 'm.yaml' cannot be written with the new entries: it would hold something else "
        + "[internal-error]"
    ),
    (
      .uselessBeside("optional", "default", at: place),
      "m.yaml:3:5: error: 'optional' does nothing beside 'default' [field-kind]"
    ),
    (.testGiven(at: place), "m.yaml:3:5: error: a test has one of 'given' and 'given_file' [test-given]"),
    (
      .unboundedCheck(at: place), "m.yaml:3:5: error: the check must have 'min', 'max' or both [missing-key]"
    ),
    (.secondUnpivot(at: place), "m.yaml:3:5: error: 'rows' must have at most one 'unpivot' [row-step]"),
    (
      .noColumnMatches("years", pattern: "^19", file: other, mapped: place),
      """
      m.yaml:3:5: error: no column of the file matches '^19' of 'years' [missing-column]
      data.csv:12:1: the file's header stands here
      """
    ),
    (
      .missingColumn("Supplier", renamed: "Seller", file: other, mapped: place),
      """
      m.yaml:3:5: error: the file has no column 'Supplier'; is 'Seller' its new name? [missing-column]
      data.csv:12:1: the file's header stands here; its column 'Seller' is neither mapped nor ignored
      """
    ),
    (
      .ignoredAndRead("1990", by: "years", file: other, mapped: place),
      """
      m.yaml:3:5: error: column '1990' is ignored here and read as 'years' [ignored-and-read]
      data.csv:12:1: the file's header stands here
      """
    ),
    (
      .missingColumn("Supplier", renamed: nil, file: other, mapped: place),
      """
      m.yaml:3:5: error: the file has no column 'Supplier' [missing-column]
      data.csv:12:1: the file's header stands here
      """
    ),
    (
      .unmappedColumn("Colour", file: other, mapping: place),
      """
      data.csv:12:1: error: column 'Colour' is neither mapped nor ignored [unmapped-column]
      m.yaml:3:5: list it under 'columns' or 'ignore'
      """
    ),
    (
      .duplicateColumn("Year", at: other),
      "data.csv:12:1: error: two columns have the header 'Year' [duplicate-column]"
    ),
    (
      .misplacedColumn(2, header: "", found: "Year", file: other, mapped: place),
      """
      m.yaml:3:5: error: column 2 must have the header '', not 'Year' [misplaced-column]
      data.csv:12:1: the file's header stands here
      """
    ),
    (
      .misplacedColumn(40, header: "", found: nil, file: other, mapped: place),
      """
      m.yaml:3:5: error: the file has no column 40 [misplaced-column]
      data.csv:12:1: the file's header stands here
      """
    ),
    (
      .noTableName(file: other, mapped: place),
      """
      m.yaml:3:5: error: the table has no name for 'table_name': the file is neither a workbook nor an archive \
      [missing-capture]
      data.csv:12:1: the file's header stands here
      """
    ),
    (
      .missingCapture("vintage", file: other, mapped: place),
      """
      m.yaml:3:5: error: nothing before the header matches capture 'vintage' [missing-capture]
      data.csv:12:1: the file's header stands here
      """
    ),
  ]

  @Test(arguments: ofMappings)
  func wordsOfMappings(_ message: (diagnostic: Diagnostic, text: String)) {
    let notes = message.diagnostic.notes.map { "\($0.place.map { "\($0): " } ?? "")\($0.message)" }
    #expect(([message.diagnostic.description] + notes).joined(separator: "\n") == message.text)
  }

  private static let least = Amount(millionths: 500_000)

  static let ofRows: [(FieldFailure, String)] = [
    (.missing("value"), "'value' must have a value, but the cell is empty [missing-value]"),
    (
      .notANumber("x", field: "value", integer: false),
      "'value' must be a number such as 1234.5, not 'x' [bad-number]"
    ),
    (
      .notANumber("1.5", field: "value", integer: true),
      "'value' must be a whole number such as 1234, not '1.5' [bad-number]"
    ),
    (
      .notANumber(String(repeating: "é", count: 2_000_000), field: "value", integer: true),
      "'value' must be a whole number such as 1234, not '\(String(repeating: "é", count: 100))…' [bad-number]"
    ),
    (
      .unknownParty(
        String(repeating: "x", count: 101), of: String(repeating: "x", count: 101), grammar: "p", field: "destination",
        suggestion: nil),
      "unknown party '\(String(repeating: "x", count: 100))…' in 'destination' [unknown-party]"
    ),
    (
      .badGrouping("1.23", field: "value"), "'value' must have groups of three digits, not '1.23' [bad-number]"
    ),
    (
      .tooManyDecimals("0.1234567", field: "value"),
      "'value' must have at most six decimals, not '0.1234567'; 'round' keeps fewer and counts them [bad-number]"
    ),
    (
      .tooManyDecimalsScaled("0.1234567", field: "value"),
      "'value' must have at most six decimals once it is scaled, not '0.1234567'; 'round' keeps fewer and counts them "
        + "[bad-number]"
    ),
    (
      .unreadableOperand(of: "a * 2", field: "value"),
      "'value' must be a number, but a cell of 'a * 2' is none [bad-number]"
    ),
    (
      .badArithmetic(of: "a / b", field: "value"),
      "'value' is out of range or divided by zero, worked out as 'a / b' [bad-arithmetic]"
    ),
    (
      .noResult(of: "a * 2", field: "value"),
      "'value' must have a value, but a cell of 'a * 2' is empty [missing-value]"
    ),
    (
      .badYears("2013-2012", field: "period"),
      "'period' must be years from 1800 to 2199 in a row, such as 2012-2013, not '2013-2012' [bad-year]"
    ),
    (
      .badYearsWithGaps("2014; 2012", field: "period"),
      "'period' must be rising years from 1800 to 2199, such as 2012; 2014, not '2014; 2012' [bad-year]"
    ),
    (
      .outOfRange("1e99", field: "value"), "'value' must be between -9.2e12 and 9.2e12, not '1e99' [bad-number]"
    ),
    (
      .badDate("1-1-20", field: "period", format: "dd-MM-yyyy"),
      "'period' must be a day written dd-MM-yyyy, not '1-1-20' [bad-date]"
    ),
    (.tooSmall("0", field: "value", least: least), "'value' must be at least 0.5, not '0' [out-of-bounds]"),
    (.tooGreat("9", field: "value", most: least), "'value' must be at most 0.5, not '9' [out-of-bounds]"),
    (.badYear("22", field: "period"), "'period' must be a year from 1800 to 2199, not '22' [bad-year]"),
    (
      .unknownParty("chilli", of: "Chilli", grammar: "p", field: "destination", suggestion: "Chile"),
      "unknown party 'Chilli' in 'destination'; did you mean 'Chile'? [unknown-party]"
    ),
    (
      .unknownParty("chilli", of: "Peru, Chilli", grammar: "p", field: "destination", suggestion: nil),
      "unknown party 'chilli' of 'Peru, Chilli' in 'destination' [unknown-party]"
    ),
    (
      .codeIsNoName("XXA", of: "XXA", grammar: "p", field: "exporter", isConst: true),
      "'XXA' in 'exporter' is the code of a party, but 'p' reads names alone; write 'exporter: XXA' without 'party', or "
        + "'codes: true' under 'p' reads codes too [unknown-party]"
    ),
    (
      .codeIsNoName("CHL", of: "Peru, CHL", grammar: "p", field: "destination", isConst: false),
      "'CHL' of 'Peru, CHL' in 'destination' is the code of a party, but 'p' reads names alone; 'codes: true' under 'p' "
        + "reads codes too [unknown-party]"
    ),
    (
      .severalParties("NATO", field: "exporter"),
      "'exporter' must be one party, but 'NATO' may be several [several-parties]"
    ),
    (
      .unknownCategory("Shipps", scheme: "sipri", known: ["ships"]),
      "unknown category 'Shipps' in scheme 'sipri'; did you mean 'ships'? [unknown-category]"
    ),
    (
      .unmatched("Newish", lookup: "status", known: ["New"]),
      "'Newish' is no entry of lookup 'status' [unmatched-word]"
    ),
    (
      .unknownWord("licens", field: "basis", known: ["licence"]),
      "'licens' is no basis that records know; did you mean 'licence'? [unmatched-word]"
    ),
    (
      .pinned("Currency", expected: "EUR", found: "USD"),
      "ignored column 'Currency' must be 'EUR', not 'USD' [pinned-column]"
    ),
  ]

  @Test(arguments: ofRows)
  func wordsOfRows(_ message: (failure: FieldFailure, text: String)) {
    #expect("\(message.failure.message) [\(message.failure.code.rawValue)]" == message.text)
  }
}
