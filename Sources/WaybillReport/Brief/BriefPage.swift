/// The brief as a page that fits one sheet of A4: what a staff member hands over.
enum BriefPage {
  /// The text of `brief.html`.
  static func text(_ edition: Edition) -> String {
    let facts = BriefFacts(edition)
    let texts = edition.texts
    return Document.text(
      Document.Page(
        name: "brief", title: facts.title,
        kicker: "<a href=\"\(edition.file("index"))\">\(texts.kicker)</a>: \(texts.brief)", lede: .nothing,
        contents: [], isBrief: true,
        main: HTML.lines([
          .section("answer", texts.theAnswer, answer(facts, texts)),
          facts.allyRows.isEmpty ? .nothing : .section("allies", texts.perAlly, allies(facts, texts)),
          facts.settled.isEmpty ? .nothing : .section("unknown", texts.whatWouldSettleIt, settled(facts, texts)),
          .section("sources", texts.sources, sources(facts, edition)),
        ])), edition)
  }

  private static func answer(_ facts: BriefFacts, _ texts: any Texts) -> HTML {
    if facts.answers.isEmpty { return "<p>\(texts.noShare)</p>" }
    return """
      \(HTML.table(
        caption: texts.overviewCaption,
        head: [
          .head(texts.source), .head(texts.whatItCounts), .head(texts.newestPeriod),
          .head(texts.shareOutside(nil), numeric: true), .head(texts.coverageHead),
        ],
        rows: facts.answers.map { row in
          """
          <tr><th scope="row">\(row[0])</th><td>\(row[1])</td><td class="keep">\(row[2])</td>\
          <td class="n"><strong>\(row[3])</strong></td><td>\(row[4])</td></tr>
          """
        }))
      <ul>
      \((facts.reasons + [facts.production]).map { "<li>\($0)</li>" })
      </ul>
      """
  }

  private static func allies(_ facts: BriefFacts, _ texts: any Texts) -> HTML {
    let more: HTML = facts.alliesLeft > 0 ? "<p class=\"soft\">\(texts.moreAllies(facts.alliesLeft))</p>" : .nothing
    return """
      \(HTML.table(
        caption: texts.allyTableCaption,
        head: [.head(texts.exporter)] + facts.columns.map { .head($0, numeric: true) },
        rows: facts.allyRows.map { row in
          """
          <tr><th scope="row">\(row[0])</th>\(joined: row.dropFirst().map { "<td class=\"n\">\($0)</td>" })</tr>
          """
        }))
      \(more)
      """
  }

  private static func settled(_ facts: BriefFacts, _ texts: any Texts) -> HTML {
    """
    <ul>
    \(facts.settled.map { "<li>\($0)</li>" })
    </ul>
    """
  }

  private static func sources(_ facts: BriefFacts, _ edition: Edition) -> HTML {
    """
    <ul class="small">
    \(facts.sources.map { "<li>\($0)</li>" })
    </ul>
    <p class="small">\(edition.texts.fullReport): <a href="\(edition.file("index"))">\(edition.file("index"))</a>.</p>
    """
  }
}
