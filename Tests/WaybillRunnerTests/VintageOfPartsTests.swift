import Tabular
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport
import WaybillTesting

@testable import WaybillRunner

/// A file of several members has one vintage, which any of them may state.
@Suite struct VintageOfPartsTests {
  private let place: Workplace
  private let registry: Registry

  init() throws {
    place = try Workplace()
    registry = try Registry([TabularPlugin.self])
    try place.write(Self.mapping.utf8, to: "mappings/towns.yaml")
    try place.write(Self.pipeline.utf8, to: "waybill.yaml")
  }

  private static let mapping = """
    mapping: 1
    id: towns
    about: {publisher: P, title: T, url: U, terms: Z}
    reporting: {by-state: [FRA]}
    read:
      format: csv
      members_matching: csv$
      capture: {vintage: '^As of (.+)$', sheet: '^Sheet (.+)$'}
      columns: {to: To, year: Year, number: Number}
    emit:
      - basis: delivery
        measure: items
        unit: item
        exporter: FRA
        destination: {from: to, party: p}
        period: {from: year, type: year}
        item: {from: vintage}
        value: {from: number, type: integer}
    parties:
      p: {files: [countries.yaml], unmatched: reject}

    """
  private static let pipeline = """
    pipeline: 1
    ledger: out/waybill.sqlite
    out: out
    sources:
      - {mapping: mappings/towns.yaml, files: [towns.zip]}
    groups: mappings/groups.yaml
    metrics: []

    """

  /// An archive with a member for each text that stands above a table.
  private func write(_ heads: String...) throws {
    let members = heads.enumerated().map { number, head in
      ZipFile.Member("\(number + 1).csv", text: "Sheet \(number + 1)\n\(head)\nTo,Year,Number\nChile,202\(number),5\n")
    }
    try place.write(ZipFile(members).bytes, to: "towns.zip")
  }

  @discardableResult
  private func run() throws -> PipelineRun.Outcome {
    let workspace = try Workspace.open(place.path("waybill.yaml"), registry: registry)
    return try PipelineRun(workspace, options: .init(arguments: "waybill.yaml", started: "")).execute()
  }

  private func problems(_ body: () throws -> Diagnostics) throws -> [String] {
    do {
      return try body().sorted.flatMap(place.lines)
    } catch let error as Diagnostics {
      return error.sorted.flatMap(place.lines)
    }
  }

  /// Whichever member states it, each record has it, and so has the file.
  @Test(arguments: [
    ["As of May", "", ""], ["", "As of May", ""], ["", "", "As of May"], ["", "As of May", "As of May"],
  ])
  func oneMemberSpeaksForAll(heads: [String]) throws {
    try write(heads[0], heads[1], heads[2])
    let report = try run().report
    #expect(report.sources[0].records == 3)
    let ledger = try place.ledger()
    let ingests = try ledger.read { try $0.ingests() }
    #expect(ingests.map(\.vintage) == ["May"])
    #expect(
      report.sources[0].files[0].captures == [
        .init("sheet", "1, and 2 others in other tables"), .init("vintage", "May"),
      ])
    let texts = try ledger.read { try $0.captures(of: ingests[0].id) }
    #expect(
      texts == [
        "1.csv": ["vintage": "May", "sheet": "1"], "2.csv": ["vintage": "May", "sheet": "2"],
        "3.csv": ["vintage": "May", "sheet": "3"],
      ])
    let preview = try FileReading(
      place.path("towns.zip"), named: "towns.zip", at: nil,
      by: try Workspace.Source.open(mapping: place.path("mappings/towns.yaml"), registry: registry))
    #expect(preview.records.map(\.item) == ["May", "May", "May"])
    for part in ["1.csv", "2.csv", "3.csv"] {
      let explanation = try RowExplainer.explain(
        place.path("towns.zip"), part: part, line: 4, mapping: place.path("mappings/towns.yaml"), registry: registry)
      #expect("\(explanation)".contains("May"))
    }
  }

  @Test func twoThatDifferStopTheRunAndTheCheck() throws {
    try write("As of May", "", "As of June")
    let expected = [
      "towns.zip#3.csv:3:1: error: a file has one vintage, but this table has 'June', not 'May'; with another name than "
        + "'vintage' the capture may differ from table to table [vintage-differs]",
      "towns.zip#1.csv:3:1: note: 'May' is that of this table",
    ]
    #expect(
      try problems {
        try run(); return Diagnostics()
      } == expected)
    #expect(try problems { Checker.check(place.path("waybill.yaml"), registry: registry).problems } == expected)
    if place.exists("out/waybill.sqlite") { #expect(try place.rowCounts()["ingests"] == 0) }
  }

  @Test func noneThatStatesItIsTheOldProblem() throws {
    try write("", "", "")
    let found = try problems {
      try run(); return Diagnostics()
    }
    #expect(
      found.first
        == "mappings/towns.yaml:8:13: error: nothing before the header matches capture 'vintage' [missing-capture]")
  }
}
