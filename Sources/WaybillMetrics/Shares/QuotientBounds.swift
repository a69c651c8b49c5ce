public import WaybillCore

/// The least and the largest quotient of two sums that are no part of one another, in millionths, rounded half to even.
///
/// Whoever divides names both sums and says why they may meet: nothing here knows of what they are.
public struct QuotientBounds: Sendable, Hashable {
  public let lo: Int64
  /// Nil where nothing bounds the quotient.
  public let hi: Int64?

  /// Makes the bounds of `part / whole`; nil when there is nothing to divide by, or when a sum may be negative.
  public init?(_ part: IntervalSum, by whole: IntervalSum) { self.init((part.lo, part.hi), by: (whole.lo, whole.hi)) }

  /// Makes the bounds of the quotient of two numbers that each lie between two ends; nil as an upper end where nothing bounds
  /// it.
  public init?(_ part: (lo: Int128, hi: Int128?), by whole: (lo: Int128, hi: Int128?)) {
    if whole.hi == 0 || part.lo < 0 || whole.lo < 0 { return nil }
    lo = whole.hi.map { Self.quotient(part.lo, $0) ?? .max } ?? 0
    hi = part.hi.flatMap { whole.lo == 0 ? nil : Self.quotient($0, whole.lo) }
  }

  /// Makes bounds of ends in millionths, as a publisher tells them.
  public init(lo: Int64, hi: Int64?) {
    self.lo = lo
    self.hi = hi
  }

  /// The quotient times a part of what was divided.
  public func times(_ share: ShareBounds) -> QuotientBounds {
    func product(_ a: Int64, _ b: Int64) -> Int64? {
      Self.quotient(Int128(a) * Int128(b), 1_000_000 * 1_000_000)
    }
    return QuotientBounds(
      lo: product(lo, share.lo) ?? .max, hi: share.hi == 0 ? 0 : hi.flatMap { product($0, share.hi) })
  }

  /// Nil for a quotient that is too large to be written.
  private static func quotient(_ part: Int128, _ whole: Int128) -> Int64? {
    Int64(exactly: Decimals.divideHalfEven(part * 1_000_000, by: whole))
  }
}
