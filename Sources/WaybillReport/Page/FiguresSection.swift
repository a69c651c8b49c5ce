import WaybillCore

/// The tables of further metrics, as they are: the first rows of each, and where the rest is.
enum FiguresSection {
  private static let most = 100

  /// The section; nothing where there are no such tables.
  static func html(_ tables: [MetricTable]) -> HTML {
    if tables.isEmpty { return .nothing }
    return """
      <section id="figures">
      <h2>Further figures</h2>
      \(tables.map(part))
      </section>
      """
  }

  private static func part(_ table: MetricTable) -> HTML {
    if table.rows.isEmpty { return "<article><h3>\(table.title)</h3><p>No record gives a figure here.</p></article>" }
    let columns = table.toldColumns
    return """
      <article>
      <h3>\(table.title)</h3>
      \(HTML.table(
        caption: "\([table.sharedWords, "\(table.id).csv"].filter { !$0.isEmpty }.joined(separator: "; "))",
        head: columns.map { heading(table.columns[$0]) },
        rows: table.rows.prefix(most).map { row in
          "<tr>\(columns.map { cell(row[$0], table.columns[$0]) })</tr>"
        }))
      \(rest(table))
      </article>
      """
  }

  private static func heading(_ column: MetricTable.Column) -> HTML {
    column.kind == .text
      ? "<th scope=\"col\" title=\"\(column.help)\">\(column.name)</th>"
      : "<th scope=\"col\" class=\"n\" title=\"\(column.help)\">\(column.name)</th>"
  }

  private static func cell(_ cell: MetricTable.Cell, _ column: MetricTable.Column) -> HTML {
    column.kind == .text ? "<td>\(cell.shown)</td>" : "<td class=\"n\">\(cell.shown)</td>"
  }

  private static func rest(_ table: MetricTable) -> HTML {
    let more = table.rows.count - most
    return more > 0
      ? "<p>And \(Digits.count(more, "more row")) in <code>tables/\(table.id).csv</code>.</p>" : .nothing
  }
}
