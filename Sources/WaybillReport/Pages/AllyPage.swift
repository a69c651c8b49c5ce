/// The page of one exporter, or of all members of the alliance together: every source's figures, and their records.
enum AllyPage {
  /// The file's name without language and ending, from the report's folder.
  static func name(of exporter: String) -> String { "allies/\(exporter)" }

  /// The text of the page.
  static func text(of exporter: String, _ edition: Edition) -> String {
    let texts = edition.texts
    let name = title(of: exporter, edition)
    let answers = edition.figures.answers.filter { $0.row(of: exporter) != nil }
    let sections: [(anchor: String, title: String, html: HTML)] = [
      ("figures", texts.inShort, AllyFigures.html(of: exporter, answers, edition)),
      (
        "years", texts.byYear,
        HTML.lines(answers.enumerated().map { SeriesPart.html(exporter, $1, edition, number: $0) })
      ),
      ("destinations", texts.destinations, DestinationPart.html(of: exporter, answers, edition)),
      ("unknown", texts.whatIsNotKnown, UnknownSection.html(of: exporter, answers, edition)),
      ("side-by-side", texts.sideBySide, ComparisonSection.html(of: exporter, edition)),
      ("evidence", texts.evidence, EvidencePart.html(of: exporter, answers, edition)),
    ].filter { !$0.2.markup.isEmpty }
    return Document.text(
      Document.Page(
        name: Self.name(of: exporter), title: name,
        kicker: "<a href=\"../\(edition.file("index"))\">\(texts.kicker)</a>", lede: texts.allyLede(name),
        contents: sections.map { ($0.anchor, $0.title) },
        main: HTML.lines(sections.map { .section($0.anchor, $0.title, $0.html) })), edition)
  }

  private static func title(of exporter: String, _ edition: Edition) -> String {
    exporter == ShareRow.all
      ? edition.texts.allMembers(of: edition.figures.answers.first?.facet.alliance ?? "") : edition.name(of: exporter)
  }
}
