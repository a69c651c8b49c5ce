import Ratio
import Testing
import WaybillCore

@testable import WaybillRunner

/// What a pipeline asks for and no record answers is said.
@Suite struct EmptySelectionTests {
  private static let place = Place(file: "waybill.yaml", line: 9, column: 5)

  private static func warnings(
    _ periods: [(String, String)], rows: Int, table: String = "outside-share", counts: [Facet: RecordCounts] = [:],
    keys: [OptionSpec] = [], left: [MetricTable] = []
  ) -> [String] {
    func text(_ text: String) -> ConfigNode { ConfigNode(.text(text), at: place) }
    let node = ConfigNode(
      .table(periods.map { .init(key: $0.0, keyPlace: place, value: text($0.1)) }), at: place)
    let options = OptionTable([.init(key: "periods", keyPlace: place, value: node)], at: place)
    let facet = Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"))
    let selections = EmptySelections([
      (SourceMakeup(id: "a", title: "", facets: [facet], counts: counts), [2018, 2019, 2020]),
      (SourceMakeup(id: "b", title: "", facets: []), []),
    ])
    let rows = [[MetricTable.Cell]](repeating: [.text("x")], count: rows)
    let tables = [MetricTable(id: table, title: "", columns: [.init("k", .text, isKey: true, help: "")], rows: rows)]
    return selections.warnings(
      of: .init(id: "outside-share", options: options, place: place), keys: keys, tables: tables + left
    ).flatMap { [$0.message] + $0.notes.map(\.message) }
  }

  @Test func aPeriodThatNoSourceCovers() {
    let behind = "so that it gives no row of 'outside-share'; the sources cover a 2018-2020, b none"
    #expect(
      Self.warnings([("years", "1875"), ("windows", "2019-2021")], rows: 1) == [
        "no source has records of all years of '1875', \(behind)",
        "no source has records of all years of '2019-2021', \(behind)",
      ])
    #expect(Self.warnings([("years", "all"), ("windows", "2018-2020")], rows: 1) == [])
  }

  @Test(arguments: ["outside-share", "outside-share-left-out"])
  func aMetricWithoutARow(table: String) {
    let expected = [
      "'outside-share' gives no row; the sources cover a 2018-2020, b none", "a has licence money EUR part",
      "b has nothing",
    ]
    #expect(Self.warnings([("years", "2018")], rows: 0, table: table) == expected)
    #expect(Self.warnings([("years", "2018")], rows: 1, table: table) == (table == "outside-share" ? [] : expected))
  }

  /// Rows that are made of no record are no answer either.
  @Test func aMetricThatCountsNoRecord() {
    func said(_ records: [String], _ keys: [OptionSpec]) -> [String] {
      let columns = [MetricTable.Column("records", .text, isKey: false, help: "")]
      let table = MetricTable(id: "outside-share", title: "", columns: columns, rows: records.map { [.text($0)] })
      return Self.warnings([("years", "2018")], rows: 0, table: "outside-share-left-out", keys: keys, left: [table])
    }
    let key = OptionSpec("alliance", .text, help: "")
    #expect(
      said(["0", "0"], [key]).prefix(2) == [
        "no record of the sources counts in 'outside-share'; the sources cover a 2018-2020, b none",
        "it counts what members of its 'alliance' export; a group of the states whose exports are asked for can stand there",
      ])
    #expect(said(["0"], []).count == 3)
    #expect(said(["0", "1"], [key]) == [])
  }

  private static let facet = Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"))

  /// Counts of three records: one of each side, and one whose licence is extended.
  private static func counts() throws -> [Facet: RecordCounts] {
    var batch = RecordBatch(source: "a")
    batch.reset(count: 3)
    let id = batch.dictionaries.facets.id(of: facet)
    batch.facet = [id, id, id]
    batch.perspective = [Perspective.exporter, .importer, .exporter].map(\.code)
    batch.event = [Event.new, .new, .extension].map(\.code)
    let counts = RecordCounts.of(batch)
    let found = try #require(counts[facet])
    #expect(found.records == 3 && found.told(by: .importer) == 1 && found.told(by: .exporter) == 2)
    #expect(found.count(of: .new) == 2 && found.count(of: .extension) == 1 && found.count(of: .denial) == 0)
    #expect(found.merging(found).told(by: .importer) == 2)
    return counts
  }

  @Test func whatIsLeftOutIsCountedWithTheOptionThatCountsIt() throws {
    let left = MetricTable(
      id: "outside-share-left-out", title: "",
      columns: [
        .init("source", .text, isKey: true, help: ""), .init("reason", .text, isKey: true, help: ""),
        .init("records", .integer, help: ""),
      ],
      rows: [
        [.text("a"), .text("exporter unknown"), .integer(2)],
        [.text("a"), .text("told by the importer: the exporter's report counts"), .integer(1)],
      ])
    let notes = try Self.warnings(
      [("years", "2018")], rows: 0, counts: Self.counts(),
      keys: Ratio.descriptor.options.filter { $0.name == "leave_out" }, left: [left]
    ).dropFirst()
    #expect(
      Array(notes) == [
        "a has licence money EUR part (3 records)", "b has nothing",
        "1 record is told by importers, and 'outside-share' counts none of these, for an exporter's report of the same "
          + "transfer would count twice; a 'ratio' with 'perspective: importer' under 'whole' counts them",
        "'leave_out' leaves out extension (1 record); 'leave_out: []' counts all events",
        "of a, 2 records are left out: exporter unknown",
      ])
  }

  @Test func aMetricThatTakesAPerspectiveSaysWhere() throws {
    let notes = try Self.warnings(
      [("years", "2018")], rows: 0, counts: Self.counts(),
      keys: Ratio.descriptor.options.filter { $0.name != "leave_out" })
    #expect(
      notes.last == "1 record is told by importers, which count only where 'perspective: importer' under 'whole' "
        + "asks for them")
  }
}
