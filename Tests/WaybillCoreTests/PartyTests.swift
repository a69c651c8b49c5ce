import Testing
import WaybillCore

@Suite struct PartyTests {
  @Test(arguments: [
    (Party(.state, "NLD"), "NLD", "NLD"), (Party(.territory, "ABW", belongsTo: "NLD"), "ABW", "NLD"),
    (Party(.territory, "XNC"), "XNC", "XNC"), (Party(.historic, "SUN"), "SUN", "SUN"),
    (Party(.organisation, "NATO", belongsTo: "nato"), "organisation NATO", "NATO"),
    (Party(.nonState, "PKK (Turkiye)"), "non-state PKK (Turkiye)", "PKK (Turkiye)"),
  ])
  func wordsAndCounting(party: Party, words: String, countsAs: String) {
    #expect(party.description == words)
    #expect(party.countsAs == countsAs)
  }

  @Test func setsAreInOrderAndHoldEachOnce() {
    let (fra, ita) = (Party(.state, "FRA"), Party(.state, "ITA"))
    let set = PartySet(parties: [ita, fra, ita], groups: ["nato", "equivalents", "nato"])
    #expect(set == PartySet(parties: [fra, ita], groups: ["equivalents", "nato"]))
    #expect(set.description == "one of {FRA, ITA, within equivalents+nato}")
    #expect(set.single == nil)
    #expect(PartySet(fra).single == fra)
    #expect(PartySet(fra).description == "FRA")
    #expect(PartySet(parties: [], groups: ["nato"]).description == "within nato")
    #expect(PartySet(parties: [], groups: ["nato"]).single == nil)
    #expect(PartySet.Unknown.allCases.map { PartySet($0).description } == ["unknown", "several", "withheld"])
    #expect([PartySet(ita), PartySet(fra)].sorted() == [PartySet(fra), PartySet(ita)])
  }

  @Test func theBookKnowsItsGroups() throws {
    let eu = GroupBook.Group(id: "eu", title: "European Union", memberships: [.init("NLD")])
    let book = GroupBook([
      .init(id: "eu", title: "earlier", memberships: []), .init(id: "a", title: "", memberships: []), eu,
    ])
    #expect(book.ids == ["a", "eu"])
    #expect(book.group("eu") == eu)
    #expect(book.group("nato") == nil)
    #expect(book.unknownGroups(in: try #require(GroupUnion("nato+eu+x"))) == ["nato", "x"])
  }

  @Test(arguments: ["", "+", "nato+", "+nato", "nato++eu"])
  func noUnion(text: String) { #expect(GroupUnion(text) == nil) }

  @Test func aUnionKeepsItsOrder() throws {
    let union = try #require(GroupUnion("nato+eu"))
    #expect(union.groups == ["nato", "eu"])
    #expect(union.description == "nato+eu")
    #expect(try #require(GroupUnion("eu+nato")) < union)
  }
}
