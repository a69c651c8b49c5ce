import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillReport

@Suite struct CoverageTests {
  private static var answer: ShareAnswer { get throws { try #require(ShareAnswer.all(in: Samples.report).last) } }

  @Test func theCoverageAsCSV() throws {
    try expectGolden(CSVWriter.text(of: Samples.coverage), "coverage.csv")
  }

  @Test func aCompleteSourceHasNoCoverage() {
    #expect(Set(Samples.coverage.rows.map { $0[0].text }) == ["eu"])
  }

  @Test func withoutSourcesByStateThereIsNoTable() {
    var report = Samples.report
    report.sources[1].isComplete = true
    #expect(
      report.writtenTables(ShareAnswer.all(in: report)).map(\.id)
        == ["outside-share", "outside-share-left-out", "checks"])
  }

  @Test func pageAndTableAgree() throws {
    let page = Samples.index(of: Samples.report)
    let coverage = try Self.answer.coverage
    for status in ReportingCoverage.Status.allCases {
      let inTable = Samples.coverage.rows.count { $0[6].text == status.rawValue }
      let inPage = page.components(of: "<td class=\"\(status.rawValue)\">")
      #expect(inTable == inPage, "\(status)")
      #expect(inTable > 0, "\(status)")
    }
    let reported = Samples.coverage.rows.count { $0[6].text == "reported" }
    let silent = Samples.coverage.rows.count { $0[6].text == "not-reported" }
    #expect(coverage.count == (reported, reported + silent))
    #expect(page.contains("\(reported) of \(reported + silent) exporter-years were reported."))
    #expect(page.contains("Not reported, \(silent) exporter-years:"))
    #expect(page.contains("<li>United Kingdom 2008, 2010-2011, 2013</li>"))
  }

  @Test func whatASingleYearSaysOfCoverageAgreesWithItsRowForAll() throws {
    var shares = ShareTable()
    shares.add("ALL", outside: 1, inside: 1, period: "2013", years: (1, 2), status: "partial")
    shares.add("NLD", outside: 1, inside: 1, period: "2013", years: (1, 1))
    shares.addEmpty("GBR", status: "not-reported", period: "2013", years: (0, 1))
    var report = Samples.empty
    report.tables = [shares.table]
    let answer = try #require(ShareAnswer.all(in: report).first)
    #expect(answer.coverage.count(in: 2013) == (1, 2))
    #expect(answer.mainRow.flatMap(Samples.edition(of: report).coverage) == "1 of 2 member-years")
    #expect(Samples.index(of: report).contains("<td>1 of 2 member-years</td>"))
  }

  @Test func otherGroupsAndRulesSayNothingOfCoverage() {
    var shares = ShareTable()
    shares.add("NLD", outside: 1, inside: 1, period: "2013", years: (1, 1))
    shares.addEmpty("NLD", status: "not-reported", group: "nato+eu", period: "2013", years: (0, 1))
    shares.addEmpty("NLD", status: "not-reported", membership: "full-year", period: "2013", years: (0, 1))
    shares.addEmpty("NLD", status: "not-reported", period: "2012-2013", years: (0, 2))
    var report = Samples.empty
    report.tables = [shares.table]
    #expect(ShareAnswer.all(in: report).first?.silences.isEmpty == true)
  }

  @Test func whoIsDueUnderEitherAllianceIsDue() {
    var shares = ShareTable()
    shares.add("NLD", outside: 1, inside: 1, period: "2013", years: (0, 0), alliance: "eu")
    shares.addEmpty("GBR", status: "not-reported", period: "2013", years: (0, 1))
    shares.add("NLD", outside: 1, inside: 1, period: "2013", years: (1, 1))
    var report = Samples.empty
    report.tables = [shares.table]
    let rows = CoverageTable.table(of: ShareAnswer.all(in: report)).rows
    #expect(rows.map { $0[4].text + " " + $0[6].text } == ["GBR not-reported", "NLD reported"])
  }

  @Test(arguments: [
    ([], ""), ([2005], "2005"), ([2005, 2007, 2008, 2010], "2005, 2007-2008, 2010"), ([1999, 2000], "1999-2000"),
  ])
  func yearsInARowAreOne(years: [Int], text: String) { #expect(English().years(years) == text) }

  @Test func nobodyDueIsSaidSo() {
    #expect(
      Samples.index(of: Samples.empty).contains("No share was computed of a source that leaves it"))
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
