/// How a delimited text is written and where its table stands in it.
public struct DelimitedOptions: Sendable {
  /// How the header is found; the columns are those of the header, in its order.
  public enum HeaderRule: Sendable, Hashable {
    /// The line with the most of the expected names, at least half of them; the first line where no name is expected.
    case byContent
    /// The first line whose first cell, trimmed, is this.
    case firstCell(String)
    /// The first line with all of these cells, trimmed.
    case contains([String])
    /// The file has no header; its columns are these, by position.
    case absent(columns: [String])
  }

  /// How the lines of a header become one header a column.
  public struct HeaderLines: Sendable, Hashable {
    /// How many lines the header has.
    public var count = 1
    /// What stands between the texts of a column; empty texts are left out.
    public var join = " "
    /// Whether an empty cell of a line above the last takes the text at its left, as merged cells leave it.
    public var fillsRight = false

    /// Makes the usual header of one line.
    public init() {}
  }

  /// Tables one after another in one file, each with a line of its own above it.
  public struct Tables: Sendable, Hashable {
    /// Matches the line that each table begins with.
    public var begin: Pattern
    /// Texts to take from that line and from those between it and the header; every row of the table has them.
    public var captures: [Capture]
    /// Whether each table has the header again, and not all of them one.
    public var repeatsHeader: Bool

    /// Makes a rule for tables.
    public init(begin: Pattern, captures: [Capture] = [], repeatsHeader: Bool = true) {
      self.begin = begin
      self.captures = captures
      self.repeatsHeader = repeatsHeader
    }
  }

  /// A text that is taken from the lines before the header.
  public struct Capture: Sendable, Hashable {
    /// The name under which the layout has the text.
    public var name: String
    /// What is looked for in each line.
    public var pattern: Pattern

    /// Makes a capture: what the first group matched, or all that the pattern matched.
    public init(_ name: String, _ pattern: Pattern) {
      self.name = name
      self.pattern = pattern
    }
  }

  /// Where the rows stop before the end of the file, or of a table; what stands there and after it is no row.
  public enum End: Sendable, Hashable {
    /// A row whose first cell, trimmed, is this.
    case cell(String)
    /// A record whose first line matches.
    case line(Pattern)
  }

  /// Sizes beyond which a record, or the search for the header, is given up.
  public struct Limits: Sendable, Hashable {
    /// The bytes that are read at a time.
    public var block = 256 << 10
    /// The bytes between two quotes; more of them mean that a quote was never closed.
    public var quotedCell = 1 << 20
    /// The bytes of a record.
    public var record = 8 << 20
    /// The lines among which the header is looked for.
    public var headerLines = 200
    /// The bytes, as UTF-8, among which the header is looked for.
    public var headerBytes = 1 << 20
    /// The records that are tried as the parts of one broken row.
    public var joinedRecords = 20

    /// Makes the usual limits.
    public init() {}
  }

  /// Where the bytes of a unit are: in archives too.
  public var bytes = UnitBytes()
  /// The ASCII character between cells.
  public var delimiter = UInt8(ascii: ",")
  /// The ASCII character around a cell that holds delimiters or line ends; nil when quotes are text.
  public var quote: UInt8? = UInt8(ascii: "\"")
  /// What the bytes stand for.
  public var encoding = TextEncoding.utf8
  /// How the header is found.
  public var header = HeaderRule.byContent
  /// How the lines of the header become one header a column.
  public var headerLines = HeaderLines()
  /// The headers that the mapping names, for finding the header by its content.
  public var expected: [String] = []
  /// The patterns that the mapping names for headers.
  public var expectedPatterns: [Pattern] = []
  /// The texts to take from the lines before the header.
  public var captures: [Capture] = []
  /// Where the rows stop; nil when they go on to the end of the file, or of the table.
  public var until: End?
  /// The tables of a file that has several; nil when it is one.
  public var tables: Tables?
  /// Whether a record with too few cells is joined with those below it when they make one row.
  public var joinsBrokenLines = false
  /// Whether patterns for lines are held against each cell of a line, as in sheets, and not against the whole.
  var looksIntoCells = false
  /// How far the reader goes before it gives a record up.
  public var limits = Limits()

  /// Makes the usual options: commas, double quotes, UTF-8, and a header on the first line.
  public init() {}
}
