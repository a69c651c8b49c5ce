import SIPRI
import Tabular
import Testing
import WaybillCore
import WaybillMapping

@testable import WaybillRunner

/// A lookup's file is found beside the mapping, and is a part of it.
@Suite struct LookupFileTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(Self.mapping.utf8, to: "mappings/kinds.yaml")
    try place.makeFolder("mappings/lists")
    try place.write("kind,event\nT,temporary\nD,new\n".utf8, to: "mappings/lists/kinds.csv")
  }

  private static let mapping = """
    mapping: 1
    id: kinds
    about: {publisher: P, title: T, url: U, terms: Z}
    reporting: complete
    read:
      format: csv
      columns: {who: From, year: Year, worth: EUR, kind: Kind}
    emit:
      - basis: licence
        measure: money
        unit: EUR
        exporter: {from: who, party: p}
        period: {from: year, type: year}
        event: {from: kind, lookup: kinds}
        value: {from: worth, type: decimal}
    lookups:
      kinds: {file: lists/kinds.csv, key: kind, unmatched: reject}
    parties:
      p: {files: [countries.yaml], unmatched: reject}
    """

  private func open() throws(Diagnostics) -> Workspace.Source {
    do {
      return try .open(mapping: place.path("mappings/kinds.yaml"), registry: try Registry([TabularPlugin.self]))
    } catch {
      throw Diagnostics(explaining: error)
    }
  }

  @Test func theFileIsPartOfTheMappingsHash() throws {
    let first = try open().mappingHash
    #expect(try open().mappingHash == first)
    try place.write("kind,event\nT,temporary\nD,transit\n".utf8, to: "mappings/lists/kinds.csv")
    #expect(try open().mappingHash != first)
  }

  @Test func aFileThatIsNotThere() throws {
    try place.remove("mappings/lists/kinds.csv")
    try place.edit("mappings/kinds.yaml", "type: decimal", "type: decimals")
    let found = #expect(throws: Diagnostics.self) { try open() }
    #expect(found?.sorted.map(\.code.rawValue) == ["bad-option", "no-file"], "the rest is checked all the same")
  }

  @Test func itsProblemsHaveItsOwnPlaces() throws {
    try place.write("kind,event\nT,temporary\nT,new\n".utf8, to: "mappings/lists/kinds.csv")
    let found = #expect(throws: Diagnostics.self) { try open() }
    #expect(found?.sorted.map { $0.place?.description } == [place.path("mappings/lists/kinds.csv:3:1")])
  }
}
