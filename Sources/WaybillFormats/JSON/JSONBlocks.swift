import WaybillCore

/// One pass over a text: reads its blocks, and walks through each.
struct JSONBlocks {
  private let input: TextInput
  private let options: JSONOptions
  private var walker: JSONWalker
  /// What the last block was not done with.
  private var tail: [UInt8] = []
  private var isFinished = false

  init(_ source: any ByteBlocks, _ query: JSONQuery, _ options: JSONOptions) throws(SourceError) {
    input = try TextInput(source, encoding: options.encoding)
    self.options = options
    walker = JSONWalker(query, recordLimit: options.limits.record)
  }

  /// What diagnostics call the text.
  var name: String { input.name }

  /// Reads a block into a buffer, and walks through it; false when there is none.
  ///
  /// - Throws: ``SourceError`` when the text cannot be read, or is no JSON.
  mutating func next(_ text: inout [UInt8], _ visitor: inout some JSONVisitor) throws(SourceError) -> Bool {
    if isFinished { return false }
    text.removeAll(keepingCapacity: true)
    text += tail
    // A row that is longer than all that was read before doubles it, so that the work stays linear.
    isFinished = try !input.append(max(1, options.limits.block, text.count), to: &text)
    let failure = text.withUnsafeBufferPointer { walk(through: $0, &visitor) }
    if let failure { throw SourceError(failure) }
    return true
  }

  private mutating func walk(
    through text: UnsafeBufferPointer<UInt8>, _ visitor: inout some JSONVisitor
  ) -> Diagnostic? {
    guard let start = text.baseAddress else { return nil }
    let lexer = JSONLexer(
      text: start, count: text.count, blockEnd: text.count, isLast: isFinished, tokenLimit: options.limits.token,
      nesting: options.limits.nesting)
    do throws(JSONStop) {
      let done = try walker.walk(lexer, &visitor)
      walker.endBlock(text, done: done)
      tail.removeAll(keepingCapacity: true)
      tail += text[done...]
      return nil
    } catch {
      guard case .fault(let rule, let position) = error else {
        preconditionFailure("a walk ends at what is incomplete")
      }
      let place = walker.place(of: position, in: text)
      return .badJSON(
        rule, at: position, in: text, options.encoding,
        Place(file: input.name, line: place.line, column: place.column))
    }
  }
}
