import WaybillCore

/// The one row of a table that a question is about.
struct TracedRow {
  /// The place of the metric among those of the pipeline.
  let metric: Int
  let key: FigureKey
  /// The keys in the order of the table.
  let keys: [(name: String, value: String)]
  let figure: String

  /// Finds the row; the question may leave out keys that tell nothing apart.
  static func find(_ question: Trace.Question, in tables: [(metric: Int, table: MetricTable)]) throws(Diagnostics)
    -> Self
  {
    let named = tables.filter { $0.table.id == question.table }
    guard let first = named.first?.table else {
      throw Diagnostics([.unknownTable(question.table, known: tables.map(\.table.id))])
    }
    let columns = first.columns.map(\.name)
    let keyNames = first.columns.filter(\.isKey).map(\.name)
    guard columns.contains(question.column) else {
      throw Diagnostics([.unknownTableColumn(question.column, table: first.id, known: columns)])
    }
    for name in question.keys.keys.sorted() where !keyNames.contains(name) {
      throw Diagnostics([.unknownTableKey(name, table: first.id, known: keyNames)])
    }
    var found: [Self] = []
    for (metric, table) in named {
      for row in table.rows where fits(row, of: table, question.keys) {
        found.append(Self(metric: metric, table: table, row: row, column: question.column))
      }
    }
    guard found.count <= 1 else {
      let open = keyNames.filter { name in
        Set(found.map { row in row.keys.first { $0.name == name }?.value ?? "" }).count > 1
      }
      throw Diagnostics([.severalRows(found.count, table: first.id, open: open)])
    }
    guard let row = found.first else { throw Diagnostics([.noRow(table: first.id, question.keys)]) }
    return row
  }

  private init(metric: Int, table: MetricTable, row: [MetricTable.Cell], column: String) {
    self.metric = metric
    keys = zip(table.columns, row).filter(\.0.isKey).map { ($0.0.name, $0.1.text) }
    figure = table.column(column).map { row[$0].text } ?? ""
    key = FigureKey(
      table: table.id, keys: Dictionary(uniqueKeysWithValues: keys.map { ($0.name, $0.value) }), column: column)
  }

  /// The same figure in other tables of the metric.
  func sameFigure(in tables: [MetricTable]) -> String? {
    for table in tables where table.id == key.table {
      guard let row = table.rows.first(where: { Self.fits($0, of: table, key.keys) }) else { continue }
      return table.column(key.column).map { row[$0].text }
    }
    return nil
  }

  private static func fits(_ row: [MetricTable.Cell], of table: MetricTable, _ keys: [String: String]) -> Bool {
    zip(table.columns, row).allSatisfy { column, cell in
      !column.isKey || (keys[column.name].map { $0 == cell.text } ?? true)
    }
  }
}
