import Testing
import WaybillCore

@testable import WaybillMapping

/// What is suggested for a spelling, and in which order. Nothing of it decides.
@Suite struct SuggestionTests {
  private func suggestions(
    for text: String, grammar: [String] = [], lookups: [String] = [], in vocabulary: Vocabulary = .grammar("p")
  ) throws -> [Suggestion] {
    var mapping = LanguageMapping()
    mapping.grammar = grammar
    mapping.lookups = lookups
    if !lookups.isEmpty { mapping.more = ["event: {from: kind, lookup: event}"] }
    return SuggestionRanking(vocabulary, in: try mapping.file()).suggestions(for: text)
  }

  private func meanings(_ suggestions: [Suggestion]) -> [String] {
    suggestions.map { "\($0.meaning) \($0.score) \($0.reason)" }
  }

  @Test(arguments: [
    ("TURKIJE", "TUR 100 spelling"), ("Turkiye", "TUR 100 spelling"), ("Turkije.", "TUR 100 spelling"),
    ("TÜRKEI", "TUR 100 spelling"), ("Turkije (TR)", "TUR 73 letters"),
    ("Bosnia And Herzegovina", "BIH 100 spelling"), ("Bosnia and Herzegovina", "BIH 100 spelling"),
    ("Bosnia And/and Herzegovina", "BIH 90 words"), ("CzechRepublic", "CZE 100 spelling"),
    ("cote-divoire", "CIV 100 spelling"), ("Leste, Timor", "TLS 90 words"), ("MARAKKO", "MAR 81 letters"),
    ("Chrypre", "CYP 81 letters"), ("Lybia", "LBY 75 letters"), ("VK", "GBR 75 shortened"),
    ("Dom. Republiek", "DOM 75 shortened"), ("NL", "NLD 98 code"), ("DEU", "DEU 98 code"),
    ("Macedonia, FYR of", "MKD 90 words"),
    ("Macedonië, vroeger Joegoslavië", "MKD 70 contained"),
  ])
  func theFirst(_ text: String, _ first: String) throws {
    let found = meanings(try suggestions(for: text)).first
    #expect(found == first)
  }

  /// Two states share the name: both are shown, neither before the other for a reason.
  @Test func korea() throws {
    let found = try suggestions(for: "Korea")
    #expect(meanings(found).prefix(2) == ["KOR 70 contained", "PRK 70 contained"])
    #expect(found.allSatisfy { $0.score < 100 })
  }

  @Test func aWayThroughAnotherState() throws {
    let found = meanings(try suggestions(for: "Chili via België"))
    #expect(found == ["BEL 70 contained", "CHL 70 contained", "CHL, BEL 60 parts"])
  }

  /// A part that nobody knows makes no list; what the grammar itself knows does.
  @Test func severalPartiesInOneCell() throws {
    #expect(meanings(try suggestions(for: "D/NL")) == [])
    #expect(meanings(try suggestions(for: "D/NL", grammar: ["names: {D: DEU}"])).contains("DEU, NLD 60 parts"))
    #expect(meanings(try suggestions(for: "NL+BE")).contains("NLD, BEL 60 parts"))
    #expect(!meanings(try suggestions(for: "NL+XX")).contains { $0.hasSuffix("parts") })
  }

  @Test func namesOfTheMappingAndGroups() throws {
    let found = try suggestions(for: "VS BASES", grammar: ["names: {VS-bases: USA}"])
    #expect(
      found.first
        == Suggestion(meaning: "USA", name: "United States", near: "VS-bases", score: 100, reason: "spelling"))
    #expect(
      meanings(try suggestions(for: "NATO")).prefix(2) == [
        "organisation NATO 100 spelling", "within nato 100 spelling",
      ])
  }

  @Test func nothingNear() throws {
    #expect(try suggestions(for: "Zzyzx Qwrk") == [])
    #expect(try suggestions(for: "") == [])
    #expect(try suggestions(for: "—") == [])
  }

  @Test func wordsOfLookups() throws {
    let lookups = [
      "event:", "  map: {New: {event: new}, Newer: {event: extension}, Temporary: {event: temporary}}",
      "  unmatched: reject",
    ]
    let found = try suggestions(for: "NEW.", lookups: lookups, in: .lookup("event"))
    #expect(found.map(\.near) == ["New", "Newer"])
    #expect(found.first?.meaning == "{event: new}")
    #expect(try suggestions(for: "Temporry", lookups: lookups, in: .lookup("event")).map(\.near) == ["Temporary"])
  }

  @Test func wordsOfSeveralColumns() {
    #expect(Likeness.of(columns: ["D", "J"], ["D", "*"])?.score == 67)
    #expect(Likeness.of(columns: ["D", "J"], ["d.", "N"])?.score == 45)
    #expect(Likeness.of(columns: ["D", "J"], ["T", "*"]) == nil)
    #expect(Likeness.of(columns: ["D", "J"], ["D"]) == nil)
  }

  @Test func foldedTexts() {
    #expect(FoldedText("Côte d’Ivoire").words == ["cote", "divoire"])
    #expect(FoldedText("Straße, ŁÓDŹ & İzmir").words == ["strasse", "lodz", "izmir"])
    #expect(FoldedText("Cote\u{301}").words == ["cote"])
    #expect(FoldedText("the Republic of Korea").tellingWords == ["republic", "korea"])
    #expect(FoldedText("of the").tellingWords == ["of", "the"])
  }
}
