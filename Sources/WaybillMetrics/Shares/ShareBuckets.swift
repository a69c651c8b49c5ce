public import WaybillCore

/// The values of one row by where they went.
public struct ShareBuckets: Hashable, Sendable {
  public var outside = IntervalSum()
  public var inside = IntervalSum()
  public var undetermined = IntervalSum()

  /// Makes empty buckets.
  public init() {}

  /// Adds a sum that went to one of the three.
  public mutating func add(_ sum: IntervalSum, to standing: Standing) {
    switch standing {
    case .outside: outside.merge(sum)
    case .inside: inside.merge(sum)
    case .undetermined: undetermined.merge(sum)
    }
  }

  /// All three together.
  public var total: IntervalSum {
    var total = outside
    total.merge(inside)
    total.merge(undetermined)
    return total
  }

  /// The least and the largest part that can have gone outside, in millionths, rounded half to even.
  ///
  /// Nil when there is no value to take a part of, or when a bucket may be negative, for then no part is defined.
  public var share: ShareBounds? { ShareBounds(part: outside, rest: inside, either: undetermined) }

  /// How far apart the exact bounds of the part outside are, in millionths: rounded down, and rounded up; nil without bounds.
  public var width: ClosedRange<Int64>? {
    if share == nil { return nil }
    func most(_ known: IntervalSum) -> Int128? {
      if let hi = known.hi, let either = undetermined.hi { hi + either } else { nil }
    }
    return ShareBounds.width(part: (outside.lo, most(outside)), rest: (inside.lo, most(inside)))
  }
}
