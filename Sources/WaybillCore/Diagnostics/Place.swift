/// A place in a file: 1-based line and column, columns counted in characters; or a cell of a sheet.
public struct Place: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The file, as the user named it; `file#member` for text inside another file, `file!sheet` for a sheet.
  public var file: String
  /// The line, or 0 when the place is the whole file.
  public var line: Int
  /// The column, or 0 when the place is the whole line.
  public var column: Int
  /// How many characters the place spans, at least 1; used to underline it.
  public var length: Int
  /// Whether line and column are the row and the column of a sheet, which are written `C12`.
  public var isCell: Bool

  /// Makes a place; leave out line and column for a whole file.
  public init(file: String, line: Int = 0, column: Int = 0, length: Int = 1, isCell: Bool = false) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
    self.isCell = isCell
  }

  static let nowhere = Place(file: "")

  public static func < (a: Self, b: Self) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }

  public var description: String {
    if line == 0 { return file }
    if isCell { return "\(file)!\(Self.letters(of: column))\(line)" }
    return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }

  /// The letters of a sheet's column, counted from 1: A to Z, then AA; none for a whole row.
  public static func letters(of column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
