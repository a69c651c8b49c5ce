import Testing
import WaybillCore

@testable import WaybillMapping

/// Destinations in free text: whole names, then what separates, then what joins; and nothing by likeness.
@Suite struct LanguagePartyTests {
  private static let grammar = [
    "names:",
    "  NAVO: within nato",
    "  NAVO+: within nato+equivalents",
    "  NAVO+ NED: within nato",
    "  BELGIUM, ALL OF IT: BEL",
    "  VARIOUS: several",
    "  NOBODY KNOWS: unknown",
    "  SOMALIA (UN): organisation UN",
    "  THE TWO: \"NLD, BEL\"",
    "split: [\",\", \" AND \", \"/\"]",
    "join: \"+\"",
  ]

  private func destination(_ cell: String) throws -> LanguageResult {
    try LanguageMapping(grammar: Self.grammar).one(whom: cell)
  }

  @Test(arguments: [
    ("Belgium", "BEL"), ("  BELGIUM ", "BEL"), ("trinidad  and tobago", "TTO"),
    // A whole name wins over what would separate or join its parts.
    ("Trinidad and Tobago", "TTO"), ("Belgium, all of it", "BEL"), ("NAVO+", "within equivalents+nato"),
    ("navo+ ned", "within nato"),
    ("Belgium, France", "one of {BEL, FRA}"), ("Belgium and France", "one of {BEL, FRA}"),
    ("Belgium/France", "one of {BEL, FRA}"), ("Belgium, Belgium", "BEL"),
    ("Belgium,France and Oman/Qatar", "one of {BEL, FRA, OMN, QAT}"),
    ("NAVO+Singapore", "one of {SGP, within nato}"), ("NAVO + Singapore", "one of {SGP, within nato}"),
    // Each part may be a whole name with a plus of its own.
    ("NAVO+, Oman", "one of {OMN, within equivalents+nato}"),
    ("The two, Oman", "one of {BEL, NLD, OMN}"), ("Somalia (UN)", "organisation UN"),
    ("Somalia", "SOM"), ("Aruba, Belgium", "one of {ABW, BEL}"),
    // Of a list with an unknown part nothing is known.
    ("various", "several"), ("Belgium, various", "several"), ("nobody knows, Belgium", "unknown"),
    ("Belgium+nobody knows", "unknown"),
  ])
  func aCellIsASetOfParties(cell: String, set: String) throws {
    let result = try destination(cell)
    #expect(result.records.map { $0.destination?.description } == [set])
    #expect(result.refusals.isEmpty)
  }

  @Test(arguments: [
    ("Belgum", "unknown party 'Belgum' in 'destination'; did you mean 'Belgium'? [unknown-party]"),
    (
      "Belgium, Frence",
      "unknown party 'Frence' of 'Belgium, Frence' in 'destination'; did you mean 'France'? [unknown-party]"
    ),
    (
      "NLD",
      "'NLD' in 'destination' is the code of a party, but 'p' reads names alone; 'codes: true' under 'p' reads codes too "
        + "[unknown-party]"
    ),
    ("NAVO+Atlantis", "unknown party 'Atlantis' of 'NAVO+Atlantis' in 'destination' [unknown-party]"),
    ("NAVO++", "unknown party '' of 'NAVO++' in 'destination' [unknown-party]"),
    ("Belgium,", "unknown party '' of 'Belgium,' in 'destination' [unknown-party]"),
    ("Belgium (by way of Oman)", "unknown party 'Belgium (by way of Oman)' in 'destination' [unknown-party]"),
    ("", "'destination' must have a value, but the cell is empty [missing-value]"),
  ])
  func oneUnknownPartRefusesTheCell(cell: String, message: String) throws {
    let refusals = try destination(cell).refusals
    #expect(refusals == [message])
  }

  @Test func anExporterIsOneParty() throws {
    let mapping = LanguageMapping(grammar: Self.grammar)
    #expect(
      try mapping.one(who: "Belgium, France").refusals == [
        "'exporter' must be one party, but 'Belgium, France' may be several [several-parties]"
      ])
    #expect(
      try mapping.one(who: "various").refusals == [
        "'exporter' must be one party, but 'various' may be several [several-parties]"
      ])
    #expect(try mapping.one(who: "nobody knows").records.map(\.exporter) == [nil])
  }

  @Test(arguments: [("DEU", "DEU"), ("deu", "DEU"), ("DE", "DEU"), ("Germany", "DEU"), ("BE/FRA", "one of {BEL, FRA}")])
  func codesAreNamesWhereTheGrammarSaysSo(cell: String, set: String) throws {
    let mapping = LanguageMapping(grammar: ["codes: true", "split: [/]"])
    #expect(try mapping.one(whom: cell).records.map { $0.destination?.description } == [set])
    #expect(try LanguageMapping().one(whom: "DEU").records.isEmpty)
    #expect(try mapping.one(whom: "NATO").records.map { $0.destination?.description } != ["NATO"])
  }

  /// A hint shows the mapping's own spelling, whatever is done to it before it is compared.
  @Test func aHintIsAsItIsWritten() throws {
    #expect(
      try destination("NOBODY KNOW").refusals == [
        "unknown party 'NOBODY KNOW' in 'destination'; did you mean 'NOBODY KNOWS'? [unknown-party]"
      ])
  }

  @Test func rowsThatMatchAreLeftAside() throws {
    let rows = "rows:\n  - {drop_matching: {kind: '^PL[89]', worth: '^0$'}, reason: not military}"
    let row = ["Netherlands", "Belgium", "2021"]
    let mapping = LanguageMapping(rows: rows)
    let cells = [["0", "PL8001"], ["1", "PL8001"], ["0", "ML1"], ["0", " PL9 "]].map { row + $0 }
    for block in 1...4 {
      let result = try mapping.map(cells, block: block)
      #expect(result.values == ["1..1", "0..0"] && result.account.dropped == ["not military": 2])
    }
  }

  @Test(arguments: [
    ("{drop_matching: {kind: x}}", "missing key 'reason' [missing-key]"),
    (
      "{drop_matching: {kid: x}, reason: r}",
      "'kid' is no name under 'columns' or 'capture'; did you mean 'kind'? [unknown-column]"
    ),
    ("{drop_matching: {kind: (}, reason: r}", "bad pattern in 'drop_matching': missing ')' [bad-pattern]"),
    ("{drop_matching: {kind: [a]}, reason: r}", "'kind' must be a pattern, not a list [wrong-shape]"),
    (
      "{drop_matching: {}, reason: r}",
      "'drop_matching' must be a table of columns and patterns, not empty [wrong-shape]"
    ),
  ])
  func aStepThatMatchesNothing(step: String, message: String) throws {
    #expect(
      try LanguageMapping(rows: "rows:\n  - \(step)", more: ["item: {from: kind, optional: true}"]).problems().contains(
        message))
  }
}
