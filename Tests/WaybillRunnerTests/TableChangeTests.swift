import Testing
import WaybillCore

@testable import WaybillRunner

@Suite struct TableChangeTests {
  private static let columns: [MetricTable.Column] = [
    .init("exporter", .text, isKey: true, help: ""), .init("lo", .amount, help: ""), .init("status", .text, help: ""),
  ]

  private static func table(_ id: String, _ rows: [[MetricTable.Cell]]) -> MetricTable {
    MetricTable(id: id, title: "", columns: columns, rows: rows)
  }

  private static func words(_ before: [MetricTable], _ after: [MetricTable]) -> [String] {
    TableChange.all(from: before, to: after).map { change in
      let keys = change.keys.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
      return "\(change.table) \(change.kind) \(keys) \(change.column ?? "-") '\(change.before)' '\(change.after)'"
    }
  }

  @Test func figuresRowsAndTables() {
    let before = Self.table(
      "a", [[.text("NLD"), .amount(1_000_000), .text("reported")], [.text("FRA"), .absent, .text("no")]])
    let after = Self.table(
      "a", [[.text("DEU"), .absent, .text("")], [.text("NLD"), .amount(2_000_000), .text("partial")]])
    #expect(
      Self.words([before], [after]) == [
        "a changed exporter=NLD lo '1' '2'", "a changed exporter=NLD status 'reported' 'partial'",
        "a removed exporter=FRA - '' ''", "a added exporter=DEU - '' ''",
      ])
    #expect(Self.words([before], [before]).isEmpty)
    #expect(Self.words([before], []).allSatisfy { $0.hasPrefix("a removed") })
    #expect(Self.words([], [after]).count == 2)
  }

  /// Two metrics of one kind have one table each under the same id.
  @Test func tablesOfOneIDAreReadTogether() {
    let (one, two) = (
      Self.table("a", [[.text("NLD"), .amount(1), .text("")]]),
      Self.table("a", [[.text("FRA"), .amount(2), .text("")]])
    )
    #expect(Self.words([one, two], [two, one]).isEmpty)
    #expect(Self.words([one, two], [one]) == ["a removed exporter=FRA - '' ''"])
  }

  @Test func aColumnThatOnlyOneTableHas() {
    let wide = MetricTable(
      id: "a", title: "", columns: Self.columns + [.init("hi", .amount, help: "")],
      rows: [[.text("NLD"), .amount(1), .text(""), .amount(3)]])
    let narrow = Self.table("a", [[.text("NLD"), .amount(1), .text("")]])
    #expect(Self.words([narrow], [wide]) == ["a changed exporter=NLD hi '' '0.000003'"])
    #expect(Self.words([wide], [narrow]) == ["a changed exporter=NLD hi '0.000003' ''"])
  }
}
