import FoundationEssentials
import Testing
import WaybillCore
import WaybillFormats

@testable import WaybillMapping

/// The folder of publishers' files, where there is one.
private let folder = ProcessInfo.processInfo.environment["WAYBILL_DATA"].flatMap { $0.isEmpty ? nil : $0 }

/// Every spelling of two publishers, against a table that was made of them by hand.
@Suite(.enabled(if: folder != nil, "WAYBILL_DATA is not set")) struct SourceSpellingTests {
  struct Source: Sendable, CustomTestStringConvertible {
    var title: String
    var mapping: String
    var grammar: String
    var count: Int
    /// Spellings that mean something else than the table says; each has its reason beside it.
    var exceptions: [String: String] = [:]

    var testDescription: String { mapping }
  }

  static let sources = [
    Source(
      title: "EU annual reports 2005-13 (OKFN)", mapping: "eu-annual-report.yaml", grammar: "eu", count: 243,
      exceptions: [
        // A state here, with a user-assigned code; the table has it among the territories.
        "Kosovo (Under Unscr 1244-99)": "state XKX", "Kosovo (under UNSCR/1244/99)": "state XKX",
        // Historic, and a territory that counts with its parent, the Netherlands.
        "Netherlands (Netherlands Antilles)": "territory ANT",
        // Guernsey and Jersey as one have no code in ISO 3166; this one is user-assigned.
        "United Kingdom (Channel Islands)": "territory XCI",
        // Not a party but the heading of a sum: refused, and its rows are left aside.
        "TOTAL PER ML categorya": "refused",
      ]),
    Source(
      title: "NL licence list 2004-14", mapping: "nl-licences.yaml", grammar: "nl", count: 253,
      exceptions: [
        // A mission of the United Nations; the table has the state it stands in.
        "SOMALIË (VN)": "organisation UN",
        "KOSOVO": "state XKX", "NEDERLANDSE ANTILLEN": "territory ANT",
        // Forces of the United States abroad, for which the table has a class of its own.
        "VS-bases": "state USA",
      ]),
  ]

  @Test(arguments: sources) func everySpellingResolvesAsInTheTable(source: Source) throws {
    let mapping = try MappingFile.read(try repositoryFile(source.mapping), references: try repositoryReferences())
    let grammar = try #require(mapping.grammars[source.grammar])
    let rows = try table().filter { $0[0] == source.title }
    #expect(rows.count == source.count)
    for row in rows {
      let found = described(grammar.resolve(row[2]))
      let expected = source.exceptions[row[2]] ?? described(code: row[3], kind: row[4])
      #expect(found == expected, "\(row[2])")
    }
    let spellings = Set(rows.map { $0[2] })
    #expect(source.exceptions.keys.allSatisfy { spellings.contains($0) })
  }

  /// Each exception is one: what it says differs from the table.
  @Test(arguments: sources) func noExceptionIsIdle(source: Source) throws {
    for row in try table() where row[0] == source.title {
      guard let exception = source.exceptions[row[2]] else { continue }
      #expect(exception != described(code: row[3], kind: row[4]), "\(row[2])")
    }
  }

  /// What the table says of a spelling, in the words of ``described(_:)``.
  private func described(code: String, kind: String) -> String {
    switch kind {
    case "unknown": "unknown"
    case "bloc/several": "several"
    default: "\(kind) \(code)"
    }
  }

  private func described(_ result: Result<PartySet, PartyGrammar.Refusal>) -> String {
    guard case .success(let set) = result else { return "refused" }
    if let party = set.single { return "\(party.kind.rawValue) \(party.code)" }
    return set.unknown == .unknown ? "unknown" : "several"
  }

  private func table() throws -> [[String]] {
    let path = URL(filePath: try #require(folder)).deletingLastPathComponent()
      .appending(path: "reference/countries_by_source.csv").path(percentEncoded: false)
    var options = DelimitedOptions()
    options.expected = ["source", "field", "spelling", "iso3", "class"]
    let snapshot = Snapshot(path: path, name: "countries_by_source.csv", sha256: "", size: 0)
    var reader = try DelimitedText(options).makeReader(for: WorkUnit(snapshot))
    var batch = RowBatch()
    var rows: [[String]] = []
    while try reader.read(into: &batch) {
      let columns = batch.columnCount
      for row in 0..<batch.rowCount { rows.append((0..<columns).map { batch.text(row: row, column: $0) }) }
    }
    return rows
  }
}
