import WaybillCore

/// A header as columns are called by it, and the lines that it stands on.
struct HeaderText {
  /// One header a column, of however many lines.
  var cells: [String]
  /// Where its last line ends, before the line end.
  var end: Int
  /// Where the line below it starts.
  var next: Int
  var lineCount: Int
}

extension RecordGrammar {
  /// What stands where a header may begin.
  enum HeaderOutcome {
    case header(HeaderText)
    case none
    case incomplete
  }

  /// Reads as many records as a header has lines; the first of them must have a cell that is not empty.
  func header(
    in text: UnsafeBufferPointer<UInt8>, at start: Int, isLast: Bool, _ lines: DelimitedOptions.HeaderLines
  ) -> HeaderOutcome {
    var rows: [[String]] = []
    var header = HeaderText(cells: [], end: start, next: start, lineCount: 0)
    while rows.count < max(1, lines.count) {
      if header.next >= text.count { return isLast ? .none : .incomplete }
      let none = UnsafeMutableBufferPointer<RowBatch.Cell>(start: nil, count: 0)
      switch record(in: text, at: header.next, isLast: isLast, cells: none) {
      case .incomplete: return .incomplete
      case .fault: return .none
      case .record(let record):
        let cells = texts(of: record, in: text, at: header.next, isLast: isLast)
        if rows.isEmpty, cells.allSatisfy(\.trimmed.isEmpty) { return .none }
        rows.append(cells)
        header.end = record.end
        header.next = record.next
        header.lineCount += record.innerLines + 1
      }
    }
    header.cells = rows.count == 1 ? rows[0] : lines.joined(rows)
    return .header(header)
  }

  /// The lines of a text that could be a header.
  func candidates(
    in text: UnsafeBufferPointer<UInt8>, lines: [Int], isLast: Bool, _ headerLines: DelimitedOptions.HeaderLines
  ) -> [HeaderSearch.Candidate] {
    lines.enumerated().compactMap { index, start in
      guard case .header(let header) = header(in: text, at: start, isLast: isLast, headerLines) else { return nil }
      return HeaderSearch.Candidate(lineNumber: index + 1, start: start, header: header)
    }
  }

  /// The cells of a record as texts.
  private func texts(
    of record: Record, in text: UnsafeBufferPointer<UInt8>, at start: Int, isLast: Bool
  ) -> [String] {
    withUnsafeTemporaryAllocation(of: RowBatch.Cell.self, capacity: record.cellCount) { cells in
      _ = self.record(in: text, at: start, isLast: isLast, cells: cells)
      return cells.map { self.text(of: $0, in: text) }
    }
  }
}

extension DelimitedOptions.HeaderLines {
  /// The texts of each column, from the first line to the last; a line that is shorter than others ends in empty cells.
  fileprivate func joined(_ rows: [[String]]) -> [String] {
    let width = rows.map(\.count).max() ?? 0
    var parts = rows.map { row in row.map(\.trimmed) + Array(repeating: "", count: width - row.count) }
    if fillsRight {
      for line in parts.indices.dropLast() {
        for column in 1..<max(1, width) where parts[line][column].isEmpty {
          parts[line][column] = parts[line][column - 1]
        }
      }
    }
    return (0..<width).map { column in
      parts.map { $0[column] }.filter { !$0.isEmpty }.joined(separator: join)
    }
  }
}
