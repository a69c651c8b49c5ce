import WaybillCore
import WaybillLedger

extension QueryMetric {
  static let columnKeys = [
    OptionSpec(
      "kind", .words(of: Kind.self), required: true,
      help:
        "What the cells are: `amount` is in the row's unit, `millionths` in millionths of it, `share` from 0 to 1."),
    OptionSpec("key", .choice(["true"]), help: "The column belongs to the key that tells rows apart."),
    OptionSpec("help", .text, required: true, help: "What a reader must know of the column."),
    OptionSpec(
      "sum", .words(of: Sum.self),
      help: "The column adds up this of the row's records, so that `waybill trace` can compute it again."),
  ]

  static let keys = [
    OptionSpec(
      "id", .named("lower-case words joined by '-'", pattern: "[a-z0-9]+(-[a-z0-9]+)*"), required: true,
      help: "The name of the table, which is called `sql-` and this."),
    OptionSpec("title", .text, required: true, help: "What the table shows, for the report."),
    OptionSpec(
      "query", .named("SQL"), required: true,
      help: "One statement that begins with SELECT, WITH or VALUES, over the view `run_records`."),
    OptionSpec(
      "columns", .entries(.table(columnSection), of: "columns"), required: true,
      help: "The columns that the query gives, in its order and by their names; one of them is a key at least."),
    OptionSpec(
      "records", .named("SQL"),
      help:
        "A query that gives `ingest` and `ordinal` of the records of one row; the keys are its parameters, as `:name`."),
  ]

  static let columnSection = OptionSection(
    "sql-column", title: "A column of a query", help: "What a column of a query holds.", keys: columnKeys)

  static let section = OptionSection(
    "metric-sql", title: "Metric `sql`", help: "A table that a query over the records of the run makes.", keys: keys)

  /// Reads the options of a pipeline, and prepares the queries.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ options: OptionTable) throws(Diagnostics) {
    var table = options
    table.check(Self.keys)
    id = table.name("id") ?? ""
    title = table.text("title") ?? ""
    place = table["query"]?.place ?? table.place
    columns = (table.table("columns") ?? []).compactMap { Column($0, in: &table) }
    let query = table.query("query")
    if let query, let node = table["columns"] {
      let names = columns.map(\.name)
      if node.table != nil, query.columns != names {
        table.problem(.queryColumns(query.columns, declared: names, at: node.place))
      }
      if !query.parameters.isEmpty { table.problem(.queryParameter(query.parameters[0], known: [], at: place)) }
      if node.table != nil, node.table?.contains(where: { $0.value["key"] != nil }) != true {
        table.problem(.queryWithoutKey(at: node.place))
      }
    }
    records = table.query("records")
    if let records, let place = table["records"]?.place {
      if records.columns != ["ingest", "ordinal"] {
        table.problem(.queryColumns(records.columns, declared: ["ingest", "ordinal"], at: place))
      }
      let known = columns.filter(\.isKey).map(\.name)
      for parameter in records.parameters where !known.contains(parameter) {
        table.problem(.queryParameter(parameter, known: known, at: place))
      }
    }
    for column in columns {
      guard let sum = column.sum, let place = table["columns"]?[column.name]?.place else { continue }
      if table["records"] == nil { table.problem(.sumWithoutRecords(column.name, at: place)) }
      if !sum.kinds.contains(column.kind) {
        table.problem(
          .badOption(
            "kind", expected: "\(sum.kinds.map { "'\($0.rawValue)'" }.joined(separator: " or ")) for a sum",
            found: column.kind.rawValue, at: place))
      }
    }
    try table.finish()
    guard let query, !columns.isEmpty else { throw Diagnostics([.missingKey("query", at: table.place)]) }
    self.query = query
  }
}

extension QueryMetric.Sum {
  /// The kinds of column that can hold such a sum.
  fileprivate var kinds: [QueryMetric.Kind] { self == .records ? [.integer] : [.millionths, .amount] }
}

extension QueryMetric.Column {
  fileprivate init?(_ entry: ConfigNode.Entry, in options: inout OptionTable) {
    guard let entries = entry.value.table else {
      options.problem(.wrongShape(entry.key, expected: "a table", found: entry.value.kind, at: entry.value.place))
      return nil
    }
    var table = OptionTable(entries, at: entry.value.place)
    table.check(QueryMetric.columnKeys)
    name = entry.key
    kind = table.choice("kind", of: QueryMetric.Kind.self) ?? .text
    isKey = table.text("key") == "true"
    help = table.text("help") ?? ""
    sum = table.choice("sum", of: QueryMetric.Sum.self)
    if isKey, kind != .text, kind != .integer, let place = table["kind"]?.place {
      table.problem(.badOption("kind", expected: "'text' or 'integer' for a key", found: kind.rawValue, at: place))
    }
    if let text = table["key"]?.text, text != "true", let place = table["key"]?.place {
      table.problem(.unknownValue(text, of: "key", known: ["true"], at: place))
    }
    do { try table.finish() } catch { error.all.forEach { options.problem($0) } }
  }
}

extension OptionTable {
  /// The prepared statement of a key; notes a problem when SQLite refuses it.
  fileprivate mutating func query(_ key: String) -> LedgerQuery? {
    guard let sql = text(key), let place = self[key]?.place else { return nil }
    do { return try LedgerQuery(checking: sql) } catch {
      var diagnostic = error.diagnostic
      diagnostic.place = place
      problem(diagnostic)
      return nil
    }
  }
}
