import WaybillCore

/// Takes records from the blocks of a text, as rows and faults of a batch, and knows what line comes next.
struct RowScanner {
  /// Why nothing more can be read, if so: one of the tables is wrong.
  var isStopped: Bool { tables?.failure != nil }
  /// Whether the end of all rows was met; the lines from there on are counted, not read.
  private(set) var isBelow = false
  /// Whether the line at hand below the rows was counted.
  private var isCounted = false
  /// The tables of a file that has several.
  private(set) var tables: TableSections?

  private let grammar: RecordGrammar
  private let encoding: TextEncoding
  private let columnCount: Int
  private let captureCount: Int
  private let ends: RowEnds
  /// The most records that are joined to one row.
  private let joinLimit: Int
  /// The line that the next record starts on.
  private(set) var line: Int
  /// Whether the rest of the line belongs to no record.
  private(set) var isSkipping = false
  /// The quick way, where nothing but a record's own bytes says whether it is a row.
  private var plain: PlainRecords?

  /// Makes a scanner of rows with so many cells, the texts that tables add not among them.
  init(_ options: DelimitedOptions, columnCount: Int, firstLine: Int, tables: TableSections?) {
    grammar = RecordGrammar(options)
    encoding = options.encoding
    self.columnCount = columnCount
    captureCount = options.tables?.captures.count ?? 0
    ends = RowEnds(options)
    joinLimit = options.joinsBrokenLines ? max(1, options.limits.joinedRecords) : 1
    line = firstLine
    self.tables = tables
    if tables == nil, !ends.areLookedFor { plain = PlainRecords(grammar, columnCount: columnCount) }
  }

  /// Adds the records of a block to a batch.
  ///
  /// - Parameters:
  ///   - start: where the first record of the block is.
  ///   - stop: the byte from which on no record is begun; what stands there is only looked at.
  ///   - isLast: whether the source ends where the block does.
  /// - Returns: how many bytes are done with; what is left is the beginning of a record, and of the next block.
  mutating func scan(
    _ block: UnsafeMutableBufferPointer<UInt8>, from start: Int, upTo stop: Int, isLast: Bool,
    into batch: inout RowBatch
  ) -> Int {
    let done = withUnsafeTemporaryAllocation(of: RowBatch.Cell.self, capacity: columnCount + captureCount) { cells in
      tables?.fill(UnsafeMutableBufferPointer(rebasing: cells[columnCount...]))
      return scan(block, from: start, upTo: stop, isLast: isLast, row: cells, into: &batch)
    }
    if tables != nil {
      if isLast { tables?.finish() }
      tables?.endBlock(UnsafeBufferPointer(block))
    }
    return done
  }

