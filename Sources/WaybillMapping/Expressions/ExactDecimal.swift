import WaybillCore

/// Arithmetic on millionths; nil when the result is out of range.
enum ExactDecimal {
  static func sum(_ a: Int64, _ b: Int64) -> Int64? {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : sum
  }

  static func difference(_ a: Int64, _ b: Int64) -> Int64? {
    let (difference, overflow) = a.subtractingReportingOverflow(b)
    return overflow ? nil : difference
  }

  /// The product, rounded half to even at the sixth place.
  static func product(_ a: Int64, _ b: Int64) -> Int64? {
    Int64(exactly: Decimals.divideHalfEven(Int128(a) * Int128(b), by: 1_000_000))
  }

  /// The quotient, rounded half to even at the sixth place; nil also when the divisor is zero.
  static func quotient(_ a: Int64, _ b: Int64) -> Int64? {
    if b == 0 { return nil }
    let sign: Int128 = b < 0 ? -1 : 1
    return Int64(exactly: Decimals.divideHalfEven(Int128(a) * 1_000_000 * sign, by: Int128(b) * sign))
  }

  /// The nearest multiple of `unit`, half to even.
  static func rounded(_ value: Int64, unit: Int64) -> Int64? {
    Int64(exactly: Decimals.divideHalfEven(Int128(value), by: Int128(unit)) * Int128(unit))
  }
}
