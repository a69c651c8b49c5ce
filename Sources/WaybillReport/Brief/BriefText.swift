/// The brief as Markdown, for a letter or an e-mail.
enum BriefText {
  /// The text of `brief.md`.
  static func text(_ edition: Edition) -> String {
    let facts = BriefFacts(edition)
    let texts = edition.texts
    var parts = ["# \(escaped(facts.title))", "## \(texts.theAnswer)"]
    if facts.answers.isEmpty {
      parts.append(texts.noShare)
    } else {
      let head = [
        texts.source, texts.whatItCounts, texts.newestPeriod, texts.shareOutside(nil), texts.coverageHead,
      ]
      parts.append(table([head] + facts.answers))
    }
    parts.append(list(facts.reasons + [facts.production]))
    if !facts.allyRows.isEmpty {
      parts += [
        "## \(texts.perAlly)", texts.allyTableCaption, table([[texts.exporter] + facts.columns] + facts.allyRows),
      ]
      if facts.alliesLeft > 0 { parts.append(texts.moreAllies(facts.alliesLeft)) }
    }
    if !facts.unknowns.isEmpty {
      let head = [texts.whyItIsNotKnown, texts.amount, texts.source, texts.settledBy]
      parts += ["## \(texts.whatIsNotKnown)", table([head] + facts.unknowns)]
    }
    if !facts.settled.isEmpty { parts += ["## \(texts.whatWouldSettleIt)", list(facts.settled)] }
    parts += ["## \(texts.sources)", list(facts.sources), "\(texts.fullReport): `\(edition.file("index"))`"]
    parts.append("    \(VisibleText.clean(edition.report.command))")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func list(_ items: [String]) -> String { items.map { "- \(escaped($0))" }.joined(separator: "\n") }

  private static func table(_ rows: [[String]]) -> String {
    guard let head = rows.first else { return "" }
    let line = { (cells: [String]) in "| \(cells.map(escaped).joined(separator: " | ")) |" }
    let rule = "|\(String(repeating: " --- |", count: head.count))"
    return ([line(head), rule] + rows.dropFirst().map(line)).joined(separator: "\n")
  }

  /// A text without what Markdown and the HTML in it give a meaning.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.clean(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|": escaped += "\\\(scalar)"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
