/// The records that shares leave out, by source and reason, with what they come to.
enum LeftOutPart {
  /// The table; nothing where nothing was left out.
  static func html(_ edition: Edition) -> HTML {
    let rows = LeftOut.all(in: edition.report)
    if rows.isEmpty { return .nothing }
    let texts = edition.texts
    return """
      <h3>\(texts.leftOutTitle)</h3>
      <p>\(texts.leftOutLede)</p>
      \(HTML.table(
        caption: texts.leftOutCaption,
        head: [
          .head(texts.source), .head(texts.whatItCounts), .head(texts.reason), .head(texts.records, numeric: true),
          .head(texts.amount, numeric: true),
        ],
        rows: rows.map { row($0, edition) }))
      """
  }

  private static func row(_ row: LeftOut, _ edition: Edition) -> HTML {
    let amount = edition.digits.amount(row.amount, of: row.measure)
    let texts = edition.texts
    return """
      <tr><th scope="row">\(edition.report.title(of: row.source))</th>\
      <td>\(texts.basis(row.basis)), \(texts.level(row.level))</td>\
      <td>\(HTML.inEnglish(row.reason, on: edition))</td><td class="n">\(edition.digits.count(row.records))</td>\
      <td class="n">\(amount.isEmpty ? "" : "\(amount) \(texts.unit(row.unit))")</td></tr>
      """
  }
}
