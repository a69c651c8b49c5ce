import WaybillCore
import WaybillMetrics

/// The widths that a share can have when one cause is settled: each of its values is told exactly, with its destination.
///
/// What is settled adds `outside` to what went outside and `inside` to what went inside. With the sum of both held, the
/// width is a straight line in how it is divided, so that its ends are where all that was undetermined went to one side.
/// Along each of these two the width has at most one turning point, which is tried beside the ends.
struct Settlement {
  private let cause: Cause
  private let buckets: ShareBuckets
  private let others: ShareBuckets

  init(of cause: Cause, _ buckets: ShareBuckets, beside others: ShareBuckets) {
    self.cause = cause
    self.buckets = buckets
    self.others = others
  }

  /// The least and the largest width that can remain, in millionths.
  var remainingWidth: ClosedRange<Int64> {
    var widths = points.compactMap { width(outside: $0.outside, inside: $0.inside) }
    // More and more of one value drowns all that is not known of the others.
    if cause == .openValue { widths.append(0) }
    return (widths.min() ?? 0)...(widths.max() ?? 0)
  }

  /// The settlements to try: those at which the width is least or largest.
  private var points: [(outside: Int128, inside: Int128)] {
    let (outside, inside, either) = (buckets.outside, buckets.inside, buckets.undetermined)
    if cause == .valueRange {
      return [outside.lo, outside.hi ?? outside.lo].flatMap { x in
        [inside.lo, inside.hi ?? inside.lo].map { (x, $0) }
      }
    }
    // Whose exporter turns out to be no member is in no share at all.
    let least = cause == .exporterMembership ? 0 : either.lo
    let most = cause == .openValue ? nil : either.hi
    func ends(_ turning: Int128?) -> [Int128] {
      // The curve turns between two millionths.
      [least, most].compactMap(\.self)
        + [turning, turning.map { $0 + 1 }].compactMap(\.self).filter { $0 > least && $0 < most ?? .max }
    }
    // A value without an upper end can grow on the side on which it is, or on either where that is not known.
    let (outward, inward) =
      cause == .openValue && either.records == 0 ? (outside.records > 0, inside.records > 0) : (true, true)
    return (outward ? ends(turning(outward: true)).map { (outside.lo + $0, inside.lo) } : [])
      + (inward ? ends(turning(outward: false)).map { (outside.lo, inside.lo + $0) } : [])
  }

  /// The width that remains; nil where no share is left.
  private func width(outside: Int128, inside: Int128) -> Int64? {
    let either = others.undetermined.hi
    func most(_ known: IntervalSum, _ settled: Int128) -> Int128? {
      if let known = known.hi, let either { known + settled + either } else { nil }
    }
    return ShareBounds(
      part: (others.outside.lo + outside, most(others.outside, outside)),
      rest: (others.inside.lo + inside, most(others.inside, inside))
    ).map { $0.hi - $0.lo }
  }

  /// How much must go to one side for the width to turn; nil where it never does.
  ///
  /// With v inside the width is a / (m + v) − b / (n + v), and turns where √a (n + v) = √b (m + v).
  private func turning(outward: Bool) -> Int128? {
    guard let either = others.undetermined.hi, let outsideMost = others.outside.hi, let insideMost = others.inside.hi
    else { return nil }
    let least = (outside: others.outside.lo + buckets.outside.lo, inside: others.inside.lo + buckets.inside.lo)
    let most = (
      outside: outsideMost + buckets.outside.lo + either, inside: insideMost + buckets.inside.lo + either
    )
    let (upper, lower) = (most.outside + least.inside, least.outside + most.inside)
    // Seen from outside, what is left is the part inside: the same curve with the sides exchanged.
    let (a, b, m, n) =
      outward ? (most.inside, least.inside, lower, upper) : (most.outside, least.outside, upper, lower)
    let (rootA, rootB) = (Double(a).squareRoot(), Double(b).squareRoot())
    if rootA <= rootB { return nil }
    let turning = (rootB * Double(m) - rootA * Double(n)) / (rootA - rootB)
    return turning.isFinite && abs(turning) < 1e30 ? Int128(turning) : nil
  }
}
