/// The report's first page: the question, the answer as ranges, and what it rests on.
enum IndexPage {
  /// The text of `index.html`.
  static func text(_ edition: Edition) -> String {
    let (report, figures) = (edition.report, edition.figures)
    let sections: [(anchor: String, title: String, html: HTML)] = [
      ("answer", edition.texts.answer, AnswerSection.html(edition)),
      ("allies", edition.texts.allies, AllyTable.html(edition)),
      ("production", edition.texts.shareOfProduction, ProductionSection.html(edition)),
      ("sources-one-by-one", edition.texts.oneByOne, SourceAnswers.html(edition)),
      ("coverage", edition.texts.whoReported, CoverageSection.html(edition)),
      ("unknown", edition.texts.whatIsNotKnown, UnknownSection.html(edition)),
      ("side-by-side", edition.texts.sideBySide, ComparisonSection.html(edition)),
      ("sources", edition.texts.sources, SourceSection.html(edition)),
      ("rows", edition.texts.everyRow, RowsSection.html(edition)),
      ("rejects", edition.texts.rejects, RejectSection.html(edition)),
      ("checks", edition.texts.checks, CheckSection.html(edition)),
      ("definitions", edition.texts.definitions, DefinitionSection.html(edition)),
      ("reproduce", edition.texts.reproduce, ReproduceSection.html(edition)),
    ].filter { !$0.2.markup.isEmpty }
    return Document.text(
      Document.Page(
        name: "index", title: edition.title, kicker: "\(edition.texts.kicker)",
        lede: figures.answers.isEmpty && !report.furtherTables.isEmpty ? .nothing : lede(edition),
        contents: sections.map { ($0.anchor, $0.title) },
        main: HTML.lines(sections.map { .section($0.anchor, $0.title, $0.html) })), edition)
  }

  private static func figures(_ edition: Edition) -> HTML {
    edition.report.furtherTables.isEmpty
      ? .nothing : " · <a href=\"\(edition.file("figures"))\">\(edition.texts.furtherFigures)</a>"
  }

  private static func lede(_ edition: Edition) -> HTML {
    """
    \(edition.texts.lede)
    <p><a href="\(edition.file("brief"))">\(edition.texts.briefLink)</a>\(figures(edition))</p>
    """
  }
}
