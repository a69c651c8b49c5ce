import WaybillCore

/// How the checks of the mappings ended, and the first of what is wrong.
enum CheckSection {
  /// The section; nothing where no mapping has a check.
  static func html(_ sources: [SourceReport]) -> HTML {
    let checked = sources.filter { !$0.checks.isEmpty }
    if checked.isEmpty { return .nothing }
    return """
      <section id="checks">
      <h2>Checks</h2>
      <p>What the mappings demand of their sources as a whole. A check that fails as an error stops the run; one that \
      fails as a warning is told here.</p>
      \(checked.map(part))
      </section>
      """
  }

  private static func part(_ source: SourceReport) -> HTML {
    """
    \(table(source))
    \(source.checks.filter { !$0.examples.isEmpty }.map(examples))
    """
  }

  private static func table(_ source: SourceReport) -> HTML {
    .table(
      caption: "Checks: \(source.title)",
      head: [.head("Check"), .head("Kind"), .head("Expected"), .head("Found"), .head("Status")],
      rows: source.checks.map { check in
        """
        <tr><th scope="row">\(check.name)</th><td><code>\(check.kind)</code></td><td>\(check.expected)</td>\
        <td>\(check.found)</td><td>\(status(check))</td></tr>
        """
      })
  }

  private static func status(_ check: CheckReport) -> HTML {
    check.passed ? "passed" : "<strong>\(check.severity)</strong>"
  }

  private static func examples(_ check: CheckReport) -> HTML {
    """
    <h4>\(check.name): the first of what is wrong</h4>
    <ul>
    \(check.examples.map(example))
    </ul>
    """
  }

  private static func example(_ example: CheckReport.Example) -> HTML {
    guard let place = example.place else { return "<li>\(example.message)</li>" }
    return "<li><code>\(ShownPath.text(place.description))</code>: \(example.message)</li>"
  }
}
