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
    let (least, most) = Self.ends(part: part, rest: rest)
    (lo, hi) = (least.rounded, most.rounded)
  }

  /// The width of the bounds of a part within `part`, where what is left is within `rest`, in millionths: rounded down, and
  /// rounded up. Nil where there are no bounds.
  ///
  /// The width is that of the exact bounds, so that it surely lies between the two.
  public static func width(
    part: (lo: Int128, hi: Int128?), rest: (lo: Int128, hi: Int128?)
  ) -> ClosedRange<Int64>? {
    if ShareBounds(part: part, rest: rest) == nil { return nil }
    let (least, most) = ends(part: part, rest: rest)
    return most.difference(least)
  }

  private static func ends(
    part: (lo: Int128, hi: Int128?), rest: (lo: Int128, hi: Int128?)
  ) -> (least: Fraction, most: Fraction) {
    let least = rest.hi.map { Fraction(part.lo, of: part.lo + $0) ?? .whole } ?? .nothing
    let most = part.hi.map { Fraction($0, of: $0 + rest.lo) ?? .nothing } ?? .whole
    return (least, most)
  }

  private static func sum(_ a: Int128?, _ b: Int128?) -> Int128? {
    if let a, let b { a + b } else { nil }
  }
}

/// An exact part of a whole, from 0 to 1.
private struct Fraction {
  let part: Int128
  let whole: Int128

  static let nothing = Fraction(part: 0, whole: 1)
  static let whole = Fraction(part: 1, whole: 1)

  private init(part: Int128, whole: Int128) {
    self.part = part
    self.whole = whole
  }

  /// Nil for a part of nothing.
  init?(_ part: Int128, of whole: Int128) {
    if whole == 0 { return nil }
    self.init(part: part, whole: whole)
  }

  /// In millionths, rounded half to even.
  var rounded: Int64 { Int64(Decimals.divideHalfEven(part * 1_000_000, by: whole)) }

  /// The fraction less a smaller one in millionths, rounded down and rounded up.
  func difference(_ other: Fraction) -> ClosedRange<Int64> {
    let (own, rest) = (part * 1_000_000).quotientAndRemainder(dividingBy: whole)
    let (less, lessRest) = (other.part * 1_000_000).quotientAndRemainder(dividingBy: other.whole)
    let difference = Int64(own - less)
    // What both are beyond their whole millionths is less than one: only which is more is of weight.
    let (a, b) = (rest.multipliedFullWidth(by: other.whole), lessRest.multipliedFullWidth(by: whole))
    if (a.high, a.low) == (b.high, b.low) { return difference...difference }
    return (a.high, a.low) < (b.high, b.low) ? difference - 1...difference : difference...difference + 1
  }
}
