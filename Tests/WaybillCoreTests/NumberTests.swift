import Testing
import WaybillCore

@Suite struct NumberTests {
  @Test(arguments: [
    ("0", 0), ("12", 12_000_000), ("-12.5", -12_500_000), ("+0.000001", 1), ("007", 7_000_000),
    ("9223372036854.775807", Int64.max), ("-9223372036854.775808", Int64.min),
  ])
  func amountsAreExact(text: String, millionths: Int64) {
    #expect(Amount(text)?.millionths == millionths)
  }

  @Test(arguments: ["", "-", ".5", "5.", "1.0000001", "1,5", "1e3", " 1", "9223372036854.775808", "१"])
  func noAmount(text: String) { #expect(Amount(text) == nil) }

  @Test func wholeAmounts() {
    #expect(Amount(whole: -3)?.description == "-3")
    #expect(Amount(whole: 9_223_372_036_854)?.description == "9223372036854")
    #expect(Amount(whole: 9_223_372_036_855) == nil)
    #expect(Amount(millionths: 1) > .zero)
  }

  @Test(arguments: [
    (0, "0"), (1, "0.000001"), (-1, "-0.000001"), (12_500_000, "12.5"), (-1_000_000, "-1"), (1_020_300, "1.0203"),
  ])
  func theShortestDecimal(millionths: Int128, text: String) { #expect(Decimals.shortest(millionths) == text) }

  @Test(arguments: [
    (1_234_567, 6, "1.234567"), (1_234_567, 2, "1.23"), (500_000, 0, "0"), (1_500_000, 0, "2"), (-1_500_000, 0, "-2"),
    (125_000, 2, "0.12"), (135_000, 2, "0.14"), (5, 6, "0.000005"), (-400_000, 0, "0"),
  ])
  func fixedDecimalsAreRoundedHalfToEven(millionths: Int128, places: Int, text: String) {
    #expect(Decimals.fixed(millionths, places: places) == text)
  }

  @Test(arguments: [
    (5, 2, 2), (7, 2, 4), (-5, 2, -2), (-7, 2, -4), (7, 3, 2), (8, 3, 3), (-8, 3, -3), (0, 9, 0), (1, 2, 0), (3, 2, 2),
  ])
  func division(numerator: Int128, denominator: Int128, quotient: Int128) {
    #expect(Decimals.divideHalfEven(numerator, by: denominator) == quotient)
  }

  private static let dutch = DecimalText(thousands: [UInt8(ascii: ".")], decimal: UInt8(ascii: ","))

  @Test(arguments: [
    ("131.354", 131_354), ("1.234.567", 1_234_567), ("0", 0), ("-1.000", -1000), ("1234567", 1_234_567),
  ])
  func groupsOfThree(text: String, whole: Int64) throws {
    #expect(try Self.dutch.read(text.utf8.span).get() == Amount(whole: whole))
  }

  @Test(
    arguments: [
      ("1.23", .badGrouping), ("1234.567", .badGrouping), ("1.2345", .badGrouping), ("1..234", .badGrouping),
      (".123", .notANumber), ("1,", .notANumber), ("1,2.3", .notANumber), ("", .notANumber), ("abc", .notANumber),
      ("1,1234567", .tooManyDecimals), ("9999999999999999", .outOfRange),
      ("1111111111111111111111111111111", .outOfRange),
    ] as [(String, DecimalText.Refusal)])
  func strictReading(text: String, refusal: DecimalText.Refusal) {
    #expect(Self.dutch.read(text.utf8.span) == .failure(refusal))
  }

  @Test(arguments: [
    (6, "0.1234565", 123_456), (6, "0.1234575", 123_458), (6, "0.12345650000001", 123_457), (2, "0.125", 120_000),
    (2, "0.5", 500_000), (0, "2.5", 2_000_000), (0, "3.5", 4_000_000), (0, "0.9999999", 1_000_000),
  ])
  func roundingWhenAskedFor(places: Int, text: String, millionths: Int64) throws {
    #expect(try DecimalText(round: places).read(text.utf8.span).get().millionths == millionths)
  }

  @Test func anAmountReadsItsOwnWords() {
    for millionths in [Int64.min, -1_000_001, -1, 0, 7, 999_999, 1_000_000, Int64.max] {
      let amount = Amount(millionths: millionths)
      #expect(Amount(amount.description) == amount)
    }
  }
}
