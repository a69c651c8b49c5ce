import Testing
import WaybillCore

@testable import WaybillMapping

/// The checks that a section reads as, in a mapping that is otherwise sound.
func checks(_ section: String) throws -> [MappingCheck] {
  try MappingFile.read(try yaml(smallMapping + "\nchecks:\n" + section), references: try repositoryReferences()).checks
}

extension SourceChecks {
  /// Adds records in batches of at most `size`, each with dictionaries of its own.
  mutating func add(_ records: [Record], file: Int = 0, size: Int = .max) {
    var rest = records[...]
    while !rest.isEmpty {
      var batch = RecordBatch(source: "small")
      batch.replace(with: Array(rest.prefix(size)))
      add(batch, file: file)
      rest = rest.dropFirst(size)
    }
  }
}

/// A record of a licensed value; `value` is `5` or `2 to 7`.
func licence(
  _ exporter: String, _ destination: String, _ year: Int, _ value: String, line: Int = 0, level: Level = .part,
  basis: Basis = .licence, event: Event = .new
) throws -> Record {
  Record(
    source: "small",
    facet: Facet(basis: basis, measure: .money, unit: MeasureUnit(rawValue: "EUR"), level: level),
    value: try #require(RecordWords.value(value)), period: .year(year), exporter: Party(.state, exporter),
    destination: PartySet(Party(.state, destination)), line: line, event: event)
}

/// How one check ends over some records: what it expects, what it found, and whether it passed; then its examples.
func outcome(
  _ check: String, _ records: [Record], account: RowAccount = RowAccount(), limit: Int = SourceChecks.groupLimit
) throws -> [String] {
  var state = SourceChecks(try checks("  - {name: c, \(check)}"), groupLimit: limit)
  state.add(records)
  let outcome = try #require(state.outcomes(account: account, files: ["a.csv"]).first)
  let examples = outcome.examples.map { "\($0.place.map { "\($0): " } ?? "")\($0.message)" }
  return ["\(outcome.expected) | \(outcome.found) | \(outcome.passed ? "passed" : "failed")"] + examples
}
