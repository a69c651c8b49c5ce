import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillReport

@Suite struct PageTests {
  @Test func thePageOfASmallReport() throws { try expectGolden(Samples.index(of: Samples.report), "index.html") }

  @Test func thePageWithoutFigures() {
    let page = Samples.index(of: Samples.empty)
    #expect(page.contains("No outside share was computed in this run."))
    #expect(page.contains("Nothing was refused."))
    #expect(!page.contains("<svg"))
  }

  @Test func aTableWithoutRowsOrColumnsIsNoAnswer() {
    var report = Samples.empty
    report.tables = [
      ShareTable().table, MetricTable(id: "outside-share", title: "", columns: [], rows: []),
      MetricTable(
        id: "other", title: "Other", columns: [MetricTable.Column("x", .text, help: "")], rows: [[.text("1")]]),
    ]
    #expect(Samples.index(of: report).contains("No outside share was computed in this run."))
  }

  @Test func aRowOfAnotherShapeShowsNoNumber() {
    var report = Samples.empty
    report.tables = [
      MetricTable(
        id: "outside-share", title: "", columns: [MetricTable.Column("exporter", .text, help: "")],
        rows: [[.text("NLD")]])
    ]
    let page = Samples.index(of: report)
    #expect(page.contains("There is no figure for all members together."))
    #expect(!page.contains(">0.00"))
  }

  @Test func everythingFromFilesIsEscaped() {
    let bad = "<script>alert('x')</script>&\"\u{0}"
    var report = Samples.report
    report.question = bad
    report.pipeline = bad
    report.command = bad
    report.partyNames = [.english: ["USA": bad]]
    var source = SourceReport(
      id: "register", title: bad, publisher: bad, url: "javascript:\(bad)", terms: bad, mapping: bad)
    source.reporting = bad
    source.files = [FileReport(name: bad, sha256: bad, size: 1, captures: [bad: bad])]
    source.dropped = [ReasonCount(bad, 1)]
    let code = Diagnostic.Code(rawValue: bad)
    source.rejects = [RejectGroup(code, count: 1, examples: [Diagnostic(.reject, code, bad, at: Place(file: bad))])]
    report.sources = [source]
    var shares = ShareTable()
    shares.add("USA", outside: 1, inside: 1, source: "register", facet: (bad, bad, bad), group: bad, membership: bad)
    shares.add("ALL", outside: 1, inside: 1, source: "register", facet: (bad, bad, bad), group: bad, membership: bad)
    report.tables = [shares.table]
    report.languages = Language.allCases
    for (name, text) in Samples.pages(of: report) {
      let page = text.replacing(Script.text.markup, with: "")
      #expect(!page.contains("\u{0}"), "\(name)")
      // What Markdown shows as code is text.
      if name.hasSuffix(".md") { continue }
      #expect(page.ranges(of: "<script").count == 1, "\(name)")
      #expect(!page.contains("alert('"), "\(name)")
      #expect(!page.contains("href=\"javascript"), "\(name)")
    }
    #expect(Samples.index(of: report).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;"))
  }

  @Test func nothingIsFetchedAndOnlyTheReportsOwnScriptRuns() {
    let page = Samples.index(of: Samples.report)
    #expect(page.ranges(of: "<script").count == 1)
    #expect(page.contains("script-src '\(Script.hash)'"))
    for word in ["<link", "<img", "url(", "@import", " src=", "onload", "onclick"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("<html lang=\"en\""))
  }

  @Test func whatWasNotReportedIsNeverZero() throws {
    let page = Samples.index(of: Samples.report)
    let row = try #require(
      page.split(separator: "\n").first { $0.contains("United Kingdom</a></th><td class=\"n\" data-v") })
    #expect(row.contains("data-v=\"\">not reported</td><td class=\"n\" data-v=\"\"></td>"))
    #expect(page.contains("Nothing at all was reported by United Kingdom."))
    #expect(page.contains(">not reported</text>") && page.contains(" Without a value: Germany.</figcaption>"))
  }

  @Test func theChartPlacesSharesExactly() {
    let entry = IntervalChart.Entry(name: "A", text: "t", share: ShareRange(lo: 0, hi: 1_000_000), isTotal: false)
    let middle = IntervalChart.Entry(name: "B", text: "t", share: ShareRange(lo: -5, hi: 500_000), isTotal: true)
    let chart = IntervalChart(id: "c", title: "T", description: "D", entries: [entry, middle], digits: .english).html
      .markup
    #expect(chart.contains("<line class=\"range\" x1=\"28.50%\" x2=\"70.00%\" y1=\"37\" y2=\"37\"/>"))
    #expect(chart.contains("<g class=\"all\">"))
    #expect(chart.contains("<line class=\"range\" x1=\"28.50%\" x2=\"49.25%\" y1=\"60\" y2=\"60\"/>"))
    #expect(chart.contains("role=\"img\" aria-labelledby=\"c-title c-desc\""))
  }

  @Test func aPointIsCalledAPoint() {
    var shares = ShareTable()
    shares.add("ALL", outside: 1, inside: 3)
    var report = Samples.empty
    report.tables = [shares.table]
    #expect(Samples.index(of: report).contains("Why it is no range"))
  }

  @Test(arguments: [("data/a.csv", "data/a.csv"), ("/home/me/data/a.csv", "a.csv"), ("/", "")])
  func absolutePathsAreCutToTheirLastPart(path: String, shown: String) { #expect(ShownPath.text(path) == shown) }
}
