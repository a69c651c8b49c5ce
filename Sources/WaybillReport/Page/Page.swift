/// The report as one self-contained page: no network, no script, light and dark, fit for print.
enum Page {
  /// The text of `index.html`, a function of the report alone.
  static func text(of report: RunReport) -> String { text(of: report, ShareAnswer.all(in: report)) }

  /// The text of `index.html` of a report whose answers are known.
  static func text(of report: RunReport, _ answers: [ShareAnswer]) -> String {
    let title = answers.isEmpty && !report.furtherTables.isEmpty ? "Figures of \(report.pipeline)" : report.question
    let page: HTML = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri \
      'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <style>
      \(Style.sheet)
      </style>
      </head>
      <body>
      <header>
      <p class="kicker">Waybill report</p>
      <h1>\(title)</h1>
      \(lede)
      \(contents(hasFigures: !report.furtherTables.isEmpty, hasChecks: report.sources.contains { !$0.checks.isEmpty }))
      </header>
      <main>
      \(AnswerSection.html(answers))
      \(CoverageSection.html(answers))
      \(FiguresSection.html(report.furtherTables))
      \(SourceSection.html(report.sources))
      \(RowsSection.html(report))
      \(RejectSection.html(report.sources))
      \(CheckSection.html(report.sources))
      \(DefinitionSection.html(answers))
      \(ReproduceSection.html(report, report.writtenTables(answers)))
      </main>
      </body>
      </html>

      """
    return page.markup
  }

  private static let lede: HTML = """
    <p class="lede">The answer is a range for each definition and each source, and never one number for all. What is \
    measured here \
    is the share <em>of exports</em> that leaves. The share of all that is <em>made</em> would be that share times \
    the part of \
    production that is exported, which few states publish.</p>
    """

  private static func contents(hasFigures: Bool, hasChecks: Bool) -> HTML {
    """
    <nav aria-label="Contents"><a href="#answer">Answer</a> <a href="#coverage">Coverage</a> \
    \(hasFigures ? "<a href=\"#figures\">Figures</a> " : .nothing)\
    <a href="#sources">Sources</a> <a href="#rows">Rows</a> \
    <a href="#rejects">Rejects</a> \(hasChecks ? "<a href=\"#checks\">Checks</a> " : .nothing)\
    <a href="#definitions">Definitions</a> <a href="#reproduce">Reproduce</a></nav>
    """
  }
}
