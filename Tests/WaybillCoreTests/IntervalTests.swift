import Testing
import WaybillCore

@Suite struct IntervalTests {
  private let facet = Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"), level: .total)

  @Test func theEndsAreTheRightWayRound() {
    let (one, two) = (Amount(millionths: 1), Amount(millionths: 2))
    #expect(Interval(two, one) == nil)
    #expect(Interval(one, two)?.hi == two)
    #expect(Interval(one, one) == Interval(one))
    #expect(Interval(one, nil)?.hi == nil)
    #expect(Interval.unbounded.lo == .zero)
  }

  @Test func sumsAreWiderThanTheirParts() {
    var sum = IntervalSum()
    for _ in 0..<3 { sum.add(lo: .max - 1, hi: .max - 1) }
    #expect(sum.lo == Int128(Int64.max - 1) * 3)
    #expect(sum.hi == sum.lo)
    #expect(sum.records == 3)
  }

  @Test func oneEndWithoutABoundUnboundsTheSum() {
    var sum = IntervalSum()
    sum.add(lo: 1, hi: 2)
    sum.add(lo: 3, hi: RecordBatch.noUpperBound)
    #expect(sum.lo == 4)
    #expect(sum.hi == nil)
    #expect(sum.boundedHi == 2)
    #expect(sum.unbounded == 1)
  }

  @Test func mergingIsAdding() {
    let values: [(Int64, Int64)] = [(1, 2), (-5, 0), (0, .max), (7, 7)]
    var whole = IntervalSum()
    for value in values { whole.add(lo: value.0, hi: value.1) }
    for cut in 0...values.count {
      var (left, right) = (IntervalSum(), IntervalSum())
      for value in values[..<cut] { left.add(lo: value.0, hi: value.1) }
      for value in values[cut...] { right.add(lo: value.0, hi: value.1) }
      right.merge(left)
      #expect(right == whole)
    }
  }

  @Test func aTallyAddsOneFacetOnly() throws {
    let value = try #require(Interval(Amount(millionths: 3), nil))
    var tally = Tally(facet)
    try tally.add(value, of: facet)
    try tally.merge(tally)
    #expect(tally.sum.lo == 6)
    #expect(tally.sum.hi == nil)
    for other in [
      Facet(basis: .delivery, measure: .money, unit: facet.unit, level: .total),
      Facet(basis: .licence, measure: .tiv, unit: facet.unit, level: .total),
      Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "USD"), level: .total),
      Facet(basis: .licence, measure: .money, unit: facet.unit, level: .part),
    ] {
      let added = #expect(throws: FacetMismatch.self) { try tally.add(value, of: other) }
      let merged = #expect(throws: FacetMismatch.self) { try tally.merge(Tally(other)) }
      #expect(added?.facets == [facet, other])
      #expect(merged?.description == "'\(facet)' and '\(other)' cannot be added")
    }
    #expect(tally.sum.records == 2)
  }

  @Test func facetsAreSortedByTheirWords() {
    let part = Facet(basis: .licence, measure: .money, unit: facet.unit)
    let delivery = Facet(basis: .delivery, measure: .tiv, unit: facet.unit)
    #expect([facet, part, delivery].sorted() == [delivery, part, facet])
    #expect(facet.description == "licence money EUR total")
  }
}
