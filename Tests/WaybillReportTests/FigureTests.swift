import Testing
import WaybillCore

@testable import WaybillReport

@Suite struct FigureTests {
  @Test(
    arguments: [
      (796_026, 796_312, "79.60–79.63 %"),
      (772_400, 772_449, "77.24 %"),
      (802_149, 802_151, "80.21–80.22 %"),
      (0, 0, "0.00 %"),
      (1, 1, "<0.01 %"),
      (0, 1, "0.00–<0.01 %"),
      (999_999, 1_000_000, ">99.99–100.00 %"),
      (1_000_000, 1_000_000, "100.00 %"),
      (0, 1_000_000, "0.00–100.00 %"),
      (50, 51, "<0.01–0.01 %"),
      (150, 250, "0.02 %"),
    ] as [(Int64, Int64, String)])
  func aShareIsNeverAFalsePoint(lo: Int64, hi: Int64, text: String) {
    #expect(Digits.english.percent(ShareRange(lo: lo, hi: hi)) == text)
  }

  @Test(
    arguments: [
      (0, 2, "0.00"), (1, 2, "<0.01"), (97_192_420_000, 2, "97,192.42"), (400_000, 0, "<1"), (0, 0, "0"),
      (18_031_647_454_000_000, 0, "18,031,647,454"), (-1_234_500_000, 2, "-1,234.50"), (999_995_000, 2, "1,000.00"),
    ] as [(Int128, Int, String)])
  func anAmountIsNeverAFalseZero(millionths: Int128, places: Int, text: String) {
    #expect(Digits.english.amount(millionths, places: places) == text)
  }

  @Test(arguments: [
    (AmountRange(lo: 0, hi: 500_000), "0.00–0.50"), (AmountRange(lo: 1_000_000, hi: nil), "at least 1.00"),
    (AmountRange(lo: nil, hi: nil), ""), (AmountRange(lo: 1_000_001, hi: 1_000_002), "1.00"),
  ])
  func amountRanges(range: AmountRange, text: String) { #expect(Digits.english.amount(range, places: 2) == text) }

  @Test(arguments: [(0, "0 rows"), (1, "1 row"), (1_234_567, "1,234,567 rows")])
  func counts(number: Int, text: String) { #expect(Digits.english.count(number, "row") == text) }

  @Test(arguments: [
    (["2022", "2018-2022", "2019-2023", "2024"], "2019-2023"), (["2021", "2023", "2022"], "2023"),
    (["2019-2023", "2014-2023"], "2014-2023"), (["all of it", "1999"], "1999"), (["", "-"], "-"),
  ])
  func theNewestWindowComesBeforeTheNewestYear(periods: [String], newest: String) {
    #expect(ReportPeriod.newest(of: periods.map(ReportPeriod.init))?.text == newest)
  }

  @Test func answersNeverMixKindsOfFigures() {
    let answers = ShareAnswer.all(in: Samples.report)
    #expect(answers.map(\.facet.source) == ["register", "eu"])
    #expect(answers.map(\.period.text) == ["2018-2022", "2013"])
    #expect(answers[0].definitions.count == 3)
    #expect(answers[0].allies.map(\.exporter) == ["MKD", "FRA", "USA", "TUR"])
    #expect(answers[1].allies.map(\.exporter) == ["NLD", "DEU", "GBR"])
    #expect(answers[1].notReported == ["GBR"])
  }

  @Test func theMainDefinitionIsTheAllianceByTheYearOfAccession() {
    var shares = ShareTable()
    shares.add("ALL", outside: 1, inside: 1, group: "eu")
    shares.add("ALL", outside: 1, inside: 1, membership: "full-year")
    shares.add("ALL", outside: 1, inside: 3)
    var report = Samples.empty
    report.tables = [shares.table]
    #expect(ShareAnswer.all(in: report).first?.mainRow?.share == ShareRange(lo: 250_000, hi: 250_000))
  }

  @Test func aRowThatWasNotReportedHasNoShareWhateverItsCells() {
    var shares = ShareTable()
    shares.add("NLD", outside: 1, inside: 1, status: "not-reported")
    #expect(ShareRow.rows(of: shares.table).map(\.share) == [nil])
  }

  @Test(arguments: [
    ("nato+eu+equivalents+ukraine", "NATO + EU + equivalents + Ukraine"), ("benelux", "benelux"),
  ])
  func groups(union: String, words: String) { #expect(English().group(union) == words) }
}
