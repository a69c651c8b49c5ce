/// Links from a page of the report's folder to the pages of exporters.
enum AllyLink {
  /// The page of an exporter, from the report's folder.
  static func page(of exporter: String, _ edition: Edition) -> String { edition.file(AllyPage.name(of: exporter)) }

  /// The records behind the figure of all members together.
  static func all(_ answer: ShareAnswer, _ edition: Edition) -> String {
    evidence(of: ShareRow.all, answer, edition)
  }

  /// The records behind an exporter's figure in an answer.
  static func evidence(of exporter: String, _ answer: ShareAnswer, _ edition: Edition) -> String {
    "\(page(of: exporter, edition))#\(anchor(of: answer, edition))"
  }

  /// The anchor of an answer's records on the page of an exporter.
  static func anchor(of answer: ShareAnswer, _ edition: Edition) -> String {
    let place = edition.figures.answers.firstIndex { $0.facet == answer.facet } ?? 0
    return "evidence-\(place + 1)"
  }
}
