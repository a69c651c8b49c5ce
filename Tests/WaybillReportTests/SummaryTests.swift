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
