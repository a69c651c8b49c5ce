import Testing
import WaybillCore
import WaybillMetrics

@Suite struct PeriodTests {
  private static func choice(_ rolling: Int?, windows: [String] = []) -> PeriodChoice {
    var choice = PeriodChoice()
    choice.years = []
    choice.windows = windows.compactMap { YearSpan($0) }
    choice.rolling = rolling
    return choice
  }

  @Test func rollingWindowsAreThoseThatAreCovered() {
    let years = [2001, 2002, 2003, 2005, 2006, 2007, 2008]
    #expect(
      Self.choice(3).periods(covered: years).map(\.description) == ["2001-2003", "2005-2007", "2006-2008"])
    #expect(Self.choice(8).periods(covered: years).isEmpty)
    #expect(Self.choice(nil).periods(covered: years).isEmpty)
    // A window that is asked for by name stands once, where it was asked for.
    #expect(
      Self.choice(3, windows: ["2006-2008"]).periods(covered: years).map(\.description)
        == ["2006-2008", "2001-2003", "2005-2007"])
  }

  @Test func aSpanHoldsYearsThatLieInIt() throws {
    let span = try #require(YearSpan("2001-2003"))
    #expect(span.holds(2001...2003) && span.holds(2002...2002))
    #expect(!span.holds(2000...2001) && !span.holds(2003...2004) && !span.holds(2005...2005))
  }

  @Test func theNewestYearIsProvisional() throws {
    let source = SourceFacts(id: "s", title: "s", reporting: .complete, years: [2001, 2003, 2002])
    #expect(source.status("reported", in: try #require(YearSpan("2001-2002"))) == "reported")
    #expect(source.status("partial", in: try #require(YearSpan("2002-2003"))) == "partial provisional")
    let none = SourceFacts(id: "s", title: "s", reporting: .complete, years: [])
    #expect(none.status("reported", in: try #require(YearSpan("2001"))) == "reported")
  }

  @Test(
    arguments: [
      (10, 20, 40, 50, 200_000, 500_000), (10, 20, 0, 50, 200_000, nil), (10, nil, 40, 50, 200_000, nil),
      (10, 20, 40, nil, 0, 500_000), (5, 5, 2, 2, 2_500_000, 2_500_000), (0, 0, 0, 3, 0, nil),
    ] as [(Int64, Int64?, Int64, Int64?, Int64, Int64?)])
  func quotients(_ a: Int64, _ b: Int64?, _ c: Int64, _ d: Int64?, _ lo: Int64, _ hi: Int64?) {
    let bounds = QuotientBounds(Self.sum(a, b), by: Self.sum(c, d))
    #expect(bounds?.lo == lo && bounds?.hi == hi)
  }

  @Test func noQuotientOfNothingOrLess() {
    #expect(QuotientBounds(Self.sum(1, 1), by: Self.sum(0, 0)) == nil)
    #expect(QuotientBounds(Self.sum(-1, 1), by: Self.sum(1, 1)) == nil)
    #expect(QuotientBounds(Self.sum(1, 1), by: Self.sum(-1, 1)) == nil)
  }

  private static func sum(_ lo: Int64, _ hi: Int64?) -> IntervalSum {
    var sum = IntervalSum()
    sum.add(lo: lo, hi: hi ?? RecordBatch.noUpperBound)
    return sum
  }
}
