import WaybillCore

/// Tells the tables of one file apart, and has the texts that were captured for the one at hand.
///
/// The cells of those texts point to where the texts stand: in the block, or in ``carried``, which the next block
/// begins with. So no row costs memory of its own.
struct TableSections {
  /// What the next line is.
  enum State {
    /// It belongs to no table, as none has begun.
    case before
    /// It stands between the line that a table begins with and the table's header.
    case heading
    /// It is a row.
    case rows
    /// It stands behind the end of a table.
    case after
  }

  private(set) var state = State.before
  /// Why the file cannot be read any further.
  private(set) var failure: Diagnostic?
  /// The texts of the table at hand, for the start of the next block; a line end is behind them.
  private(set) var carried: [UInt8] = []

  let grammar: RecordGrammar
  let encoding: TextEncoding
  let headerLines: DelimitedOptions.HeaderLines
  private let rule: DelimitedOptions.Tables
  private let file: String
  private let headerLimit: Int
  private let separator: UInt8?
  /// The first table's header, which every other must have.
  private let columns: [String]
  private let repeatsHeader: Bool
  /// Where the text of each capture lies in the block.
  private var found: [Range<Int>?]
  /// The line that the table at hand begins with.
  private var firstLine = 0
  /// The first line below it that says something and is no header.
  private var otherLine: Int?
  /// The line that is most like the header.
  private var nearest: (line: Int, lacks: [String], has: [String])?

  init(_ rule: DelimitedOptions.Tables, _ options: DelimitedOptions, columns: [String], file: String) {
    grammar = RecordGrammar(options)
    encoding = options.encoding
    headerLines = options.headerLines
    self.rule = rule
    self.file = file
    self.columns = columns.map(\.trimmed)
    headerLimit = max(1, options.limits.headerLines)
    separator = options.looksIntoCells ? options.delimiter : nil
    repeatsHeader = if case .absent = options.header { false } else { rule.repeatsHeader }
    found = rule.captures.map { _ in nil }
  }

  /// Whether a table begins with a line.
  func begins(with line: UnsafeBufferPointer<UInt8>) -> Bool {
    rule.begin.matches(line, cellsBy: separator)
  }

  /// Begins a table with a line at a byte of the block.
  mutating func begin(with line: UnsafeBufferPointer<UInt8>, at start: Int, number: Int) {
    finish()
    (firstLine, otherLine, nearest) = (number, nil, nil)
    found = found.map { _ in nil }
    state = .heading
    capture(in: line, at: start)
    if !repeatsHeader { beginRows() }
  }

  /// Takes note of a line between the table's first and its header.
  mutating func pass(_ line: UnsafeBufferPointer<UInt8>, at start: Int, number: Int) {
    if line.contains(where: { !$0.isSpace }) { otherLine = otherLine ?? number }
    capture(in: line, at: start)
    if number - firstLine >= headerLimit { finish() }
  }

  /// Whether a text on a line is the header of the table; it then has rows.
  mutating func isHeader(_ header: HeaderText, number: Int) -> Bool {
    let cells = header.cells.map(\.trimmed)
    if cells == columns {
      beginRows()
      return true
    }
    let lacks = columns.filter { !cells.contains($0) }
    let fewest = nearest?.lacks.count ?? columns.count
    if lacks.count < fewest { nearest = (number, lacks, cells.filter { !columns.contains($0) }) }
    return false
  }

  /// Begins the rows of the table.
  mutating func beginRows() {
    state = .rows
    for (place, capture) in rule.captures.enumerated() where found[place] == nil && failure == nil {
      failure = .missingTableCapture(capture.name, at: Place(file: file, line: firstLine, column: 1))
    }
  }

  /// Ends the rows of the table.
  mutating func endRows() { state = .after }

  /// Ends the table at the next one, or at the end of the file.
  mutating func finish() {
    guard state == .heading, let otherLine, failure == nil else { return }
    let note = nearest.map { near in
      Diagnostic.nearestTableHeader(lacks: near.lacks, has: near.has, at: Place(file: file, line: near.line, column: 1))
    }
    failure = .noTableHeader(
      columns, nearest: note ?? Diagnostic.noTableHeaderHere(at: Place(file: file, line: otherLine, column: 1)),
      at: Place(file: file, line: firstLine, column: 1))
  }

  /// What a row above the first table lacks.
  var beginning: Pattern { rule.begin }

  /// Writes the cells of the captured texts behind those of a row.
  func fill(_ cells: UnsafeMutableBufferPointer<RowBatch.Cell>) {
    for (place, range) in found.enumerated() {
      let range = range ?? 0..<0
      cells[place] = RowBatch.Cell(
        start: UInt32(truncatingIfNeeded: range.lowerBound), end: UInt32(truncatingIfNeeded: range.upperBound))
    }
  }

  /// Keeps the captured texts of a block for the next one.
  mutating func endBlock(_ text: UnsafeBufferPointer<UInt8>) {
    var kept: [UInt8] = []
    for (place, range) in found.enumerated() {
      guard let range else { continue }
      found[place] = kept.count..<kept.count + range.count
      kept += text[range]
    }
    // A quote at the end of a text must not stand before the first cell of a row.
    if !found.isEmpty { kept.append(lineFeed) }
    carried = kept
  }

  private mutating func capture(in line: UnsafeBufferPointer<UInt8>, at start: Int) {
    for (place, capture) in rule.captures.enumerated() where found[place] == nil {
      guard let match = capture.pattern.captures(in: line, cellsBy: separator),
        let range = match.dropFirst().first.flatMap({ $0 }) ?? match[0]
      else { continue }
      found[place] = start + range.lowerBound..<start + range.upperBound
    }
  }
}
