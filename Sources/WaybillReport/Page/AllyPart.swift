/// An answer's part on each ally: the chart of intervals and the same as a table.
enum AllyPart {
  /// The part; `number` tells charts of one page apart.
  static func html(_ answer: ShareAnswer, number: Int) -> HTML {
    if answer.allies.isEmpty { return "<p>There are no figures by exporter.</p>" }
    let group = Words.group(answer.main.group)
    return """
      <h4>By exporter</h4>
      <p>Outside means outside \(group); a member counts \(Words.membership(answer.main.membership)).</p>
      <figure>
      \(chart(answer, number: number, group: group).html)
      <figcaption>Share, of what each exporter \(Words.act(answer.facet.basis).did), that \
      \(Words.act(answer.facet.basis).went) outside \(group), \(answer.period.text). Two dots mark the lowest and the \
      highest value that the source allows; where they meet, it allows one. The table below has the same \
      figures.</figcaption>
      </figure>
      \(table(answer, group: group))
      """
  }

  private static func rows(_ answer: ShareAnswer) -> [ShareRow] {
    (answer.mainRow.map { [$0] } ?? []) + answer.allies
  }

  private static func chart(_ answer: ShareAnswer, number: Int, group: String) -> IntervalChart {
    IntervalChart(
      id: "chart-\(number)",
      title: "Share outside \(group), by exporter, \(answer.period.text)",
      description: rows(answer).map { "\(answer.name(of: $0)): \(answer.share(of: $0))" }.joined(separator: "; "),
      entries: rows(answer).map { row in
        IntervalChart.Entry(
          name: row.exporter == ShareRow.all ? "All members" : answer.name(of: row), text: answer.share(of: row),
          share: row.share,
          isTotal: row.exporter == ShareRow.all)
      })
  }

  private static func table(_ answer: ShareAnswer, group: String) -> HTML {
    .table(
      caption:
        "Exporters, \(answer.period.text), by share outside \(group); totals in \(Words.unit(answer.facet.unit))",
      head: [
        .head("Exporter"), .head("Share outside", numeric: true), .head("Total", numeric: true),
        .head("Records", numeric: true), .head("Years reported, of due", numeric: true), .head("Status"),
      ],
      rows: rows(answer).map { row in
        let style: HTML = row.exporter == ShareRow.all ? " class=\"all\"" : ""
        return """
          <tr\(style)><th scope="row">\(answer.name(of: row))</th><td class="n">\(answer.share(of: row))</td>\
          <td class="n">\(row.share == nil ? "" : answer.amount(row.total))</td><td \
          class="n">\(row.records.map { Digits.count($0) } ?? "")</td>\
          <td class="n">\(years(of: row))</td><td>\(Words.status(row.status))</td></tr>
          """
      })
  }

  private static func years(of row: ShareRow) -> String {
    guard let reported = row.yearsReported, let due = row.yearsDue else { return "" }
    return "\(Digits.count(reported)) of \(Digits.count(due))"
  }
}
