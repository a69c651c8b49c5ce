import WaybillCore

/// Reads the rows of a text one by one: finds their keys, and the cells of their columns.
struct JSONRowScanner {
  private(set) var keys: JSONKeys
  /// The first thing wrong with the row that was read last, which does not hide where the row ends.
  private(set) var fault: (rule: JSONRule, at: Int)?
  /// The cells of that row.
  var cells = JSONCells()
  /// Whether a row has something that the survey of the text did not find.
  private(set) var hasChanged = false

  private let nullText: [UInt8]
  /// Whether the columns are known, so that keys are no longer looked for.
  private var hasColumns = false
  /// The row that is read, each attempt counted.
  private var row = 0

  /// Makes a scanner that looks for keys.
  init(_ options: JSONOptions) {
    keys = JSONKeys(limit: options.limits.keys)
    nullText = Array(options.null.utf8)
  }

  /// Notes where new keys stand, as ``JSONKeys/notePlaces(_:in:)`` does.
  mutating func notePlaces(_ cursor: TextCursor, in text: UnsafeBufferPointer<UInt8>) {
    keys.notePlaces(cursor, in: text)
  }

  /// Ends the search for keys; returns the headers of the columns, with their first places.
  ///
  /// - Parameter more: how many cells there are to be behind those of the columns.
  mutating func makeColumns(more: Int) -> [(header: String, line: Int, column: Int)] {
    let headers = keys.makeColumns()
    hasColumns = true
    cells.make(columns: headers.count, more: more)
    return headers
  }

  /// Reads the row that begins at a position; returns where it ends.
  ///
  /// - Parameter invalid: the first byte of the block from the row on that is no text.
  mutating func scan(_ lexer: JSONLexer, at start: Int, depth: Int, invalid: Int) throws(JSONStop) -> Int {
    row += 1
    fault = nil
    let kept = cells.begin(at: start)
    do throws(JSONStop) {
      let end = try value(of: 0, lexer, at: start, depth: depth, invalid: invalid, .element)
      if invalid < end { note(.badByte, at: invalid) }
      return end
    } catch {
      cells.goBack(to: kept)
      // A line end within a string tells of a quote that is missing, and what follows makes no sense then.
      if case .fault(_, let position) = error, let fault, fault.rule == .control, fault.at < position {
        throw .fault(.control, at: fault.at)
      }
      throw error
    }
  }

  private mutating func value(
    of node: Int, _ lexer: JSONLexer, at start: Int, depth: Int, invalid: Int, _ expectation: JSONRule.Expectation
  ) throws(JSONStop) -> Int {
    switch lexer.text[start] {
    case UInt8(ascii: "\""):
      let token = try lexer.string(at: start)
      if token.fault >= 0 {
        note(lexer.text[token.fault] < 0x20 ? .control : .loneSurrogate, at: token.fault)
      } else if token.isEscaped {
        let raw = UnsafeBufferPointer(start: lexer.text + start + 1, count: token.end - start - 1)
        setMade(node, from: start &+ 1, lexer) { JSONString.append(raw, to: &$0) }
      } else {
        set(node, start &+ 1, token.end)
      }
      return token.end &+ 1
    case UInt8(ascii: "{"):
      return try object(node, lexer, at: start, depth: depth, invalid: invalid)
    case UInt8(ascii: "["):
      var odd = -1
      let end = try lexer.skip(at: start, depth: depth, expectation, fault: &odd)
      if odd >= 0 { note(lexer.text[odd] < 0x20 ? .control : .loneSurrogate, at: odd) }
      set(node, start, end)
      return end
    case UInt8(ascii: "-"), 0x30...0x39:
      let end = try lexer.number(at: start)
      set(node, start, end)
      return end
    default:
      let end = try lexer.word(at: start, expectation)
      if lexer.text[start] == UInt8(ascii: "n") { setNull(node, at: start, lexer) } else { set(node, start, end) }
      return end
    }
  }

