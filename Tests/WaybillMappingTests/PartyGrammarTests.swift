import FoundationEssentials
import Testing
import WaybillCore

@testable import WaybillMapping

@Suite struct PartyGrammarTests {
  static func grammar() throws -> PartyGrammar {
    let mapping = try MappingFile.read(try yaml(smallMapping), references: try repositoryReferences())
    return try #require(mapping.grammars["p"])
  }

  @Test(arguments: [
    ("Netherlands", "NLD"), ("  Netherlands ", "NLD"), ("NATO**", "organisation NATO"),
    ("PKK (Turkiye)*", "non-state PKK (Turkiye)"), ("nobody knows", "unknown"), ("the allies", "within nato"),
    ("Both of them", "one of {BEL, NLD}"), ("Aruba", "ABW"),
  ])
  func wholeNamesThenSuffixesThenTheGazetteer(spelling: String, set: String) throws {
    #expect(try Self.grammar().resolve(spelling).get().description == set)
  }

  @Test(arguments: [
    ("Nederlands", "Nederland"), ("Atlantis", nil), ("Greece**", "Greece"), ("*", nil), ("Turkiye (PKK)", nil),
  ])
  func nothingIsMatchedByLikeness(spelling: String, suggestion: String?) throws {
    let grammar = try Self.grammar()
    guard case .failure(let refusal) = grammar.resolve(spelling) else {
      Issue.record("'\(spelling)' was matched")
      return
    }
    #expect(grammar.nearest(to: refusal.part) == suggestion)
  }

  /// Every spelling of the register resolves as in the table made by hand of its spellings.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["WAYBILL_DATA"]?.isEmpty == false))
  func everySpellingOfTheRegisterResolves() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["WAYBILL_DATA"])
    let table = URL(filePath: folder).deletingLastPathComponent().appending(path: "reference/countries_by_source.csv")
    let grammar = try #require(
      try MappingFile.read(try repositoryFile("sipri-register.yaml"), references: try repositoryReferences())
        .grammars["sipri"])
    var checked = 0
    for line in try String(contentsOf: table, encoding: .utf8).split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells[0] == "SIPRI register 2024-25 (17-col)" else { continue }
      let (spelling, code, kind) = (cells[2].replacing("\"", with: ""), cells[3], cells[4])
      let set = try grammar.resolve(spelling).get()
      switch kind {
      case "unknown": #expect(set.unknown == .unknown, "\(spelling)")
      case "non-state": #expect(set.single?.kind == .nonState, "\(spelling)")
      case "int. organisation": #expect(set.single?.kind == .organisation, "\(spelling)")
      // The table has no code for three parties that ISO does not know: they have user-assigned ones.
      default: #expect(code.isEmpty ? set.single?.code.first == "X" : set.single?.code == code, "\(spelling)")
      }
      checked += 1
    }
    #expect(checked == 264)
  }
}
