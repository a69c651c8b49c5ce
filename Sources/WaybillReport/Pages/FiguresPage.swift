import WaybillCore

/// The page with the tables of all metrics as they are: the first rows of each, and where the rest is.
enum FiguresPage {
  private static let most = 100

  /// The text of `figures.html`; nil where the report tells every table in words of its own.
  static func text(_ edition: Edition) -> String? {
    let tables = edition.report.furtherTables
    if tables.isEmpty { return nil }
    return Document.text(
      Document.Page(
        name: "figures", title: edition.texts.furtherFigures,
        kicker: "<a href=\"\(edition.file("index"))\">\(edition.texts.kicker)</a>", lede: edition.texts.figuresLede,
        contents: tables.enumerated().map { ("table-\($0 + 1)", edition.texts.title(of: $1)) },
        main: HTML.lines(tables.enumerated().map { part($1, number: $0 + 1, edition) })), edition)
  }

  private static func part(_ table: MetricTable, number: Int, _ edition: Edition) -> HTML {
    let title: HTML = "<h2>\(edition.texts.title(of: table))</h2>"
    if table.rows.isEmpty {
      return "<section id=\"table-\(number)\">\(title)<p>\(edition.texts.noFigure)</p></section>"
    }
    let columns = table.toldColumns
    return """
      <section id="table-\(number)">
      \(title)
      \(HTML.table(
        caption: [table.sharedWords, "\(table.id).csv"].filter { !$0.isEmpty }.joined(separator: "; "),
        style: "sortable raw", head: columns.map { heading(table.columns[$0]) },
        rows: table.rows.prefix(most).map { row in
          "<tr>\(columns.map { cell(row[$0], table.columns[$0], edition) })</tr>"
        }))
      \(rest(table, edition))
      </section>
      """
  }

  private static func heading(_ column: MetricTable.Column) -> HTML {
    column.kind == .text
      ? "<th scope=\"col\" title=\"\(column.help)\">\(column.name)</th>"
      : "<th scope=\"col\" class=\"n\" title=\"\(column.help)\">\(column.name)</th>"
  }

  private static func cell(_ cell: MetricTable.Cell, _ column: MetricTable.Column, _ edition: Edition) -> HTML {
    if column.kind == .text { return "<td>\(cell.text)</td>" }
    let text = if case .share(let share) = cell { edition.digits.percent(share) } else { cell.text }
    return "<td class=\"n\" data-v=\"\(cell.text)\">\(text)</td>"
  }

  private static func rest(_ table: MetricTable, _ edition: Edition) -> HTML {
    let more = table.rows.count - most
    return more > 0 ? edition.texts.moreRows(more, file: "tables/\(table.id).csv") : .nothing
  }
}
