import Testing
import WaybillCore

@testable import WaybillMapping

/// What a draft wrote where it did not know is told, wherever it is left.
@Suite struct DraftPlaceholderTests {
  private static func found(_ edit: (String) -> String) throws -> [String] {
    let mapping = LanguageMapping()
    return try MappingFile.read(try yaml(edit(mapping.text)), references: try mapping.references()).placeholders
      .map(\.description)
  }

  @Test func aMappingThatStatesEverythingHasNone() throws { #expect(try Self.found { $0 } == []) }

  @Test func textsAreToldTogetherAtTheFirst() throws {
    let found = try Self.found {
      $0.replacing("publisher: P", with: "publisher: not stated yet").replacing("url: U", with: "url: not stated yet")
        .replacing("period: {from: day, type: year}", with: "period: {const: not stated yet, type: year}")
        .replacing("C, worth: D, }\n  ignore: [E]", with: "C, worth: D}\n  ignore: [E]")
        .replacing("day: C, ", with: "").replacing("ignore: [E]", with: "ignore: [C, E]")
    }
    #expect(
      found == [
        "m.yaml:3:20: warning: 'publisher', 'url' and 'period' still say 'not stated yet', as a draft does; state it "
          + "[not-stated]"
      ])
  }

  @Test func aRosterAndAUnitAreToldByThemselves() throws {
    let found = try Self.found {
      $0.replacing("reporting: complete", with: "reporting: {by-state: []}").replacing("unit: EUR", with: "unit: XXX")
    }
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("m.yaml:4:23: warning: 'reporting' names no state"), "\(found)")
    #expect(found[1].contains("the unit 'XXX' stands for no currency"), "\(found)")
  }

  @Test func theUnitOfALookupIsOneToo() throws {
    var mapping = LanguageMapping()
    mapping.more = ["item: {from: kind, lookup: l}"]
    mapping.lookups = ["l: {map: {a: {item: x, unit: XXX}}, unmatched: reject}"]
    #expect(try mapping.file().placeholders.map(\.code.rawValue) == ["not-stated"])
  }

  /// Where no period is stated no row is read.
  @Test func aPeriodThatIsNotStatedIsNoYear() throws {
    var mapping = LanguageMapping()
    mapping.period = "{const: not stated yet, type: year}"
    mapping.rows = "rows: [{drop: day == 'x', reason: none}]"
    let found = #expect(throws: Diagnostics.self) { try mapping.map([["Norway", "Peru", "2021", "1", ""]]) }
    #expect(
      found?.sorted.map(\.message) == ["'period' must be a year from 1800 to 2199, not 'not stated yet'"])
  }
}
