import WaybillCore

/// How counts, amounts and shares are written for people: by the marks of a language, with a bounded number of decimals.
package struct Digits: Sendable {
  /// As English texts and the terminal have them.
  package static let english = Digits(.english)

  private let language: Language

  /// Makes the digits of a language.
  init(_ language: Language) { self.language = language }

  /// `27,838`.
  package func count(_ number: some BinaryInteger) -> String { grouped(String(number)) }

  /// `1 row`, `2 rows`, by the forms of an English word; other languages have counted words among their texts.
  func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// An amount of millionths with all of its decimals.
  package func exact(_ millionths: Int128) -> String { grouped(Decimals.shortest(millionths)) }

  /// An amount of millionths with so many decimals; what is more than nothing is never written as zero.
  func amount(_ millionths: Int128, places: Int) -> String {
    let text = Decimals.fixed(millionths, places: places)
    if millionths > 0, !text.contains(where: { ("1"..."9").contains($0) }) {
      return "<" + grouped(Decimals.fixed(places == 0 ? 1_000_000 : 10_000, places: places))
    }
    return grouped(text)
  }

  /// `12.5–13.0`, one number where both ends are written the same, `at least 12.5` without an upper end.
  func amount(_ range: AmountRange, places: Int) -> String {
    guard let lo = range.lo.map({ amount($0, places: places) }) else { return "" }
    guard let hi = range.hi.map({ amount($0, places: places) }) else { return language.texts.atLeast(lo) }
    return lo == hi ? lo : "\(lo)–\(hi)"
  }

  /// An amount of a measure: money in whole units, anything else with two decimals.
  func amount(_ range: AmountRange, of measure: String) -> String {
    amount(range, places: measure == "money" ? 0 : 2)
  }

  /// A large amount as a reader takes it in: `32.7 billion`; small ones as they are.
  func rough(_ range: AmountRange, of measure: String) -> String {
    guard let lo = range.lo, measure == "money", lo >= 1_000_000 * 1_000_000 else { return amount(range, of: measure) }
    let isBillions = lo >= 1_000_000_000 * 1_000_000
    let unit: Int128 = isBillions ? 1_000_000_000 : 1_000_000
    let scaled = AmountRange(lo: lo / unit, hi: range.hi.map { $0 / unit })
    return "\(amount(scaled, places: 1)) \(language.texts.largeNumber(isBillions: isBillions))"
  }

  /// A share as per cent: `79.60–79.63 %`, or one number where both ends are the same at two decimals.
  func percent(_ share: ShareRange) -> String {
    let (lo, hi) = (end(share.lo), end(share.hi))
    return (lo == hi ? lo : "\(lo)–\(hi)") + language.marks.percent
  }

  /// One share as per cent.
  func percent(_ millionths: Int64) -> String { end(millionths) + language.marks.percent }

  /// A difference of shares in percentage points, without a word behind it.
  func points(_ millionths: Int64) -> String { end(millionths) }

  /// One end, rounded half to even; what is more than nothing is never `0.00`, what is less than all never `100.00`.
  private func end(_ millionths: Int64) -> String {
    let text = Decimals.fixed(Int128(millionths) * 100, places: 2)
    if millionths > 0, text == "0.00" { return "<" + grouped("0.01") }
    if millionths < 1_000_000, text == "100.00" { return ">" + grouped("99.99") }
    return grouped(text)
  }

  private func grouped(_ number: String) -> String {
    let marks = language.marks
    let whole = number.prefix { $0 != "." }
    var text = ""
    for (index, digit) in whole.enumerated() {
      let left = whole.count - index
      if index > 0, left % 3 == 0, text != "-" { text += marks.thousands }
      text.append(digit)
    }
    let decimals = number.dropFirst(whole.count + 1)
    return decimals.isEmpty ? text : text + marks.decimal + decimals
  }
}
