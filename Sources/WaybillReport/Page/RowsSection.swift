/// Where every row went: mapped, dropped for a reason, or rejected.
enum RowsSection {
  /// The section.
  static func html(_ report: RunReport) -> HTML {
    """
    <section id="rows">
    <h2>Every row accounted for</h2>
    \(balance(report.sources))
    \(report.sources.flatMap(reasons))
    \(LeftOutPart.html(report))
    </section>
    """
  }

  private static func balance(_ sources: [SourceReport]) -> HTML {
    .table(
      caption: "Rows in = rows mapped + dropped + rejected; a mapped row may give several records",
      head: [
        .head("Source"), .head("Rows in", numeric: true), .head("Mapped", numeric: true),
        .head("Dropped", numeric: true), .head("Rejected", numeric: true), .head("Not accounted for", numeric: true),
        .head("Records", numeric: true),
      ],
      rows: sources.map { source in
        """
        <tr><th scope="row">\(source.title)</th><td class="n">\(Digits.count(source.rowsIn))</td>\
        <td class="n">\(Digits.count(source.rowsMapped))</td><td class="n">\(Digits.count(source.rowsDropped))</td>\
        <td class="n">\(Digits.count(source.rowsRejected))</td><td \
        class="n">\(Digits.count(source.rowsUnaccounted))</td>\
        <td class="n">\(Digits.count(source.records))</td></tr>
        """
      })
  }

  private static func reasons(_ source: SourceReport) -> [HTML] {
    [
      reasons("Rows dropped", source, source.dropped), reasons("Values skipped", source, source.skipped),
      reasons("Repairs made", source, source.repairs),
    ]
  }

  private static func reasons(_ title: String, _ source: SourceReport, _ reasons: [ReasonCount]) -> HTML {
    if reasons.isEmpty { return .nothing }
    return .table(
      caption: "\(title): \(source.title)", head: [.head("Reason"), .head("Count", numeric: true)],
      rows: reasons.map { "<tr><td>\($0.reason)</td><td class=\"n\">\(Digits.count($0.count))</td></tr>" })
  }
}
