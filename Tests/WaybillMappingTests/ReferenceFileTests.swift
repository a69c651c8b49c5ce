import Testing
import WaybillCore

@testable import WaybillMapping

@Suite struct ReferenceFileTests {
  @Test func theRepositorysFilesRead() throws {
    let references = try repositoryReferences()
    #expect(references.groups.ids == ["equivalents", "eu", "nato", "ukraine"])
    #expect(references.groups.group("nato")?.memberships.count == 32)
    #expect(references.categories.ids == ["hs", "ml", "sipri", "unroca"])
    let gazetteer = try #require(references.gazetteers["countries.yaml"])
    #expect(gazetteer.party(code: "ABW") == Party(.territory, "ABW", belongsTo: "NLD"))
    #expect(gazetteer.party(code: "NATO") == Party(.organisation, "NATO", belongsTo: "nato"))
    #expect(gazetteer.names["TUR"] == "Türkiye")
  }

  @Test(arguments: [
    ("Turkije", "TUR"), ("TÜRKEI", "TUR"), ("Türkiye", "TUR"), ("Cote d’Ivoire", "CIV"), ("Côte d`Ivoire", "CIV"),
    ("  Korea,   Republic of ", "KOR"), ("DR Congo", "COD"), ("Congo", "COG"),
  ])
  func spellingsMeanOneParty(spelling: String, code: String) throws {
    let gazetteer = try #require(try repositoryReferences().gazetteers["countries.yaml"])
    let normalise = Normalisation(foldCase: true, unifyApostrophes: true)
    #expect(try gazetteer.index(normalise)[normalise(spelling)]?.code == code)
  }

  @Test func aNameOfTwoPartiesIsAProblem() throws {
    let file = try yaml("countries: 1\nstates:\n  AAA: {name: Aland}\n  BBB: {name: Other, names: [ALAND]}")
    let gazetteer = try Gazetteer.read(file)
    #expect(throws: Never.self) { try gazetteer.index(Normalisation()) }
    let error = #expect(throws: Diagnostics.self) { try gazetteer.index(Normalisation(foldCase: true)) }
    #expect(error?.all.map(\.description) == ["m.yaml:4:3: error: 'ALAND' means both 'AAA' and 'BBB' [ambiguous-name]"])
  }

  @Test(arguments: [
    (
      "countries: 1\nstates:\n  AAA: {name: A}\nhistoric:\n  AAA: {name: B}",
      "m.yaml:5:3: error: code 'AAA' is given twice [duplicate-code]"
    ),
    (
      "countries: 1\nstates:\n  AAA: {name: A}\nterritories:\n  BBB: {name: B, parent: AAB}",
      "m.yaml:5:3: error: unknown parent 'AAB'; did you mean 'AAA'? [unknown-code]"
    ),
    (
      "countries: 1\nstates:\n  AAA: {nome: A}",
      "m.yaml:3:9: error: unknown key 'nome'; did you mean 'name'? [unknown-key]"
    ),
  ])
  func countriesAreChecked(text: String, first: String) throws {
    let error = #expect(throws: Diagnostics.self) { try Gazetteer.read(try yaml(text)) }
    #expect(error?.sorted.map(\.description).contains(first) == true)
  }

  @Test(arguments: [
    (
      "groups: 1\ng:\n  title: G\n  members:\n    - {states: [NLDD], source: S}",
      "m.yaml:5:17: error: unknown party code 'NLDD'; did you mean 'NLD'? [unknown-code]"
    ),
    (
      "groups: 1\ng:\n  title: G\n  members:\n    - {states: [NLD], from: 2020-13-01, source: S}",
      "m.yaml:5:29: error: 'from' must be a day such as 2024-04-25, not '2020-13-01' [bad-option]"
    ),
    (
      "groups: 1\ng:\n  title: G\n  members:\n    - {states: [NLD], from: 2020-01-01, until: 2020-01-01, source: S}",
      "m.yaml:5:7: error: 'until' must be a day after 2020-01-01, not '2020-01-01' [bad-option]"
    ),
    ("g:\n  title: G\n  members: []", "m.yaml:1:1: error: missing key 'groups' [missing-key]"),
  ])
  func groupsAreChecked(text: String, message: String) throws {
    let gazetteer = try #require(try repositoryReferences().gazetteers["countries.yaml"])
    let error = #expect(throws: Diagnostics.self) { try GroupBook.read(try yaml(text), gazetteer: gazetteer) }
    #expect(error?.sorted.map(\.description) == [message])
  }

  @Test func everyVocabularySaysOfWhichFormItIs() throws {
    func words(_ body: () throws -> Void) -> [String] {
      (#expect(throws: Diagnostics.self) { try body() })?.sorted.map(\.description) ?? []
    }
    #expect(words { _ = try CategorySchemes.read(try yaml("s: {title: S, codes: {}}")) }.count == 1)
    #expect(
      words { _ = try CategorySchemes.read(try yaml("categories: 2")) } == [
        "m.yaml:1:13: error: 'categories' must be '1', not '2' [bad-option]"
      ])
    #expect(
      words { _ = try GroupBook.read(try yaml("groups: x"), gazetteer: Gazetteer()) } == [
        "m.yaml:1:9: error: 'groups' must be '1', not 'x' [bad-option]"
      ])
    #expect(
      words { _ = try Gazetteer.read(try yaml("countries: 3")) } == [
        "m.yaml:1:12: error: 'countries' must be '1', not '3' [bad-option]"
      ])
    #expect(words { _ = try Gazetteer.read(try yaml("states: {}")) }.count == 1)
  }

  @Test func aSpellingOfTwoCategoriesIsAProblem() throws {
    let text =
      "categories: 1\ns:\n  title: S\n  codes:\n    one: {name: First}\n    two: {name: Second, names: [first]}"
    let error = #expect(throws: Diagnostics.self) { try CategorySchemes.read(try yaml(text)) }
    #expect(
      error?.all.map(\.description) == ["m.yaml:6:5: error: 'first' means both 'one' and 'two' [ambiguous-name]"])
  }
}
