public import WaybillCore

/// The least and the largest part that one sum can be of a whole, in millionths, rounded half to even.
///
/// The whole is the part, the rest, and what may be either. No assumption is made about that: the bounds are those of
/// the worst cases (C. F. Manski, Identification Problems in the Social Sciences, 1995).
public struct ShareBounds: Sendable, Hashable {
  public let lo: Int64
  public let hi: Int64

  /// Makes the bounds; nil when there is no value to take a part of, or when a sum may be negative.
  public init?(part: IntervalSum, rest: IntervalSum, either: IntervalSum) {
    self.init(
      part: (part.lo, Self.sum(part.hi, either.hi)), rest: (rest.lo, Self.sum(rest.hi, either.hi)),
      least: [part.lo, rest.lo, either.lo], isEmpty: [part, rest, either].allSatisfy { $0.hi == 0 })
  }

  /// Makes the bounds of a part that is within `part`, where what is left is within `rest`, each from its least to
  /// its most; nil as an upper end where nothing bounds it.
  public init?(part: (lo: Int128, hi: Int128?), rest: (lo: Int128, hi: Int128?)) {
    self.init(part: part, rest: rest, least: [part.lo, rest.lo], isEmpty: part.hi == 0 && rest.hi == 0)
  }

  private init?(part: (lo: Int128, hi: Int128?), rest: (lo: Int128, hi: Int128?), least: [Int128], isEmpty: Bool) {
    if isEmpty || least.contains(where: { $0 < 0 }) { return nil }
    lo = rest.hi.map { Self.part(part.lo, of: part.lo + $0) ?? Self.whole } ?? 0
    hi = part.hi.map { Self.part($0, of: $0 + rest.lo) ?? 0 } ?? Self.whole
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
