import WaybillCore

/// The second pass over a text: whole blocks are read into a batch's buffer, and cells point to where they lie.
final class JSONReader: BatchReader {
  let layout: Layout
  private var blocks: JSONBlocks
  private var rows: JSONRows

  init(_ options: JSONOptions, _ open: () throws(SourceError) -> any ByteBlocks) throws(SourceError) {
    let query = JSONQuery(rows: options.rows, parents: options.parents.map(\.path))
    let first = try open()
    var survey = try JSONSurvey(of: first, query, options)
    let headers = survey.makeColumns()
    // A text without rows has no keys to tell its columns by.
    let columns = survey.rowCount == 0 ? options.expected : headers.map(\.header)
    let names = options.parents.map(\.name)
    var captures: [String: String] = [:]
    for (parent, name) in names.enumerated() where survey.parents.count(of: parent) == 1 {
      captures[name] = String(decoding: survey.parents.text(of: parent, 0), as: UTF8.self)
    }
    layout = Layout(
      table: first.member, columns: columns + names, header: Place(file: first.name), captures: captures,
      captureColumns: Dictionary(zip(names, columns.count...)) { first, _ in first },
      columnPlaces: headers.map { Place(file: first.name, line: $0.line, column: $0.column) })
    rows = JSONRows(survey, query, columnCount: columns.count, options.encoding)
    blocks = try JSONBlocks(open(), query, options)
  }

  func read(into batch: inout RowBatch) throws(SourceError) -> Bool {
    batch.removeAll(columnCount: layout.columns.count)
    rows.begin(&batch)
    // The buffer is taken out of the batch so that both can be written to at once.
    var text: [UInt8] = []
    swap(&text, &batch.bytes)
    defer {
      swap(&text, &batch.bytes)
      rows.end(&batch)
    }
    while rows.isEmpty {
      if try !blocks.next(&text, &rows) {
        rows.finish()
        break
      }
      if rows.hasChanged { throw SourceError(.cannotRead(blocks.name, because: FaultMessage.changedFile)) }
    }
    return !rows.isEmpty
  }
}

/// The rows of one block as they are found.
struct JSONRows: JSONVisitor {
  private var scanner: JSONRowScanner
  private let query: JSONQuery
  private let parents: JSONParents
  private let columnCount: Int
  private let encoding: TextEncoding
  /// Which value of each parent the rows at hand stand under; -1 before the first.
  private var numbers: [Int]
  /// Whether the cells of each parent are set for the block at hand.
  private var isSet: [Bool]

  private var cells: [RowBatch.Cell] = []
  private var starts: [RowBatch.RowStart] = []
  private var faults: [RowFault] = []
  private var emptyRows = 0
  private var childless: JSONChildless

  init(_ survey: consuming JSONSurvey, _ query: JSONQuery, columnCount: Int, _ encoding: TextEncoding) {
    scanner = survey.rows
    parents = survey.parents
    self.query = query
    self.columnCount = columnCount
    self.encoding = encoding
    let count = query.waysToParents.count
    numbers = Array(repeating: -1, count: count)
    isSet = Array(repeating: false, count: count)
    childless = JSONChildless(query)
  }

  /// Takes note of the end of the text.
  mutating func finish() { childless.close(from: 0) }

  var isEmpty: Bool { starts.isEmpty && faults.isEmpty && emptyRows == 0 && childless.count == 0 }
  var hasChanged: Bool { scanner.hasChanged }

  /// Takes the memory of a batch.
  mutating func begin(_ batch: inout RowBatch) {
    swap(&cells, &batch.cells)
    swap(&starts, &batch.rows)
    swap(&faults, &batch.faults)
    emptyRows = 0
    scanner.cells.clear()
    for parent in isSet.indices { isSet[parent] = false }
  }

  /// Gives it back with the rows of a block.
  mutating func end(_ batch: inout RowBatch) {
    swap(&cells, &batch.cells)
    swap(&starts, &batch.rows)
    swap(&faults, &batch.faults)
    batch.emptyRows = emptyRows
    let alone = childless.takeCount()
    if alone > 0 { batch.notes[RowNote.childless, default: 0] += alone }
    batch.appendMade(scanner.cells.made, origins: scanner.cells.origins)
  }

  mutating func row(
    _ lexer: JSONLexer, at start: Int, depth: Int, invalid: Int, _ cursor: inout TextCursor
  ) throws(JSONStop) -> Int {
    let end = try scanner.scan(lexer, at: start, depth: depth, invalid: invalid)
    childless.meetRow()
    let text = UnsafeBufferPointer(start: lexer.text, count: lexer.blockEnd)
    if let fault = scanner.fault {
      cursor.advance(to: start, in: text)
      var place = cursor
      place.advance(to: fault.at, in: text)
      faults.append(
        .badRow(fault.rule, at: fault.at, in: text, start..<end, encoding, line: place.line, column: place.column))
      return end
    }
    if !scanner.cells.hasText {
      emptyRows += 1
      return end
    }
    cursor.advance(to: start, in: text)
    for parent in isSet.indices where !isSet[parent] { set(parent, lexer) }
    starts.append(
      RowBatch.RowStart(
        line: UInt32(clamping: cursor.line), column: UInt32(clamping: cursor.column),
        offset: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end)))
    cells.append(contentsOf: scanner.cells.row)
    return end
  }

  mutating func longRow(_ lexer: JSONLexer, at start: Int, limit: Int, _ cursor: inout TextCursor) {
    let text = UnsafeBufferPointer(start: lexer.text, count: lexer.blockEnd)
    cursor.advance(to: start, in: text)
    childless.meetRow()
    faults.append(
      .badRow(
        .longRow(limit: limit), at: start, in: text, start..<text.count, encoding, line: cursor.line,
        column: cursor.column))
  }

  mutating func meet(_ node: Int, _ lexer: JSONLexer, at start: Int, _ cursor: inout TextCursor) {
    childless.meet(node)
    guard JSONKind.isContainer(lexer.text[start]) else { return }
    for parent in query.nodes[node].anchored {
      numbers[parent] += 1
      isSet[parent] = false
    }
  }

  mutating func key(_ name: UnsafeBufferPointer<UInt8>, of node: Int, at start: Int) {}

  mutating func parent(_ index: Int, _ lexer: JSONLexer, at start: Int, depth: Int) -> Int? { nil }

  /// Sets the cell of a parent for the rows to come.
  private mutating func set(_ parent: Int, _ lexer: JSONLexer) {
    let start = UInt32(lexer.blockEnd + scanner.cells.made.count)
    scanner.cells.made += parents.text(of: parent, numbers[parent])
    let end = UInt32(lexer.blockEnd + scanner.cells.made.count)
    // Where a text begins tells where it comes from, so that none begins where an empty one does.
    scanner.cells.made.append(lineFeed)
    scanner.cells.row[columnCount + parent] = RowBatch.Cell(start: start, end: end)
    isSet[parent] = true
  }
}
