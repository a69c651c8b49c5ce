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
}
