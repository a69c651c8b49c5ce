/// A place in a file: 1-based line and column, columns counted in characters.
public struct Place: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The file, as the user named it; `file#member` for text inside another file.
  public var file: String
  /// The line, or 0 when the place is the whole file.
  public var line: Int
  /// The column, or 0 when the place is the whole line.
  public var column: Int
  /// How many characters the place spans, at least 1; used to underline it.
  public var length: Int

  /// Makes a place; leave out line and column for a whole file.
  public init(file: String, line: Int = 0, column: Int = 0, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
  }

  static let nowhere = Place(file: "")

  public static func < (a: Self, b: Self) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }

  public var description: String {
    if line == 0 { return file }
    return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}