  private mutating func scan(
    _ block: UnsafeMutableBufferPointer<UInt8>, from first: Int, upTo stop: Int, isLast: Bool,
    row: UnsafeMutableBufferPointer<RowBatch.Cell>, into batch: inout RowBatch
  ) -> Int {
    let text = UnsafeBufferPointer(block)
    if isBelow { return countLines(in: text, from: first, upTo: stop, &batch) }
    let cells = UnsafeMutableBufferPointer(rebasing: row[..<columnCount])
    let grammar = grammar
    let hasTables = tables != nil
    var line = line
    defer { self.line = line }
    var start = first
    var invalid = -1
    plain?.begin(text)
    while start < stop || isSkipping && start < text.count {
      if !isSkipping, plain != nil {
        if invalid < start { invalid = TextEncoding.firstInvalid(in: text, from: start) ?? text.count }
        start = plain?.add(from: start, upTo: stop, in: text, valid: invalid, line: &line, to: &batch) ?? start
        if start >= stop { break }
      }
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
          let isRow = !hasTables || tables?.state == .rows || tables?.state == .before
          if isRow, text[start..<next].contains(grammar.delimiter) { batch.emptyRows += 1 }
          line += 1
          start = next
          continue
        case .none: break
        case .incomplete: return start
        }
      }
      if hasTables || ends.hasLine {
        guard let end = firstLineEnd(in: text, from: start, isLast: isLast) else { return start }
        let firstLine = UnsafeBufferPointer(rebasing: text[start..<end])
        if hasTables {
          let isBehind = tables?.state == .after
          switch tables?.take(firstLine, in: text, at: start, number: line, isLast: isLast, &batch.faults) {
          case .isRow, nil: break
          case .passed(let next, let lines):
            tables?.fill(UnsafeMutableBufferPointer(rebasing: row[columnCount...]))
            if tables?.failure != nil { return text.count }
            if isBehind, tables?.state == .after { batch.notes[RowNote.below, default: 0] += max(1, lines) }
            line += lines
            start = next
            isSkipping = lines == 0
            continue
          case .incomplete: return start
          }
        }
        if ends.isEnd(line: firstLine) {
          if endRows(lines: 1, &batch) { return countLines(in: text, from: start, upTo: stop, &batch) }
          isSkipping = true
          continue
        }
      }
      switch grammar.record(in: text, at: start, isLast: isLast, cells: cells) {
      case .incomplete: return start
      case .record(var record):
        if invalid < start { invalid = TextEncoding.firstInvalid(in: text, from: start) ?? text.count }
        if let first = cells.first, ends.isEnd(first, grammar, in: text) {
          let lines = record.innerLines + 1
          if endRows(lines: lines, &batch) { return countLines(in: text, from: start, upTo: stop, &batch) }
          line += record.innerLines + 1
          start = record.next
          continue
        }
        var parts = 1
        if joinLimit > 1, record.cellCount < columnCount {
          guard let joined = joined(record, from: start, in: text, isLast: isLast, cells: cells) else { return start }
          (record, parts) = (joined.record, joined.parts)
        }
        if invalid < record.end {
          batch.faults.append(.badByte(at: invalid, in: text, start..<record.end, line: line, encoding))
        } else if record.cellCount != columnCount {
          batch.faults.append(.raggedRow(record, parts, from: start, columns: columnCount, in: text, line: line))
        } else if hasTables, tables?.state == .before {
          batch.faults.append(.outsideTable(start..<record.end, tables?.beginning, in: text, line: line))
        } else {
          if record.isEscaped { grammar.unescape(cells, in: block) }
          batch.rows.append(RowBatch.RowStart(line: UInt32(clamping: line), offset: UInt32(truncatingIfNeeded: start)))
          batch.cells.append(contentsOf: UnsafeBufferPointer(row))
          batch.carefulRows += 1
          if parts > 1 { batch.notes[RowNote.joined, default: 0] += 1 }
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

  /// Ends the rows of the table at so many lines, or all rows; whether no row can come after them.
  private mutating func endRows(lines: Int, _ batch: inout RowBatch) -> Bool {
    if tables == nil {
      isBelow = true
      return true
    }
    tables?.endRows()
    batch.notes[RowNote.below, default: 0] += lines
    return false
  }

  /// Counts the lines from the end of the rows on that say something; how many bytes are done with.
  private mutating func countLines(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, upTo stop: Int, _ batch: inout RowBatch
  ) -> Int {
    var (count, isCounted, delimiter) = (0, isCounted, grammar.delimiter)
    for byte in text[start..<max(start, stop)] {
      if byte == lineFeed {
        isCounted = false
      } else if !isCounted, byte > space, byte != delimiter {
        (count, isCounted) = (count + 1, true)
      }
    }
    self.isCounted = isCounted
    if count > 0 { batch.notes[RowNote.below, default: 0] += count }
    return max(start, stop)
  }

  /// Joins a record with too few cells with those below it; nil when more of the text must be known.
  private func joined(
    _ record: RecordGrammar.Record, from start: Int, in text: UnsafeBufferPointer<UInt8>, isLast: Bool,
    cells: UnsafeMutableBufferPointer<RowBatch.Cell>
  ) -> RecordGrammar.Joined? {
    grammar.joined(record, from: start, in: text, isLast: isLast, limit: joinLimit, cells: cells) { next in
      guard let end = firstLineEnd(in: text, from: next, isLast: isLast) else { return nil }
      let line = UnsafeBufferPointer(rebasing: text[next..<end])
      if tables?.begins(with: line) == true || ends.isEnd(line: line) { return true }
      return ends.isEnd(recordAt: next, grammar, in: text, isLast: isLast)
    }
  }

  /// Where the first line of a record ends; nil when its end is not known yet.
  private func firstLineEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool) -> Int? {
    let bound = min(text.count, start + grammar.recordLimit)
    if let end = text[start..<bound].firstIndex(of: lineFeed) {
      return end > start && text[end - 1] == carriageReturn ? end - 1 : end
    }
    return isLast || bound < text.count ? bound : nil
  }
}
