import WaybillCore

/// The share of production: what of the question can be said beyond exports, and what keeps it from being said.
enum ProductionSection {
  /// The section's contents; nothing where the run asked nothing of production.
  static func html(_ edition: Edition) -> HTML {
    let report = edition.report
    if !report.tables.contains(where: { $0.id == "outside-share-of-production" || $0.id == "export-dependence" }) {
      return .nothing
    }
    let texts = edition.texts
    let outside = ProductionRow.outside(in: report)
    let missing = report.tables.first { $0.id == "outside-share-of-production-missing" }?.rows.count ?? 0
    return HTML.lines([
      outside.isEmpty
        ? "<p>\(texts.noShareOfProduction(missing))</p>" : table(outside, texts.shareOfProduction, edition),
      table(ProductionRow.dependence(in: report), texts.question("export-dependence"), edition),
      licences(ProductionRow.licencesAboveTurnover(in: report), edition),
    ])
  }

  private static func table(_ rows: [ProductionRow], _ heading: String, _ edition: Edition) -> HTML {
    if rows.isEmpty { return .nothing }
    let texts = edition.texts
    return .table(
      caption: heading,
      head: [
        .head(texts.exporter), .head(texts.period), .head(texts.industry), .head(texts.part, numeric: true),
        .head(texts.statusHead),
      ],
      rows: rows.map { row in
        """
        <tr><th scope="row">\(edition.name(of: row.exporter))</th><td>\(row.period)</td>\
        <td>\(HTML.inEnglish(row.industry, on: edition))</td><td class="n">\(range(row, edition))</td>\
        <td>\(texts.status(row.status))</td></tr>
        """
      })
  }

  private static func range(_ row: ProductionRow, _ edition: Edition) -> String {
    guard let lo = row.lo else { return "" }
    guard let hi = row.hi else { return edition.texts.atLeast(edition.digits.percent(lo)) }
    return edition.digits.percent(ShareRange(lo: lo, hi: hi))
  }

  private static func licences(_ rows: [ProductionRow], _ edition: Edition) -> HTML {
    if rows.isEmpty { return .nothing }
    return """
      <p>\(edition.texts.licencesAboveTurnover)</p>
      <ul>
      \(rows.map { "<li>\(edition.name(of: $0.exporter)), \($0.period): \(range($0, edition))</li>" })
      </ul>
      """
  }
}
