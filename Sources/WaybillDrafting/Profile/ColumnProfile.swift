import WaybillCore
import WaybillMapping

/// What stands in a column over all rows: each different text with its count, up to a limit, and the shapes of all.
struct ColumnProfile {
  /// A text that cells of the column have.
  struct Value {
    let text: String
    let count: Int
    /// The line of the first row that has it.
    let line: Int
  }

  private(set) var header: String
  /// Where the column stands, from 0.
  let position: Int
  private(set) var rowCount = 0
  private(set) var emptyCount = 0
  /// Which rows are empty, as a sum over their ordinals that other rows would not give.
  private var emptyRows: UInt64 = 0
  private(set) var firstEmptyLine: Int?
  private(set) var shapes = ShapeTally()
  /// Whether there are more different texts than were kept.
  private(set) var isCut = false
  private var firstRowIsFilled = false

  private var spellings = SpellingDictionary()
  private var counts: [Int] = []
  private var lines: [UInt32] = []
  private let limit: Limit

  /// How much of a column is kept.
  struct Limit {
    /// The different texts.
    var texts = 20_000
    /// Their bytes.
    var bytes = 1 << 20
  }

  init(_ header: String, at position: Int, limit: Limit) {
    self.header = header.trimmed
    self.position = position
    self.limit = limit
  }

  /// How many different texts there are, of those that were kept.
  var distinctCount: Int { spellings.count }
  /// How many cells say something.
  var filledCount: Int { rowCount - emptyCount }

  /// Whether the first row has a text and many below it have none, as where a text stands for a block of rows.
  var isFilledDown: Bool { firstRowIsFilled && emptyCount * 10 >= rowCount * 3 }

  /// Whether the column is filled in those rows in which another is empty, and in no other.
  func isFilled(whereEmpty other: ColumnProfile) -> Bool {
    guard rowCount == other.rowCount, filledCount == other.emptyCount else { return false }
    let allRows = (0..<rowCount).reduce(0 as UInt64) { $0 &+ Self.mixed($1 + 1) }
    return allRows &- emptyRows == other.emptyRows
  }

  private static func mixed(_ row: Int) -> UInt64 {
    let spread = UInt64(row) &* 0x9E37_79B9_7F4A_7C15
    let folded = (spread ^ spread >> 30) &* 0xBF58_476D_1CE4_E5B9
    return folded ^ folded >> 27
  }

  /// The different texts in the order in which they come.
  var values: [Value] {
    (0..<spellings.count).map { Value(text: spellings.text($0), count: counts[$0], line: Int(lines[$0])) }
  }

  /// Whether a text is one of those that were kept.
  func has(_ text: String) -> Bool { values.contains { $0.text == text } }

  /// The same column under another header.
  func named(_ header: String) -> Self {
    var column = self
    column.header = header
    return column
  }

  /// Adds a cell.
  mutating func add(_ cell: UnsafeBufferPointer<UInt8>, line: UInt32) {
    rowCount += 1
    let text = cell.trimmed
    if text.isEmpty {
      emptyCount += 1
      emptyRows &+= Self.mixed(rowCount)
      if firstEmptyLine == nil { firstEmptyLine = Int(line) }
      return
    }
    if rowCount == 1 { firstRowIsFilled = true }
    if isCut {
      shapes.add(text, line: Int(line))
      return
    }
    let id = Int(spellings.id(of: text))
    if id == counts.count {
      counts.append(0)
      lines.append(line)
      if counts.count >= limit.texts || spellings.byteCount >= limit.bytes { isCut = true }
    }
    counts[id] += 1
  }

  /// Counts the shapes of the texts that were kept; to be called once, when all cells are in.
  mutating func finish() {
    for id in counts.indices {
      var text = spellings.text(id)
      text.withUTF8 { shapes.add($0, times: counts[id], line: Int(lines[id])) }
    }
  }
}
