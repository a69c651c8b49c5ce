import WaybillCore

/// What was refused: the rejects by source and code, with the first of each.
enum RejectSection {
  /// The section.
  static func html(_ sources: [SourceReport]) -> HTML {
    let refusing = sources.filter { !$0.rejects.isEmpty }
    return """
      <section id="rejects">
      <h2>Rejects</h2>
      \(refusing.isEmpty ? nothing : explanation)
      \(refusing.map(part))
      </section>
      """
  }

  private static let nothing: HTML = "<p>Nothing was refused.</p>"

  private static let explanation: HTML = """
    <p>A reject is a row, or one value of a row, that breaks a rule of its mapping. It is in no figure. All are kept \
    in the ledger \
    with their place, and the first of each kind are shown here.</p>
    """

  private static func part(_ source: SourceReport) -> HTML {
    """
    <article>
    <h3>\(source.title)</h3>
    \(source.emitRejects > 0 ? emits(source.emitRejects) : .nothing)
    \(source.rejects.map(group))
    </article>
    """
  }

  private static func emits(_ count: Int) -> HTML {
    "<p>Rejects of single values, in rows that otherwise gave records: \(Digits.count(count)).</p>"
  }

  private static func group(_ group: RejectGroup) -> HTML {
    """
    <h4><code>\(group.code.rawValue)</code>: \(Digits.count(group.count))</h4>
    \(examples(group.examples))
    """
  }

  private static func examples(_ examples: [Diagnostic]) -> HTML {
    if examples.isEmpty { return .nothing }
    return """
      <ul>
      \(examples.map { "<li><code>\(ShownPath.line($0))</code></li>" })
      </ul>
      """
  }
}
