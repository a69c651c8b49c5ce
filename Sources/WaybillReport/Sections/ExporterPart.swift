/// An answer's part on each exporter: the chart of intervals and the same as a table.
enum ExporterPart {
  /// The part; `number` tells charts of one page apart.
  static func html(_ answer: ShareAnswer, _ edition: Edition, number: Int) -> HTML {
    if answer.allies.isEmpty { return "<p>\(edition.texts.noExporters)</p>" }
    let texts = edition.texts
    let group = texts.group(answer.main.group)
    return """
      <h4>\(texts.byExporter)</h4>
      <p>\(texts.outsideMeans(group, rule: texts.membership(answer.main.membership)))</p>
      <figure>
      \(chart(answer, edition, number: number, group: group).html)
      <figcaption>\(texts.exporterChart(answer.facet, group: answer.main.group, period: answer.period.text))\
      \(notDrawn(answer, edition))</figcaption>
      </figure>
      \(table(answer, edition, group: group))
      """
  }

  private static func rows(_ answer: ShareAnswer) -> [ShareRow] {
    (answer.mainRow.map { [$0] } ?? []) + answer.allies
  }

  /// What is drawn: everybody but those without a value, who would make the chart long and say nothing.
  private static func drawn(_ answer: ShareAnswer) -> [ShareRow] { rows(answer).filter { $0.status != "no-value" } }

  private static func notDrawn(_ answer: ShareAnswer, _ edition: Edition) -> HTML {
    let left = rows(answer).filter { $0.status == "no-value" }.map(\.exporter)
    return left.isEmpty ? .nothing : " \(edition.texts.notDrawn(edition.inOrderOfNames(left).map(edition.name(of:))))"
  }

  private static func chart(_ answer: ShareAnswer, _ edition: Edition, number: Int, group: String) -> IntervalChart {
    IntervalChart(
      id: "chart-\(number)",
      title: edition.texts.exporterChartTitle(group, period: answer.period.text),
      description: drawn(answer).map { "\(edition.name(of: $0)): \(edition.share(of: $0))" }.joined(separator: "; "),
      entries: drawn(answer).map { row in
        IntervalChart.Entry(
          name: row.exporter == ShareRow.all ? edition.texts.allMembersShort : edition.name(of: row),
          text: edition.share(of: row), share: row.share, isTotal: row.exporter == ShareRow.all)
      }, digits: edition.digits)
  }

  private static func table(_ answer: ShareAnswer, _ edition: Edition, group: String) -> HTML {
    let texts = edition.texts
    return .table(
      caption: texts.exporterTable(group, period: answer.period.text, unit: texts.unit(answer.facet.unit)),
      style: "sortable",
      head: [
        .head(texts.exporter), .head(texts.shareOutside(nil), numeric: true), .head(texts.total, numeric: true),
        .head(texts.records, numeric: true), .head(texts.yearsReportedOfDue, numeric: true), .head(texts.statusHead),
      ],
      rows: rows(answer).map { row in
        let style: HTML = row.exporter == ShareRow.all ? " class=\"all\"" : ""
        let middle = row.share.map { "\(Int($0.lo + $0.hi))" } ?? ""
        return """
          <tr\(style)><th scope="row"><a href="\(AllyLink.page(of: row.exporter, edition))">\
          \(edition.name(of: row))</a></th><td class="n" data-v="\(middle)">\(share(row, answer, edition))</td>\
          <td class="n" data-v="\(row.total.lo.map { "\($0)" } ?? "")">\
          \(row.share == nil ? "" : edition.amount(row.total, in: answer.facet))</td><td \
          class="n">\(row.records.map { edition.digits.count($0) } ?? "")</td>\
          <td class="n">\(years(of: row, edition))</td><td>\(texts.status(row.status))</td></tr>
          """
      })
  }

  /// The share, with the way to its records.
  private static func share(_ row: ShareRow, _ answer: ShareAnswer, _ edition: Edition) -> HTML {
    if row.share == nil { return "\(edition.share(of: row))" }
    return """
      <a href="\(AllyLink.evidence(of: row.exporter, answer, edition))">\(edition.share(of: row))</a>
      """
  }

  private static func years(of row: ShareRow, _ edition: Edition) -> String {
    guard let reported = row.yearsReported, let due = row.yearsDue else { return "" }
    return edition.texts.of(edition.digits.count(reported), edition.digits.count(due))
  }
}
