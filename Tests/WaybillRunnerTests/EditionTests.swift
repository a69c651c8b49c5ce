import Ratio
import Revision
import Tabular
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport

@testable import WaybillRunner

/// One mapping twice, with different editions of the publisher's file.
@Suite struct EditionTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(Self.mapping.utf8, to: "mappings/exports.yaml")
    try place.write(Self.first.utf8, to: "first.csv")
    try place.write(Self.second.utf8, to: "second.csv")
    try place.write(Self.pipeline.utf8, to: "waybill.yaml")
  }

  private static let mapping = """
    mapping: 1
    id: exports
    about: {publisher: P, title: Exports, url: U, terms: Z}
    reporting: {by-state: [NLD]}
    read:
      format: csv
      columns: {year: Year, to: To, euros: EUR}
    emit:
      - basis: licence
        measure: money
        unit: EUR
        exporter: NLD
        destination: {from: to, party: p}
        period: {from: year, type: year}
        value: {from: euros, type: integer}
    parties:
      p: {files: [countries.yaml], unmatched: reject}

    """
  private static let first = "Year,To,EUR\n2020,Chile,10\n2020,Seeland,1\n"
  private static let second = "Year,To,EUR\n2020,Chile,12\n2021,Chile,5\n"
  private static let pipeline = """
    pipeline: 1
    ledger: out/ledger.sqlite
    out: out
    sources:
      - mapping: mappings/exports.yaml
        edition: "2022"
        files: [first.csv]
      - mapping: mappings/exports.yaml
        edition: 2024-04
        files: [second.csv]
    groups: mappings/groups.yaml
    metrics:
      - metric: sql
        id: sums
        title: Sums
        query: |
          SELECT source, sum(lo_millionths) AS lo FROM run_records GROUP BY source
        columns:
          source: {kind: text, key: true, help: The source.}
          lo: {kind: millionths, help: The sum., sum: lo}
        records: SELECT ingest, ordinal FROM run_records WHERE source = :source
    limits: {rejects: 1}

    """

  private func run() throws -> PipelineRun.Outcome {
    let workspace = try Workspace.open(
      place.path("waybill.yaml"), registry: try Registry([TabularPlugin.self, RatioPlugin.self, RevisionPlugin.self]))
    return try PipelineRun(workspace, options: .init(arguments: "waybill.yaml", started: "")).execute()
  }

  /// What stops a run, a line a problem and a line a note.
  private func problems() -> [String] {
    do {
      _ = try run()
      return []
    } catch let error as Diagnostics {
      return error.sorted.flatMap(place.lines)
    } catch {
      return ["\(error)"]
    }
  }

  private static let sums = ["exports@2022,10", "exports@2024-04,17"]

  private func sums(_ outcome: PipelineRun.Outcome) -> [String] {
    outcome.report.tables.flatMap { $0.rows.map { row in row.map(\.text).joined(separator: ",") } }
  }

  @Test func eachEditionIsASourceOfItsOwn() throws {
    let outcome = try run()
    #expect(sums(outcome) == Self.sums)
    #expect(outcome.report.sources.map(\.id) == ["exports@2022", "exports@2024-04"])
    #expect(outcome.report.sources.map(\.title) == ["Exports, edition 2022", "Exports, edition 2024-04"])
    // The same again, from the ledger.
    let again = try run()
    #expect(sums(again) == Self.sums)
    #expect(again.report.sources.map(\.alreadyKept) == [true, true])
    let mappings = try Ledger(path: place.path("out/ledger.sqlite")).read { try $0.ingests().map(\.mapping) }
    #expect(mappings == ["exports@2022", "exports@2024-04"])
  }

  @Test func aFileIsTakenInAgainWhenItIsGivenAnEdition() throws {
    try place.edit("waybill.yaml", "    edition: \"2022\"\n", "")
    #expect(sums(try run()) == ["exports,10", "exports@2024-04,17"])
    try place.write(Self.pipeline.utf8, to: "waybill.yaml")
    let outcome = try run()
    #expect(sums(outcome) == Self.sums)
    #expect(outcome.report.sources.map(\.alreadyKept) == [false, true])
  }

  /// The same bytes under two editions are read for each, and a trace shows the lines of the one that is asked for.
  @Test func tracesAndRejectsKnowTheEdition() throws {
    try place.edit("waybill.yaml", "files: [second.csv]", "files: [first.csv]")
    try place.edit("waybill.yaml", "rejects: 1", "rejects: 2")
    #expect(sums(try run()) == ["exports@2022,10", "exports@2024-04,10"])
    let workspace = try Workspace.open(
      place.path("waybill.yaml"), registry: try Registry([TabularPlugin.self, RatioPlugin.self, RevisionPlugin.self]))
    let trace = try Tracer(workspace).trace(.init(table: "sql-sums", keys: ["source": "exports@2024-04"]))
    #expect(trace.lines.map(\.record.source) == ["exports@2024-04"])
    #expect(trace.lines.map(\.text) == ["2020,Chile,10"])
    let rejects = try workspace.rejects(.init(source: "exports@2022"))
    #expect(rejects.entries.map(\.source) == ["exports@2022"])
    let error = #expect(throws: Diagnostics.self) { try workspace.rejects(.init(source: "exports")) }
    #expect(error?.all.map(\.code.rawValue) == ["unknown-source"])
  }

  @Test func oneEditionIsReplayedAlone() throws {
    _ = try run()
    try place.edit("mappings/exports.yaml", "unmatched: reject", "names: {Seeland: DNK}, unmatched: reject")
    let workspace = try Workspace.open(
      place.path("waybill.yaml"), registry: try Registry([TabularPlugin.self, RatioPlugin.self, RevisionPlugin.self]))
    let files = try Replay(workspace).execute(source: "exports@2022")
    #expect(files.map(\.source) == ["exports@2022"] && files.map(\.records) == [1])
    #expect(sums(try run()) == ["exports@2022,11", "exports@2024-04,17"])
  }

  @Test func oneEditionTwiceHasBothPlaces() throws {
    try place.edit("waybill.yaml", "edition: 2024-04", "edition: 2022")
    #expect(
      problems() == [
        "waybill.yaml:8:14: error: two sources have the id 'exports@2022'; an 'edition' of its own tells each apart "
          + "[duplicate-source]", "waybill.yaml:5:14: note: the first is named here",
      ])
  }

  @Test(arguments: ["'2022 March'", "a@b", "''", "2024_04"])
  func anEditionIsAName(_ edition: String) throws {
    try place.edit("waybill.yaml", "2024-04", edition)
    let problems = problems()
    #expect(
      problems.count == 1 && problems[0].hasPrefix("waybill.yaml:9:14: error: 'edition' must be lower-case words"))
  }

  /// A metric that names a source which is not there would find nothing, and say nothing of it.
  @Test(arguments: [
    "metric: ratio, id: r, title: T, by: [], part: {source: exports}",
    "metric: revision, id: r, title: T, before: 'exports@2022', after: exports",
    "metric: revision, id: r, title: T, before: 'exports@2022', after: {source: exports, exporter: NLD}",
  ])
  func theSourcesOfAMetricMustBeThere(_ metric: String) throws {
    let of = "of: {basis: licence, measure: money, unit: EUR}"
    try place.edit("waybill.yaml", "metrics:\n", "metrics:\n  - {\(metric), \(of)}\n")
    let found = problems()
    #expect(
      found.count == 1
        && found[0].hasSuffix(
          "error: the pipeline has no source 'exports', only exports@2022, exports@2024-04 [unknown-source]"),
      "\(found)")
    #expect(found[0].hasPrefix("waybill.yaml:13:"), "\(found)")
  }
}
