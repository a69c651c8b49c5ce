/// Every ally in one table, with the share that each source gives: sources beside each other, never added.
enum AllyTable {
  /// The section's contents; nothing without exporters.
  static func html(_ edition: Edition) -> HTML {
    let answers = edition.figures.answers.filter { !$0.allies.isEmpty }
    if answers.isEmpty { return .nothing }
    return """
      <p>\(edition.texts.allyTableLede)</p>
      \(HTML.table(
        caption: edition.texts.allyTableCaption, style: "sortable filtered",
        head: [.head(edition.texts.exporter)] + answers.map { head($0, edition) },
        rows: edition.inOrderOfNames(edition.figures.exporters).map { row($0, answers, edition) }))
      """
  }

  private static func head(_ answer: ShareAnswer, _ edition: Edition) -> HTML {
    """
    <th scope="col" class="n">\(HTML.inEnglish(answer.sourceTitle, on: edition))<br><span class="soft">\(edition.texts.basis(answer.facet.basis)), \
    \(answer.period.text)</span></th>
    """
  }

  private static func row(_ exporter: String, _ answers: [ShareAnswer], _ edition: Edition) -> HTML {
    """
    <tr><th scope="row"><a href="\(AllyLink.page(of: exporter, edition))">\(edition.name(of: exporter))</a></th>\
    \(joined: answers.map { cell(exporter, $0, edition) })</tr>
    """
  }

  private static func cell(_ exporter: String, _ answer: ShareAnswer, _ edition: Edition) -> HTML {
    guard let row = answer.row(of: exporter) else { return "<td class=\"n soft\">–</td>" }
    guard let share = row.share else { return "<td class=\"n soft\">\(edition.share(of: row))</td>" }
    return """
      <td class="n" data-v="\(Int(share.lo + share.hi))">\
      <a href="\(AllyLink.evidence(of: exporter, answer, edition))">\(edition.share(of: row))</a></td>
      """
  }
}
