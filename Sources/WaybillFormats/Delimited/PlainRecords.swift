import CScan
import WaybillCore

/// The quick way through a block: records of the expected width without a doubled quote, one after the other.
///
/// Where the delimiters, quotes and line feeds of a block stand is found for many bytes at once. Whatever is not plain is
/// left to ``RecordGrammar``, which reads all records and gives the same for those that are plain.
struct PlainRecords {
  private let grammar: RecordGrammar
  private let quote: UInt8
  private let columnCount: Int
  private var positions: [UInt32] = []
  private var positionCount = 0
  /// The first position that was not passed yet.
  private var cursor = 0
  private var cells: [RowBatch.Cell] = []
  private var rows: [RowBatch.RowStart] = []

  /// How many rows are gathered before they are added to a batch.
  private static let rowsAtOnce = 512

  init(_ grammar: RecordGrammar, columnCount: Int) {
    self.grammar = grammar
    self.columnCount = columnCount
    // Where no byte is a quote, looking for another line feed finds nothing more.
    quote = UInt8(exactly: grammar.quote) ?? lineFeed
    cells = Array(repeating: RowBatch.Cell(start: 0, end: 0), count: Self.rowsAtOnce * columnCount)
    rows = Array(repeating: RowBatch.RowStart(line: 0, offset: 0), count: Self.rowsAtOnce)
  }

  /// Looks where the bytes of a block stand that divide it.
  mutating func begin(_ text: UnsafeBufferPointer<UInt8>) {
    cursor = 0
    positionCount = 0
    guard let base = text.baseAddress else { return }
    if positions.count < text.count { positions = Array(repeating: 0, count: text.count) }
    positionCount = positions.withUnsafeMutableBufferPointer { positions in
      positions.baseAddress.map { waybill_scan(base, text.count, grammar.delimiter, quote, lineFeed, $0) } ?? 0
    }
  }

  /// Adds the plain records from a byte on, up to one that is not plain.
  ///
  /// - Parameters:
  ///   - stop: The byte from which on no record is begun.
  ///   - valid: How many bytes of the block are known to be text.
  ///   - line: The line of the record, which becomes that of the next.
  /// - Returns: Where the first record starts that was not added.
  mutating func add(
    from first: Int, upTo stop: Int, in text: UnsafeBufferPointer<UInt8>, valid: Int, line: inout Int,
    to batch: inout RowBatch
  ) -> Int {
    var start = first
    while true {
      let count = gather(from: &start, upTo: stop, in: text, valid: valid, line: &line)
      batch.rows.append(contentsOf: rows[..<count])
      batch.cells.append(contentsOf: cells[..<(count * columnCount)])
      if count < Self.rowsAtOnce { return start }
    }
  }

  private mutating func gather(
    from start: inout Int, upTo stop: Int, in text: UnsafeBufferPointer<UInt8>, valid: Int, line: inout Int
  ) -> Int {
    let (delimiter, quote, width, limits) = (grammar.delimiter, self.quote, columnCount, grammar)
    let end = positionCount
    var cursor = cursor
    defer { self.cursor = cursor }
    return positions.withUnsafeBufferPointer { positions in
      cells.withUnsafeMutableBufferPointer { cells in
        rows.withUnsafeMutableBufferPointer { rows in
          var count = 0
          while count < Self.rowsAtOnce, start < stop {
            while cursor < end, Int(positions[cursor]) < start { cursor &+= 1 }
            if let next = Self.unquoted(
              at: start, in: text, positions, cursor, end, delimiter, limits.recordLimit,
              UnsafeMutableBufferPointer(rebasing: cells[(count &* width)..<(count &+ 1) &* width])),
              next <= valid,
              !Self.saysNothing(start..<Int(cells[(count &+ 1) &* width &- 1].end), in: text, delimiter)
            {
              rows[count] = RowBatch.RowStart(
                line: UInt32(clamping: line), offset: UInt32(truncatingIfNeeded: start))
              count &+= 1
              line &+= 1
              start = next
              cursor &+= width
              continue
            }
            guard
              let record = Self.record(
                at: start, in: text, positions, cursor, end, delimiter, quote, limits,
                UnsafeMutableBufferPointer(rebasing: cells[(count &* width)..<(count &+ 1) &* width])),
              record.end <= valid, !Self.saysNothing(start..<record.end, in: text, delimiter)
            else { return count }
            rows[count] = RowBatch.RowStart(
              line: UInt32(clamping: line), offset: UInt32(truncatingIfNeeded: start))
            count &+= 1
            line &+= record.innerLines &+ 1
            start = record.next
            cursor = record.cursor
          }
          return count
        }
      }
    }
  }

