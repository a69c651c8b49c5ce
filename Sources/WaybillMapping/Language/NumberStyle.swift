import WaybillCore

/// How a number field is read: the publisher's style, and whether it may have decimals.
struct NumberStyle: Sendable, Hashable {
  var text = DecimalText()
  var isInteger = false

  /// Why a text is no such number.
  enum Refusal: Error, Hashable {
    case decimal(DecimalText.Refusal)
    case notWhole
  }

  /// Reads a trimmed cell.
  @inline(__always)
  func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Amount, Refusal> {
    switch text.read(bytes) {
    case .failure(let refusal): .failure(.decimal(refusal))
    case .success(let amount) where isInteger && amount.millionths % 1_000_000 != 0: .failure(.notWhole)
    case .success(let amount): .success(amount)
    }
  }

  /// Reads a trimmed cell of a block.
  @inline(__always)
  func read(_ cell: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Result<Amount, Refusal> {
    if cell.lowerBound &+ 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: cell.lowerBound, as: UInt64.self)
      if let amount = DecimalText.digits(word.littleEndian, count: cell.count) { return .success(amount) }
    }
    return read(UnsafeBufferPointer(rebasing: bytes[cell]))
  }

  /// Reads a trimmed text with all its decimals, more than six too.
  func readExactly(_ text: String) -> Result<ExactNumber, Refusal> {
    var copy = text
    switch copy.withUTF8({ self.text.read($0) }) {
    case .success(let amount): return .success(ExactNumber(amount))
    case .failure(.tooManyDecimals): break
    case .failure(let refusal): return .failure(.decimal(refusal))
    }
    let bytes = Array(text.utf8)
    guard let point = bytes.lastIndex(of: self.text.decimal) else { return .failure(.decimal(.notANumber)) }
    let head = bytes.withUnsafeBufferPointer { self.text.read(UnsafeBufferPointer(rebasing: $0[...(point + 6)])) }
    switch head {
    case .failure(let refusal): return .failure(.decimal(refusal))
    case .success(let amount):
      return .success(ExactNumber(amount, isNegative: bytes[0] == UInt8(ascii: "-"), further: bytes[(point + 7)...]))
    }
  }
}

/// A number of any few decimals: so many millionths, divided by `parts`.
struct ExactNumber: Sendable, Hashable {
  let numerator: Int128
  let parts: Int128

  /// The decimals behind the sixth that count; of those behind them it counts whether they are nothing.
  private static let mostFurther = 18

  init(_ amount: Amount) {
    numerator = Int128(amount.millionths)
    parts = 1
  }

  /// An amount with the digits that stand behind its sixth decimal.
  init(_ amount: Amount, isNegative: Bool, further: ArraySlice<UInt8>) {
    var digits: Int128 = 0
    var parts: Int128 = 1
    for digit in further.prefix(Self.mostFurther) {
      digits = digits * 10 + Int128(digit - 48)
      parts *= 10
    }
    if further.dropFirst(Self.mostFurther).contains(where: { $0 != 48 }), digits % 10 == 0 || digits % 10 == 5 {
      digits += 1
    }
    self.parts = parts
    numerator = Int128(amount.millionths) * parts + (isNegative ? -digits : digits)
  }

  static func < (a: Self, b: Amount) -> Bool { a.numerator < Int128(b.millionths) * a.parts }

  static func > (a: Self, b: Amount) -> Bool { a.numerator > Int128(b.millionths) * a.parts }

  /// The number, and half a unit more or less, multiplied by `scale` and rounded to so many decimals if to any.
  ///
  /// - Returns: nil when it is out of range, or has more than six decimals and is not to be rounded.
  func amount(plus half: Int128, scale: Amount?, round places: Int?) -> (millionths: Int64, isRounded: Bool)? {
    let factor = Int128(scale?.millionths ?? 1_000_000)
    let (product, overflow) = (numerator + half * parts).multipliedReportingOverflow(by: factor)
    if overflow { return nil }
    var unit: Int128 = 1
    for _ in (places ?? 6)..<6 { unit *= 10 }
    let divisor = 1_000_000 * parts * unit
    let isRounded = product % divisor != 0
    if isRounded, places == nil { return nil }
    let rounded = isRounded ? Decimals.divideHalfEven(product, by: divisor) : product / divisor
    return Int64(exactly: rounded * unit).map { ($0, isRounded) }
  }
}
