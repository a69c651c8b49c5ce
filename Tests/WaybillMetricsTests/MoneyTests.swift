import Testing
import WaybillCore
import WaybillMetrics

/// What the firewall lets meet; what it does not, does not compile.
@Suite struct MoneyTests {
  private static func sum(_ lo: Int64, _ hi: Int64?) -> IntervalSum {
    var sum = IntervalSum()
    sum.add(lo: lo, hi: hi ?? RecordBatch.noUpperBound)
    return sum
  }

  private static func facet(_ basis: Basis, _ measure: Measure = .money, unit: String = "EUR") -> Facet {
    Facet(basis: basis, measure: measure, unit: MeasureUnit(rawValue: unit))
  }

  private static func delivered(_ lo: Int64, _ hi: Int64?, unit: String = "EUR") throws -> Money<Deliveries> {
    try #require(Money(sum(lo, hi), of: facet(.delivery, unit: unit)))
  }

  private static func made(_ lo: Int64, _ hi: Int64?) throws -> Money<Turnover> {
    try #require(Money(sum(lo, hi), of: facet(.turnover)))
  }

  @Test(arguments: Basis.allCases) func moneyIsOfItsBasisAlone(basis: Basis) {
    #expect((Money<Deliveries>(Self.sum(1, 1), of: Self.facet(basis)) != nil) == (basis == .delivery))
    #expect((Money<Licences>(Self.sum(1, 1), of: Self.facet(basis)) != nil) == (basis == .licence))
    #expect((Money<Turnover>(Self.sum(1, 1), of: Self.facet(basis)) != nil) == (basis == .turnover))
  }

  @Test(arguments: Measure.allCases.filter { $0 != .money }) func nothingElseIsMoney(measure: Measure) {
    #expect(Money<Deliveries>(Self.sum(1, 1), of: Self.facet(.delivery, measure)) == nil)
  }

  @Test func currenciesDoNotMeet() throws {
    let dollars = try Self.delivered(1, 2, unit: "USD")
    #expect(QuotientBounds(dollars, ofProduction: try Self.made(1, 1)) == nil)
    #expect(try Self.delivered(1, 2).perhaps(with: dollars) == nil)
    let licences = try #require(Money<Licences>(Self.sum(1, 1), of: Self.facet(.licence, unit: "USD")))
    #expect(QuotientBounds(licences, beside: try Self.made(1, 1)) == nil)
  }

  @Test func aQuotientGoesFromTheWorstCaseToTheBest() throws {
    #expect(
      QuotientBounds(try Self.delivered(30, 40), ofProduction: try Self.made(75, 80))
        == QuotientBounds(lo: 375_000, hi: 533_333))
    #expect(
      QuotientBounds(try Self.delivered(30, nil), ofProduction: try Self.made(75, nil))
        == QuotientBounds(lo: 0, hi: nil))
    #expect(
      QuotientBounds(try Self.delivered(30, 40), ofProduction: try Self.made(0, 80))
        == QuotientBounds(lo: 375_000, hi: nil))
    #expect(QuotientBounds(try Self.delivered(30, 40), ofProduction: try Self.made(0, 0)) == nil)
    #expect(QuotientBounds(try Self.delivered(-1, 40), ofProduction: try Self.made(1, 2)) == nil)
    #expect(
      QuotientBounds(try Self.delivered(.max - 1, .max - 1), ofProduction: try Self.made(1, 1))
        == QuotientBounds(lo: .max, hi: nil)
    )
    let more = try #require(try Self.delivered(30, 40).perhaps(with: try Self.delivered(5, 10)))
    #expect(more.lo == 30 && more.hi == 50)
    #expect(try Self.delivered(30, 40).perhaps(with: try Self.delivered(5, nil))?.hi == nil)
  }

  @Test func aProductMultipliesItsEnds() throws {
    let share = try #require(ShareBounds(part: Self.sum(50, 50), rest: Self.sum(30, 30), either: Self.sum(20, 20)))
    #expect(QuotientBounds(lo: 400_000, hi: 500_000).times(share) == QuotientBounds(lo: 200_000, hi: 350_000))
    #expect(QuotientBounds(lo: 400_000, hi: nil).times(share) == QuotientBounds(lo: 200_000, hi: nil))
    let none = try #require(ShareBounds(part: Self.sum(0, 0), rest: Self.sum(3, 3), either: Self.sum(0, 0)))
    #expect(QuotientBounds(lo: 400_000, hi: nil).times(none) == QuotientBounds(lo: 0, hi: 0))
  }
}
