/// The rules by which figures were counted, each of them a choice that a reader may dispute.
enum DefinitionSection {
  /// The section, with the membership rules that the answers use.
  static func html(_ answers: [ShareAnswer]) -> HTML {
    let rules = answers.flatMap(\.memberships).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return """
      <section id="definitions">
      <h2>Definitions and assumptions</h2>
      <ul>
      \(shares)
      \(rules.map { "<li><strong>Member \(Words.membership($0)).</strong> \(Words.membershipRule($0))</li>" })
      \(parties)
      </ul>
      </section>
      """
  }

  private static let shares: HTML = """
    <li><strong>Share outside.</strong> The value of exports whose destination lies outside the group, divided by the \
    value of all \
    exports. The low end takes every undetermined destination to be inside, the high end takes it to be outside.</li>
    <li><strong>Whose exports.</strong> Those of the members of the alliance. A wider group widens only what counts \
    as inside: \
    its other members never become exporters by it.</li>
    <li><strong>Outside, inside, undetermined.</strong> A destination may be several states, a bloc or unknown. It is \
    outside where \
    none of the states that it may be is in the group, inside where all are, and else undetermined.</li>
    <li><strong>Equivalents.</strong> Australia, Japan, New Zealand and Switzerland, which Dutch export licensing \
    treats as it treats \
    allies.</li>
    """

  private static let parties: HTML = """
    <li><strong>Territories</strong> count with their parent state.</li>
    <li><strong>NATO as a recipient</strong>, for aircraft that are owned jointly, is inside.</li>
    <li><strong>Other international organisations</strong> are outside, and so are <strong>non-state \
    groups</strong>.</li>
    <li><strong>Not reported is not zero.</strong> An exporter without a figure stands in neither part of the \
    division. It is <a \
    href="#coverage">listed by name</a>, and the result for all is partial.</li>
    <li><strong>Nothing is added across kinds.</strong> Licences, orders, deliveries and volumes, and different \
    units, are never \
    added, averaged or divided into one another. TIV is a volume of military capability and no money.</li>
    """
}
