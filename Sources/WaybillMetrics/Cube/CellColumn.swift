extension Cube {
  /// What records can be told apart by.
  public struct Dimensions: OptionSet, Sendable {
    public let rawValue: UInt16

    /// Makes a set from its bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let perspective = Self(.perspective)
    public static let event = Self(.event)
    public static let reporter = Self(.reporter)
    public static let exporter = Self(.exporter)
    public static let origin = Self(.origin)
    public static let destination = Self(.destination)
    public static let via = Self(.via)
    /// The period to the day.
    public static let period = Self(.period)
    /// The calendar years that the period touches.
    public static let years = Self(.years)
    public static let category = Self(.category)
    public static let item = Self(.item)
    public static let flags = Self(.flags)

    private init(_ column: CellColumn) { self.init(rawValue: 1 << column.rawValue) }

    /// The columns of the dimensions, in the order in which cells keep them.
    var columns: [CellColumn] { CellColumn.allCases.filter(contains) }

    func contains(_ column: CellColumn) -> Bool { rawValue & 1 << column.rawValue != 0 }

    /// Where a cell keeps a column's word: after its book, and after the words of the columns before.
    func offset(of column: CellColumn) -> Int { 1 + (rawValue & (1 << column.rawValue - 1)).nonzeroBitCount }
  }
}

/// A dimension of a cube by the place of its bit; a cell keeps one word for each that is told apart.
enum CellColumn: UInt16, CaseIterable, Sendable {
  case perspective, event, reporter, exporter, origin, destination, via, period, years, category, item, flags

  /// By what cells are sorted, after their book.
  static let inOrder: [Self] = [
    .exporter, .years, .period, .destination, .category, .item, .perspective, .event, .reporter, .origin, .via, .flags,
  ]
}
