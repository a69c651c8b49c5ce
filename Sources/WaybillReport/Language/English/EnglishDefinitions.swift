extension English: DefinitionTexts {
  var shareDefinitions: HTML {
    """
    <li><strong>Share outside.</strong> The value of exports whose destination lies outside the group, divided by the \
    value of all exports. The low end takes every undetermined destination to be inside, the high end takes it to be \
    outside.</li>
    <li><strong>Whose exports.</strong> Those of the members of the alliance. A wider group widens only what counts as \
    inside: its other members never become exporters by it.</li>
    <li><strong>Outside, inside, undetermined.</strong> A destination may be several states, a bloc or unknown. It is \
    outside where none of the states that it may be is in the group, inside where all are, and else undetermined.</li>
    <li><strong>Equivalents.</strong> Australia, Japan, New Zealand and Switzerland, which Dutch export licensing \
    treats as it treats allies.</li>
    """
  }
  func memberCounts(_ rule: String) -> String { "Member \(rule)." }
  var partyDefinitions: HTML {
    """
    <li><strong>Territories</strong> count with their parent state.</li>
    <li><strong>NATO as a recipient</strong>, for aircraft that are owned jointly, is inside.</li>
    <li><strong>Other international organisations</strong> are outside, and so are <strong>non-state \
    groups</strong>.</li>
    <li><strong>Not reported is not zero.</strong> An exporter without a figure stands in neither part of the \
    division. It is <a href="#coverage">listed by name</a>, and the result for all is partial.</li>
    <li><strong>Nothing is added across kinds.</strong> Licences, orders, deliveries and volumes, and different units, \
    are never added, averaged or divided into one another. TIV is a volume of military capability and no money.</li>
    """
  }
  func reproduceLede(_ pipeline: String) -> HTML {
    """
    The pipeline <code>\(pipeline)</code> with the files above gives this page and its tables again, the same to the \
    byte:
    """
  }
  var allFigures: String { "All figures as tables, described by" }
}
