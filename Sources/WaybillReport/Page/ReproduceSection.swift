import WaybillCore

/// How anyone gets the same report again.
enum ReproduceSection {
  /// The section; `written` are the tables beside the page.
  static func html(_ report: RunReport, _ written: [MetricTable]) -> HTML {
    """
    <section id="reproduce">
    <h2>Reproduce</h2>
    <p>The pipeline <code>\(ShownPath.text(report.pipeline))</code> with the files above gives this page and its \
    tables again, the \
    same to the byte:</p>
    <pre><code>\(report.command)</code></pre>
    \(tables(written))
    </section>
    """
  }

  private static func tables(_ tables: [MetricTable]) -> HTML {
    if tables.isEmpty { return .nothing }
    let items = zip(tables, DataPackage.fileNames(for: tables)).map { table, file -> HTML in
      """
      <li><a href="tables/\(file)"><code>tables/\(file)</code></a>: \(table.title), \
      \(Digits.count(table.rows.count, "row"))</li>
      """
    }
    return """
      <p>All figures as tables, described by <a \
      href="tables/datapackage.json"><code>tables/datapackage.json</code></a>:</p>
      <ul>
      \(items)
      </ul>
      """
  }
}
