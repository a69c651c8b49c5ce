import WaybillCore

/// A table that is made of other tables of the same run: figures side by side, never added.
///
/// A comparison reads what the metrics have computed, so that it says of every figure just what its own table says.
protocol Comparison: Sendable {
  /// The word by which pipelines ask for one, and the id of its table.
  static var word: String { get }
  static var section: OptionSection { get }

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - tables: the tables of the run's metrics.
  ///   - sources: what each source of the run holds, in the order of the pipeline.
  func table(from tables: [MetricTable], sources: [SourceMakeup]) -> MetricTable
}

/// What a source of a run holds.
struct SourceMakeup: Sendable {
  let id: String
  let title: String
  /// Where the publisher has it.
  var url = ""
  /// The kinds of figures, sorted.
  let facets: [Facet]
  /// How many records of each kind there are.
  var counts: [Facet: RecordCounts] = [:]
}

/// The comparisons that a pipeline can ask for.
enum Comparisons {
  static let words = [Triangulation.word, ClaimCheck.word]
  static let keys = [Triangulation.word: Triangulation.keys, ClaimCheck.word: ClaimCheck.keys]
  static let sections = [Triangulation.section, ClaimCheck.section]
}

/// A row of a table by the names of its columns.
struct NamedRow {
  private let table: MetricTable
  private let cells: [MetricTable.Cell]

  init(_ table: MetricTable, _ cells: [MetricTable.Cell]) {
    self.table = table
    self.cells = cells
  }

  /// The rows of a table, in order.
  static func all(of table: MetricTable) -> [NamedRow] { table.rows.map { NamedRow(table, $0) } }

  /// The text of a column; empty where the table has no such column, or the cell is absent.
  func text(_ column: String) -> String { self[column].text }

  /// The cell of a column; absent where the table has no such column.
  subscript(column: String) -> MetricTable.Cell { table.column(column).map { cells[$0] } ?? .absent }

  /// A share in millionths; nil for anything else.
  func share(_ column: String) -> Int64? { if case .share(let share) = self[column] { share } else { nil } }

  /// The names of the columns that hold the ends of the row's share: of a table of shares, or of the long table.
  var shareColumns: (lo: String, hi: String) {
    table.column("share_lo") != nil ? ("share_lo", "share_hi") : ("lo", "hi")
  }
}
