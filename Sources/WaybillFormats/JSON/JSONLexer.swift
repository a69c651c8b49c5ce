/// Finds the ends of the tokens of JSON in a block, by the letter of RFC 8259.
///
/// Nothing is copied and nothing is kept: a token that the block ends within is told apart from one that is wrong, and
/// what is said of a token never depends on where the block ends.
struct JSONLexer {
  let text: UnsafePointer<UInt8>
  /// Where the part of the block ends that is looked at.
  let count: Int
  /// Where the block ends.
  let blockEnd: Int
  /// Whether the file ends there too.
  let isLast: Bool
  /// The most bytes of a token.
  let tokenLimit: Int
  /// The most containers within each other.
  let nesting: Int

  /// The same block up to a place before its end.
  func bounded(to end: Int) -> JSONLexer {
    JSONLexer(
      text: text, count: min(count, end), blockEnd: blockEnd, isLast: isLast && end >= count, tokenLimit: tokenLimit,
      nesting: nesting)
  }

  /// The next position that has no white space.
  @inline(__always)
  func skipSpace(_ position: Int) -> Int {
    var position = position
    while position < count {
      switch text[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
      default: return position
      }
    }
    return position
  }

  /// The next byte that is no white space.
  @inline(__always)
  func next(_ position: inout Int, _ expectation: JSONRule.Expectation) throws(JSONStop) -> UInt8 {
    position = skipSpace(position)
    if position < count { return text[position] }
    throw end(.expected(expectation))
  }

  /// The end of any value that begins at a position, with the first place in its strings that stands for no text.
  func skip(
    at start: Int, depth: Int, _ expectation: JSONRule.Expectation, fault: inout Int
  ) throws(JSONStop) -> Int {
    switch text[start] {
    case UInt8(ascii: "\""): return try skipString(at: start, fault: &fault)
    case UInt8(ascii: "-"), 0x30...0x39: return try number(at: start)
    case UInt8(ascii: "["):
      try checkDepth(depth, at: start)
      var position = start + 1
      if try next(&position, .elementOrEnd) == UInt8(ascii: "]") { return position + 1 }
      while true {
        position = try skip(at: position, depth: depth + 1, .element, fault: &fault)
        if try separator(&position, closing: UInt8(ascii: "]"), .commaOrBracket) { return position }
        _ = try next(&position, .element)
      }
    case UInt8(ascii: "{"):
      try checkDepth(depth, at: start)
      var position = start + 1
      if try next(&position, .keyOrEnd) == UInt8(ascii: "}") { return position + 1 }
      while true {
        if text[position] != UInt8(ascii: "\"") { throw unexpected(at: position, .key) }
        position = try colon(behind: skipString(at: position, fault: &fault))
        position = try skip(at: position, depth: depth + 1, .value, fault: &fault)
        if try separator(&position, closing: UInt8(ascii: "}"), .commaOrBrace) { return position }
        _ = try next(&position, .key)
      }
    default: return try word(at: start, expectation)
    }
  }

  private func skipString(at open: Int, fault: inout Int) throws(JSONStop) -> Int {
    let token = try string(at: open)
    if token.fault >= 0, fault < 0 { fault = token.fault }
    return token.end + 1
  }

  /// Where the value behind a key begins.
  @inline(__always)
  func colon(behind key: Int) throws(JSONStop) -> Int {
    var position = key
    if try next(&position, .colon) != UInt8(ascii: ":") { throw unexpected(at: position, .colon) }
    position &+= 1
    _ = try next(&position, .value)
    return position
  }

  /// Goes on behind a comma or the end of a container; whether it was the end.
  @inline(__always)
  func separator(
    _ position: inout Int, closing: UInt8, _ expectation: JSONRule.Expectation
  ) throws(JSONStop) -> Bool {
    let byte = try next(&position, expectation)
    if byte != UInt8(ascii: ","), byte != closing { throw unexpected(at: position, expectation) }
    position &+= 1
    return byte == closing
  }

  /// Throws when one more container would be too many.
  @inline(__always)
  func checkDepth(_ depth: Int, at position: Int) throws(JSONStop) {
    if depth >= nesting { throw .fault(.tooDeep(limit: nesting), at: position) }
  }

  /// The stop of a scan at the end of the block.
  func end(_ rule: JSONRule) -> JSONStop { isLast ? .fault(rule, at: count) : .incomplete }

  /// The most bytes of a word that messages show.
  static let shownBytes = 24

  /// The stop of a scan at a byte that cannot stand where it does.
  func unexpected(at position: Int, _ expectation: JSONRule.Expectation) -> JSONStop {
    shown(.expected(expectation), at: position)
  }

  /// The stop of a scan at what a message shows; enough of the text must be known for that.
  func shown(_ rule: JSONRule, at position: Int) -> JSONStop {
    if !isLast, count - position < Self.shownBytes { return .incomplete }
    return .fault(rule, at: position)
  }
}
