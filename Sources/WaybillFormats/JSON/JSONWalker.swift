import WaybillCore

/// Walks through a text in blocks, with no more memory than the containers that are open.
struct JSONWalker {
  private struct Frame {
    let isObject: Bool
    /// The node of the query where the container stands; nil where no path leads into it.
    let node: Int?
  }

  private enum State {
    case top, element, elementOrEnd, keyOrEnd, key, colon, value, separator
  }

  let query: JSONQuery
  private(set) var cursor = TextCursor()
  private let recordLimit: Int
  private var frames: [Frame] = []
  private var state = State.top
  /// The node of the value that comes next in an object.
  private var node: Int?
  /// How many containers are open around a row that is passed because it is too long.
  private var passed: Int?
  /// The first byte of the block, from the last place that was asked about on, that is no text.
  private var invalid = -1
  private var hasValues = false
  private var decoded: [UInt8] = []

  init(_ query: JSONQuery, recordLimit: Int) {
    self.query = query
    self.recordLimit = recordLimit
  }

  /// Walks through a block as far as its tokens, and the rows in it, are whole.
  ///
  /// - Returns: how many bytes are done with.
  mutating func walk(_ lexer: JSONLexer, _ visitor: inout some JSONVisitor) throws(JSONStop) -> Int {
    invalid = -1
    var position = 0
    while true {
      position = lexer.skipSpace(position)
      if position == lexer.count {
        if lexer.isLast, state != .top || !hasValues { throw .fault(.expected(expectation), at: position) }
        return position
      }
      do throws(JSONStop) {
        position = try step(lexer, at: position, &visitor)
      } catch .incomplete {
        return position
      }
    }
  }

  /// Moves on to the next block, which begins with what this one was not done with.
  mutating func endBlock(_ text: UnsafeBufferPointer<UInt8>, done: Int) {
    cursor.advance(to: done, in: text)
    cursor.offset -= done
  }

  /// The line and the column of a position.
  mutating func place(of position: Int, in text: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
    cursor.advance(to: position, in: text)
    return (cursor.line, cursor.column)
  }

  /// What must come next.
  private var expectation: JSONRule.Expectation {
    switch state {
    case .top, .value: .value
    case .element: .element
    case .elementOrEnd: .elementOrEnd
    case .keyOrEnd: .keyOrEnd
    case .key: .key
    case .colon: .colon
    case .separator: frames.last?.isObject == true ? .commaOrBrace : .commaOrBracket
    }
  }

