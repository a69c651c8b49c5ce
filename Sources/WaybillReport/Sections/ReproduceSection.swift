import WaybillCore

/// How anyone gets the same report again, and all its figures as tables.
enum ReproduceSection {
  /// The section's contents.
  static func html(_ edition: Edition) -> HTML {
    let report = edition.report
    return """
      <p>\(edition.texts.reproduceLede(ShownPath.text(report.pipeline)))</p>
      <pre><code>\(report.command)</code></pre>
      \(report.furtherTables.isEmpty ? .nothing : further(edition))
      \(tables(report.writtenTables(edition.figures.answers), edition))
      """
  }

  private static func further(_ edition: Edition) -> HTML {
    "<p><a href=\"\(edition.file("figures"))\">\(edition.texts.furtherFigures)</a></p>"
  }

  private static func tables(_ tables: [MetricTable], _ edition: Edition) -> HTML {
    if tables.isEmpty { return .nothing }
    let items = zip(tables, DataPackage.fileNames(for: tables)).map { table, file -> HTML in
      """
      <li><a href="tables/\(file)"><code>tables/\(file)</code></a>: \(edition.texts.title(of: table)), \
      \(edition.texts.rows(table.rows.count))</li>
      """
    }
    return """
      <p>\(edition.texts.allFigures) <a href="tables/datapackage.json"><code>tables/datapackage.json</code></a>:</p>
      <ul>
      \(items)
      </ul>
      """
  }
}
