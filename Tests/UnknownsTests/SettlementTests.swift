import Testing
import WaybillCore
import WaybillMetrics
import WaybillTesting

@testable import Unknowns

/// Whatever a report tells, the width that then remains lies within what is said, and the ends are reached.
@Suite struct SettlementTests {
  /// A value with where it went, as far as it is known, and whether a report is to tell of it.
  private struct Value {
    let standing: Standing
    let lo: Int64
    let hi: Int64
    let isSettled: Bool
  }

  @Test(arguments: UInt64(1)...150) func noSettlementLeavesAnotherWidth(seed: UInt64) throws {
    var dice = Dice(seed)
    let cause: Cause = [.bloc, .exporterMembership, .valueRange][Int(seed % 3)]
    let values = (0..<Int.random(in: 2...5, using: &dice)).map { place -> Value in
      let isSettled = place == 0 || Bool.random(using: &dice)
      let lo = Int64.random(in: 0...4, using: &dice)
      // What is told as a range at a known destination is the cause of that.
      let isKnown = cause == .valueRange || !isSettled
      let standing: Standing =
        !isSettled
        ? [.outside, .inside, .undetermined][Int.random(in: 0...2, using: &dice)]
        : isKnown ? (Bool.random(using: &dice) ? .outside : .inside) : .undetermined
      let isPoint = cause == .valueRange && !isSettled && standing != .undetermined
      return Value(
        standing: standing, lo: lo, hi: isPoint ? lo : lo + Int64.random(in: 0...3, using: &dice), isSettled: isSettled)
    }
    func buckets(_ values: [Value]) -> ShareBuckets {
      values.reduce(into: ShareBuckets()) { buckets, value in
        var sum = IntervalSum()
        sum.add(lo: value.lo, hi: value.hi)
        buckets.add(sum, to: value.standing)
      }
    }
    let settled = values.filter(\.isSettled)
    let others = values.filter { !$0.isSettled }
    let remaining = Settlement(of: cause, buckets(settled), beside: buckets(others)).remainingWidth
    let widths = Self.settlements(settled[...], cause).map { Width(of: buckets(others + $0)) }
    // Whatever is told, the width that remains is within the ends, to the last digit.
    for width in widths { #expect(width.isAtLeast(remaining.lowerBound) && width.isAtMost(remaining.upperBound)) }
    // The least is reached, and the largest where no amount can differ; else it may be between two whole numbers.
    #expect(widths.contains { !$0.isAtLeast(remaining.lowerBound + 1) })
    if settled.allSatisfy({ $0.lo == $0.hi }) {
      #expect(widths.contains { !$0.isAtMost(remaining.upperBound - 1) })
    }
    let before = Width(of: buckets(values))
    #expect(buckets(values).share == nil || !before.isAtMost(remaining.upperBound - 1))
  }

  /// The width of a share of small whole numbers, as an exact fraction.
  private struct Width {
    let numerator: Int128
    let denominator: Int128

    init(of buckets: ShareBuckets) {
      func ends(_ sum: IntervalSum) -> (lo: Int128, hi: Int128) { (sum.lo, sum.boundedHi) }
      let (out, within, either) = (ends(buckets.outside), ends(buckets.inside), ends(buckets.undetermined))
      let (most, rest) = (out.hi + either.hi, within.hi + either.hi)
      // A part of nothing is none at most, and all at least.
      let (upper, below) = (max(most + within.lo, 1), most)
      let (lower, above) = out.lo + rest == 0 ? (1, 1) : (out.lo + rest, out.lo)
      let isEmpty = most + rest == 0
      numerator = isEmpty ? 0 : below * lower - above * upper
      denominator = upper * lower
    }

    func isAtLeast(_ millionths: Int64) -> Bool { numerator * 1_000_000 >= Int128(millionths) * denominator }
    func isAtMost(_ millionths: Int64) -> Bool { numerator * 1_000_000 <= Int128(millionths) * denominator }
  }

  /// Every exact value and side that a report can tell of the values to be settled.
  private static func settlements(_ values: ArraySlice<Value>, _ cause: Cause) -> [[Value]] {
    guard let value = values.first else { return [[]] }
    let sides: [Standing] = value.standing == .undetermined ? [.outside, .inside] : [value.standing]
    let amounts = Array(value.lo...value.hi) + (cause == .exporterMembership ? [0] : [])
    let told = sides.flatMap { side in
      amounts.map { Value(standing: side, lo: $0, hi: $0, isSettled: true) }
    }
    return settlements(values.dropFirst(), cause).flatMap { rest in told.map { [$0] + rest } }
  }

  /// The largest width lies between the ends: 1 to 101 inside, of 400 that may be outside and 1 that is.
  @Test func theWidthTurns() throws {
    var others = ShareBuckets()
    others.add(Self.sum(100, 10_000), to: .outside)
    others.add(Self.sum(0, 100), to: .inside)
    var bloc = ShareBuckets()
    bloc.add(Self.sum(0, 100_000), to: .undetermined)
    let remaining = Settlement(of: .bloc, bloc, beside: others).remainingWidth
    try Self.expectTurn(remaining, 0...100_000, in: others) { value in
      [Standing.outside, .inside].map { [(value, $0)] }
    }
  }

  /// A range at a known destination turns between its ends too: 0 to 3,000 outside, beside 100 there and 10 to 10,000 inside.
  @Test func theWidthTurnsWithinARange() throws {
    var others = ShareBuckets()
    others.add(Self.sum(100, 100), to: .outside)
    others.add(Self.sum(10, 10_000), to: .inside)
    var range = ShareBuckets()
    range.add(Self.sum(0, 3_000), to: .outside)
    let remaining = Settlement(of: .valueRange, range, beside: others).remainingWidth
    try Self.expectTurn(remaining, 0...3_000, in: others) { [[($0, .outside)]] }
  }

  private static func sum(_ lo: Int64, _ hi: Int64) -> IntervalSum {
    var sum = IntervalSum()
    sum.add(lo: lo, hi: hi)
    return sum
  }

  /// Expects that the largest width of all that can be told lies between the ends, and is the one that is said to remain.
  private static func expectTurn(
    _ remaining: ClosedRange<Int64>, _ values: ClosedRange<Int64>, in others: ShareBuckets,
    _ told: (Int64) -> [[(Int64, Standing)]]
  ) throws {
    func widths(_ value: Int64) -> [ClosedRange<Int64>] {
      told(value).compactMap { told in
        var all = others
        for (value, standing) in told { all.add(sum(value, value), to: standing) }
        return all.width
      }
    }
    let step = max(1, values.upperBound / 20_000)
    let tried = stride(from: values.lowerBound, through: values.upperBound, by: Int(step)).flatMap(widths)
    let most = try #require(tried.map(\.upperBound).max())
    #expect(remaining.lowerBound == tried.map(\.lowerBound).min())
    // The largest may lie between two that were tried, but never far above them, where the curve is flat.
    #expect((most...most + 2).contains(remaining.upperBound))
    // Neither end is the largest.
    let ends = [values.lowerBound, values.upperBound].flatMap(widths)
    #expect(try #require(ends.map(\.upperBound).max()) < most)
  }
}
