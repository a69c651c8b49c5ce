/// Where the rows of a JSON text stand, and what is read above them.
public struct JSONOptions: Sendable {
  /// A value above the rows that every row under it has.
  public struct Parent: Sendable, Hashable {
    /// The name under which the layout has the text.
    public var name: String
    /// Where the value stands; its only `[*]` are those of the rows' path.
    public var path: JSONPath

    /// Makes a parent.
    public init(_ name: String, _ path: JSONPath) {
      self.name = name
      self.path = path
    }
  }

  /// Sizes beyond which a text is given up.
  public struct Limits: Sendable, Hashable {
    /// The bytes that are read at a time.
    public var block = 256 << 10
    /// The bytes of a string or a number.
    public var token = 1 << 20
    /// The bytes of a row.
    public var record = 8 << 20
    /// The objects and arrays within each other.
    public var nesting = 64
    /// The different keys of all rows.
    public var keys = 4096
    /// The bytes that the values above the rows take.
    public var parents = 64 << 20

    /// Makes the usual limits.
    public init() {}
  }

  /// What the bytes stand for.
  public var encoding = TextEncoding.utf8
  /// Where the bytes of a unit are: in archives too.
  public var bytes = UnitBytes()
  /// The path of the rows.
  public var rows = JSONPath([.each])
  /// The values above the rows that rows have as cells.
  public var parents: [Parent] = []
  /// The text of `null`.
  public var null = ""
  /// The headers that the mapping names: the columns of a text without rows.
  public var expected: [String] = []
  /// How far the reader goes before it gives a text up.
  public var limits = Limits()

  /// Makes the usual options: the elements of the array that the text is.
  public init() {}
}
