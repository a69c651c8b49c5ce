/// Each source's answer by itself: its ranges by definition, why they are ranges, its exporters and its years.
enum SourceAnswers {
  /// The section's contents; nothing without answers.
  static func html(_ edition: Edition) -> HTML {
    HTML.lines(edition.figures.answers.enumerated().map { part($1, number: $0 + 1, edition) })
  }

  private static func part(_ answer: ShareAnswer, number: Int, _ edition: Edition) -> HTML {
    let facet = answer.facet
    return """
      <article id="answer-\(number)">
      <h3>\(HTML.inEnglish(answer.sourceTitle, on: edition)): \(edition.texts.basis(facet.basis)), \(answer.period.text)</h3>
      <p class="soft">\(edition.texts.measuredBy(edition.texts.basis(facet.basis), edition.texts.unit(facet.unit)))</p>
      \(HTML.lines([
        headline(answer, edition), definitions(answer, edition),
        RangeReasons.html(answer, edition, of: ShareRow.all), ExporterPart.html(answer, edition, number: number),
        SeriesPart.html(ShareRow.all, answer, edition, number: 100 + number, level: 4),
      ]))
      </article>
      """
  }

  private static func headline(_ answer: ShareAnswer, _ edition: Edition) -> HTML {
    guard let row = answer.mainRow, row.share != nil else { return "<p>\(edition.texts.noFigureForAll)</p>" }
    return """
      <p class="figure"><a href="\(AllyLink.all(answer, edition))">\(edition.share(of: row))</a></p>
      <p>\(edition.texts.headline(
        answer.facet, alone: answer.onlyExporter.map(edition.name(of:)), group: row.definition.group, period: answer.period.text, isPartial: row.status == "partial"))</p>
      """
  }

  private static func definitions(_ answer: ShareAnswer, _ edition: Edition) -> HTML {
    if answer.definitions.isEmpty { return .nothing }
    let rules = answer.memberships
    return .table(
      caption: edition.texts.definitionsCaption(
        period: answer.period.text, unit: edition.texts.unit(answer.facet.unit),
        rule: rules.count == 1 ? edition.texts.membership(rules[0]) : nil),
      head: [.head(edition.texts.insideIs)] + (rules.count == 1 ? [] : [.head(edition.texts.aMemberCounts)]) + [
        .head(edition.texts.shareOutside(nil), numeric: true), .head(edition.texts.outside, numeric: true),
        .head(edition.texts.undetermined, numeric: true), .head(edition.texts.total, numeric: true),
        .head(edition.texts.statusHead),
      ],
      rows: answer.definitions.map { row in
        let membership: HTML =
          rules.count == 1 ? .nothing : "<td>\(edition.texts.membership(row.definition.membership))</td>"
        return """
          <tr><th scope="row">\(edition.texts.group(row.definition.group))</th>\(membership)\
          <td class="n">\(edition.share(of: row))</td>\
          <td class="n">\(edition.amount(row.outside, in: answer.facet))</td>\
          <td class="n">\(edition.amount(row.undetermined, in: answer.facet))</td>\
          <td class="n">\(edition.amount(row.total, in: answer.facet))</td>\
          <td>\(edition.texts.status(row.status))</td></tr>
          """
      })
  }
}
