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
}
