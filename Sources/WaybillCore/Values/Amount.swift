/// An exact decimal number with six places, kept as millionths.
///
/// Amounts are not added to one another by themselves: a sum belongs to a ``Facet`` and is made by ``Tally``.
public struct Amount: Sendable, Hashable, Comparable {
  /// The value in millionths of its unit.
  public let millionths: Int64

  /// Makes an amount from millionths.
  @inlinable public init(millionths: Int64) { self.millionths = millionths }

  /// Makes a whole amount; nil when it is out of range.
  public init?(whole: Int64) {
    let (product, overflow) = whole.multipliedReportingOverflow(by: 1_000_000)
    if overflow { return nil }
    millionths = product
  }

  /// Reads `-12.5`: an optional sign, digits, and at most six decimals; nil for anything else.
  public init?(_ text: String) {
    guard case .success(let amount) = DecimalText().read(text.utf8.span) else { return nil }
    self = amount
  }

  public static let zero = Amount(millionths: 0)

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.millionths < b.millionths }
}

extension Amount: CustomStringConvertible {
  /// The shortest decimal that is the same number, such as `12.5`.
  public var description: String { Decimals.shortest(Int128(millionths)) }
}

/// How exact decimals are written.
public enum Decimals {
  /// The shortest decimal of a number of millionths: no trailing zeros, no point for a whole number.
  public static func shortest(_ millionths: Int128) -> String {
    let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let sign = millionths < 0 ? "-" : ""
    if fraction == 0 { return "\(sign)\(whole)" }
    var digits = String(fraction)
    digits = String(repeating: "0", count: 6 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }

  /// A number of millionths with `places` decimals (0 to 6), rounded half to even.
  public static func fixed(_ millionths: Int128, places: Int) -> String {
    precondition((0...6).contains(places), "places must be 0 to 6")
    var scale: Int128 = 1
    for _ in places..<6 { scale *= 10 }
    let rounded = divideHalfEven(millionths, by: scale)
    var unit: Int128 = 1
    for _ in 0..<places { unit *= 10 }
    let (whole, fraction) = rounded.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
    let sign = rounded < 0 ? "-" : ""
    if places == 0 { return "\(sign)\(whole)" }
    let digits = String(fraction)
    return "\(sign)\(whole).\(String(repeating: "0", count: places - digits.count))\(digits)"
  }

  /// `numerator / denominator`, rounded half to even; the denominator is positive.
  public static func divideHalfEven(_ numerator: Int128, by denominator: Int128) -> Int128 {
    precondition(denominator > 0, "the denominator must be positive")
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let twice = remainder.magnitude * 2
    let away = twice > denominator.magnitude || (twice == denominator.magnitude && quotient % 2 != 0)
    return away ? quotient + (numerator < 0 ? -1 : 1) : quotient
  }
}
