import WaybillCore

/// What stands before the rows: the header, the texts that were captured above it, and the line that comes next.
struct Preamble {
  let layout: Layout
  /// The lines above the header with bytes that are no text.
  private(set) var faults: [RowFault] = []
  /// The line of the first row.
  private(set) var nextLine = 1
  /// The byte of the source that the first row begins with, in encodings that can be cut.
  private(set) var sourceStart: Int64
  /// How many cells the rows have in the file.
  let columnCount: Int
  /// The tables of a file that has several, of which the first may have begun.
  private(set) var tables: TableSections?

  /// Reads up to the first row.
  ///
  /// - Throws: ``SourceError`` when there is no header, one with bytes that are no text, or a table without one.
  init(reading input: TextInput, _ options: DelimitedOptions) throws(SourceError) {
    sourceStart = Int64(input.markLength)
    if case .absent(let columns) = options.header {
      layout = Layout(columns: columns, ofTables: options.tables)
      columnCount = columns.count
      tables = options.tables.map { TableSections($0, options, columns: columns, file: input.name) }
      return
    }
    let head = try Head(reading: input, options)
    let header = try head.header(of: input.name, options)
    let above = 0..<(header.lineNumber - 1)
    if let fault = head.fault(in: header.start..<header.header.end, line: header.lineNumber, options.encoding) {
      let place = Place(file: input.name, line: fault.line, column: fault.column)
      throw SourceError(.badHeader(fault.message, options.encoding, at: place))
    }
    columnCount = header.cells.count
    layout = Layout(
      columns: header.cells, ofTables: options.tables,
      header: Place(file: input.name, line: header.lineNumber, column: 1),
      captures: head.captures(options, in: above))
    if let rule = options.tables {
      var tables = TableSections(rule, options, columns: header.cells, file: input.name)
      head.read(&tables, above: header, options)
      if let failure = tables.failure { throw SourceError(failure) }
      self.tables = tables
    }
    faults = above.compactMap { head.fault(in: head.line($0), line: $0 + 1, options.encoding) }
    nextLine = header.lineNumber + header.header.lineCount
    sourceStart += head.text[..<header.header.next].withUnsafeBufferPointer {
      Int64(options.encoding.sourceCount(of: $0))
    }
    input.putBack(head.text[header.header.next...])
  }
}

extension Layout {
  /// The layout of a table whose columns are followed by what is captured for each of several tables.
  fileprivate init(
    columns: [String], ofTables tables: DelimitedOptions.Tables?, header: Place? = nil, captures: [String: String] = [:]
  ) {
    let names = tables?.captures.map(\.name) ?? []
    let places = zip(names, columns.count...)
    self.init(
      columns: columns + names, header: header, captures: captures,
      captureColumns: Dictionary(places) { first, _ in first })
  }
}

extension Head {
  fileprivate func header(
    of file: String, _ options: DelimitedOptions
  ) throws(SourceError) -> HeaderSearch.Candidate {
    let search = HeaderSearch(options)
    switch search.find(in: candidates(RecordGrammar(options), options)) {
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

  private func candidates(_ grammar: RecordGrammar, _ options: DelimitedOptions) -> [HeaderSearch.Candidate] {
    let starts = Array(lines.prefix(max(1, options.limits.headerLines)))
    return withText { grammar.candidates(in: $0, lines: starts, isLast: isLast, options.headerLines) }
  }

  /// Takes note of the tables that begin above the header.
  fileprivate func read(
    _ tables: inout TableSections, above header: HeaderSearch.Candidate, _ options: DelimitedOptions
  ) {
    let grammar = RecordGrammar(options)
    let none = UnsafeMutableBufferPointer<RowBatch.Cell>(start: nil, count: 0)
    withText { text in
      var next = 0
      for (index, start) in lines.prefix(header.lineNumber - 1).enumerated() {
        let line = UnsafeBufferPointer(rebasing: text[line(index)])
        // The lines within a quoted cell belong to the record that they stand in.
        if start >= next, tables.begins(with: line) {
          tables.begin(with: line, at: start, number: index + 1)
          next = index + 1 < lines.count ? lines[index + 1] : start
          continue
        }
        if tables.state == .heading { tables.pass(line, at: start, number: index + 1) }
        if start >= next, case .record(let record) = grammar.record(in: text, at: start, isLast: isLast, cells: none),
          record.next <= header.start
        {
          next = record.next
        }
      }
      if tables.state == .heading { tables.beginRows() }
      tables.endBlock(text)
    }
  }

  /// Another delimiter with which a line would be the header.
  private func likelyDelimiter(_ search: HeaderSearch, _ options: DelimitedOptions) -> UInt8? {
    let others = [UInt8(ascii: ","), UInt8(ascii: ";"), tab, UInt8(ascii: "|")]
    return others.first { delimiter in
      guard search.count > 1, delimiter != options.delimiter, delimiter != options.quote else { return false }
      var grammar = RecordGrammar(options)
      grammar.delimiter = delimiter
      if case .found = search.find(in: candidates(grammar, options)) { return true }
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
  fileprivate func captures(_ options: DelimitedOptions, in indices: Range<Int>) -> [String: String] {
    var found: [String: String] = [:]
    withText { text in
      for capture in options.captures {
        for index in indices where found[capture.name] == nil {
          let line = UnsafeBufferPointer(rebasing: text[line(index)])
          let match = capture.pattern.captures(in: line, cellsBy: options.looksIntoCells ? options.delimiter : nil)
          guard let range = match?.dropFirst().first.flatMap({ $0 }) ?? match?[0] else { continue }
          found[capture.name] = String(decoding: line[range], as: UTF8.self)
        }
      }
    }
    return found
  }
}
