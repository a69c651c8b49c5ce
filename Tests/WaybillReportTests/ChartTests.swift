import Testing
import WaybillCore

@testable import WaybillReport

@Suite struct ChartTests {
  private static func chart(_ points: [(Int, ShareRange?)], marks: [Int] = []) -> String {
    SeriesChart(
      id: "s", title: "T", description: "D", points: points.map { .init(year: $0.0, share: $0.1) }, marks: marks,
      digits: .english
    ).html.markup
  }

  @Test func aBandRunsOverYearsInARowAlone() {
    let share = ShareRange(lo: 250_000, hi: 500_000)
    let chart = Self.chart([(2001, share), (2002, share), (2003, nil), (2004, share)])
    #expect(chart.ranges(of: "<polygon").count == 1)
    #expect(chart.contains("points=\"0,85 3333,85 3333,128 0,128\""))
    #expect(chart.ranges(of: "class=\"missing\"").count == 1)
    // Each year with a share has a range of its own, which is all that a year between two gaps has.
    #expect(chart.ranges(of: "class=\"range\"").count == 3)
  }

  @Test func aPointIsOneDot() {
    let chart = Self.chart([(2001, ShareRange(lo: 0, hi: 0)), (2002, ShareRange(lo: 1_000_000, hi: 1_000_000))])
    #expect(chart.ranges(of: "<circle").count == 2)
    #expect(chart.contains("cx=\"9.00%\" cy=\"192\"") && chart.contains("cx=\"96.00%\" cy=\"22\""))
  }

  @Test func breaksAreNumberedAndStandBetweenYears() {
    let share = ShareRange(lo: 0, hi: 0)
    let chart = Self.chart([(2000, share), (2010, share)], marks: [2001, 2010])
    #expect(chart.contains("<line class=\"break\" x1=\"13.35%\""))
    #expect(chart.contains("text-anchor=\"middle\">2</text>"))
  }

  @Test(arguments: [(1950, 2023, 10), (2005, 2013, 2), (2010, 2014, 1), (1990, 2022, 5)])
  func labelsStandAtRoundYears(first: Int, last: Int, step: Int) {
    let share = ShareRange(lo: 0, hi: 0)
    let chart = Self.chart((first...last).map { ($0, share) })
    let labels = chart.matches(of: #/text-anchor="middle">(\d{4})<\/text>/#).compactMap { Int($0.output.1) }
    #expect(labels == (first...last).filter { $0 % step == 0 })
    #expect(labels.count <= 9)
  }

  @Test func accessionsAndBreaksAreMarkedWhereTheyMatter() throws {
    let edition = Samples.edition(of: WholeSamples.report)
    let answer = edition.figures.answers[1]
    let all = SeriesMarks("ALL", answer, edition)
    // A series of all members has but one year here, so nothing lies within it.
    #expect(all.all.isEmpty)
    let dutch = SeriesMarks("NLD", answer, edition)
    #expect(dutch.all.map(\.year) == [2010, 2011])
    #expect(dutch.html.markup.contains("<strong>2010</strong> Albania joined NATO"))
    #expect(dutch.html.markup.contains("<strong>2011</strong> counted otherwise"))
    let inDutch = Samples.edition(of: WholeSamples.report, in: .dutch)
    #expect(SeriesMarks("NLD", answer, inDutch).html.markup.contains("anders geteld"))
  }
}
