/// What is done with the values of a text, as a walk through it meets them.
protocol JSONVisitor {
  /// Reads the row that begins at a position; returns where it ends.
  ///
  /// - Parameter invalid: the first byte of the block from the row on that is no text.
  mutating func row(
    _ lexer: JSONLexer, at start: Int, depth: Int, invalid: Int, _ cursor: inout TextCursor
  ) throws(JSONStop) -> Int

  /// Takes note of a row that is too long to be read.
  mutating func longRow(_ lexer: JSONLexer, at start: Int, limit: Int, _ cursor: inout TextCursor)

  /// Takes note of a value at a node of the query that is no row, before it is looked into.
  mutating func meet(_ node: Int, _ lexer: JSONLexer, at start: Int, _ cursor: inout TextCursor)

  /// Takes note of a key of an object at a node.
  mutating func key(_ name: UnsafeBufferPointer<UInt8>, of node: Int, at start: Int) throws(JSONStop)

  /// Reads a value that stands above rows; returns where it ends, or nil when it is to be passed.
  mutating func parent(_ index: Int, _ lexer: JSONLexer, at start: Int, depth: Int) throws(JSONStop) -> Int?
}
