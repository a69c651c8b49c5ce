import WaybillCore

/// One pass over a delimited text: whole blocks are read into a batch's buffer, and cells point to where they lie.
final class DelimitedReader: BatchReader {
  let layout: Layout
  /// The cells of a row, without those that captures are.
  let width: Int
  /// The line of the first row.
  let firstLine: Int
  private let input: TextInput
  /// What stands behind the unit, which tells how its last records end; nil where the unit ends with the text.
  private let beyond: TextInput?
  /// How many bytes of the tail are of the unit, once all of it is read.
  private var own: Int?
  private let block: Int
  private var scanner: RowScanner
  /// Faults that were found before the first batch.
  private var earlierFaults: [RowFault]
  /// The text behind the last whole record of the last batch.
  private var tail: [UInt8] = []
  private var isFinished = false

  convenience init(_ source: any ByteBlocks, _ options: DelimitedOptions) throws(SourceError) {
    let input = try TextInput(source, encoding: options.encoding)
    let preamble = try Preamble(reading: input, options)
    self.init(
      preamble, options, table: source.member, input: input, firstLine: preamble.nextLine, faults: preamble.faults)
  }

  /// Reads some of the records of a file, whose preamble stands at its beginning.
  ///
  /// - Parameters:
  ///   - range: From a record's start up to another's; from the beginning of the file for its first records.
  ///   - line: The line of the first record, where the range does not begin with the file.
  convenience init(
    _ range: Range<Int64>, of snapshot: Snapshot, firstLine line: Int, _ options: DelimitedOptions
  ) throws(SourceError) {
    let encoding = options.encoding
    guard (0...snapshot.size).contains(range.upperBound), range.lowerBound >= 0 else {
      throw SourceError(.wrongRange(snapshot.name, range))
    }
    let whole = try TextInput(FileBlocks(path: snapshot.path, name: snapshot.name), encoding: encoding)
    let preamble = try Preamble(reading: whole, options)
    let isFirst = range.lowerBound == 0
    let start = isFirst ? preamble.sourceStart : range.lowerBound
    guard encoding.canBeCut, !whole.endsLinesWithReturn, options.tables == nil,
      start >= preamble.sourceStart, start <= range.upperBound
    else { throw SourceError(.wrongRange(snapshot.name, range)) }
    let (rows, rest) = (start..<range.upperBound, range.upperBound..<snapshot.size)
    self.init(
      preamble, options, table: "",
      input: TextInput(continuing: try RangeBlocks(rows, of: snapshot), encoding: encoding),
      beyond: rest.isEmpty ? nil : TextInput(continuing: try RangeBlocks(rest, of: snapshot), encoding: encoding),
      firstLine: isFirst ? preamble.nextLine : line, faults: isFirst ? preamble.faults : [])
  }

  private init(
    _ preamble: Preamble, _ options: DelimitedOptions, table: String, input: TextInput, beyond: TextInput? = nil,
    firstLine: Int, faults: [RowFault]
  ) {
    var layout = preamble.layout
    layout.table = table
    self.layout = layout
    self.input = input
    self.beyond = beyond
    width = preamble.columnCount
    self.firstLine = firstLine
    block = max(1, options.limits.block)
    scanner = RowScanner(
      options, columnCount: preamble.columnCount, firstLine: firstLine, tables: preamble.tables)
    earlierFaults = faults
  }

  func read(into batch: inout RowBatch) throws(SourceError) -> Bool {
    batch.removeAll(columnCount: layout.columns.count)
    swap(&batch.faults, &earlierFaults)
    // The buffer is taken out of the batch so that both can be written to at once.
    var text: [UInt8] = []
    swap(&text, &batch.bytes)
    defer { swap(&text, &batch.bytes) }
    while batch.rows.isEmpty, batch.faults.isEmpty, !isFinished {
      text.removeAll(keepingCapacity: true)
      let carried = scanner.tables?.carried ?? []
      text += carried
      text += tail
      // A record that is longer than all that was read before doubles it, so that the work stays linear.
      let isLast = try !append(max(block, text.count), to: &text)
      let done = text.withUnsafeMutableBufferPointer {
        scanner.scan($0, from: carried.count, upTo: own ?? $0.count, isLast: isLast, into: &batch)
      }
      own = own.map { $0 - done }
      isFinished = isLast || scanner.isStopped || own.map { $0 <= 0 } ?? false
      tail.removeAll(keepingCapacity: true)
      tail += text[done...]
    }
    if !batch.rows.isEmpty || !batch.faults.isEmpty || batch.emptyRows > 0 || !batch.notes.isEmpty { return true }
    // What was read before is given out first, so that it does not depend on the size of the blocks.
    if let failure = scanner.tables?.failure { throw SourceError(failure) }
    return false
  }

  /// Appends more of the unit, and of what is behind it once all of it is read; false where the text ends.
  private func append(_ count: Int, to text: inout [UInt8]) throws(SourceError) -> Bool {
    if own == nil, try input.append(count, to: &text) { return true }
    guard let beyond else { return false }
    if own == nil {
      own = text.count
      return true
    }
    return try beyond.append(count, to: &text)
  }
}
