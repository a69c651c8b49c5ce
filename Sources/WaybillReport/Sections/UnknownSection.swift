/// What cannot be known, by cause: the amounts, and what it is worth to know them.
enum UnknownSection {
  /// What is not known of all members together; nothing where the run has no balance sheet.
  static func html(_ edition: Edition) -> HTML {
    html(of: ShareRow.all, edition.figures.answers, edition)
  }

  /// What is not known of an exporter, in each answer.
  static func html(of exporter: String, _ answers: [ShareAnswer], _ edition: Edition) -> HTML {
    if edition.figures.unknowns.isEmpty { return .nothing }
    let parts = answers.map { part(exporter, $0, edition) }.filter { !$0.markup.isEmpty }
    return parts.isEmpty
      ? "<p>\(edition.texts.nothingUnknown)</p>" : HTML.lines([edition.texts.unknownLede] + parts)
  }

  private static func part(_ exporter: String, _ answer: ShareAnswer, _ edition: Edition) -> HTML {
    let rows = edition.figures.unknowns(of: exporter, in: answer)
    if rows.isEmpty { return .nothing }
    let texts = edition.texts
    return """
      <h3>\(HTML.inEnglish(answer.sourceTitle, on: edition)): \(texts.basis(answer.facet.basis)), \(answer.period.text)</h3>
      \(HTML.table(
        caption: texts.unknownCaption(
          texts.unit(answer.facet.unit), width: rows.compactMap(\.width).first.map(edition.digits.points)),
        head: [
          .head(texts.whyItIsNotKnown), .head(texts.amount, numeric: true), .head(texts.records, numeric: true),
          .head(texts.worth, numeric: true), .head(texts.settledBy),
        ],
        rows: rows.map { row($0, answer, edition) }))
      """
  }

  private static func row(_ row: UnknownRow, _ answer: ShareAnswer, _ edition: Edition) -> HTML {
    """
    <tr><th scope="row">\(edition.texts.cause(row.cause))</th>\
    <td class="n">\(edition.amount(row.amount, in: answer.facet))</td>\
    <td class="n">\(edition.digits.count(row.records))</td>\
    <td class="n">\(row.information.map { edition.digits.points($0) } ?? "")</td>\
    <td>\(edition.texts.settles(row.cause))</td></tr>
    """
  }
}
