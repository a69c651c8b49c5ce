/// The sources: who published what, under which terms, and the very files that were read.
enum SourceSection {
  /// The section's contents.
  static func html(_ edition: Edition) -> HTML { HTML.lines(edition.report.sources.map { part($0, edition) }) }

  private static func part(_ source: SourceReport, _ edition: Edition) -> HTML {
    """
    <article>
    <h3>\(HTML.inEnglish(source.title, on: edition))</h3>
    <dl>
    \(facts(source, edition))
    </dl>
    \(source.files.map { file($0, edition) })
    </article>
    """
  }

  private static func facts(_ source: SourceReport, _ edition: Edition) -> [HTML] {
    let texts = edition.texts
    let facts: [(String, HTML)] = [
      (texts.publisher, "\(source.publisher)"),
      (texts.address, HTML.link(source.url)),
      (texts.terms, source.terms.isEmpty ? .nothing : HTML.inEnglish(source.terms, on: edition)),
      (texts.citation, citation(source)),
      (texts.reporting, reporting(source, edition)),
      (texts.yearsHead, source.years.map { "\($0.lowerBound)–\($0.upperBound)" } ?? .nothing),
      (texts.mapping, source.mapping.isEmpty ? .nothing : "<code>\(ShownPath.text(source.mapping))</code>"),
    ]
    return facts.filter { !$0.1.markup.isEmpty }.map(fact)
  }

  /// How the source reports; a long list of states is there to be opened.
  private static func reporting(_ source: SourceReport, _ edition: Edition) -> HTML {
    if source.reporting.isEmpty { return .nothing }
    let text = HTML.inEnglish(source.reporting, on: edition)
    if source.reporting.count <= 200 { return text }
    let start = HTML.inEnglish(source.reporting.prefix(80) + "…", on: edition)
    return "<details><summary>\(start)</summary>\(text)</details>"
  }

  /// Publisher, title, edition where the files tell it, and address.
  private static func citation(_ source: SourceReport) -> HTML {
    let vintages = source.files.flatMap { file in file.captures.filter { $0.name == "vintage" }.map(\.value) }
    let vintage = vintages.first.map { " (\($0))" } ?? ""
    let parts = [source.publisher, source.title + vintage, source.url].filter { !$0.isEmpty }
    return source.publisher.isEmpty ? .nothing : "\(parts.joined(separator: ", "))"
  }

  private static func fact(_ name: String, _ value: HTML) -> HTML { "<dt>\(name)</dt><dd>\(value)</dd>" }

  private static func file(_ file: FileReport, _ edition: Edition) -> HTML {
    """
    <h4><code>\(ShownPath.text(file.name))</code></h4>
    <dl>
    <dt>SHA-256</dt><dd><code>\(file.sha256)</code></dd>
    <dt>\(edition.texts.size)</dt><dd>\(edition.texts.bytes(edition.digits.count(file.size)))</dd>
    <dt>\(edition.texts.fileContents)</dt><dd>\(edition.texts.rowsAndRecords(file.rowsIn, file.records))</dd>
    \(file.captures.map { fact($0.name, "\($0.value)") })
    </dl>
    """
  }
}
