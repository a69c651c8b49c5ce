/// Where every row went: mapped, dropped for a reason, or rejected.
enum RowsSection {
  /// The section's contents.
  static func html(_ edition: Edition) -> HTML {
    HTML.lines(
      [balance(edition)] + edition.report.sources.flatMap { reasons($0, edition) } + [LeftOutPart.html(edition)])
  }

  private static func balance(_ edition: Edition) -> HTML {
    let texts = edition.texts
    let count = { (number: Int) in edition.digits.count(number) }
    return .table(
      caption: texts.balanceCaption,
      head: [
        .head(texts.source), .head(texts.rowsIn, numeric: true), .head(texts.mapped, numeric: true),
        .head(texts.dropped, numeric: true), .head(texts.rejected, numeric: true),
        .head(texts.notAccountedFor, numeric: true), .head(texts.records, numeric: true),
      ],
      rows: edition.report.sources.map { source in
        """
        <tr><th scope="row">\(HTML.inEnglish(source.title, on: edition))</th><td class="n">\(count(source.rowsIn))</td>\
        <td class="n">\(count(source.rowsMapped))</td><td class="n">\(count(source.rowsDropped))</td>\
        <td class="n">\(count(source.rowsRejected))</td><td class="n">\(count(source.rowsUnaccounted))</td>\
        <td class="n">\(count(source.records))</td></tr>
        """
      })
  }

  private static func reasons(_ source: SourceReport, _ edition: Edition) -> [HTML] {
    [
      reasons(edition.texts.rowsDropped, source, source.dropped, edition),
      reasons(edition.texts.valuesSkipped, source, source.skipped, edition),
      reasons(edition.texts.notesMade, source, source.repairs, edition),
    ]
  }

  private static func reasons(
    _ title: String, _ source: SourceReport, _ reasons: [ReasonCount], _ edition: Edition
  ) -> HTML {
    if reasons.isEmpty { return .nothing }
    return .table(
      caption: "\(title): \(source.title)",
      head: [.head(edition.texts.reason), .head(edition.texts.count, numeric: true)],
      rows: reasons.map { reason in
        """
        <tr><td>\(HTML.inEnglish(reason.reason, on: edition))\(first(reason, edition))</td>\
        <td class="n">\(edition.digits.count(reason.count))</td></tr>
        """
      })
  }

  private static func first(_ reason: ReasonCount, _ edition: Edition) -> HTML {
    guard let first = reason.first else { return .nothing }
    return "<br>\(edition.texts.firstAt) <code>\(first)</code>"
  }
}
