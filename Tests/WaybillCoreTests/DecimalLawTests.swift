import Testing
import WaybillTesting
import WaybillCore

/// The quick way of reading a decimal gives what the careful way gives.
@Suite struct DecimalLawTests {
  @Test func bothWaysReadTheSame() {
    var random = Dice(4)
    // A style that rounds to six decimals never takes the quick way, and rounds nothing that has no more.
    let (quick, careful) = (DecimalText(thousands: [0x2C]), DecimalText(thousands: [0x2C], round: 6))
    let pieces = ["0", "1", "9", "12", "345", ".", ",", "-", " ", "e", "000000", "999999999999", ""]
    for _ in 0..<200_000 {
      let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      let decimals = text.split(separator: ".", omittingEmptySubsequences: false).last?.count ?? 0
      if text.contains("."), decimals > 6 { continue }
      #expect(quick.read(text.utf8.span) == careful.read(text.utf8.span), "\(text)")
    }
  }

  /// A word of digits, whatever stands behind them, is the number that a careful reader makes of them.
  @Test func digitsOfAWordAreANumber() {
    var random = Dice(9)
    for _ in 0..<200_000 {
      let count = Int.random(in: 0...9, using: &random)
      var text = (0..<8).map { _ in UInt8.random(in: 0x30...0x39, using: &random) }
      if Bool.random(using: &random) {
        text[Int.random(in: 0..<8, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let word = text.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let digits = text.prefix(count)
      let isNumber = 1...8 ~= count && digits.allSatisfy { 0x30...0x39 ~= $0 }
      let expected = isNumber ? digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) } * 1_000_000 : nil
      #expect(DecimalText.digits(word, count: count)?.millionths == expected, "\(text) \(count)")
    }
  }
}