  private mutating func object(
    _ node: Int, _ lexer: JSONLexer, at open: Int, depth: Int, invalid: Int
  ) throws(JSONStop) -> Int {
    try lexer.checkDepth(depth, at: open)
    var position = open &+ 1
    if try lexer.next(&position, .keyOrEnd) == UInt8(ascii: "}") {
      setEmptyObject(node, open, position + 1)
      return position &+ 1
    }
    var last = -1
    while true {
      if lexer.text[position] != UInt8(ascii: "\"") {
        throw lexer.unexpected(at: position, last < 0 ? .keyOrEnd : .key)
      }
      var key = -1
      var end: Int
      if node >= 0, let known = keys.expected(after: last, in: node, lexer, at: position) {
        (key, end) = known
      } else {
        (key, end) = try self.key(in: node, lexer, at: position, after: last, invalid: invalid)
      }
      if key >= 0 {
        if !keys.mark(key, row: row) { note(.repeatedKey, at: position) }
        last = key
      }
      position = try lexer.colon(behind: end &+ 1)
      position = try value(of: key, lexer, at: position, depth: depth &+ 1, invalid: invalid, .value)
      if try lexer.separator(&position, closing: UInt8(ascii: "}"), .commaOrBrace) { return position }
      _ = try lexer.next(&position, .key)
    }
  }

  /// A key that is not the expected one, with its end; -1 for one with bytes that are no text.
  private mutating func key(
    in node: Int, _ lexer: JSONLexer, at open: Int, after last: Int, invalid: Int
  ) throws(JSONStop) -> (node: Int, end: Int) {
    let token = try lexer.string(at: open)
    if token.fault >= 0 {
      note(lexer.text[token.fault] < 0x20 ? .control : .loneSurrogate, at: token.fault)
      return (-1, token.end)
    }
    // Under a key that is no text there are no keys either.
    if invalid < token.end || node < 0 { return (-1, token.end) }
    guard let key = keys.node(of: token, at: open, in: node, lexer, after: last) else {
      throw .fault(.tooManyKeys(limit: keys.limit), at: open)
    }
    return (key, token.end)
  }

  private mutating func note(_ rule: JSONRule, at position: Int) {
    if fault.map({ position < $0.at }) ?? true { fault = (rule, position) }
  }

  // MARK: Cells

  /// The column of a value; nil when it has none, or columns are not known yet.
  @inline(__always)
  private mutating func column(of node: Int) -> Int? {
    if node < 0 { return nil }
    guard hasColumns else {
      keys.noteValue(node)
      return nil
    }
    let column = keys.nodes[node].column
    if column >= 0 { return column }
    hasChanged = true
    return nil
  }

  @inline(__always)
  private mutating func set(_ node: Int, _ start: Int, _ end: Int) {
    if let column = column(of: node) { cells.set(column, start, end) }
  }

  /// Sets a cell whose text stands behind the block.
  private mutating func setMade(_ node: Int, from offset: Int, _ lexer: JSONLexer, _ append: (inout [UInt8]) -> Void) {
    if let column = column(of: node) { cells.setMade(column, from: offset, behind: lexer.blockEnd, append) }
  }

  private mutating func setNull(_ node: Int, at position: Int, _ lexer: JSONLexer) {
    if node < 0 { return }
    if !hasColumns {
      keys.noteNothing(node)
    } else if keys.nodes[node].column >= 0 {
      if nullText.isEmpty {
        set(node, position, position)
      } else {
        setMade(node, from: position, lexer) { [nullText] in $0 += nullText }
      }
    }
  }

  private mutating func setEmptyObject(_ node: Int, _ start: Int, _ end: Int) {
    if node < 0 { return }
    if !hasColumns {
      keys.noteNothing(node)
    } else if node > 0, keys.nodes[node].column >= 0 {
      set(node, start, end)
    }
  }
}
