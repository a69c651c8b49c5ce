/// Where strings, numbers and words end.
extension JSONLexer {
  /// A string without its quotes.
  struct StringToken {
    /// The closing quote.
    var end: Int
    var isEscaped = false
    /// The first place in it that stands for no text: half of a surrogate pair, or a control character; -1 for none.
    var fault = -1
  }

  /// Reads the string whose opening quote is at a position.
  @inline(__always)
  func string(at open: Int) throws(JSONStop) -> StringToken {
    let bound = min(count, open &+ tokenLimit &+ 2)
    let position = plainEnd(open &+ 1, bound)
    if position < bound, text[position] == UInt8(ascii: "\"") { return StringToken(end: position) }
    return try oddString(at: open, from: position, bound)
  }

  /// The rest of a string from its first escape or control character on.
  private func oddString(at open: Int, from start: Int, _ bound: Int) throws(JSONStop) -> StringToken {
    var token = StringToken(end: start)
    var position = start
    while position < bound {
      switch text[position] {
      case UInt8(ascii: "\""):
        token.end = position
        return token
      case UInt8(ascii: "\\"):
        token.isEscaped = true
        let (length, isText) = try escape(at: position, bound, open)
        if !isText, token.fault < 0 { token.fault = position }
        position += length
      default:
        if token.fault < 0 { token.fault = position }
        position += 1
      }
      position = plainEnd(position, bound)
    }
    throw cut(open, bound, .openString)
  }

  /// The next quote, backslash or control character, or the bound.
  @inline(__always)
  private func plainEnd(_ start: Int, _ bound: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var position = start
    while position &+ 8 <= bound {
      let word = UnsafeRawPointer(text + position).loadUnaligned(as: UInt64.self)
      let quotes = word ^ (ones &* 0x22)
      let slashes = word ^ (ones &* 0x5C)
      // Of such differences the lowest high bit is right: what is borrowed comes from a hit below.
      let hits =
        ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (word &- (ones &* 0x20)) & ~word)
        & (ones &* 0x80)
      if hits != 0 { return position &+ hits.littleEndian.trailingZeroBitCount >> 3 }
      position &+= 8
    }
    while position < bound {
      let byte = text[position]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { return position }
      position &+= 1
    }
    return bound
  }

  /// The length of the escape at a position, and whether it stands for text.
  private func escape(
    at position: Int, _ bound: Int, _ open: Int
  ) throws(JSONStop) -> (length: Int, isText: Bool) {
    guard position + 1 < bound else { throw cut(open, bound, .openString) }
    switch text[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return (2, true)
    case UInt8(ascii: "u"): break
    default: throw shown(.escape, at: position)
    }
    let unit = try unit(at: position, bound, open)
    if unit & 0xF800 != 0xD800 { return (6, true) }
    if unit >= 0xDC00 { return (6, false) }
    guard position + 6 < bound else { throw cut(open, bound, .openString) }
    if text[position + 6] != UInt8(ascii: "\\") { return (6, false) }
    guard position + 7 < bound else { throw cut(open, bound, .openString) }
    if text[position + 7] != UInt8(ascii: "u") { return (6, false) }
    return 0xDC00...0xDFFF ~= (try self.unit(at: position + 6, bound, open)) ? (12, true) : (6, false)
  }

  /// The four hexadecimal digits behind `\u`.
  private func unit(at position: Int, _ bound: Int, _ open: Int) throws(JSONStop) -> UInt32 {
    var unit: UInt32 = 0
    for digit in position + 2..<position + 6 {
      guard digit < bound else { throw cut(open, bound, .openString) }
      guard let value = hexadecimalValue(text[digit]) else { throw shown(.escape, at: position) }
      unit = unit << 4 | UInt32(value)
    }
    return unit
  }

  /// The end of the number that begins at a position.
  @inline(__always)
  func number(at start: Int) throws(JSONStop) -> Int {
    let bound = min(count, start &+ tokenLimit &+ 2)
    var position = start
    if text[position] == UInt8(ascii: "-") { position &+= 1 }
    let whole = position
    position = try digits(position, start, bound)
    if text[whole] == UInt8(ascii: "0"), position &- whole > 1 { throw shown(.leadingZero, at: start) }
    if position < bound, text[position] == UInt8(ascii: ".") { position = try digits(position &+ 1, start, bound) }
    if position < bound, text[position] | 0x20 == UInt8(ascii: "e") {
      position &+= 1
      if position < bound, text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-") { position &+= 1 }
      position = try digits(position, start, bound)
    }
    // Digits may follow in the next block.
    if position == bound, !isLast || isTooLong(start, bound) { throw cut(start, bound, .expected(.digit)) }
    return position
  }

  /// The end of at least one digit.
  @inline(__always)
  private func digits(_ first: Int, _ start: Int, _ bound: Int) throws(JSONStop) -> Int {
    var position = first
    while position < bound, text[position] &- 0x30 < 10 { position &+= 1 }
    if position > first { return position }
    if position < bound { throw unexpected(at: position, .digit) }
    throw cut(start, bound, .expected(.digit))
  }

  /// The end of `true`, `false` or `null`, which begins at a position.
  @inline(__always)
  func word(at start: Int, _ expectation: JSONRule.Expectation) throws(JSONStop) -> Int {
    if start &+ 5 <= count {
      let word = UnsafeRawPointer(text + start).loadUnaligned(as: UInt32.self).littleEndian
      if word == 0x6575_7274 || word == 0x6C6C_756E { return start &+ 4 }
      if word == 0x736C_6166, text[start &+ 4] == UInt8(ascii: "e") { return start &+ 5 }
      throw unexpected(at: start, expectation)
    }
    return try wordAtEnd(start, expectation)
  }

  private func wordAtEnd(_ start: Int, _ expectation: JSONRule.Expectation) throws(JSONStop) -> Int {
    let words: [StaticString] = ["true", "false", "null"]
    for word in words where word.utf8Start[0] == text[start] {
      let length = word.utf8CodeUnitCount
      let isThere = (0..<min(length, count - start)).allSatisfy { text[start + $0] == word.utf8Start[$0] }
      if isThere, start + length <= count { return start + length }
    }
    throw unexpected(at: start, expectation)
  }

  /// The stop of a token at a bound: it is too long, or the block ends.
  private func cut(_ start: Int, _ bound: Int, _ rule: JSONRule) -> JSONStop {
    isTooLong(start, bound) ? .fault(.longToken(limit: tokenLimit), at: start) : end(rule)
  }

  /// Whether a bound is that of the longest token, and not the end of the block.
  @inline(__always)
  private func isTooLong(_ start: Int, _ bound: Int) -> Bool { bound &- start > tokenLimit &+ 1 }
}

/// The value of a hexadecimal digit; nil for another byte.
func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}