  private mutating func step(
    _ lexer: JSONLexer, at position: Int, _ visitor: inout some JSONVisitor
  ) throws(JSONStop) -> Int {
    let byte = lexer.text[position]
    switch state {
    case .top: return try value(lexer, at: position, 0, &visitor)
    case .value: return try value(lexer, at: position, node, &visitor)
    case .elementOrEnd where byte == UInt8(ascii: "]"), .keyOrEnd where byte == UInt8(ascii: "}"):
      close()
      return position + 1
    case .element, .elementOrEnd:
      let each = frames[frames.count - 1].node.flatMap { query.nodes[$0].each }
      return try value(lexer, at: position, each, &visitor)
    case .key, .keyOrEnd:
      if byte != UInt8(ascii: "\"") { throw lexer.unexpected(at: position, expectation) }
      let end = try key(lexer, at: position, &visitor)
      state = .colon
      return end
    case .colon:
      if byte != UInt8(ascii: ":") { throw lexer.unexpected(at: position, .colon) }
      state = .value
      return position + 1
    case .separator:
      let isObject = frames[frames.count - 1].isObject
      if byte == UInt8(ascii: ",") {
        state = isObject ? .key : .element
      } else if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
        close()
      } else {
        throw lexer.unexpected(at: position, expectation)
      }
      return position + 1
    }
  }

  private mutating func key(
    _ lexer: JSONLexer, at open: Int, _ visitor: inout some JSONVisitor
  ) throws(JSONStop) -> Int {
    let token = try lexer.string(at: open)
    try check(token, lexer, at: open)
    node = nil
    if let object = frames[frames.count - 1].node {
      let raw = UnsafeBufferPointer(start: lexer.text + open + 1, count: token.end - open - 1)
      decoded.removeAll(keepingCapacity: true)
      if token.isEscaped { JSONString.append(raw, to: &decoded) } else { decoded += raw }
      node = try decoded.withUnsafeBufferPointer { (name) throws(JSONStop) in
        try visitor.key(name, of: object, at: open)
        return query.node(of: name, in: object)
      }
    }
    return token.end + 1
  }

  private mutating func value(
    _ lexer: JSONLexer, at start: Int, _ node: Int?, _ visitor: inout some JSONVisitor
  ) throws(JSONStop) -> Int {
    if let node {
      if query.nodes[node].isRow {
        if let end = try row(lexer, at: start, &visitor) { return end }
        return try plainValue(lexer, at: start, nil)
      }
      if let index = query.nodes[node].parent,
        let end = try visitor.parent(index, lexer, at: start, depth: frames.count)
      {
        visitor.meet(node, lexer, at: start, &cursor)
        endValue()
        return end
      }
      let end = try plainValue(lexer, at: start, node)
      visitor.meet(node, lexer, at: start, &cursor)
      return end
    }
    return try plainValue(lexer, at: start, nil)
  }

  /// Reads a row; nil when it is too long, so that it is to be passed.
  private mutating func row(
    _ lexer: JSONLexer, at start: Int, _ visitor: inout some JSONVisitor
  ) throws(JSONStop) -> Int? {
    let bytes = UnsafeBufferPointer(start: lexer.text, count: lexer.count)
    if invalid < start { invalid = TextEncoding.firstInvalid(in: bytes, from: start) ?? lexer.count }
    do throws(JSONStop) {
      let end = try visitor.row(
        lexer.bounded(to: start + recordLimit), at: start, depth: frames.count, invalid: invalid, &cursor)
      endValue()
      return end
    } catch .incomplete where lexer.count - start > recordLimit {
      // What is shown of the row must be known too.
      if !lexer.isLast, lexer.count - start < RowFault.keptBytes { throw .incomplete }
      visitor.longRow(lexer, at: start, limit: recordLimit, &cursor)
      passed = frames.count
      return nil
    } catch .fault(.expected(.element), let position) where position == start {
      throw .fault(.expected(expectation), at: start)
    }
  }

  /// Reads a value without children, or goes into an object or array.
  private mutating func plainValue(_ lexer: JSONLexer, at start: Int, _ node: Int?) throws(JSONStop) -> Int {
    var end = start + 1
    switch lexer.text[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try lexer.checkDepth(frames.count, at: start)
      let isObject = lexer.text[start] == UInt8(ascii: "{")
      let leadsOn = node.map { isObject || query.nodes[$0].each != nil } ?? false
      frames.append(Frame(isObject: isObject, node: leadsOn ? node : nil))
      state = isObject ? .keyOrEnd : .elementOrEnd
      return end
    case UInt8(ascii: "\""):
      let token = try lexer.string(at: start)
      try check(token, lexer, at: start)
      end = token.end + 1
    case UInt8(ascii: "-"), 0x30...0x39: end = try lexer.number(at: start)
    default: end = try lexer.word(at: start, expectation)
    }
    endValue()
    return end
  }

  /// Throws what is wrong with the text of a string outside the rows.
  private mutating func check(_ token: JSONLexer.StringToken, _ lexer: JSONLexer, at open: Int) throws(JSONStop) {
    if passed != nil { return }
    let bytes = UnsafeBufferPointer(start: lexer.text, count: lexer.count)
    if invalid < open { invalid = TextEncoding.firstInvalid(in: bytes, from: open) ?? lexer.count }
    if invalid < token.end, token.fault < 0 || invalid < token.fault { throw .fault(.badByte, at: invalid) }
    if token.fault >= 0 { throw .fault(lexer.text[token.fault] < 0x20 ? .control : .loneSurrogate, at: token.fault) }
  }

  private mutating func close() {
    frames.removeLast()
    endValue()
  }

  private mutating func endValue() {
    hasValues = true
    if frames.count == passed { passed = nil }
    state = frames.isEmpty ? .top : .separator
  }
}
