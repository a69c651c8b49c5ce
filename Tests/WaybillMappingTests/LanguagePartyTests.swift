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
      "unknown party 'frence' of 'Belgium, Frence' in 'destination'; did you mean 'France'? [unknown-party]"
    ),
    ("NAVO+Atlantis", "unknown party 'atlantis' of 'NAVO+Atlantis' in 'destination' [unknown-party]"),
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
}
