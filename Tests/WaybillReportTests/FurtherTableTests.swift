import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillReport

/// Tables of metrics that the report has no words of its own for.
@Suite struct FurtherTableTests {
  private static func table(rows: Int) -> MetricTable {
    MetricTable(
      id: "sql-items", title: "Items & more",
      columns: [
        .init("source", .text, isKey: true, help: "The source."), .init("group", .text, isKey: true, help: "None."),
        .init("item", .text, isKey: true, help: "The <item>."), .init("lo", .amount, help: "At least."),
      ],
      rows: (0..<rows).map { [.text("s"), .text(""), .text("<b>\($0)</b>"), .amount(Int128($0) * 500_000)] })
  }

  private static func report(_ tables: [MetricTable]) -> RunReport {
    RunReport(pipeline: "p.yaml", command: "waybill run p.yaml", sources: [], tables: tables, partyNames: [:])
  }

  @Test func theSummaryShowsTheFirstRowsAndTheColumnsThatDiffer() {
    let text = TerminalSummary(Self.report([Self.table(rows: 8)]), out: "out").text
    #expect(
      text == """
        Items & more
          source s
            item       lo
            <b>0</b>    0
            <b>1</b>  0.5
            <b>2</b>    1
            <b>3</b>  1.5
            <b>4</b>    2
            <b>5</b>  2.5
            and 2 more rows

        report  out/index.html
        tables  out/tables
                sql-items.csv

        """)
    let empty = TerminalSummary(Self.report([Self.table(rows: 0)]), out: "out").text
    #expect(empty.hasPrefix("Items & more\n  no record gives a figure here\n"))
  }

  /// With the tables of many metrics the answers come first, and everything stays on one screen, or little more.
  @Test(arguments: [3, 12, 30]) func aRunOfManyMetricsFitsOnAScreen(count: Int) throws {
    var report = Samples.report
    report.tables += (0..<count).map { number in
      MetricTable(
        id: "metric-\(number)", title: "Metric \(number)", columns: Self.table(rows: 1).columns,
        rows: Self.table(rows: number * 100).rows)
    }
    let text = TerminalSummary(report, out: "out").text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.count <= (count == 3 ? TerminalSummary.longest : TerminalSummary.screen)
        && lines.allSatisfy { VisibleText.width(String($0)) <= 80 })
    for number in 0..<count { #expect(text.contains("metric-\(number).csv")) }
    if count == 12 { try expectGolden(text, "summary-short.txt") }
  }

  @Test func aShareIsReadAsAPercentage() {
    #expect(MetricTable.Cell.share(2907).shown == "0.29 %" && MetricTable.Cell.amount(500_000).shown == "0.5")
  }

  @Test func thePageShowsThemEscapedAndWithoutEmptyColumns() throws {
    let report = Self.report([Self.table(rows: 101)])
    let page = try #require(FiguresPage.text(Samples.edition(of: report)))
    #expect(page.contains("<h2>Items &amp; more</h2>"))
    #expect(page.contains("<td>&lt;b&gt;0&lt;/b&gt;</td>\n<td class=\"n\" data-v=\"0\">0</td>"))
    #expect(page.contains("<caption>source s; sql-items.csv</caption>"))
    #expect(page.contains("And 1 more row in <a href=\"tables/sql-items.csv\">"))
    #expect(Samples.index(of: report).contains("<a href=\"figures.html\">"))
    #expect(FiguresPage.text(Samples.edition(of: Self.report([]))) == nil)
  }
}
