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
    let widths = Self.settlements(settled[...], cause).map { told in
      buckets(others + told).share.map { $0.hi - $0.lo } ?? 0
    }
    let (least, most) = (try #require(widths.min()), try #require(widths.max()))
    // Widths are differences of shares that are rounded, so that each may be off by one in the last decimal.
    #expect(remaining.lowerBound <= least + 1 && most <= remaining.upperBound + 1)
    // Only a turning point between two whole numbers is missed by trying whole numbers.
    let isExact = settled.allSatisfy { $0.lo == $0.hi } || cause == .valueRange
    if isExact { #expect(abs(remaining.upperBound - most) <= 1) }
    let before = buckets(values).share.map { $0.hi - $0.lo } ?? 0
    #expect(remaining.upperBound <= before || buckets(values).share == nil)
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
    func sum(_ lo: Int64, _ hi: Int64) -> IntervalSum {
      var sum = IntervalSum()
      sum.add(lo: lo, hi: hi)
      return sum
    }
    var others = ShareBuckets()
    others.add(sum(100, 10_000), to: .outside)
    others.add(sum(0, 100), to: .inside)
    var bloc = ShareBuckets()
    bloc.add(sum(0, 100_000), to: .undetermined)
    let remaining = Settlement(of: .bloc, bloc, beside: others).remainingWidth
    let tried = stride(from: Int64(0), through: 100_000, by: 10).flatMap { value in
      [Standing.outside, .inside].compactMap { side -> Int64? in
        var told = others
        told.add(sum(value, value), to: side)
        return told.share.map { $0.hi - $0.lo }
      }
    }
    let (least, most) = (try #require(tried.min()), try #require(tried.max()))
    #expect(remaining.lowerBound == least)
    #expect(abs(remaining.upperBound - most) <= 2)
    // Neither end is the largest.
    let ends = [Int64(0), 100_000].flatMap { value in
      [Standing.outside, .inside].compactMap { side -> Int64? in
        var told = others
        told.add(sum(value, value), to: side)
        return told.share.map { $0.hi - $0.lo }
      }
    }
    #expect(try #require(ends.max()) < most)
  }
}
