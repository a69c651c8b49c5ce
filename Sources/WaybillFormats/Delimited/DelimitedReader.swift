import WaybillCore

/// One pass over a delimited text: whole blocks are read into a batch's buffer, and cells point to where they lie.
final class DelimitedReader: BatchReader {
  let layout: Layout
  /// The cells of a row, without those that captures are.
  let width: Int
  /// The line of the first row.
  let firstLine: Int
  private let input: TextInput
  private let block: Int
  private var scanner: RowScanner
  /// Faults that were found before the first batch.
  private var earlierFaults: [RowFault]
  /// The text behind the last whole record of the last batch.
  private var tail: [UInt8] = []
  private var isFinished = false

  init(_ source: any ByteBlocks, _ options: DelimitedOptions) throws(SourceError) {
    input = try TextInput(source, encoding: options.encoding)
    let preamble = try Preamble(reading: input, options)
    var layout = preamble.layout
    layout.table = source.member
    self.layout = layout
    width = preamble.columnCount
    firstLine = preamble.nextLine
    block = max(1, options.limits.block)
    scanner = RowScanner(
      options, columnCount: preamble.columnCount, firstLine: preamble.nextLine, tables: preamble.tables)
    earlierFaults = preamble.faults
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
      let isLast = try !input.append(max(block, text.count), to: &text)
      let done = text.withUnsafeMutableBufferPointer {
        scanner.scan($0, from: carried.count, isLast: isLast, into: &batch)
      }
      isFinished = isLast || scanner.isStopped
      tail.removeAll(keepingCapacity: true)
      tail += text[done...]
    }
    if !batch.rows.isEmpty || !batch.faults.isEmpty || batch.emptyRows > 0 { return true }
    // What was read before is given out first, so that it does not depend on the size of the blocks.
    if let failure = scanner.tables?.failure { throw SourceError(failure) }
    return false
  }
}
