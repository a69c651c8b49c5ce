/// The answer: for each source and kind of figures its ranges by definition, why they are ranges, and who exports.
enum AnswerSection {
  /// The section; answers stand side by side and are never added.
  static func html(_ answers: [ShareAnswer]) -> HTML {
    """
    <section id="answer">
    <h2>The answer</h2>
    \(answers.isEmpty ? nothing : OverviewPart.html(answers))
    \(answers.enumerated().map { part($1, number: $0 + 1) })
    </section>
    """
  }

  private static let nothing: HTML = "<p>No outside share was computed in this run.</p>"

  private static func part(_ answer: ShareAnswer, number: Int) -> HTML {
    let facet = answer.facet
    return """
      <article id="answer-\(number)">
      <h3>\(answer.sourceTitle): \(Words.basis(facet.basis)), \(answer.period.text)</h3>
      <p class="soft">Measured by \(Words.basis(facet.basis)), in \(Words.unit(facet.unit)).</p>
      \(headline(answer))
      \(definitions(answer))
      \(RangeReasons.html(answer))
      \(AllyPart.html(answer, number: number))
      </article>
      """
  }

  private static func headline(_ answer: ShareAnswer) -> HTML {
    guard let row = answer.mainRow else { return "<p>There is no figure for all members together.</p>" }
    let members = Words.group(answer.facet.alliance)
    let act = Words.act(answer.facet.basis)
    let condition = row.status == "partial" ? ", as far as they reported" : ""
    return """
      <p class="figure">\(answer.share(of: row))</p>
      <p>of what \(members) members \(act.did) \(act.went) outside \(Words.group(row.definition.group))\(condition).</p>
      """
  }

  private static func definitions(_ answer: ShareAnswer) -> HTML {
    if answer.definitions.isEmpty { return .nothing }
    let rules = answer.memberships
    let rule = rules.count == 1 ? "; a member counts \(Words.membership(rules[0]))" : ""
    let unit = Words.unit(answer.facet.unit)
    return .table(
      caption: "Share outside by what counts as inside, \(answer.period.text); amounts in \(unit)\(rule)",
      head: [.head("Inside is")] + (rules.count == 1 ? [] : [.head("A member counts")]) + [
        .head("Share outside", numeric: true), .head("Outside", numeric: true), .head("Undetermined", numeric: true),
        .head("Total", numeric: true), .head("Status"),
      ],
      rows: answer.definitions.map { row in
        let membership: HTML =
          rules.count == 1 ? .nothing : "<td>\(Words.membership(row.definition.membership))</td>"
        return """
          <tr><th scope="row">\(Words.group(row.definition.group))</th>\(membership)\
          <td class="n">\(answer.share(of: row))</td><td class="n">\(answer.amount(row.outside))</td>\
          <td class="n">\(answer.amount(row.undetermined))</td><td class="n">\(answer.amount(row.total))</td>\
          <td>\(Words.status(row.status))</td></tr>
          """
      })
  }
}
