/// A column of few different words, and what they may say of a record.
struct WordsGuess {
  /// What the words set.
  enum Target: Equatable {
    case event
    case flags
  }

  let target: Target
  /// Each word with what it may mean; the empty text for cells that say nothing.
  private(set) var entries: [(word: String, meaning: String?, count: Int, isSaid: Bool)] = []

  /// Finds a meaning for at least one word of a column with few of them; nil where there is none.
  init?(_ column: ColumnProfile, header: HeaderWords) {
    if column.isCut || column.distinctCount > 12 || column.distinctCount < 2 && column.emptyCount == 0 { return nil }
    let values = column.values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
    let events = values.map { Self.event($0.text, header) }
    let flags = values.map { Self.flag($0.text, header) }
    let isEvent = events.contains { $0 != nil && $0 != "new" }
    guard isEvent || flags.contains(where: { $0 != nil }) else { return nil }
    target = isEvent ? .event : .flags
    let isYesNo = values.allSatisfy {
      Self.yes.contains($0.text.lowercased()) || Self.no.contains($0.text.lowercased())
    }
    entries = zip(values, isEvent ? events : flags).map { value, meaning in
      let isSaid =
        meaning != nil || Self.no.contains(value.text.lowercased()) || (!isEvent && value.text.lowercased() == "new")
      return (value.text, meaning ?? (isEvent ? "new" : nil), value.count, isSaid)
    }
    if column.emptyCount > 0 {
      let unsaid = isYesNo && !isEvent && header.has(Self.estimates) ? "estimate-not-stated" : nil
      entries.append(("", isEvent ? "new" : unsaid, column.emptyCount, false))
    }
  }

  private static let yes = ["yes", "y", "1", "true", "ja", "j", "oui", "x"]
  private static let no = ["no", "n", "0", "false", "nee", "nein", "non"]
  private static let estimates = ["estimate", "estimated", "est", "uncertain", "schatting", "geschätzt"]

  private static let events: [(words: [String], event: String)] = [
    (["refus", "denied", "denial", "reject", "geweiger", "afgewezen", "abgelehnt", "refusé"], "denial"),
    (["temporary", "tijdelijk", "temporär", "vorübergehend", "temporaire"], "temporary"),
    (["extension", "extended", "verleng", "verläng", "prolong"], "extension"),
    (["replacement", "vervang", "ersatz", "remplacement"], "replacement"),
    (["transit", "doorvoer", "durchfuhr"], "transit"),
    (["broker", "bemiddel", "vermittlung", "courtage"], "brokering"),
    (
      ["issued", "granted", "approved", "definitive", "definitief", "permanent", "erteilt", "verleend", "accordé"],
      "new"
    ),
  ]

  private static func event(_ word: String, _ header: HeaderWords) -> String? {
    let text = word.lowercased()
    if let found = events.first(where: { $0.words.contains(where: text.hasPrefix) }) { return found.event }
    guard yes.contains(text), let said = events.first(where: { $0.words.contains(where: header.text.contains) }) else {
      return nil
    }
    return said.event
  }

  private static func flag(_ word: String, _ header: HeaderWords) -> String? {
    let text = word.lowercased()
    if text.contains("moderni") || text.contains("refurbish") { return "modernised" }
    if text.hasPrefix("second hand") || text.hasPrefix("second-hand") || text == "used" { return "second-hand" }
    if text == "provisional" || text == "preliminary" || text == "vorläufig" || text == "voorlopig" {
      return "provisional"
    }
    if text == "classified" || text == "confidential" { return "classified" }
    if text == "?" { return header.text.isEmpty ? nil : estimate(header) }
    guard yes.contains(text) else { return nil }
    if header.has(estimates) { return estimate(header) }
    if header.text.contains("local production") || header.text.contains("licensed production") {
      return "local-production"
    }
    if header.has(["second hand", "second-hand"]) { return "second-hand" }
    if header.has(["provisional"]) { return "provisional" }
    if header.has(["classified", "confidential"]) { return "classified" }
    return nil
  }

  private static func estimate(_ header: HeaderWords) -> String {
    if header.has(HeaderWords.year + ["order"]) { return "estimated-year" }
    return header.has(HeaderWords.count) ? "estimated-number" : "estimated-value"
  }
}
