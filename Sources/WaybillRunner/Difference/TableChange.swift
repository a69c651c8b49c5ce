import WaybillCore

/// One figure that differs between two results, or a row that only one of them has.
public struct TableChange: Sendable, Hashable {
  /// What became of it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case changed, added, removed
  }

  public let table: String
  public let kind: Kind
  /// The key cells of the row, in the order of the table.
  public let keys: [Key]
  /// The column of a changed figure; nil for a whole row.
  public let column: String?
  /// The figure as the first result has it; empty where it has none.
  public let before: String
  public let after: String

  /// A key column with its value.
  public struct Key: Sendable, Hashable {
    public let name: String
    public let value: String
  }

  /// The value of a key; nil when the table has no such key.
  public func key(_ name: String) -> String? { keys.first { $0.name == name }?.value }

  /// All changes from one list of tables to another, table by table, in the order of their rows.
  static func all(from before: [MetricTable], to after: [MetricTable]) -> [TableChange] {
    let ids = (before + after).map(\.id)
    var seen = Set<String>()
    return ids.filter { seen.insert($0).inserted }.flatMap { id in
      changes(of: id, Rows(before.filter { $0.id == id }), Rows(after.filter { $0.id == id }))
    }
  }

  private static func changes(of table: String, _ before: Rows, _ after: Rows) -> [TableChange] {
    var changes: [TableChange] = []
    for keys in before.order {
      guard let new = after.cells[keys] else {
        changes.append(.init(table: table, kind: .removed, keys: keys, column: nil, before: "", after: ""))
        continue
      }
      let old = before.cells[keys] ?? [:]
      for column in before.columns + after.columns.filter({ !before.columns.contains($0) }) {
        let (a, b) = (old[column] ?? "", new[column] ?? "")
        if a != b {
          changes.append(.init(table: table, kind: .changed, keys: keys, column: column, before: a, after: b))
        }
      }
    }
    for keys in after.order where before.cells[keys] == nil {
      changes.append(.init(table: table, kind: .added, keys: keys, column: nil, before: "", after: ""))
    }
    return changes
  }

  /// The rows of tables of one id, by their keys.
  private struct Rows {
    private(set) var order: [[Key]] = []
    private(set) var columns: [String] = []
    private(set) var cells: [[Key]: [String: String]] = [:]

    init(_ tables: [MetricTable]) {
      for table in tables {
        columns += table.columns.filter { !$0.isKey && !columns.contains($0.name) }.map(\.name)
        for row in table.rows {
          let named = zip(table.columns, row)
          let keys = named.filter(\.0.isKey).map { Key(name: $0.name, value: $1.text) }
          if cells[keys] == nil { order.append(keys) }
          for (column, cell) in named where !column.isKey { cells[keys, default: [:]][column.name] = cell.text }
          if cells[keys] == nil { cells[keys] = [:] }
        }
      }
    }
  }
}
