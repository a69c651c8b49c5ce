/// The answer in short: one row for each source and kind of figures, why there is no single number, and where to look.
enum AnswerSection {
  /// The section's contents.
  static func html(_ edition: Edition) -> HTML {
    let answers = edition.figures.answers
    if answers.isEmpty { return "<p>\(edition.texts.noShare)</p>" }
    return HTML.lines([
      HTML.lines(answers.enumerated().map { headline($1, number: $0 + 1, edition) }),
      answers.count > 1 ? edition.texts.sideBySideNote : .nothing,
      overview(answers, edition),
      edition.texts.whyNoPoint(RangeCauses(edition.figures)),
      changes(edition),
    ])
  }

  /// One sentence on what a source says.
  private static func headline(_ answer: ShareAnswer, number: Int, _ edition: Edition) -> HTML {
    guard let row = answer.mainRow, row.share != nil else {
      return "<p>\(HTML.inEnglish(answer.sourceTitle, on: edition)): \(edition.texts.noFigureForAll)</p>"
    }
    return """
      <div class="headline"><p class="figure"><a href="\(AllyLink.all(answer, edition))">\(edition.share(of: row))</a></p>
      <p>\(edition.texts.headline(
        answer.facet, alone: answer.onlyExporter.map(edition.name(of:)), group: row.definition.group, period: answer.period.text, isPartial: row.status == "partial")) \
      <a class="soft" href="#answer-\(number)">\(HTML.inEnglish(answer.sourceTitle, on: edition))</a></p></div>
      """
  }

  private static func overview(_ answers: [ShareAnswer], _ edition: Edition) -> HTML {
    let groups = Set(answers.map(\.main.group))
    return .table(
      caption: edition.texts.overviewCaption,
      head: [
        .head(edition.texts.source),
        .head(edition.texts.shareOutside(groups.count == 1 ? groups.first : nil), numeric: true),
        .head(edition.texts.whatItCounts), .head(edition.texts.newestPeriod), .head(edition.texts.coverageHead),
        .head(edition.texts.total, numeric: true),
      ],
      rows: answers.enumerated().map { row($1, number: $0 + 1, naming: groups.count > 1, edition) })
  }

  private static func row(_ answer: ShareAnswer, number: Int, naming group: Bool, _ edition: Edition) -> HTML {
    let row = answer.mainRow
    let share = row.map(edition.share) ?? edition.texts.noFigure
    let total = row.map { $0.share == nil ? "" : edition.amount($0.total, in: answer.facet) } ?? ""
    return """
      <tr><th scope="row"><a href="#answer-\(number)">\(HTML.inEnglish(answer.sourceTitle, on: edition))</a></th>\
      <td class="n"><strong>\(share)</strong>\(group ? " (\(edition.texts.group(answer.main.group)))" : "")</td>\
      <td>\(edition.texts.basis(answer.facet.basis))</td><td class="keep">\(answer.period.text)</td>\
      <td>\(coverage(answer, edition))</td>\
      <td class="n">\(total.isEmpty ? "" : "\(total) \(edition.texts.unit(answer.facet.unit))")</td></tr>
      """
  }

  private static func coverage(_ answer: ShareAnswer, _ edition: Edition) -> String {
    if answer.isComplete { return edition.texts.completeSource }
    return answer.mainRow.flatMap { edition.coverage(of: $0) } ?? ""
  }

  /// How far the definition alone moves the answer.
  private static func changes(_ edition: Edition) -> HTML {
    let answer = edition.figures.answers.first { $0.definitions.count { $0.share != nil } > 1 }
    guard let answer else { return .nothing }
    let shown = answer.definitions.filter { $0.share != nil && $0.definition.membership == answer.main.membership }
    let ends = shown.compactMap(\.share).sorted { ($0.lo, $0.hi) < ($1.lo, $1.hi) }
    guard let low = ends.first, let high = ends.last, low != high else { return .nothing }
    return edition.texts.definitionMatters(
      source: answer.sourceTitle, low: edition.digits.percent(low), high: edition.digits.percent(high))
  }
}
