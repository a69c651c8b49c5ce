import Testing
import WaybillCore

@testable import WaybillReport

@Suite struct SideBySideTests {
  private static func row(_ start: String, in page: String) throws -> Substring {
    try #require(page.split(separator: "\n").first { $0.hasPrefix(start) })
  }

  @Test func theOverviewHasARowForEachKindOfFigures() throws {
    let page = Samples.index(of: Samples.report)
    let register = try Self.row("<tr><th scope=\"row\"><a href=\"#answer-1\">", in: page)
    #expect(
      register.contains(
        "<td class=\"n\"><strong>79.60–79.63 %</strong></td><td>deliveries</td><td class=\"keep\">2018-2022</td>"))
    #expect(register.hasSuffix("<td>complete source</td><td class=\"n\">97,192.42 million TIV</td></tr>"))
    let licences = try Self.row("<tr><th scope=\"row\"><a href=\"#answer-2\">", in: page)
    #expect(licences.hasSuffix("<td>2 of 4 member-years</td><td class=\"n\">32,717,410,186 EUR</td></tr>"))
    #expect(page.contains("a licence is a permission and no export"))
  }

  @Test func oneKindOfFiguresIsNotCompared() {
    var report = Samples.report
    report.tables[0].rows.removeAll { $0[0] == .text("eu") }
    #expect(!Samples.index(of: report).contains("figures are never added or averaged"))
  }

  @Test func differentDefinitionsAreNamedInTheirRows() throws {
    var shares = ShareTable()
    shares.add("ALL", outside: 1, inside: 1)
    shares.add("ALL", outside: 1, inside: 3, source: "eu", group: "eu", alliance: "eu")
    var report = Samples.report
    report.tables = [shares.table]
    let page = Samples.index(of: report)
    #expect(page.contains("<strong>50.00 %</strong> (NATO)</td>"))
    #expect(page.contains("<strong>25.00 %</strong> (EU)</td>"))
  }

  @Test func leftOutRecordsStandInTheOrderOfTheSources() {
    #expect(LeftOut.all(in: Samples.report).map(\.source) == ["register", "eu", "eu", "eu"])
    #expect(
      LeftOut.all(in: Samples.report).map(\.shortReason)
        == ["exporter unknown", "extension", "extension", "told by the importer"])
  }

  @Test func leftOutRecordsHaveTheirCountsAndAmounts() throws {
    let page = Samples.index(of: Samples.report)
    #expect(
      page.contains(
        """
        <td>licences granted, totals</td><td>event extension: named by leave_out</td>\
        <td class="n">1,943</td><td class="n">at least 5,622,171,428 EUR</td></tr>
        """))
    #expect(page.contains("<td class=\"n\">185</td><td class=\"n\">700.77 million TIV</td></tr>"))
  }

  @Test func withoutLeftOutRecordsThereIsNoTableOfThem() {
    #expect(!Samples.index(of: Samples.empty).contains("left out of the shares"))
  }
}
