import WaybillCore

/// What stands before the rows: the header, the texts that were captured above it, and the line that comes next.
struct Preamble {
  let layout: Layout
  /// The lines above the header with bytes that are no text.
  private(set) var faults: [RowFault] = []
  /// The line of the first row.
  private(set) var nextLine = 1

  /// Reads up to the first row.
  ///
  /// - Throws: ``SourceError`` when there is no header, or one with bytes that are no text.
  init(reading input: TextInput, _ options: DelimitedOptions) throws(SourceError) {
    if case .absent(let columns) = options.header {
      layout = Layout(columns: columns)
      return
    }
    let head = try Head(reading: input, options.limits)
    let header = try head.header(of: input.name, options)
    let above = 0..<(header.lineNumber - 1)
    if let fault = head.fault(in: header.start..<header.record.end, line: header.lineNumber, options.encoding) {
      let place = Place(file: input.name, line: fault.line, column: fault.column)
      throw SourceError(.badHeader(fault.message, options.encoding, at: place))
    }
    layout = Layout(
      columns: header.cells,
      header: Place(file: input.name, line: header.lineNumber, column: 1),
      captures: head.captures(options.captures, in: above))
    faults = above.compactMap { head.fault(in: head.line($0), line: $0 + 1, options.encoding) }
    nextLine = header.lineNumber + header.record.innerLines + 1
    input.putBack(head.text[header.record.next...])
  }
}

extension Head {
  fileprivate func header(
    of file: String, _ options: DelimitedOptions
  ) throws(SourceError) -> HeaderSearch.Candidate {
    let search = HeaderSearch(options)
    switch search.find(in: candidates(RecordGrammar(options))) {
    case .found(let header): return header
    case .missing(let nearest, let score):
      let note = nearest.map { line in
        Diagnostic.nearestHeader(
          score, of: search.count, missing: search.missing(in: line), at: Place(file: file, line: line.lineNumber))
      }
      throw SourceError(
        .noHeader(
          file, lines: lines.count, expected: search.expectation, nearest: note,
          delimiter: likelyDelimiter(search, options)))
    }
  }

  private func candidates(_ grammar: RecordGrammar) -> [HeaderSearch.Candidate] {
    withText { grammar.candidates(in: $0, lines: lines, isLast: isLast) }
  }

  /// Another delimiter with which a line would be the header.
  private func likelyDelimiter(_ search: HeaderSearch, _ options: DelimitedOptions) -> UInt8? {
    let others = [UInt8(ascii: ","), UInt8(ascii: ";"), tab, UInt8(ascii: "|")]
    return others.first { delimiter in
      guard search.count > 1, delimiter != options.delimiter, delimiter != options.quote else { return false }
      var grammar = RecordGrammar(options)
      grammar.delimiter = delimiter
      if case .found = search.find(in: candidates(grammar)) { return true }
      return false
    }
  }

  /// The first byte in a range that is no text, as a fault of the line where the range begins.
  fileprivate func fault(in range: Range<Int>, line: Int, _ encoding: TextEncoding) -> RowFault? {
    withText { text in
      let part = UnsafeBufferPointer(rebasing: text[range])
      return TextEncoding.firstInvalid(in: part, from: 0).map {
        .badByte(at: $0, in: part, 0..<part.count, line: line, encoding)
      }
    }
  }

  /// What each capture finds in the first of the lines that it matches.
  fileprivate func captures(_ captures: [DelimitedOptions.Capture], in indices: Range<Int>) -> [String: String] {
    var found: [String: String] = [:]
    for capture in captures {
      for index in indices where found[capture.name] == nil {
        let line = String(decoding: text[line(index)], as: UTF8.self)
        guard let match = capture.pattern.captures(in: line) else { continue }
        found[capture.name] = match.dropFirst().first.flatMap { $0 } ?? match[0]
      }
    }
    return found
  }
}
