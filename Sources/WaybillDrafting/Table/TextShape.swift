import WaybillCore
import WaybillFormats

/// How a delimited text is cut into cells, told by the widths of all its records.
struct TextShape {
  /// A record among the first of the text.
  struct HeadRecord {
    let line: Int
    let cells: [String]
    /// Its first line as it stands in the file.
    let raw: String

    /// How many cells say something.
    var filled: Int { cells.count { !$0.trimmed.isEmpty } }
  }

  let encoding: TextEncoding
  let delimiter: UInt8
  let quote: UInt8?
  /// How many cells most records have.
  let width: Int
  /// How many records have so many cells; 0 cells stand for records that break the grammar.
  let widths: [Int: Int]
  /// The first records that are not empty.
  let head: [HeadRecord]
  /// How many lines are empty.
  let emptyLines: Int
  /// The first line below the last row of a sheet that has more than one cell.
  private(set) var tail: HeadRecord?

  /// How many records there are.
  var recordCount: Int { widths.values.reduce(0, +) }
  /// How many records have as many cells as most.
  var regularCount: Int { widths[width] ?? 0 }

  private static let headRecords = 250
  private static let headCells = 200_000

  /// Walks over a text as one delimiter and one quote cut it.
  init(
    _ encoding: TextEncoding, delimiter: UInt8, quote: UInt8?, reading source: any ByteBlocks
  ) throws(SourceError) {
    var options = DelimitedOptions()
    options.encoding = encoding
    options.delimiter = delimiter
    options.quote = quote
    var widths: [Int: Int] = [:]
    var head: [HeadRecord] = []
    var cellCount = 0
    var walk = RecordWalk(options)
    try walk.walk(source) { record in
      widths[record.cellCount, default: 0] += 1
      guard head.count < Self.headRecords, cellCount < Self.headCells else { return }
      cellCount += record.cellCount
      head.append(HeadRecord(line: record.line, cells: record.cells, raw: record.firstLine))
    }
    self.encoding = encoding
    self.delimiter = delimiter
    self.quote = quote
    self.widths = widths
    self.head = head
    emptyLines = walk.emptyLines
    // A title that is padded with delimiters says nothing of the width of the table.
    var votes = widths
    for record in head where record.filled < 2 { votes[record.cells.count, default: 0] -= 1 }
    width = votes.filter { $0.key > 0 && $0.value > 0 }.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Looks at a sheet of a workbook, whose lines are as wide as their cells.
  init(ofSheet text: any ByteBlocks) throws(SourceError) {
    var options = DelimitedOptions()
    options.delimiter = WorkbookTables.separator
    options.quote = nil
    var head: [HeadRecord] = []
    var widths: [Int: Int] = [:]
    var tail: HeadRecord?
    var walk = RecordWalk(options)
    do throws(SourceError) {
      try walk.walk(text) { record in
        if record.filledCount > 1 {
          tail = nil
        } else if tail == nil {
          let text = record.cells.first { !$0.trimmed.isEmpty } ?? ""
          tail = HeadRecord(line: record.line, cells: [text], raw: text)
        }
        widths[record.cellCount, default: 0] += 1
        guard head.count < Self.headRecords else { return }
        var cells = record.cells
        while cells.last?.trimmed.isEmpty == true { cells.removeLast() }
        head.append(HeadRecord(line: record.line, cells: cells, raw: ""))
      }
    } catch {
      // A sheet without a cell is an empty text.
      if error.diagnostic.code != .emptyFile { throw error }
    }
    let width = head.filter { $0.filled > 1 }.map(\.cells.count).max() ?? 0
    encoding = .utf8
    delimiter = options.delimiter
    quote = nil
    self.width = width
    self.head = head.map { record in
      let missing = max(0, width - record.cells.count)
      return HeadRecord(line: record.line, cells: record.cells + Array(repeating: "", count: missing), raw: "")
    }
    // A line that ends early has empty cells.
    let rows = widths.filter { $0.key > 1 }.values.reduce(0, +)
    self.widths = width > 1 ? [width: rows] : widths
    emptyLines = walk.emptyLines
    self.tail = tail
  }

  /// How much speaks for this way of cutting: how regular the records are, whether the first of them is words alone, and
  /// how many cells there are.
  var score: Double {
    guard width > 1, recordCount > 0 else { return 0 }
    let regular = Double(regularCount) / Double(recordCount)
    let first = head.first { $0.cells.count == width && $0.filled * 2 >= width }
    let isWords = first?.cells.contains { CellShape($0.trimmed).isNumber && Int($0.trimmed) == nil } == false
    return regular + (isWords ? 0.2 : 0) + 0.005 * Double(min(width, 20))
  }
}

extension TextShape {
  /// The delimiters that are tried, the usual ones first.
  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

  /// Finds the delimiter and the quote that make the records of a whole text most regular.
  ///
  /// - Parameter open: opens the text from its beginning.
  static func find(
    _ bytes: ByteSurvey, _ encoding: TextEncoding, open: () throws(SourceError) -> any ByteBlocks
  ) throws(SourceError) -> TextShape {
    let quote = UInt8(ascii: "\"")
    let hasQuotes = bytes.counts[Int(quote)] > 0
    var best: TextShape?
    for delimiter in delimiters where bytes.counts[Int(delimiter)] > 0 {
      var shape = try TextShape(encoding, delimiter: delimiter, quote: quote, reading: try open())
      if hasQuotes, shape.widths.count > 1 {
        let plain = try TextShape(encoding, delimiter: delimiter, quote: nil, reading: try open())
        if plain.score > shape.score + 0.0001 { shape = plain }
      }
      if shape.score > best?.score ?? -1 { best = shape }
    }
    if let best { return best }
    return try TextShape(encoding, delimiter: delimiters[0], quote: quote, reading: try open())
  }
}
