/// The rules by which figures were counted, each of them a choice that a reader may dispute.
enum DefinitionSection {
  /// The section's contents, with the membership rules that the answers use.
  static func html(_ edition: Edition) -> HTML {
    let rules = edition.figures.answers.flatMap(\.memberships)
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let texts = edition.texts
    return """
      <ul>
      \(texts.shareDefinitions)
      \(rules.map { "<li><strong>\(texts.memberCounts(texts.membership($0)))</strong> \(texts.membershipRule($0))</li>" })
      \(texts.partyDefinitions)
      </ul>
      """
  }
}
