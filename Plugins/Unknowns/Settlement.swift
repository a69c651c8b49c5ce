import WaybillCore
import WaybillMetrics

/// The widths that a share can have when one cause is settled: each of its values is told exactly, with its destination.
///
/// What is settled adds `outside` to what went outside and `inside` to what went inside. With the sum of both held, the
/// width is a straight line in how it is divided, so that its ends are where all that was undetermined went to one side.
/// Along each side the width rises at most once and then falls: it is least at an end, and largest at an end or where it
/// turns.
struct Settlement {
  private let cause: Cause
  private let buckets: ShareBuckets
  private let others: ShareBuckets

  init(of cause: Cause, _ buckets: ShareBuckets, beside others: ShareBuckets) {
    self.cause = cause
    self.buckets = buckets
    self.others = others
  }

  /// The least and the largest width that can remain, in millionths: the least rounded down, the largest rounded up.
  var remainingWidth: ClosedRange<Int64> {
    let edges = edges
    let ends = edges.flatMap(\.ends).compactMap { width(outside: $0.outside, inside: $0.inside) }
    // More and more of one value drowns all that is not known of the others.
    let least = ends.map(\.lowerBound) + (cause == .openValue ? [0] : [])
    let most = ends.map(\.upperBound) + edges.compactMap(turn)
    return (least.min() ?? 0)...(most.max() ?? 0)
  }

  /// Settlements that differ in one number: what goes to one side, from the least to the most of it.
  private struct Edge {
    let outside: Int128
    let inside: Int128
    /// Whether what goes outside differs, or what goes inside.
    let isOutward: Bool
    /// How much comes to it at most; nil where nothing bounds it.
    let length: Int128?

    /// Both ends; and the least amount above nothing, for beside nothing a share may leap.
    var ends: [(outside: Int128, inside: Int128)] {
      [0, length, length.map { min($0, 1) } ?? 1].compactMap(\.self).map {
        isOutward ? (outside + $0, inside) : (outside, inside + $0)
      }
    }
  }

  /// The settlements to try: those at which the width is least or largest lie on them.
  private var edges: [Edge] {
    let (outside, inside, either) = (buckets.outside, buckets.inside, buckets.undetermined)
    if cause == .valueRange {
      let (most, mostInside) = (outside.hi ?? outside.lo, inside.hi ?? inside.lo)
      return [inside.lo, mostInside].map {
        Edge(outside: outside.lo, inside: $0, isOutward: true, length: most - outside.lo)
      }
        + [outside.lo, most].map {
          Edge(outside: $0, inside: inside.lo, isOutward: false, length: mostInside - inside.lo)
        }
    }
    // Whose exporter turns out to be no member is in no share at all.
    let least = cause == .exporterMembership ? 0 : either.lo
    let length = cause == .openValue ? nil : either.hi.map { $0 - least }
    // A value without an upper end can grow on the side on which it is, or on either where that is not known.
    let (outward, inward) =
      cause == .openValue && either.records == 0 ? (outside.records > 0, inside.records > 0) : (true, true)
    return (outward ? [Edge(outside: outside.lo + least, inside: inside.lo, isOutward: true, length: length)] : [])
      + (inward ? [Edge(outside: outside.lo, inside: inside.lo + least, isOutward: false, length: length)] : [])
  }

  /// What of the others and a settlement went outside and inside, from the least to the most; nil as an end where nothing
  /// bounds it.
  private func ends(
    outside: Int128, inside: Int128
  ) -> (part: (lo: Int128, hi: Int128?), rest: (lo: Int128, hi: Int128?)) {
    let either = others.undetermined.hi
    func most(_ known: IntervalSum, _ settled: Int128) -> Int128? {
      if let known = known.hi, let either { known + settled + either } else { nil }
    }
    return (
      (others.outside.lo + outside, most(others.outside, outside)),
      (others.inside.lo + inside, most(others.inside, inside))
    )
  }

  /// The width that remains, rounded down and rounded up; nil where no share is left.
  private func width(outside: Int128, inside: Int128) -> ClosedRange<Int64>? {
    let ends = ends(outside: outside, inside: inside)
    return ShareBounds.width(part: ends.part, rest: ends.rest)
  }

  /// The largest width between the ends of an edge, rounded up; nil where the width does not turn there.
  ///
  /// With v outside the width is a / (m + v) − b / (n + v). It turns where √a (n + v) = √b (m + v), and is
  /// (√a − √b)² / (m − n) there.
  private func turn(on edge: Edge) -> Int64? {
    let ends = ends(outside: edge.outside, inside: edge.inside)
    guard let outsideMost = ends.part.hi, let insideMost = ends.rest.hi else { return nil }
    // Seen from inside, what is left is the part outside: the same curve with the sides exchanged.
    let (a, b) = edge.isOutward ? (insideMost, ends.rest.lo) : (outsideMost, ends.part.lo)
    let (lower, upper) = (ends.part.lo + insideMost, outsideMost + ends.rest.lo)
    let (m, n) = edge.isOutward ? (lower, upper) : (upper, lower)
    if a <= b || m <= n || b <= 0 { return nil }
    let (rootA, rootB) = (Double(a).squareRoot(), Double(b).squareRoot())
    let turning = (rootB * Double(m) - rootA * Double(n)) / (rootA - rootB)
    // Where binary numbers cannot tell on which side of an end the width turns, it may turn on the edge.
    let doubt = Double(m) * 1e-9
    if turning < -doubt || turning - doubt > edge.length.map(Double.init) ?? .infinity { return nil }
    // The difference of the roots, without losing digits where they are nearly the same.
    let roots = Double(a - b) / (rootA + rootB)
    let millionths = roots * roots / Double(m - n) * 1_000_000
    // Upwards by more than what binary numbers may have lost.
    return min(Int64((millionths * (1 + 1e-12)).rounded(.up)), 1_000_000)
  }
}
