/// The sources: who published what, under which terms, and the very files that were read.
enum SourceSection {
  /// The section.
  static func html(_ sources: [SourceReport]) -> HTML {
    """
    <section id="sources">
    <h2>Sources</h2>
    \(sources.map(part))
    </section>
    """
  }

  private static func part(_ source: SourceReport) -> HTML {
    """
    <article>
    <h3>\(source.title)</h3>
    <dl>
    \(facts(source))
    </dl>
    \(source.files.map(file))
    </article>
    """
  }

  private static func facts(_ source: SourceReport) -> [HTML] {
    let years = source.years.map { "\($0.lowerBound) to \($0.upperBound)" } ?? ""
    let facts: [(String, HTML)] = [
      ("Publisher", "\(source.publisher)"),
      ("Address", HTML.link(source.url)),
      ("Terms", "\(source.terms)"),
      ("Reporting", "\(source.reporting)"),
      ("Years", "\(years)"),
      ("Mapping", source.mapping.isEmpty ? .nothing : "<code>\(ShownPath.text(source.mapping))</code>"),
    ]
    return facts.filter { !$0.1.markup.isEmpty }.map(fact)
  }

  private static func fact(_ name: String, _ value: HTML) -> HTML { "<dt>\(name)</dt><dd>\(value)</dd>" }

  private static func file(_ file: FileReport) -> HTML {
    """
    <h4><code>\(ShownPath.text(file.name))</code></h4>
    <dl>
    <dt>SHA-256</dt><dd><code>\(file.sha256)</code></dd>
    <dt>Size</dt><dd>\(Digits.count(file.size)) bytes</dd>
    <dt>Contents</dt><dd>\(Digits.count(file.rowsIn, "row")), \(Digits.count(file.records, "record"))</dd>
    \(file.captures.map { fact($0.name, "\($0.value)") })
    </dl>
    """
  }
}
