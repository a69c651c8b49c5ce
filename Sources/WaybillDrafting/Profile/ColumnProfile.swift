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

  /// The different texts in the order in which they come.
  var values: [Value] {
    (0..<spellings.count).map { Value(text: spellings.text($0), count: counts[$0], line: Int(lines[$0])) }
  }

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
