import Testing
import WaybillCore
import WaybillMetrics
import WaybillTesting

@testable import OutsideShare

/// The bounds hold for every way in which things can be, and there is a way in which each is reached.
@Suite struct BoundTests {
  @Test(arguments: UInt64(1)...60) func everyAssignmentLiesWithinAndTheBoundsAreReached(seed: UInt64) throws {
    var dice = Dice(seed)
    var buckets = ShareBuckets()
    var values: [(standing: Standing, ends: [Int64])] = []
    for _ in 0..<Int.random(in: 1...5, using: &dice) {
      let standing = try #require(Standing.allCases.randomElement(using: &dice))
      let lo = Int64.random(in: 0...4, using: &dice)
      let hi = lo + Int64.random(in: 0...3, using: &dice)
      var sum = IntervalSum()
      sum.add(lo: lo, hi: hi)
      buckets.add(sum, to: standing)
      values.append((standing, [lo, hi]))
    }
    let shares = Self.shares(values[...], outside: 0, total: 0)
    guard let share = buckets.share else {
      #expect(shares.isEmpty)
      return
    }
    #expect(shares.min() == share.lo)
    #expect(shares.max() == share.hi)
  }

  /// The share for every choice of an end for each value and of a side for each that is undetermined.
  ///
  /// The share is monotonous in each value, so that the ends are enough.
  private static func shares(
    _ values: ArraySlice<(standing: Standing, ends: [Int64])>, outside: Int64, total: Int64
  ) -> [Int64] {
    guard let value = values.first else {
      return total == 0 ? [] : [Int64(Decimals.divideHalfEven(Int128(outside) * 1_000_000, by: Int128(total)))]
    }
    return value.ends.flatMap { end in
      let sides: [Int64] =
        switch value.standing {
        case .outside: [end]
        case .inside: [0]
        case .undetermined: [0, end]
        }
      return sides.flatMap { shares(values.dropFirst(), outside: outside + $0, total: total + end) }
    }
  }
}
