import WaybillCore

/// What becomes of a line in a file with several tables.
extension TableSections {
  enum Line {
    /// A row begins with it.
    case isRow
    /// It is no row, and so many lines are done with; 0 when it is the rest of the line.
    case passed(next: Int, lines: Int)
    case incomplete
  }

  /// Takes a line, and those that belong to it, unless a row begins with it.
  ///
  /// - Parameters:
  ///   - start: where the line is in the block.
  ///   - isLast: whether the source ends where the block does.
  mutating func take(
    _ line: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, at start: Int, number: Int, isLast: Bool,
    _ faults: inout [RowFault]
  ) -> Line {
    if begins(with: line) {
      begin(with: line, at: start, number: number)
      noteBadByte(in: line, number: number, &faults)
      return .passed(next: start, lines: 0)
    }
    let isHeading = state == .heading
    if !isHeading, state != .after { return .isRow }
    if isHeading {
      switch grammar.header(in: text, at: start, isLast: isLast, headerLines) {
      case .incomplete: return .incomplete
      case .header(let header):
        if isHeader(header, number: number) { return .passed(next: header.next, lines: header.lineCount) }
      case .none: break
      }
    }
    let none = UnsafeMutableBufferPointer<RowBatch.Cell>(start: nil, count: 0)
    switch grammar.record(in: text, at: start, isLast: isLast, cells: none) {
    case .incomplete: return .incomplete
    case .fault:
      if isHeading { pass(line, at: start, number: number, &faults) }
      return .passed(next: start, lines: 0)
    case .record(let record):
      var (lineStart, each) = (start, number)
      while isHeading, each <= number + record.innerLines {
        let end = text[lineStart..<record.end].firstIndex(of: lineFeed) ?? record.end
        pass(UnsafeBufferPointer(rebasing: text[lineStart..<end]), at: lineStart, number: each, &faults)
        (lineStart, each) = (end + 1, each + 1)
      }
      return .passed(next: record.next, lines: record.innerLines + 1)
    }
  }

  private mutating func pass(
    _ line: UnsafeBufferPointer<UInt8>, at start: Int, number: Int, _ faults: inout [RowFault]
  ) {
    pass(line, at: start, number: number)
    noteBadByte(in: line, number: number, &faults)
  }

  private func noteBadByte(in line: UnsafeBufferPointer<UInt8>, number: Int, _ faults: inout [RowFault]) {
    if let position = TextEncoding.firstInvalid(in: line, from: 0) {
      faults.append(.badByte(at: position, in: line, 0..<line.count, line: number, encoding))
    }
  }
}
