/// An exporter's figures: one row for each source, its ranges by definition, and why they are ranges.
enum AllyFigures {
  /// The section's contents.
  static func html(of exporter: String, _ answers: [ShareAnswer], _ edition: Edition) -> HTML {
    if answers.isEmpty { return "<p>\(edition.texts.noFigure)</p>" }
    return HTML.lines(answers.map { headline(exporter, $0, edition) } + answers.map { part(exporter, $0, edition) })
  }

  private static func headline(_ exporter: String, _ answer: ShareAnswer, _ edition: Edition) -> HTML {
    guard let row = answer.row(of: exporter) else { return .nothing }
    let anchor = AllyLink.anchor(of: answer, edition)
    let source: HTML = "<span class=\"soft\">\(HTML.inEnglish(answer.sourceTitle, on: edition))</span>"
    if row.share == nil {
      return """
        <div class="headline"><p class="figure none">\(edition.share(of: row))</p>
        <p>\(edition.texts.basis(answer.facet.basis)), \(answer.period.text) \(source)</p></div>
        """
    }
    return """
      <div class="headline"><p class="figure"><a href="#\(anchor)">\(edition.share(of: row))</a></p>
      <p>\(edition.texts.allyHeadline(
        answer.facet, group: answer.main.group, period: answer.period.text, isPartial: row.status == "partial",
        total: edition.digits.rough(row.total, of: answer.facet.measure))) \(source)</p></div>
      """
  }

  private static func part(_ exporter: String, _ answer: ShareAnswer, _ edition: Edition) -> HTML {
    let rows = answer.definitionsByExporter[exporter] ?? []
    if rows.allSatisfy({ $0.share == nil }) { return .nothing }
    let texts = edition.texts
    let facet = answer.facet
    return """
      <article>
      <h3>\(HTML.inEnglish(answer.sourceTitle, on: edition)): \(texts.basis(facet.basis)), \(answer.period.text)</h3>
      \(HTML.table(
        caption: texts.definitionsCaption(
          period: answer.period.text, unit: texts.unit(facet.unit), rule: texts.membership(answer.main.membership)),
        head: [
          .head(texts.insideIs), .head(texts.shareOutside(nil), numeric: true), .head(texts.outside, numeric: true),
          .head(texts.undetermined, numeric: true), .head(texts.inside, numeric: true),
          .head(texts.total, numeric: true),
        ],
        rows: rows.map { row in
          """
          <tr><th scope="row">\(texts.group(row.definition.group))</th><td class="n">\(edition.share(of: row))</td>\
          <td class="n">\(edition.amount(row.outside, in: facet))</td>\
          <td class="n">\(edition.amount(row.undetermined, in: facet))</td>\
          <td class="n">\(edition.amount(row.inside, in: facet))</td>\
          <td class="n">\(edition.amount(row.total, in: facet))</td></tr>
          """
        }))
      \(RangeReasons.html(answer, edition, of: exporter))
      </article>
      """
  }
}
