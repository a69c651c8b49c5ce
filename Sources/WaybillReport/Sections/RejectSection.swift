import WaybillCore

/// What was refused: the rejects by source and code, with the first of each.
enum RejectSection {
  /// The section's contents.
  static func html(_ edition: Edition) -> HTML {
    let refusing = edition.report.sources.filter { !$0.rejects.isEmpty }
    return HTML.lines(
      ["<p>\(refusing.isEmpty ? edition.texts.nothingRefused : edition.texts.rejectsLede)</p>"]
        + refusing.map { part($0, edition) })
  }

  private static func part(_ source: SourceReport, _ edition: Edition) -> HTML {
    """
    <article>
    <h3>\(HTML.inEnglish(source.title, on: edition))</h3>
    \(source.emitRejects > 0 ? "<p>\(edition.texts.singleValues(edition.digits.count(source.emitRejects)))</p>" : .nothing)
    \(source.rejects.map { group($0, edition) })
    </article>
    """
  }

  private static func group(_ group: RejectGroup, _ edition: Edition) -> HTML {
    """
    <h4><code>\(group.code.rawValue)</code>: \(edition.digits.count(group.count))</h4>
    \(examples(group.examples))
    """
  }

  private static func examples(_ examples: [Diagnostic]) -> HTML {
    if examples.isEmpty { return .nothing }
    return """
      <ul>
      \(examples.map { "<li lang=\"en\"><code>\(ShownPath.line($0))</code></li>" })
      </ul>
      """
  }
}
