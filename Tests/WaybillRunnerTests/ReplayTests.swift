import GRDB
import OutsideShare
import Tabular
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport

import struct WaybillCore.Record
@testable import WaybillRunner

/// Rejects that are tried again join the ledger as if the mended mapping had read the whole file.
@Suite struct ReplayTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try Self.prepare(place)
  }

  private static func prepare(_ place: Workplace) throws {
    try place.write(mapping.utf8, to: "mappings/exports.yaml")
    try place.write(data.utf8, to: "exports.csv")
    try place.write(pipeline.utf8, to: "waybill.yaml")
  }

  private static let mapping = """
    mapping: 1
    id: exports
    about: {publisher: P, title: T, url: U, terms: Z}
    reporting: {by-state: [NLD]}
    read:
      format: csv
      columns: {year: Year, to: To, a: Number, b: EUR}
    emit:
      - basis: licence
        measure: licences
        unit: licence
        exporter: {const: NLD}
        destination: {from: to, party: p}
        period: {from: year, type: year}
        value: {from: a, type: integer, max: 100}
      - basis: licence
        measure: money
        unit: EUR
        exporter: {const: NLD}
        destination: {from: to, party: p}
        period: {from: year, type: year}
        value: {from: b, type: decimal}
    parties:
      p:
        files: [countries.yaml]
        names: {Bergland: NOR}
        unmatched: reject

    """
  private static let data = """
    Year,To,Number,EUR
    2020,Germany,1,10
    2020,Seeland,2,20
    2021,Germany,500,30
    2021,"Groen
    land",3,40
    2022,Germany,4,fifty
    2022,Chile
    ,5,60
    2022,Bergland,6,70

    """
  private static let pipeline = """
    pipeline: 1
    ledger: out/waybill.sqlite
    out: out
    sources: [{mapping: mappings/exports.yaml, files: [exports.csv]}]
    groups: mappings/groups.yaml
    metrics: [{metric: outside-share, groups: [nato]}]
    limits: {rejects: 20}
    """

  private func workspace(_ place: Workplace) throws -> Workspace {
    try Workspace.open(
      place.path("waybill.yaml"), registry: try Registry([TabularPlugin.self, OutsideSharePlugin.self]))
  }

  @discardableResult
  private func run(_ place: Workplace) throws -> PipelineRun.Outcome {
    let options = PipelineRun.Options(arguments: "waybill.yaml", started: "2024-04-25T12:00:00Z")
    return try PipelineRun(try workspace(place), options: options).execute()
  }

  private func replay() throws -> [[Int]] {
    try Replay(try workspace(place)).execute().map { [$0.before, $0.records, $0.after] }
  }

  /// What is wrong with a replay, with paths relative to the folder.
  private func problem() -> [String] {
    place.problems { _ = try replay() }
  }

  private func mend(_ place: Workplace, _ old: String, _ new: String) throws {
    try place.edit("mappings/exports.yaml", old, new)
  }

  private func mendAll(_ place: Workplace) throws {
    try mend(place, "{Bergland: NOR}", "{Bergland: NOR, Seeland: GRL, Groen land: GRL}")
    try mend(place, "max: 100", "max: 1000")
    try mend(place, "format: csv", "format: csv\n  join_broken_lines: true")
    try mend(place, "{from: b, type: decimal}", "{from: b, type: decimal, missing: {fifty: not-reported}}")
  }

  /// All records of the current ingests, without the numbers of their rows.
  private func records(_ place: Workplace) throws -> [Record] {
    try place.ledger().read { ledger in
      var records: [Record] = []
      let last = try #require(try ledger.ingests().last?.id)
      for id in try ledger.chain(of: last) {
        try ledger.scan(id) { batch in records += (0..<batch.count).map { batch.record($0) } }
      }
      return records.map { record in
        var record = record
        record.row = 0
        return record
      }.sorted { ($0.line, $0.emit) < ($1.line, $1.emit) }
    }
  }

  @Test func rejectsAreTriedAgainAlone() throws {
    #expect(try run(place).report.sources.map(\.rowsRejected) == [4])
    let before = try records(place)
    try mendAll(place)
    #expect(try replay() == [[8, 7, 0]])
    let after = try records(place)
    #expect(before.allSatisfy(after.contains))
    #expect(after.count == before.count + 7)
    #expect(try place.ledger().read { try $0.damage() } == [])
  }

  @Test func theLedgerIsThatOfAFreshRun() throws {
    try run(place)
    try mendAll(place)
    #expect(try replay().count == 1)
    let ingests = try place.rowCounts()["ingests"]
    let outcome = try run(place)
    #expect(try place.rowCounts()["ingests"] == ingests, "a run after a replay reads nothing again")

    let fresh = try Workplace()
    try Self.prepare(fresh)
    try mendAll(fresh)
    let whole = try run(fresh)
    #expect(try records(place) == records(fresh))
    #expect(outcome.report.tables == whole.report.tables)
    #expect(outcome.report.sources.map(\.rowsIn) == whole.report.sources.map(\.rowsIn))
    #expect(outcome.report.sources.map(\.rowsMapped) == whole.report.sources.map(\.rowsMapped))
    #expect(try place.files(in: "out/tables") == fresh.files(in: "out/tables"))
    let current = "SELECT count(*) FROM records_named WHERE current"
    func count(_ place: Workplace) throws -> Int? {
      try DatabaseQueue(path: place.path("out/waybill.sqlite")).read { try Int.fetchOne($0, sql: current) }
    }
    #expect(try count(place) == count(fresh))
  }

  @Test func whatIsRefusedAgainCanBeTriedOnceMore() throws {
    try run(place)
    try mend(place, "{Bergland: NOR}", "{Bergland: NOR, Seeland: GRL}")
    #expect(try replay() == [[8, 2, 6]])
    #expect(try replay() == [], "the same mapping has nothing to try again")
    try mend(place, "max: 100", "max: 1000")
    #expect(try replay() == [[6, 1, 5]])
    #expect(try run(place).report.sources.map { $0.rowsRejected + $0.emitRejects } == [4])
    let ingests = try place.ledger().read { try $0.ingests() }
    #expect(ingests.map(\.counts.records) == [6, 8, 9])
    #expect(try place.ledger().read { try $0.chain(of: ingests[2].id) } == ingests.map(\.id))
  }

  @Test func afterAnOlderMappingIsPutBackItsRejectsAreTried() throws {
    try run(place)
    try mendAll(place)
    #expect(try replay() == [[8, 7, 0]])
    try run(place)
    try Self.prepare(place)
    #expect(try run(place).report.sources.map(\.rowsRejected) == [4])
    try mend(place, "{Bergland: NOR}", "{Bergland: NOR, Seeland: GRL}")
    #expect(try replay() == [[8, 2, 6]])
  }

  private static func fates(_ list: RejectList) -> [String] {
    list.entries.map { "\($0.reject.line) \($0.fate.rawValue)" }
  }

  /// What became of each reject of the first attempt, and of the second.
  private static let fatesOfTwoAttempts = [
    "3 mended", "3 mended", "4 refused-again", "5 refused-again", "5 refused-again", "7 refused-again",
    "8 refused-again", "9 refused-again", "4 open", "5 open", "5 open", "7 open", "8 open", "9 open",
  ]

  @Test func aRunInPlaceOfAReplayKeepsTheEarlierAttempt() throws {
    try run(place)
    try mend(place, "{Bergland: NOR}", "{Bergland: NOR, Seeland: GRL}")
    try run(place)
    #expect(try workspace(place).rejects(.init()).count == 6)
    let all = try workspace(place).rejects(.init(history: true))
    #expect(Self.fates(all) == Self.fatesOfTwoAttempts)
  }

  @Test func rejectsAfterTheMappingChanged() throws {
    try run(place)
    try mend(place, "{Bergland: NOR}", "{Bergland: NOR, Seeland: GRL}")
    do {
      _ = try workspace(place).rejects(.init())
      Issue.record("the mapping has changed")
    } catch let error as Diagnostics {
      #expect(
        error.sorted.flatMap(place.lines) == [
          "waybill.yaml:4:52: error: 'mappings/exports.yaml', or a file that it names, has changed since a run took in "
            + "'exports.csv'; 'waybill run waybill.yaml' takes it in anew [not-ingested]"
        ])
    }
  }

  @Test func bothAttemptsStay() throws {
    try run(place)
    try mend(place, "{Bergland: NOR}", "{Bergland: NOR, Seeland: GRL}")
    _ = try replay()
    let now = try workspace(place).rejects(.init())
    #expect(now.entries.map(\.fate) == Array(repeating: .open, count: 6))
    let all = try workspace(place).rejects(.init(history: true))
    #expect(all.count == 14)
    #expect(Self.fates(all) == Self.fatesOfTwoAttempts)
  }

  @Test func aMappingThatChangesOtherRowsIsRefused() throws {
    try run(place)
    try mend(place, "{Bergland: NOR}", "{Bergland: SWE, Seeland: GRL}")
    let before = try place.rowCounts()
    #expect(
      problem() == [
        "waybill.yaml:4:52: error: 'mappings/exports.yaml' now makes something else of rows of 'exports.csv' that were not "
          + "refused; 'waybill run' reads it anew [replay-changes-rows]"
      ])
    #expect(try place.rowCounts() == before)
  }

  @Test func aRecordThatARefusedRowHadMustStay() throws {
    try run(place)
    // Line 4 has a refused number and an amount that was read.
    try mend(place, "{from: b, type: decimal}", "{from: b, type: decimal, repair: {'^30$': '31'}}")
    #expect(problem().count == 1)
  }

  @Test func aFileThatNoRunHasTakenIn() throws {
    try run(place)
    try place.edit("exports.csv", "2020,Germany", "2020,Chile")
    #expect(
      problem() == [
        "waybill.yaml:4:52: error: no run has taken in 'exports.csv' as it is now; 'waybill run waybill.yaml' does "
          + "[not-ingested]"
      ])
  }

  @Test func cellsOfAWideRow() throws {
    try place.write(
      """
      mapping: 1
      id: exports
      about: {publisher: P, title: T, url: U, terms: Z}
      reporting: complete
      read:
        format: csv
        columns: {to: To}
        columns_matching: {years: '^20'}
      rows:
        - unpivot: {columns: years, name: year, value: b}
      emit:
        - basis: licence
          measure: money
          unit: EUR
          exporter: {const: NLD}
          destination: {from: to, party: p}
          period: {from: year, type: year}
          value: {from: b, type: decimal}
      parties: {p: {files: [countries.yaml], unmatched: reject}}
      """.utf8, to: "mappings/exports.yaml")
    try place.write("To,2020,2021,2022\nChile,1,..,3\nPeru,4,5,6\n".utf8, to: "exports.csv")
    try run(place)
    try mend(place, "{from: b, type: decimal}", "{from: b, type: decimal, repair: {'^\\.\\.$': '2'}}")
    #expect(try replay() == [[1, 1, 0]])
    #expect(try records(place).map { $0.value.lo.description }.sorted() == ["1", "2", "3", "4", "5", "6"])
  }
}
