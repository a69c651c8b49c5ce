/// The sources side by side: one row for each kind of figures, and why they are never added.
enum OverviewPart {
  /// The table of all answers, each row with a link to its own part.
  static func html(_ answers: [ShareAnswer]) -> HTML {
    let groups = Set(answers.map(\.main.group))
    let outside = groups.count == 1 ? groups.map { "Share outside \(Words.group($0))" }.joined() : "Share outside"
    return """
      \(answers.count > 1 ? note : .nothing)
      \(HTML.table(
        caption: "What each source says for its newest period",
        head: [
          .head("Source"), .head(outside, numeric: true), .head("What it counts"), .head("Newest period"),
          .head("Coverage"), .head("Total", numeric: true),
        ],
        rows: answers.enumerated().map { row($1, number: $0 + 1, naming: groups.count > 1) }))
      """
  }

  private static let note: HTML = """
    <p>The sources stand side by side, and their figures are never added or averaged, for they measure different \
    things: a licence is a permission and no export, and a TIV is a volume of military capability and no money.</p>
    """

  private static func row(_ answer: ShareAnswer, number: Int, naming group: Bool) -> HTML {
    let row = answer.mainRow
    let share = row.map(answer.share) ?? "no figure"
    let total = row.map { $0.share == nil ? "" : answer.amount($0.total) } ?? ""
    return """
      <tr><th scope="row"><a href="#answer-\(number)">\(answer.sourceTitle)</a></th>\
      <td class="n"><strong>\(share)</strong>\(group ? " (\(Words.group(answer.main.group)))" : "")</td>\
      <td>\(Words.basis(answer.facet.basis))</td><td class="keep">\(answer.period.text)</td>\
      <td>\(coverage(answer))</td>\
      <td class="n">\(total.isEmpty ? "" : "\(total) \(Words.unit(answer.facet.unit))")</td></tr>
      """
  }

  private static func coverage(_ answer: ShareAnswer) -> String {
    if answer.isComplete { return "complete source" }
    return answer.mainRow.flatMap { Words.coverage(of: $0) } ?? ""
  }
}
