/// Where an exporter's goods go: the largest destinations of each source, with the ranks that they can have.
enum DestinationPart {
  /// How many destinations are drawn.
  private static let most = 15

  /// The section's contents; nothing where the run has no table of destinations.
  static func html(of exporter: String, _ answers: [ShareAnswer], _ edition: Edition) -> HTML {
    HTML.lines(answers.enumerated().map { part(exporter, $1, edition, number: $0 + 1) })
  }

  private static func part(_ exporter: String, _ answer: ShareAnswer, _ edition: Edition, number: Int) -> HTML {
    // The table has no row of all members together.
    let rows = edition.figures.holders(of: exporter, in: answer.facet).filter { $0.share != nil }.prefix(most)
    guard let period = rows.first?.period.text else { return .nothing }
    let texts = edition.texts
    let largest = rows.compactMap(\.share?.hi).max() ?? 1_000_000
    let end = [25, 50].first { Int64($0) * 10_000 >= largest } ?? 100
    return """
      <h3>\(HTML.inEnglish(answer.sourceTitle, on: edition)): \(texts.basis(answer.facet.basis)), \(period)</h3>
      <figure>
      \(IntervalChart(
        id: "destinations-\(number)", title: texts.destinationChart(period),
        description: rows.map { "\(edition.name(of: $0.holder)): \(share($0, edition))" }.joined(separator: "; "),
        entries: rows.map {
          IntervalChart.Entry(
            name: edition.name(of: $0.holder), text: share($0, edition), share: $0.share, isTotal: false)
        }, digits: edition.digits, end: end
      ).html)
      <figcaption>\(texts.destinationCaption)</figcaption>
      </figure>
      <details><summary>\(texts.asTable)</summary>
      \(table(Array(rows), answer, edition))
      </details>
      """
  }

  private static func share(_ row: HolderRow, _ edition: Edition) -> String {
    row.share.map(edition.digits.percent) ?? ""
  }

  private static func table(_ rows: [HolderRow], _ answer: ShareAnswer, _ edition: Edition) -> HTML {
    let texts = edition.texts
    return .table(
      caption: texts.destinationTable(texts.unit(answer.facet.unit)),
      head: [
        .head(texts.destination), .head(texts.rank, numeric: true), .head(texts.part, numeric: true),
        .head(texts.amount, numeric: true),
      ],
      rows: rows.map { row in
        let rank = row.ranks.best == row.ranks.worst ? "\(row.ranks.best)" : "\(row.ranks.best)–\(row.ranks.worst)"
        return """
          <tr><th scope="row">\(edition.name(of: row.holder))</th><td class="n">\(rank)</td>\
          <td class="n">\(share(row, edition))</td><td class="n">\(edition.amount(row.amount, in: answer.facet))</td></tr>
          """
      })
  }
}
