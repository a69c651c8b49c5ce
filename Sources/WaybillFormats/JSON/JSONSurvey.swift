import WaybillCore

/// The first pass over a text: finds the keys of all rows, the values above them, and what stands on the way.
struct JSONSurvey: JSONVisitor {
  /// What was found at a node of the query.
  struct Found {
    /// Where the first value stands.
    var line = 0
    var column = 0
    /// What the values are, in words, such as `an object`.
    var kinds: [String] = []
    /// The keys of the objects.
    var keys: [[UInt8]] = []
  }

  private(set) var rows: JSONRowScanner
  private(set) var parents: JSONParents
  private(set) var rowCount = 0
  private let query: JSONQuery
  private let nullText: [UInt8]
  private let parentLimit: Int
  /// By node of the query; nil where nothing stands.
  private var found: [Found?]

  /// The most keys of one node that messages choose from.
  private static let keptKeys = 50

  /// Reads a text as a whole.
  ///
  /// - Throws: ``SourceError`` when it is no JSON, or has nothing where a path leads.
  init(of source: any ByteBlocks, _ query: JSONQuery, _ options: JSONOptions) throws(SourceError) {
    self.query = query
    rows = JSONRowScanner(options)
    parents = JSONParents(count: options.parents.count, limit: options.limits.parents)
    nullText = Array(options.null.utf8)
    parentLimit = options.limits.parents
    found = query.nodes.map { _ in nil }
    var blocks = try JSONBlocks(source, query, options)
    var text: [UInt8] = []
    while try blocks.next(&text, &self) {}
    try check(query.wayToRows, key: "rows", in: blocks.name)
    for (way, parent) in zip(query.waysToParents, options.parents) {
      try check(way, key: parent.name, in: blocks.name)
    }
  }

  /// Ends the survey; returns the headers of the columns, with their first places.
  mutating func makeColumns() -> [(header: String, line: Int, column: Int)] {
    rows.makeColumns(more: query.waysToParents.count)
  }

  /// Throws when nothing stands where a way leads, though what it leads through may have it.
  private func check(_ way: [Int], key: String, in file: String) throws(SourceError) {
    guard let missing = way.firstIndex(where: { found[$0] == nil }), missing > 0,
      let last = found[way[missing - 1]]
    else { return }
    // An array without elements has all that can be asked of it.
    if query.nodes[way[missing - 1]].each != nil, last.kinds.contains(JSONKind.array) { return }
    throw SourceError(
      .nothingAtPath(
        key, query.nodes[way[way.count - 1]].path, missing: query.nodes[way[missing]].path,
        last: query.nodes[way[missing - 1]].path, found: last,
        at: Place(file: file, line: last.line, column: last.column)))
  }

  // MARK: Visits

  mutating func row(
    _ lexer: JSONLexer, at start: Int, depth: Int, invalid: Int, _ cursor: inout TextCursor
  ) throws(JSONStop) -> Int {
    do throws(JSONStop) {
      let end = try rows.scan(lexer, at: start, depth: depth, invalid: invalid)
      noteKeys(lexer, &cursor)
      noteRow(lexer, at: start, &cursor)
      return end
    } catch {
      noteKeys(lexer, &cursor)
      throw error
    }
  }

  mutating func longRow(_ lexer: JSONLexer, at start: Int, limit: Int, _ cursor: inout TextCursor) {
    noteRow(lexer, at: start, &cursor)
  }

  private mutating func noteKeys(_ lexer: JSONLexer, _ cursor: inout TextCursor) {
    rows.notePlaces(cursor, in: UnsafeBufferPointer(start: lexer.text, count: lexer.blockEnd))
  }

  private mutating func noteRow(_ lexer: JSONLexer, at start: Int, _ cursor: inout TextCursor) {
    if rowCount == 0 { note(query.wayToRows[query.wayToRows.count - 1], lexer, at: start, &cursor) }
    rowCount += 1
  }

  mutating func meet(_ node: Int, _ lexer: JSONLexer, at start: Int, _ cursor: inout TextCursor) {
    note(node, lexer, at: start, &cursor)
    if JSONKind.isContainer(lexer.text[start]) { parents.begin(query.nodes[node].anchored) }
  }

  private mutating func note(_ node: Int, _ lexer: JSONLexer, at start: Int, _ cursor: inout TextCursor) {
    var entry = found[node] ?? Found()
    if found[node] == nil {
      cursor.advance(to: start, in: UnsafeBufferPointer(start: lexer.text, count: lexer.count))
      (entry.line, entry.column) = (cursor.line, cursor.column)
    }
    let kind = JSONKind.words(for: lexer.text[start])
    if found[node] != nil, entry.kinds.contains(kind) { return }
    entry.kinds.append(kind)
    found[node] = entry
  }

  mutating func key(_ name: UnsafeBufferPointer<UInt8>, of node: Int, at start: Int) throws(JSONStop) {
    guard let keys = found[node]?.keys, keys.count < Self.keptKeys else { return }
    if !keys.contains(where: { $0.elementsEqual(name) }) { found[node]?.keys.append(Array(name)) }
  }

  mutating func parent(
    _ index: Int, _ lexer: JSONLexer, at start: Int, depth: Int
  ) throws(JSONStop) -> Int? {
    var odd = -1
    let end = try lexer.skip(at: start, depth: depth, .value, fault: &odd)
    if odd >= 0 { throw .fault(lexer.text[odd] < 0x20 ? .control : .loneSurrogate, at: odd) }
    let raw = UnsafeBufferPointer(start: lexer.text + start, count: end - start)
    if raw.count > lexer.tokenLimit { throw .fault(.longToken(limit: lexer.tokenLimit), at: start) }
    if let invalid = TextEncoding.firstInvalid(in: raw, from: 0) { throw .fault(.badByte, at: start + invalid) }
    let isNew = parents.set(index) { [nullText] text in
      switch lexer.text[start] {
      case UInt8(ascii: "\""): JSONString.append(UnsafeBufferPointer(rebasing: raw[1..<raw.count - 1]), to: &text)
      case UInt8(ascii: "n"): text += nullText
      default: text += raw
      }
    }
    if !isNew { throw .fault(.repeatedParent, at: start) }
    if parents.isTooLarge { throw .fault(.tooManyParents(limit: parentLimit), at: start) }
    return end
  }
}

/// What a value is, by its first byte.
enum JSONKind {
  static let array = "an array"

  static func isContainer(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") }

  static func words(for byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "{"): "an object"
    case UInt8(ascii: "["): array
    case UInt8(ascii: "\""): "a string"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): "a truth value"
    case UInt8(ascii: "n"): "null"
    default: "a number"
    }
  }
}
