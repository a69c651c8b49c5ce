import WaybillCore

/// The one row of a table that a question is about.
struct TracedRow {
  /// The place of the metric among those of the pipeline.
  let metric: Int
  let key: FigureKey
  /// The keys in the order of the table.
  let keys: [(name: String, value: String)]
  let figure: String
  /// What the figure is when no record makes it: no sum, and no share of anything.
  let figureOfNothing: String

  /// The column that a question about shares most often means.
  private static let total = "total_lo"

  /// Finds the row; the question may leave out keys that tell nothing apart.
  static func find(_ question: Trace.Question, in tables: [(metric: Int, table: MetricTable)]) throws(Diagnostics)
    -> Self
  {
    let shares = tables.first { $0.table.column(Self.total) != nil } ?? tables.first
    let wanted = question.table ?? shares?.table.id ?? ""
    let named = tables.filter { $0.table.id == wanted }
    guard let first = named.first?.table else {
      throw Diagnostics([.unknownTable(wanted, known: tables.map(\.table.id))])
    }
    let figures = first.columns.filter { !$0.isKey && $0.kind != .text }
    let column =
      question.column ?? (first.column(Self.total) != nil ? Self.total : nil)
      ?? (figures.first { $0.kind == .amount } ?? figures.first)?.name ?? ""
    let columns = first.columns.map(\.name)
    let keyNames = first.columns.filter(\.isKey).map(\.name)
    guard columns.contains(column) else {
      let others = ids(of: tables) { $0.has(question) }
      throw Diagnostics([.unknownTableColumn(column, table: first.id, known: columns, others: others)])
    }
    for name in question.keys.keys.sorted() where !keyNames.contains(name) {
      let others = ids(of: tables) { $0.has(question) }
      throw Diagnostics([.unknownTableKey(name, table: first.id, known: keyNames, others: others)])
    }
    var found: [Self] = []
    for (metric, table) in named {
      let wanted = cells(of: question.keys, in: table)
      for row in table.rows where wanted.allSatisfy({ row[$0.place].text == $0.text }) {
        found.append(Self(metric: metric, table: table, row: row, column: column))
      }
    }
    guard found.count <= 1 else {
      let open = keyNames.compactMap { name in
        let values = Set(found.map { row in row.keys.first { $0.name == name }?.value ?? "" }).sorted()
        return values.count > 1 ? (name: name, values: values) : nil
      }
      throw Diagnostics([.severalRows(found.count, table: first.id, open: open)])
    }
    guard let row = found.first else {
      let others = ids(of: tables) { table in
        let wanted = cells(of: question.keys, in: table)
        return table.has(question)
          && table.rows.contains { row in wanted.allSatisfy { row[$0.place].text == $0.text } }
      }
      throw Diagnostics([.noRow(table: first.id, question.keys, others: others)])
    }
    return row
  }

  /// The ids of the tables that meet a condition, in the order of the pipeline.
  private static func ids(
    of tables: [(metric: Int, table: MetricTable)], where isWanted: (MetricTable) -> Bool
  ) -> [String] {
    var seen = Set<String>()
    return tables.map(\.table).filter { isWanted($0) && seen.insert($0.id).inserted }.map(\.id)
  }

  private init(metric: Int, table: MetricTable, row: [MetricTable.Cell], column: String) {
    self.metric = metric
    keys = zip(table.columns, row).filter(\.0.isKey).map { ($0.0.name, $0.1.text) }
    figure = table.column(column).map { row[$0].text } ?? ""
    let kind = table.columns.first { $0.name == column }?.kind
    figureOfNothing = figure.isEmpty || (kind != .amount && kind != .integer) ? "" : "0"
    key = FigureKey(
      table: table.id, keys: Dictionary(uniqueKeysWithValues: keys.map { ($0.name, $0.value) }), column: column)
  }

  /// The same figure in other tables of the metric.
  func sameFigure(in tables: [MetricTable]) -> String? {
    for table in tables where table.id == key.table {
      let wanted = Self.cells(of: key.keys, in: table)
      guard let row = table.rows.first(where: { row in wanted.allSatisfy { row[$0.place].text == $0.text } }) else {
        continue
      }
      return table.column(key.column).map { row[$0].text }
    }
    return nil
  }

  /// The key cells that a row must have; the last keys tell most rows apart, so they come first.
  private static func cells(of keys: [String: String], in table: MetricTable) -> [(place: Int, text: String)] {
    table.columns.enumerated().reversed().compactMap { place, column in
      column.isKey ? keys[column.name].map { (place, $0) } : nil
    }
  }
}

extension MetricTable {
  /// Whether the table has the keys of a question, and its column where it names one.
  fileprivate func has(_ question: Trace.Question) -> Bool {
    let names = Set(columns.filter(\.isKey).map(\.name))
    return question.keys.keys.allSatisfy(names.contains) && (question.column.map { column($0) != nil } ?? true)
  }
}
