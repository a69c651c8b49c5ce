import WaybillCore

/// The values of one row by where they went.
struct Buckets: Hashable, Sendable {
  var outside = IntervalSum()
  var inside = IntervalSum()
  var undetermined = IntervalSum()

  /// Adds a sum that went to one of the three.
  mutating func add(_ sum: IntervalSum, to standing: Standing) {
    switch standing {
    case .outside: outside.merge(sum)
    case .inside: inside.merge(sum)
    case .undetermined: undetermined.merge(sum)
    }
  }

  /// All three together.
  var total: IntervalSum {
    var total = outside
    total.merge(inside)
    total.merge(undetermined)
    return total
  }

  /// The least and the largest part that can have gone outside, in millionths, rounded half to even.
  ///
  /// Nil when there is no value to take a part of, or when a bucket may be negative, for then no part is defined.
  var share: (lo: Int64, hi: Int64)? {
    if total.hi == 0 || [outside, inside, undetermined].contains(where: { $0.lo < 0 }) { return nil }
    return (least, most)
  }

  private var least: Int64 {
    guard let others = Self.sum(inside.hi, undetermined.hi) else { return 0 }
    return Self.part(outside.lo, of: outside.lo + others) ?? Self.whole
  }

  private var most: Int64 {
    guard let mostOutside = Self.sum(outside.hi, undetermined.hi) else { return Self.whole }
    return Self.part(mostOutside, of: mostOutside + inside.lo) ?? 0
  }

  private static let whole: Int64 = 1_000_000

  private static func sum(_ a: Int128?, _ b: Int128?) -> Int128? {
    if let a, let b { a + b } else { nil }
  }

  /// Nil for a part of nothing.
  private static func part(_ part: Int128, of whole: Int128) -> Int64? {
    whole == 0 ? nil : Int64(Decimals.divideHalfEven(part * 1_000_000, by: whole))
  }
}
