import WaybillCore

/// How counts and amounts are written for people: thousands apart, and a bounded number of decimals.
package enum Digits {
  /// `27,838`.
  package static func count(_ number: some BinaryInteger) -> String { grouped(String(number)) }

  /// `1 row`, `2 rows`.
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// An amount of millionths with so many decimals; what is more than nothing is never written as zero.
  static func amount(_ millionths: Int128, places: Int) -> String {
    let text = Decimals.fixed(millionths, places: places)
    if millionths > 0, !text.contains(where: { ("1"..."9").contains($0) }) {
      return "<" + Decimals.fixed(places == 0 ? 1_000_000 : 10_000, places: places)
    }
    return grouped(text)
  }

  /// `12.5–13.0`, one number where both ends are written the same, `at least 12.5` without an upper end.
  static func amount(_ range: AmountRange, places: Int) -> String {
    guard let lo = range.lo.map({ amount($0, places: places) }) else { return "" }
    guard let hi = range.hi.map({ amount($0, places: places) }) else { return "at least \(lo)" }
    return lo == hi ? lo : "\(lo)–\(hi)"
  }

  /// An amount of a measure: money in whole units, anything else with two decimals.
  static func amount(_ range: AmountRange, of measure: String) -> String {
    amount(range, places: measure == "money" ? 0 : 2)
  }

  private static func grouped(_ number: String) -> String {
    let whole = number.prefix { $0 != "." }
    var text = ""
    for (index, digit) in whole.enumerated() {
      let left = whole.count - index
      if index > 0, left % 3 == 0, text != "-" { text.append(",") }
      text.append(digit)
    }
    return text + number.dropFirst(whole.count)
  }
}
