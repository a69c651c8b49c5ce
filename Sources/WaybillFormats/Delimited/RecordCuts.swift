import WaybillCore

/// Where a delimited text is cut into units: at the first record from each even part of its bytes on.
///
/// The rows are read by the scanner that reads them for good, up to the last cut, so that quotes with line ends, broken
/// lines and the end of the rows are what they are in the whole.
struct RecordCuts {
  /// The units, in order; the whole where the text cannot be cut.
  private(set) var units: [WorkUnit] = []

  /// A record's start.
  private struct Cut {
    let byte: Int64
    let line: Int
    let row: Int
  }

  /// Looks for the cuts.
  ///
  /// - Throws: ``SourceError`` when the file cannot be read.
  init(of snapshot: Snapshot, _ options: DelimitedOptions, atMost count: Int) throws(SourceError) {
    let starts = [Cut(byte: 0, line: 1, row: 0)] + (try Self.find(in: snapshot, options, atMost: count))
    if starts.count == 1 {
      units = [WorkUnit(snapshot)]
      return
    }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].byte : snapshot.size
      units.append(
        WorkUnit(
          snapshot, index: index, part: .bytes(start.byte..<end, firstLine: start.line, firstRow: start.row)))
    }
  }

  private static func find(
    in snapshot: Snapshot, _ options: DelimitedOptions, atMost count: Int
  ) throws(SourceError) -> [Cut] {
    let file = try FileBlocks(path: snapshot.path, name: snapshot.name)
    guard options.encoding.canBeCut, options.tables == nil,
      // Whoever reads the file says what is wrong with its beginning.
      let input = try? TextInput(file, encoding: options.encoding), !input.endsLinesWithReturn,
      let preamble = try? Preamble(reading: input, options)
    else { return [] }
    let encoding = options.encoding
    var scanner = RowScanner(
      options, columnCount: preamble.columnCount, firstLine: preamble.nextLine, tables: nil)
    var targets = (1..<count).map { part in
      let (high, low) = snapshot.size.multipliedFullWidth(by: Int64(part))
      return Int64(count).dividingFullWidth((high, low)).quotient
    }[...]
    var cuts: [Cut] = []
    var batch = RowBatch()
    var (text, rows, offset) = ([UInt8](), 0, preamble.sourceStart)
    // Whether the text ends before the record that is in it.
    var isCutShort = false
    while true {
      targets = targets.drop { $0 <= offset }
      guard let target = targets.first else { return cuts }
      var stop = text.withUnsafeBufferPointer { encoding.position(ofSource: target - offset, in: $0) }
      var isLast = false
      if isCutShort || stop == text.count {
        isLast = try !input.append(max(1, options.limits.block, text.count), to: &text)
        stop = text.withUnsafeBufferPointer { encoding.position(ofSource: target - offset, in: $0) }
      }
      batch.removeAll(columnCount: preamble.columnCount)
      let done = text.withUnsafeMutableBufferPointer {
        scanner.scan($0, from: 0, upTo: stop, isLast: isLast, into: &batch)
      }
      isCutShort = done < stop
      rows += batch.rowCount
      offset += text.withUnsafeBufferPointer {
        Int64(encoding.sourceCount(of: UnsafeBufferPointer(rebasing: $0[..<done])))
      }
      text.removeSubrange(..<done)
      if isLast || scanner.isBelow || offset >= snapshot.size { return cuts }
      if offset >= target, !scanner.isSkipping { cuts.append(Cut(byte: offset, line: scanner.line, row: rows)) }
    }
  }
}
