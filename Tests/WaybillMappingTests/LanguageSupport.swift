import Testing
import WaybillCore

@testable import WaybillMapping

/// A mapping of a table with the columns A to E, of which each part can be another.
struct LanguageMapping {
  var rows = ""
  var destination = "{from: whom, party: p}"
  var period = "{from: day, type: year}"
  var value = "{from: worth, type: decimal}"
  /// Further lines of the first emit.
  var more: [String] = []
  /// Further emits.
  var emits: [String] = []
  var read = "adapter: table"
  /// Further lines of the grammar of parties.
  var grammar: [String] = []
  var lookups: [String] = []
  /// Tables that lookups name, by their file.
  var tables: [String: String] = [:]

  /// The repository's reference files, read once.
  private static let references = Result { try repositoryReferences() }

  /// The mapping as a file.
  var text: String {
    let written = "\(rows) \(value) \(more) \(emits)"
    let kind = written.contains("kind") ? "kind: E}" : "}\n  ignore: [E]"
    return """
      mapping: 1
      id: small
      about: {publisher: P, title: T, url: U, terms: Z}
      reporting: complete
      read:
        \(read)
        columns: {who: A, whom: B, day: C, worth: D, \(kind)
      \(rows)
      common:
        exporter: {from: who, party: p}
        destination: \(destination)
        period: \(period)
      emit:
        - basis: licence
          measure: money
          unit: EUR
          value: \(value)
      \(more.map { "    \($0)" }.joined(separator: "\n"))
      \(emits.map { "  - \($0)" }.joined(separator: "\n"))
      parties:
        p:
          files: [countries.yaml]
          normalise: [trim, collapse-spaces, fold-case]
          unmatched: reject
      \(grammar.map { "    \($0)" }.joined(separator: "\n"))
      \(lookups.isEmpty ? "" : "lookups:")
      \(lookups.map { "  \($0)" }.joined(separator: "\n"))
      """
  }

  /// What a table of rows becomes, in blocks of so many rows.
  func map(_ rows: [[String]], block: Int = 1000) throws -> LanguageResult {
    let mapping = try MappingFile.read(try yaml(text), references: try references())
    let layout = Layout(columns: ["A", "B", "C", "D", "E"], header: Place(file: "data.csv", line: 1, column: 1))
    var mapper = try Mapper(try BoundMapping(mapping, to: layout), file: "data.csv")
    var result = LanguageResult()
    for start in stride(from: 0, to: rows.count, by: block) {
      try mapper.map(rowBatch(Array(rows[start..<min(start + block, rows.count)]), columns: 5, firstLine: start + 2))
      result.records += (0..<mapper.batch.count).map { mapper.batch.record($0) }
      result.rejects += mapper.rejects
    }
    result.account = mapper.account
    return result
  }

  /// The mapping itself.
  func file() throws -> MappingFile { try MappingFile.read(try yaml(text), references: try references()) }

  /// What a survey of some rows sees.
  func survey(_ rows: [[String]]) throws -> (MappingFile, TextSurvey) {
    let mapping = try file()
    let layout = Layout(columns: ["A", "B", "C", "D", "E"], header: Place(file: "data.csv", line: 1, column: 1))
    var mapper = try Mapper(surveying: try BoundMapping(mapping, to: layout), file: "data.csv")
    var survey = TextSurvey()
    mapper.survey(rowBatch(rows, columns: 5), into: &survey)
    return (mapping, survey)
  }

  /// The texts of some rows that the mapping does not know.
  func unmatched(_ rows: [[String]]) throws -> [UnmatchedText] {
    let (mapping, survey) = try survey(rows)
    return mapping.unmatched(in: survey)
  }

  func references() throws -> References {
    var references = try Self.references.get()
    for (name, text) in tables {
      references.lookupTables[name] = Result { () throws(Diagnostics) in
        try LookupTable.read(Array(text.utf8), name: name)
      }
    }
    return references
  }

  /// The warnings of a whole read.
  func warnings(_ rows: [[String]]) throws -> [String] {
    let mapping = try MappingFile.read(try yaml(text), references: try references())
    return try mapping.warnings(of: map(rows).account).map { "\($0.message) [\($0.code.rawValue)]" }
  }

  /// The problems of the file, without their places.
  func problems() throws -> [String] {
    do {
      _ = try MappingFile.read(try yaml(text), references: try references())
      return []
    } catch let error as Diagnostics {
      return error.sorted.map { "\($0.message) [\($0.code.rawValue)]" }
    }
  }

  /// What one row becomes; the Netherlands license 12 to Belgium in 2021 where nothing else is said.
  func one(
    who: String = "Netherlands", whom: String = "Belgium", day: String = "2021", worth: String = "12", kind: String = ""
  ) throws -> LanguageResult {
    try map([[who, whom, day, worth, kind]])
  }
}

/// The records, rejects and counts of some rows.
struct LanguageResult {
  var records: [Record] = []
  var rejects: [Reject] = []
  var account = RowAccount()

  /// The lower and the upper end of each record's value: `12..12`, or `0..` without an upper end.
  var values: [String] { records.map { "\($0.value.lo)..\($0.value.hi?.description ?? "")" } }

  /// The messages of the rejects, with their codes.
  var refusals: [String] { rejects.map { "\($0.message) [\($0.code.rawValue)]" } }
}
