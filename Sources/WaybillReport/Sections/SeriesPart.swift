/// An exporter's share year by year: a chart with bands and marked breaks, and the same as a table.
enum SeriesPart {
  /// The part; nothing where there are fewer than two years. Its heading stands under one of the level before `level`.
  static func html(
    _ exporter: String, _ answer: ShareAnswer, _ edition: Edition, number: Int, level: Int = 3
  ) -> HTML {
    let rows = answer.series[exporter] ?? []
    guard rows.count(where: { $0.share != nil }) > 1 else { return .nothing }
    let texts = edition.texts
    let group = texts.group(answer.main.group)
    let marks = SeriesMarks(exporter, answer, edition)
    let name = rows.first.map(edition.name(of:)) ?? exporter
    return """
      <h\(level)>\(texts.seriesTitle(answer.sourceTitle, basis: texts.basis(answer.facet.basis)))</h\(level)>
      <figure>
      \(SeriesChart(
        id: "series-\(number)", title: texts.seriesChartTitle(name, group: group),
        description: rows.map { "\($0.period.text): \(edition.share(of: $0))" }.joined(separator: "; "),
        points: points(rows), marks: marks.all.map(\.year), digits: edition.digits
      ).html)
      <figcaption>\(texts.seriesCaption(group))</figcaption>
      </figure>
      \(marks.html)
      <details><summary>\(texts.asTable)</summary>
      \(table(rows, answer, edition))
      </details>
      """
  }

  private static func points(_ rows: [ShareRow]) -> [SeriesChart.Point] {
    rows.compactMap { row in row.period.year.map { SeriesChart.Point(year: $0, share: row.share) } }
  }

  private static func table(_ rows: [ShareRow], _ answer: ShareAnswer, _ edition: Edition) -> HTML {
    let texts = edition.texts
    return .table(
      caption: texts.seriesTable(texts.unit(answer.facet.unit)),
      head: [
        .head(texts.year), .head(texts.shareOutside(nil), numeric: true), .head(texts.outside, numeric: true),
        .head(texts.undetermined, numeric: true), .head(texts.total, numeric: true), .head(texts.statusHead),
      ],
      rows: rows.map { row in
        let amount = { (range: AmountRange) in row.share == nil ? "" : edition.amount(range, in: answer.facet) }
        return """
          <tr><th scope="row">\(row.period.text)</th><td class="n">\(edition.share(of: row))</td>\
          <td class="n">\(amount(row.outside))</td><td class="n">\(amount(row.undetermined))</td>\
          <td class="n">\(amount(row.total))</td><td>\(texts.status(row.status))</td></tr>
          """
      })
  }
}
