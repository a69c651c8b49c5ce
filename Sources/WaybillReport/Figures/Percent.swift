import WaybillCore

/// How shares, kept as millionths, are written as per cent: with two decimals, and never as a false point.
enum Percent {
  /// `79.60–79.63 %`, or one number where both ends are the same at two decimals.
  static func text(_ share: ShareRange) -> String {
    let (lo, hi) = (end(share.lo), end(share.hi))
    return lo == hi ? "\(lo) %" : "\(lo)–\(hi) %"
  }

  /// One end, rounded half to even; what is more than nothing is never `0.00`, what is less than all never `100.00`.
  static func end(_ millionths: Int64) -> String {
    let text = Decimals.fixed(Int128(millionths) * 100, places: 2)
    if millionths > 0, text == "0.00" { return "<0.01" }
    if millionths < 1_000_000, text == "100.00" { return ">99.99" }
    return text
  }
}
