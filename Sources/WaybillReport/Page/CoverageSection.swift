/// Who reported and who did not, where states report for themselves: the rule, the list and the matrix.
enum CoverageSection {
  /// The section; empty where no source is by state and nobody was silent.
  static func html(_ answers: [ShareAnswer]) -> HTML {
    let shown = answers.filter { !$0.isComplete || !$0.silences.isEmpty }
    return """
      <section id="coverage">
      <h2>Who reported, and who did not</h2>
      \(shown.isEmpty ? nobody : rule)
      \(shown.map(part))
      </section>
      """
  }

  private static let nobody: HTML = "<p>No share was computed of a source that leaves it to states to report.</p>"

  private static let rule: HTML = """
    <p><strong>Silence is not a zero.</strong> Where states report for themselves, an exporter that was due in a year \
    and has no value there counts as <em>not reported</em>. So does one whose deliveries come to less than 0.1 % of \
    what it licensed in that year, unless the pipeline sets another part as <code>reported_at_least</code>: such a \
    value is a stray number and no report.</p>
    <p>Exporter-years that were not reported are in neither part of the division. The figures for all members are \
    then <em>partial</em>: they are conditional on those who reported, and say nothing of the others.</p>
    """

  private static func part(_ answer: ShareAnswer) -> HTML {
    let count = answer.coverage.count
    return """
      <article>
      <h3>\(answer.sourceTitle): \(Words.basis(answer.facet.basis))</h3>
      <p>\(Words.group(answer.facet.alliance)) members, each counted \(Words.membership(answer.main.membership)): \
      \(Digits.count(count.reported)) of \(Digits.count(count.due, "exporter-year")) were reported.</p>
      \(silences(answer))
      \(answer.isComplete || answer.coverage.years.isEmpty ? .nothing : CoverageMatrix.html(answer))
      </article>
      """
  }

  private static func silences(_ answer: ShareAnswer) -> HTML {
    let silences = answer.silences
    if silences.isEmpty { return "<p>Not reported: none.</p>" }
    let count = answer.coverage.count
    return """
      <p>Not reported, \(Digits.count(count.due - count.reported, "exporter-year")):</p>
      <ul class="columns">
      \(silences.map { "<li>\($0.name) \(Words.years($0.years))</li>" })
      </ul>
      """
  }
}
