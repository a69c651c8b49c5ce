import Testing
import WaybillCore

@testable import WaybillRunner

/// What a pipeline asks for and no record answers is said.
@Suite struct EmptySelectionTests {
  private static let place = Place(file: "waybill.yaml", line: 9, column: 5)

  private static func warnings(_ periods: [(String, String)], rows: Int, table: String = "outside-share") -> [String] {
    func text(_ text: String) -> ConfigNode { ConfigNode(.text(text), at: place) }
    let node = ConfigNode(
      .table(periods.map { .init(key: $0.0, keyPlace: place, value: text($0.1)) }), at: place)
    let options = OptionTable([.init(key: "periods", keyPlace: place, value: node)], at: place)
    let facet = Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"))
    let selections = EmptySelections([
      (SourceMakeup(id: "a", title: "", facets: [facet]), [2018, 2019, 2020]),
      (SourceMakeup(id: "b", title: "", facets: []), []),
    ])
    let rows = [[MetricTable.Cell]](repeating: [.text("x")], count: rows)
    let tables = [MetricTable(id: table, title: "", columns: [.init("k", .text, isKey: true, help: "")], rows: rows)]
    return selections.warnings(
      of: .init(id: "outside-share", options: options, place: place), tables: tables
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
}
