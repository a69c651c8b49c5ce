import WaybillCore

/// Where the rows of a table stop before its text does.
struct RowEnds {
  /// Whether rows may stop before their text does.
  var areLookedFor: Bool { line != nil || cell != nil }
  /// Whether a line may end the rows.
  var hasLine: Bool { line != nil }
  private let line: Pattern?
  private let separator: UInt8?
  private let cell: [UInt8]?

  init(_ options: DelimitedOptions) {
    cell = if case .cell(let text) = options.until { Array(text.trimmed.utf8) } else { nil }
    line = if case .line(let pattern) = options.until { pattern } else { nil }
    separator = options.looksIntoCells ? options.delimiter : nil
  }

  /// Whether what begins with a line is no row any more.
  func isEnd(line text: UnsafeBufferPointer<UInt8>) -> Bool { line?.matches(text, cellsBy: separator) == true }

  /// Whether a first cell, trimmed, ends the rows.
  func isEnd(
    _ first: RowBatch.Cell, _ grammar: RecordGrammar, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let cell else { return false }
    // Few cells begin like the one that is looked for, so that few are made a string of.
    let byte = text[Int(first.start)..<Int(first.end)].first { !$0.isSpace }
    return byte == cell.first && grammar.text(of: first, in: text).trimmed.utf8.elementsEqual(cell)
  }

  /// Whether the first cell of the record at a byte ends the rows; nil when it is not known yet.
  func isEnd(
    recordAt start: Int, _ grammar: RecordGrammar, in text: UnsafeBufferPointer<UInt8>, isLast: Bool
  ) -> Bool? {
    guard cell != nil else { return false }
    return withUnsafeTemporaryAllocation(of: RowBatch.Cell.self, capacity: 1) { first in
      switch grammar.record(in: text, at: start, isLast: isLast, cells: first) {
      case .record: isEnd(first[0], grammar, in: text)
      case .fault: false
      case .incomplete: nil
      }
    }
  }
}
