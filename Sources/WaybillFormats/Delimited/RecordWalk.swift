package import WaybillCore

/// A walk over all records of a text of which nobody has said how it is written: how wide each is, and what it says.
///
/// It cuts records as ``DelimitedText`` does and finds neither a header nor the end of the rows.
package struct RecordWalk {
  /// A record on the way, to be looked at while it is there.
  package struct Record {
    /// The line that it begins on.
    package let line: Int
    /// How many cells it has; 0 for one that breaks a rule of the grammar.
    package let cellCount: Int
    fileprivate let grammar: RecordGrammar
    fileprivate let text: UnsafeBufferPointer<UInt8>
    fileprivate let start: Int
    fileprivate let end: Int

    /// The texts of its cells.
    package var cells: [String] {
      let record = UnsafeBufferPointer(rebasing: text[start..<end])
      return withUnsafeTemporaryAllocation(of: RowBatch.Cell.self, capacity: cellCount) { cells in
        guard case .record = grammar.record(in: record, at: 0, isLast: true, cells: cells) else { return [] }
        return cells.map { grammar.text(of: $0, in: record) }
      }
    }

    /// How many of its cells have more than blanks.
    package var filledCount: Int {
      let record = UnsafeBufferPointer(rebasing: text[start..<end])
      return withUnsafeTemporaryAllocation(of: RowBatch.Cell.self, capacity: cellCount) { cells in
        guard case .record = grammar.record(in: record, at: 0, isLast: true, cells: cells) else { return 0 }
        return cells.count { cell in record[Int(cell.start)..<Int(cell.end)].contains { $0 > space } }
      }
    }

    /// Its first line as it stands in the file.
    package var firstLine: String {
      let line = text[start..<end].prefix { $0 != lineFeed && $0 != carriageReturn }
      return String(decoding: line.prefix(RowFault.keptBytes), as: UTF8.self)
    }
  }

  /// How many lines have nothing but blanks and delimiters.
  package private(set) var emptyLines = 0
  private let grammar: RecordGrammar
  private let options: DelimitedOptions
  private var line = 1
  private var isSkipping = false

  /// Makes a walk by the delimiter, the quote and the encoding of the options.
  package init(_ options: DelimitedOptions) {
    self.options = options
    grammar = RecordGrammar(options)
  }

  /// Shows every record that is not empty, in order.
  ///
  /// - Throws: ``SourceError`` when the source is empty, cannot be read, or has the mark of another encoding.
  package mutating func walk(_ source: any ByteBlocks, _ body: (Record) -> Void) throws(SourceError) {
    let input = try TextInput(source, encoding: options.encoding)
    var text: [UInt8] = []
    var isLast = false
    while !isLast {
      isLast = try !input.append(max(options.limits.block, text.count), to: &text)
      let done = text.withUnsafeBufferPointer { walk($0, isLast: isLast, body) }
      text.removeSubrange(..<done)
    }
  }

  /// Shows the records of a block; returns how many bytes are done with.
  private mutating func walk(_ text: UnsafeBufferPointer<UInt8>, isLast: Bool, _ body: (Record) -> Void) -> Int {
    let none = UnsafeMutableBufferPointer<RowBatch.Cell>(start: nil, count: 0)
    var start = 0
    while start < text.count {
      if isSkipping {
        guard let end = text[start...].firstIndex(of: lineFeed) else { return text.count }
        isSkipping = false
        line += 1
        start = end + 1
        continue
      }
      if text[start] <= space || text[start] == grammar.delimiter {
        switch grammar.lineAfterBlank(in: text, at: start, isLast: isLast) {
        case .found(let next):
          emptyLines += 1
          line += 1
          start = next
          continue
        case .none: break
        case .incomplete: return start
        }
      }
      switch grammar.record(in: text, at: start, isLast: isLast, cells: none) {
      case .incomplete: return start
      case .record(let record):
        body(
          Record(
            line: line, cellCount: record.cellCount, grammar: grammar, text: text, start: start, end: record.end))
        line += record.innerLines + 1
        start = record.next
      case .fault(let fault):
        let lineEnd = text[fault.position...].firstIndex(of: lineFeed)
        let end = lineEnd ?? text.count
        body(Record(line: line, cellCount: 0, grammar: grammar, text: text, start: start, end: end))
        line += text[start..<end].count { $0 == lineFeed } + (lineEnd == nil ? 0 : 1)
        start = min(end + 1, text.count)
        isSkipping = lineEnd == nil
      }
    }
    return start
  }
}
