/// Who reported and who did not, where states report for themselves: the rule, the list and the matrix.
enum CoverageSection {
  /// The section's contents; a sentence where no source is by state and nobody was silent.
  static func html(_ edition: Edition) -> HTML {
    let shown = edition.figures.answers.filter { !$0.isComplete || !$0.silences.isEmpty }
    if shown.isEmpty { return "<p>\(edition.texts.nobodyReports)</p>" }
    return HTML.lines([edition.texts.silenceIsNoZero] + shown.map { part($0, edition) })
  }

  private static func part(_ answer: ShareAnswer, _ edition: Edition) -> HTML {
    let count = answer.coverage.count
    let texts = edition.texts
    return """
      <article>
      <h3>\(HTML.inEnglish(answer.sourceTitle, on: edition)): \(texts.basis(answer.facet.basis))</h3>
      <p>\(texts.exporterYears(
        edition.digits.count(count.reported), of: edition.digits.count(count.due), due: count.due,
        group: texts.group(answer.facet.alliance), rule: texts.membership(answer.main.membership)))</p>
      \(answer.isComplete || answer.coverage.years.isEmpty ? .nothing : CoverageMatrix.html(answer, edition))
      \(silences(answer, edition))
      </article>
      """
  }

  private static func silences(_ answer: ShareAnswer, _ edition: Edition) -> HTML {
    let silences = edition.silences(of: answer)
    if silences.isEmpty { return "<p>\(edition.texts.notReportedNone)</p>" }
    let count = answer.coverage.count
    return """
      <p>\(edition.texts.notReported(edition.digits.count(count.due - count.reported), count.due - count.reported))</p>
      <ul class="columns">
      \(silences.map { "<li>\($0.name) \(edition.texts.years($0.years))</li>" })
      </ul>
      """
  }
}
