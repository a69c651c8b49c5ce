import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillReport

@Suite struct SummaryTests {
  private func summary(_ report: RunReport) -> String {
    TerminalSummary(report, out: "out", files: Samples.lines).text
  }

  @Test func theSummaryOfARun() throws { try expectGolden(summary(Samples.report), "summary.txt") }

  @Test func theSummaryOfAnEmptyRun() throws {
    try expectGolden(summary(Samples.empty), "summary-empty.txt")
  }

  @Test func severalMembershipRulesStandInAColumn() {
    var shares = ShareTable()
    shares.add("ALL", outside: 1, inside: 1)
    shares.add("ALL", outside: 1, inside: 3, membership: "fixed:2024-04-01")
    var report = Samples.empty
    report.tables = [shares.table]
    let text = summary(report)
    #expect(
      text.contains("    NATO  from the year of accession  50.00 %\n    NATO  as on 2024-04-01            25.00 %\n"))
  }

  @Test func theOrderIsThatOfThePipeline() throws {
    var report = Samples.report
    report.sources.reverse()
    let text = summary(report)
    let first = try #require(text.ranges(of: "Annual Report, 2013").first)
    let second = try #require(text.ranges(of: "Register of Transfers, 2018-2022").first)
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test func whoDidNotReportStandsInOneLine() {
    var shares = ShareTable()
    for code in ["NLD", "DEU", "GBR", "ALB", "FRA", "TUR"] {
      shares.addEmpty(code, status: "not-reported", period: "2011", years: (0, 1))
      shares.addEmpty(code, status: "not-reported", period: "2013", years: (0, 1))
    }
    var report = Samples.report
    report.tables = [shares.table]
    #expect(
      summary(report).contains(
        "\n    not reported: 12 exporter-years: Albania 2, France 2, Germany 2 and 3 more\n"))
    report.partyNames[.english]?["ALB"] = String(repeating: "A", count: 80)
    #expect(summary(report).contains("\n    not reported: 12 exporter-years of 6 exporters\n"))
  }

  @Test(arguments: [
    ("data/register.csv", "data/register.csv"), ("/a/b/c.csv", "/a/b/c.csv"),
    ("/home/somebody/data/vintages/register.csv", "/home/…/vintages/register.csv"),
    ("/home/somebody/data/a-longer-vintage/register.csv", "/home/…/register.csv"),
    ("archive/somebody/data/a-longer-vintage/register.csv", "archive/…/register.csv"),
    ("/home/the-name-of-the-file-alone-is-too-long.csv", "/home/the…one-is-too-long.csv"),
    ("日本日本日本日本日本日本日本日本日本日本", "…日本日本日本日本日本日本日本"),
  ])
  func pathsAreCutInTheMiddle(path: String, shown: String) {
    #expect(FittedPath.text(path, width: 29) == shown)
  }

  @Test func longReasonsAndPathsFitTheLine() {
    let long = (1...20).map { "word\($0)" }.joined(separator: " ")
    var report = Samples.empty
    report.sources = [
      SourceReport(
        id: "s", title: "S", files: [FileReport(name: "/\(long)/\(long)/file.csv", sha256: "0", size: 1)],
        repairs: [ReasonCount(long, 1_000_000), ReasonCount("short", 1)])
    ]
    let text = summary(report)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(text.contains("file.csv") && text.contains("…") && text.contains("word20"))
  }

  @Test func thePathOfTheReportStandsWhole() {
    let out = "/" + String(repeating: "a", count: 100)
    #expect(TerminalSummary(Samples.report, out: out).text.contains("\nreport  \(out)/index.html\n"))
  }

  @Test func noLineButADiagnosticIsWiderThan80Columns() {
    let wide = summary(Samples.report).split(separator: "\n").filter { $0.count > 80 }
    #expect(wide.allSatisfy { $0.contains(": reject: ") })
  }

  @Test func noMoreThanTheFirstFiveRejectsOfACodeAreShown() {
    let code = Diagnostic.Code(rawValue: "odd")
    let rejects = (1...7).map { Diagnostic(.reject, code, "oddity \($0)") }
    var report = Samples.empty
    report.sources = [SourceReport(id: "s", title: "S", rejects: [RejectGroup(code, count: 7, examples: rejects)])]
    let text = summary(report)
    #expect(text.contains("  rejects   7 odd, first 5 shown\nreject: oddity 1 [odd]\n"))
    #expect(text.contains("oddity 5") && !text.contains("oddity 6"))
  }
}
