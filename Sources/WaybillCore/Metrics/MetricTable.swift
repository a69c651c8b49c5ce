/// A metric's results: described columns, and rows in an order that depends on nothing but their contents.
public struct MetricTable: Sendable, Hashable {
  /// One column, with what a reader must know of it.
  public struct Column: Sendable, Hashable {
    /// What a column's cells are.
    public enum Kind: String, Sendable, Hashable {
      case text, integer
      /// An exact decimal in the row's unit.
      case amount
      /// A fraction, written with six decimals.
      case share
    }

    public let name: String
    public let kind: Kind
    /// Whether the column belongs to the key that tells rows apart.
    public let isKey: Bool
    public let help: String

    /// Makes a column.
    public init(_ name: String, _ kind: Kind, isKey: Bool = false, help: String) {
      self.name = name
      self.kind = kind
      self.isKey = isKey
      self.help = help
    }
  }

  /// One cell.
  public enum Cell: Sendable, Hashable {
    case text(String)
    case integer(Int)
    /// Millionths of the row's unit.
    case amount(Int128)
    /// Millionths.
    case share(Int64)
    case absent

    /// The cell as tables write it; empty when absent.
    public var text: String {
      switch self {
      case .text(let text): text
      case .integer(let number): String(number)
      case .amount(let millionths): Decimals.shortest(millionths)
      case .share(let millionths): Decimals.fixed(Int128(millionths), places: 6)
      case .absent: ""
      }
    }
  }

  /// The table's id: that of its metric, or one that begins with it.
  public let id: String
  public let title: String
  public let columns: [Column]
  public var rows: [[Cell]]

  /// Makes a table; every row has a cell for every column.
  public init(id: String, title: String, columns: [Column], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row has the wrong number of cells")
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
  }

  /// The place of a column by its name.
  public func column(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }
}