  /// Whether a record has only empty cells, or spaces and tabs.
  @inline(__always)
  private static func saysNothing(
    _ record: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8
  ) -> Bool {
    for position in record {
      let byte = text[position]
      if byte != delimiter, byte != space, byte != tab { return false }
    }
    return true
  }

  /// Where the record behind that at a byte starts, when it has a cell for each place and no quote; nil for any other.
  @inline(__always)
  private static func unquoted(
    at start: Int, in text: UnsafeBufferPointer<UInt8>, _ positions: UnsafeBufferPointer<UInt32>, _ first: Int,
    _ positionCount: Int, _ delimiter: UInt8, _ limit: Int, _ cells: UnsafeMutableBufferPointer<RowBatch.Cell>
  ) -> Int? {
    let last = first &+ cells.count &- 1
    if last >= positionCount { return nil }
    var opening = UInt32(truncatingIfNeeded: start)
    for cell in 0..<cells.count &- 1 {
      let position = positions[first &+ cell]
      if text[Int(position)] != delimiter { return nil }
      cells[cell] = RowBatch.Cell(start: opening, end: position)
      opening = position &+ 1
    }
    let end = positions[last]
    if text[Int(end)] != lineFeed || Int(end) &- start > limit { return nil }
    let isReturned = end > opening && text[Int(end) &- 1] == carriageReturn
    cells[cells.count &- 1] = RowBatch.Cell(start: opening, end: isReturned ? end &- 1 : end)
    return Int(end) &+ 1
  }

  private struct Plain {
    var end: Int
    var next: Int
    var innerLines: Int
    var cursor: Int
  }

  /// The record at a byte, when it is plain and has a cell for each place.
  @inline(__always)
  private static func record(
    at start: Int, in text: UnsafeBufferPointer<UInt8>, _ positions: UnsafeBufferPointer<UInt32>, _ first: Int,
    _ positionCount: Int, _ delimiter: UInt8, _ quote: UInt8, _ limits: RecordGrammar,
    _ cells: UnsafeMutableBufferPointer<RowBatch.Cell>
  ) -> Plain? {
    var cursor = first
    var opening = start
    var cell = 0
    var innerLines = 0
    while cursor < positionCount {
      var position = Int(positions[cursor])
      var byte = text[position]
      cursor &+= 1
      var cellStart = opening
      var cellEnd = position
      if byte == quote, byte != lineFeed {
        // Behind the first byte of a cell a quote is text.
        if position != opening { continue }
        guard
          let closing = closingQuote(in: text, positions, &cursor, positionCount, quote, &innerLines),
          closing - opening <= limits.quotedLimit
        else { return nil }
        (cellStart, cellEnd) = (opening &+ 1, closing)
        position = closing &+ 1
        if position < text.count, text[position] == carriageReturn { position &+= 1 }
        guard cursor < positionCount, Int(positions[cursor]) == position else { return nil }
        byte = text[position]
        if byte != lineFeed, position != closing &+ 1 || byte != delimiter { return nil }
        cursor &+= 1
      } else if byte == lineFeed, cellEnd > opening, text[cellEnd &- 1] == carriageReturn {
        cellEnd &-= 1
      }
      if cell == cells.count { return nil }
      cells[cell] = RowBatch.Cell(
        start: UInt32(truncatingIfNeeded: cellStart), end: UInt32(truncatingIfNeeded: cellEnd))
      cell &+= 1
      if byte == lineFeed {
        let end = cellStart == opening ? cellEnd : cellEnd &+ 1
        if cell != cells.count || end &- start > limits.recordLimit { return nil }
        return Plain(end: end, next: position &+ 1, innerLines: innerLines, cursor: cursor)
      }
      opening = position &+ 1
    }
    return nil
  }

  /// The quote that closes a cell; nil where it is doubled, or not in the block.
  @inline(__always)
  private static func closingQuote(
    in text: UnsafeBufferPointer<UInt8>, _ positions: UnsafeBufferPointer<UInt32>, _ cursor: inout Int,
    _ positionCount: Int, _ quote: UInt8, _ innerLines: inout Int
  ) -> Int? {
    while cursor < positionCount {
      let position = Int(positions[cursor])
      let byte = text[position]
      cursor &+= 1
      if byte == quote { return position &+ 1 < text.count && text[position &+ 1] == quote ? nil : position }
      if byte == lineFeed { innerLines &+= 1 }
    }
    return nil
  }
}
