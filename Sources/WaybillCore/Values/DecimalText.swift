/// How a publisher writes numbers, and the reader of such numbers.
///
/// Strict: groups of digits have exactly three, an empty fraction is refused, more than six decimals are refused
/// unless ``round`` says how many places to keep.
public struct DecimalText: Sendable, Hashable {
  /// Why a text is not a number in this style.
  public enum Refusal: Error, Sendable, Hashable {
    case notANumber
    case badGrouping
    case tooManyDecimals
    case outOfRange
  }

  /// The bytes that may stand between groups of three digits.
  public var thousands: [UInt8]
  /// The byte before the decimals.
  public var decimal: UInt8
  /// The decimals to keep, half to even, where the text has more than six; nil refuses such a text.
  public var round: Int?

  /// Makes a style; the default is `1234.5`, without thousands separators.
  public init(thousands: [UInt8] = [], decimal: UInt8 = UInt8(ascii: "."), round: Int? = nil) {
    self.thousands = thousands
    self.decimal = decimal
    self.round = round
  }

  /// Reads a whole cell as a number.
  public func read(_ text: Span<UInt8>) -> Result<Amount, Refusal> {
    text.withUnsafeBufferPointer { read($0) }
  }

  /// Reads a whole cell as a number.
  @inlinable
  public func read(_ text: UnsafeBufferPointer<UInt8>) -> Result<Amount, Refusal> {
    if round == nil, let amount = Self.plain(text, decimal: decimal) { return .success(amount) }
    return readAny(text)
  }

  /// A number of at most twelve digits and six decimals without a sign or a separator, as most are; nil for any other.
  @inlinable @inline(__always)
  static func plain(_ text: UnsafeBufferPointer<UInt8>, decimal: UInt8) -> Amount? {
    let count = text.count
    var value: Int64 = 0
    var position = 0
    while position < count {
      let digit = text[position] &- 48
      if digit > 9 { break }
      value = value &* 10 &+ Int64(digit)
      position &+= 1
      if position > 12 { return nil }
    }
    if position == 0 { return nil }
    if position == count { return Amount(millionths: value &* 1_000_000) }
    if text[position] != decimal { return nil }
    let places = count &- position &- 1
    if places < 1 || places > 6 { return nil }
    position &+= 1
    while position < count {
      let digit = text[position] &- 48
      if digit > 9 { return nil }
      value = value &* 10 &+ Int64(digit)
      position &+= 1
    }
    var missing = places
    while missing < 6 {
      value = value &* 10
      missing &+= 1
    }
    return Amount(millionths: value)
  }

  /// The number of a text of one to eight digits, which are the lowest bytes of a word; nil for any other text.
  ///
  /// All digits at once, since the number of digits is what no processor guesses well.
  @inlinable @inline(__always)
  public static func digits(_ word: UInt64, count: Int) -> Amount? {
    if count < 1 || count > 8 { return nil }
    let unused = UInt64(truncatingIfNeeded: 8 &* (8 &- count))
    // Digits as numbers, the last in the highest byte and nothing before the first.
    let digits = (word ^ 0x3030_3030_3030_3030) &<< unused
    if (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 != 0 { return nil }
    let pairs = digits &* 10 &+ digits &>> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let value =
      ((pairs & mask) &* 0x000F_4240_0000_0064 &+ ((pairs &>> 16) & mask) &* 0x0000_2710_0000_0001) &>> 32
    return Amount(millionths: Int64(truncatingIfNeeded: value) &* 1_000_000)
  }

  @usableFromInline
  func readAny(_ text: UnsafeBufferPointer<UInt8>) -> Result<Amount, Refusal> {
    var position = 0
    var negative = false
    if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      negative = first == UInt8(ascii: "-")
      position = 1
    }
    var whole: Int128 = 0
    var digits = 0
    var group = 0
    var grouped = false
    while position < text.count {
      let byte = text[position]
      if byte &- 48 < 10 {
        if digits >= 30 { return .failure(.outOfRange) }
        whole = whole * 10 + Int128(byte &- 48)
        digits += 1
        group += 1
      } else if byte == decimal {
        break
      } else if thousands.contains(byte) {
        if digits == 0 { return .failure(.notANumber) }
        if grouped ? group != 3 : group > 3 { return .failure(.badGrouping) }
        grouped = true
        group = 0
      } else {
        return .failure(.notANumber)
      }
      position += 1
    }
    if digits == 0 { return .failure(.notANumber) }
    if grouped, group != 3 { return .failure(.badGrouping) }
    var value = whole * 1_000_000
    if position < text.count {
      switch fraction(text, from: position + 1, after: whole) {
      case .success(let millionths): value += millionths
      case .failure(let refusal): return .failure(refusal)
      }
    }
    guard let narrowed = Int64(exactly: negative ? -value : value) else { return .failure(.outOfRange) }
    return .success(Amount(millionths: narrowed))
  }

  private func fraction(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, after whole: Int128
  ) -> Result<Int128, Refusal> {
    if start == text.count { return .failure(.notANumber) }
    var scaled: Int128 = 0
    var scale: Int128 = 1
    for position in start..<text.count {
      let byte = text[position]
      if byte &- 48 >= 10 { return .failure(.notANumber) }
      if position - start >= 30 { continue }
      scaled = scaled * 10 + Int128(byte &- 48)
      scale *= 10
    }
    let places = text.count - start
    if places > 6, round == nil { return .failure(.tooManyDecimals) }
    let kept = min(round ?? 6, 6)
    if places <= kept { return .success(scaled * (1_000_000 / scale)) }
    var unit: Int128 = 1_000_000
    for _ in 0..<kept { unit /= 10 }
    // Where no decimal is kept, it is the whole number that must come out even.
    let odd = whole % 2
    let rounded = Decimals.divideHalfEven((odd * scale + scaled) * (1_000_000 / unit), by: scale) * unit
    return .success(rounded - odd * 1_000_000)
  }
}
