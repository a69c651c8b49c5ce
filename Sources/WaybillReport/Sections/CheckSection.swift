import WaybillCore

/// How the checks of the mappings ended, and the first of what is wrong.
enum CheckSection {
  /// The section's contents; nothing where no mapping has a check.
  static func html(_ edition: Edition) -> HTML {
    let checked = edition.report.sources.filter { !$0.checks.isEmpty }
    if checked.isEmpty { return .nothing }
    return HTML.lines(["<p>\(edition.texts.checksLede)</p>"] + checked.map { part($0, edition) })
  }

  private static func part(_ source: SourceReport, _ edition: Edition) -> HTML {
    """
    \(table(source, edition))
    \(source.checks.filter { !$0.examples.isEmpty }.map { examples($0, edition) })
    """
  }

  private static func table(_ source: SourceReport, _ edition: Edition) -> HTML {
    let texts = edition.texts
    return .table(
      caption: "\(texts.checks): \(source.title)",
      head: [
        .head(texts.check), .head(texts.kind), .head(texts.expected), .head(texts.found), .head(texts.statusHead),
      ],
      rows: source.checks.map { check in
        """
        <tr><th scope="row">\(HTML.inEnglish(check.name, on: edition))</th><td><code>\(check.kind)</code></td>\
        <td>\(HTML.inEnglish(check.expected, on: edition))</td><td>\(HTML.inEnglish(check.found, on: edition))</td>\
        <td>\(status(check, edition))</td></tr>
        """
      })
  }

  private static func status(_ check: CheckReport, _ edition: Edition) -> HTML {
    check.passed ? "\(edition.texts.passed)" : "<strong>\(edition.texts.severity(check.severity))</strong>"
  }

  private static func examples(_ check: CheckReport, _ edition: Edition) -> HTML {
    """
    <h3>\(HTML.inEnglish(check.name, on: edition)): \(edition.texts.firstOfWhatIsWrong)</h3>
    <ul>
    \(check.examples.map(example))
    </ul>
    """
  }

  private static func example(_ example: CheckReport.Example) -> HTML {
    guard let place = example.place else { return "<li lang=\"en\">\(example.message)</li>" }
    return "<li lang=\"en\"><code>\(ShownPath.text(place.description))</code>: \(example.message)</li>"
  }
}
