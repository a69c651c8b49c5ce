/// A reusable batch of raw rows: one buffer of UTF-8 bytes, the two ends of every cell in it, and where rows stand.
///
/// The caller lends a batch and the reader fills it again and again, so that reading a file allocates for its
/// largest batch and not for each row. Cells are pairs of offsets, so a reader may take a whole block of a file
/// into the buffer and point at the cells where they lie.
public struct RowBatch: ~Copyable, Sendable {
  /// A cell's bytes in the buffer: from `start` up to `end`.
  public struct Cell: Sendable, Hashable {
    public var start: UInt32
    public var end: UInt32

    /// Makes a cell from its ends.
    @inlinable public init(start: UInt32, end: UInt32) {
      self.start = start
      self.end = end
    }

    /// The number of bytes.
    @inlinable public var count: Int { Int(end &- start) }
  }

  /// Where a row begins: its place in the file and its first byte in the buffer.
  public struct RowStart: Sendable, Hashable {
    public var line: UInt32
    /// The 1-based column of the row's first character, where rows begin within a line.
    public var column: UInt32
    public var offset: UInt32
    /// The end of the row in the buffer; 0 where it is told by the cells, and by the line that they end on.
    public var end: UInt32

    /// Makes a row's start.
    @inlinable public init(line: UInt32, column: UInt32 = 1, offset: UInt32, end: UInt32 = 0) {
      self.line = line
      self.column = column
      self.offset = offset
      self.end = end
    }
  }

  /// Where a text that was made of the file's bytes, such as one without its escapes, begins among them.
  public struct Origin: Sendable, Hashable {
    /// The first byte of the made text in the buffer.
    public var start: UInt32
    /// The first byte in the file's own text, which the buffer has too.
    public var offset: UInt32

    /// Makes an origin.
    @inlinable public init(start: UInt32, offset: UInt32) {
      self.start = start
      self.offset = offset
    }
  }

  /// How many cells each row has; the reader sets it to its layout's.
  public private(set) var columnCount: Int
  /// The bytes of the cells, and whatever else of the file lies between them.
  public var bytes: [UInt8] = []
  /// Row after row, ``columnCount`` cells each.
  public var cells: [Cell] = []
  /// Where each row begins.
  public var rows: [RowStart] = []
  /// The rows that could not be read, in order of their lines.
  public var faults: [RowFault] = []
  /// How many of the rows were read by a careful way, where the data asked for it; for whoever measures.
  public var carefulRows = 0
  /// How many rows held only empty cells; they are not among ``rows``.
  public var emptyRows = 0
  /// What was done to rows that the account counts, such as the joining of broken lines, by its name.
  public var notes: [String: Int] = [:]
  /// Whether rows are those of a sheet: places are cells, and the byte 1F stands between the texts of a row.
  public var isGrid = false
  /// Where texts behind the end of the file's own come from, in the order of ``bytes``.
  private(set) var origins: [Origin] = []
  /// Where the file's text ends in ``bytes``; cells behind it hold texts from elsewhere, such as a header.
  private(set) var endOfText = UInt32.max

  /// Makes an empty batch.
  public init(columnCount: Int = 0) { self.columnCount = columnCount }

  /// How many rows the batch holds.
  public var rowCount: Int { rows.count }

  /// Forgets the rows and faults, keeps the memory, and sets the width of the rows to come.
  public mutating func removeAll(columnCount: Int) {
    self.columnCount = columnCount
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    faults.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    emptyRows = 0
    carefulRows = 0
    notes.removeAll(keepingCapacity: true)
    isGrid = false
    endOfText = .max
  }

  /// Says that what is added to ``bytes`` from here on does not stand in the rows of the file.
  public mutating func markEndOfText() { endOfText = UInt32(clamping: bytes.count) }

  /// Appends texts that cells point to but the rows of the file do not have as they are.
  ///
  /// - Parameters:
  ///   - texts: their bytes in UTF-8, one behind the other.
  ///   - origins: where each that was made of the file's own text comes from, in order.
  public mutating func appendMade(_ texts: [UInt8], origins: [Origin] = []) {
    if endOfText == .max { markEndOfText() }
    bytes += texts
    self.origins += origins
  }

  /// Takes the bytes of another batch, and what is known of where its texts come from.
  public mutating func takeBytes(of other: borrowing RowBatch) {
    bytes = other.bytes
    origins = other.origins
    isGrid = other.isGrid
    endOfText = other.endOfText
    if endOfText == .max { markEndOfText() }
  }

  /// Begins a row that is appended cell by cell, at a line and the 1-based column of its first character there.
  public mutating func beginRow(line: Int, column: Int = 1) {
    rows.append(
      RowStart(line: UInt32(clamping: line), column: UInt32(clamping: column), offset: UInt32(bytes.count)))
  }

  /// Appends the next cell of the row in progress.
  ///
  /// What stood between the cells in the file is not known, so that a place is that of the row alone.
  public mutating func appendCell(_ cell: some Collection<UInt8>) {
    let start = UInt32(bytes.count)
    if endOfText == .max { endOfText = start }
    bytes.append(contentsOf: cell)
    cells.append(Cell(start: start, end: UInt32(bytes.count)))
  }

  /// Ends the row in progress, which must have a cell for every column.
  public mutating func endRow() {
    precondition(cells.count == rows.count * columnCount, "a row has the wrong number of cells")
  }
}
