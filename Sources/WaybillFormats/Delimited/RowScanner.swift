import WaybillCore

/// Takes records from the blocks of a text, as rows and faults of a batch, and knows what line comes next.
struct RowScanner {
  /// Whether the end of the rows was met before the end of the text.
  private(set) var isStopped = false

  private let grammar: RecordGrammar
  private let encoding: TextEncoding
  private let columnCount: Int
  private let lastCell: [UInt8]?
  private let lastLine: Pattern?
  /// The line that the next record starts on.
  private var line: Int
  /// Whether the rest of the line belongs to a record that was given up.
  private var isSkipping = false

  init(_ options: DelimitedOptions, columnCount: Int, firstLine: Int) {
    grammar = RecordGrammar(options)
    encoding = options.encoding
    self.columnCount = columnCount
    line = firstLine
    lastCell = if case .cell(let text) = options.until { Array(text.trimmed.utf8) } else { nil }
    lastLine = if case .line(let pattern) = options.until { pattern } else { nil }
  }

  /// Adds the records of a block, which begins where a record does, to a batch.
  ///
  /// - Parameter isLast: whether the source ends where the block does.
  /// - Returns: how many bytes are done with; what is left is the beginning of a record, and of the next block.
  mutating func scan(_ block: UnsafeMutableBufferPointer<UInt8>, isLast: Bool, into batch: inout RowBatch) -> Int {
    withUnsafeTemporaryAllocation(of: RowBatch.Cell.self, capacity: columnCount) { cells in
      scan(block, isLast: isLast, cells: cells, into: &batch)
    }
  }

  private mutating func scan(
    _ block: UnsafeMutableBufferPointer<UInt8>, isLast: Bool, cells: UnsafeMutableBufferPointer<RowBatch.Cell>,
    into batch: inout RowBatch
  ) -> Int {
    let text = UnsafeBufferPointer(block)
    let grammar = grammar
    var line = line
    defer { self.line = line }
    var start = 0
    if isSkipping {
      guard let end = text.firstIndex(of: lineFeed) else { return text.count }
      isSkipping = false
      line += 1
      start = end + 1
    }
    var invalid = -1
    while start < text.count {
      if text[start] <= space || text[start] == grammar.delimiter {
        switch grammar.lineAfterBlank(in: text, at: start, isLast: isLast) {
        case .found(let next):
          if text[start..<next].contains(grammar.delimiter) { batch.emptyRows += 1 }
          line += 1
          start = next
          continue
        case .none: break
        case .incomplete: return start
        }
      }
      if let lastLine {
        guard let end = firstLineEnd(in: text, from: start, isLast: isLast) else { return start }
        if lastLine.matches(UnsafeBufferPointer(rebasing: text[start..<end])) {
          isStopped = true
          return text.count
        }
      }
      switch grammar.record(in: text, at: start, isLast: isLast, cells: cells) {
      case .incomplete: return start
      case .record(let record):
        if invalid < start { invalid = TextEncoding.firstInvalid(in: text, from: start) ?? text.count }
        if let lastCell, let first = cells.first, isCell(first, in: text, lastCell) {
          isStopped = true
          return text.count
        }
        if invalid < record.end {
          batch.faults.append(.badByte(at: invalid, in: text, start..<record.end, line: line, encoding))
        } else if record.cellCount != columnCount {
          batch.faults.append(.raggedRow(record, from: start, columns: columnCount, in: text, line: line))
        } else {
          if record.isEscaped { grammar.unescape(cells, in: block) }
          batch.rows.append(RowBatch.RowStart(line: UInt32(clamping: line), offset: UInt32(truncatingIfNeeded: start)))
          batch.cells.append(contentsOf: UnsafeBufferPointer(cells))
        }
        line += record.innerLines + 1
        start = record.next
      case .fault(let fault):
        let lineEnd = text[fault.position...].firstIndex(of: lineFeed)
        if lineEnd == nil, !isLast, text.count - start < RowFault.keptBytes { return start }
        let end = lineEnd ?? text.count
        let record = start..<(text[end - 1] == carriageReturn ? end - 1 : end)
        batch.faults.append(.broken(fault, grammar, in: text, record, line: line))
        start = min(end + 1, text.count)
        line += text[record.lowerBound..<start].count { $0 == lineFeed }
        isSkipping = lineEnd == nil
      }
    }
    return start
  }

  /// Where the first line of a record ends; nil when its end is not known yet.
  private func firstLineEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool) -> Int? {
    let bound = min(text.count, start + grammar.recordLimit)
    if let end = text[start..<bound].firstIndex(of: lineFeed) {
      return end > start && text[end - 1] == carriageReturn ? end - 1 : end
    }
    return isLast || bound < text.count ? bound : nil
  }

  /// Whether a cell, trimmed, is a text.
  private func isCell(_ cell: RowBatch.Cell, in text: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8]) -> Bool {
    // Few cells begin like the one that is looked for, so that few are made a string of.
    let first = text[Int(cell.start)..<Int(cell.end)].first { !$0.isSpace }
    return first == wanted.first && grammar.text(of: cell, in: text).trimmed.utf8.elementsEqual(wanted)
  }
}
