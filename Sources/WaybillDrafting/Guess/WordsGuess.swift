/// A column of few different words, and what they may say of a record.
struct WordsGuess {
  /// What the words set.
  enum Target: Equatable {
    case event
    case flags
  }

  let target: Target
  /// Each word with what it may mean; the empty text for cells that say nothing.
  private(set) var entries: [Entry] = []

  /// A word, what it may mean, and how that is known.
  struct Entry {
    let word: String
    let meaning: String?
    let count: Int
    let isSaid: Bool
    /// Whether it says that a figure stands.
    var stands = false
    /// Whether it is a letter of a status, which may mean anything.
    var isLetter = false
  }

  /// Finds a meaning for at least one word of a column with few of them; nil where there is none.
  init?(_ column: ColumnProfile, header: HeaderWords) {
    if column.isCut || column.distinctCount > 12 || column.distinctCount < 2 && column.emptyCount == 0 { return nil }
    let values = column.values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
    let events = values.map { Self.event($0.text, header) }
    let isStatus = Self.isStatus(column, header: header)
    let flags = values.map { Self.status($0.text, isStatus: isStatus) ?? Self.flag($0.text, header) }
    let isEvent = events.contains { $0 != nil && $0 != "new" }
    guard isEvent || isStatus || flags.contains(where: { $0 != nil }) else { return nil }
    target = isEvent ? .event : .flags
    let isYesNo = values.allSatisfy {
      Self.yes.contains($0.text.lowercased()) || Self.no.contains($0.text.lowercased())
    }
    entries = zip(values, isEvent ? events : flags).map { value, meaning in
      let stands = !isEvent && meaning == nil && isStatus && Self.stands(value.text)
      let isSaid =
        meaning != nil || Self.no.contains(value.text.lowercased()) || (!isEvent && value.text.lowercased() == "new")
        || stands
      let isLetter = !isEvent && meaning == nil && isStatus && Self.isLetter(value.text)
      return Entry(
        word: value.text, meaning: meaning ?? (isEvent ? "new" : nil), count: value.count, isSaid: isSaid && !isLetter,
        stands: stands, isLetter: isLetter)
    }
    if column.emptyCount > 0 {
      let unsaid = isYesNo && !isEvent && header.has(Self.estimates) ? "estimate-not-stated" : nil
      entries.append(
        Entry(word: "", meaning: isEvent ? "new" : unsaid, count: column.emptyCount, isSaid: false))
    }
  }

  /// Whether most words of a column say how far its figures are settled, such as `provisional` and `final`.
  static func isStatus(_ column: ColumnProfile, header: HeaderWords) -> Bool {
    if column.isCut || !(1...12).contains(column.distinctCount) { return false }
    let isNamed = header.has(["status", "quality", "stand.", "statut", "flag", "flags", "revision"])
    let known = column.values.filter { value in
      guard isNamed || value.text.count > 2 else { return false }
      return status(value.text, isStatus: true) != nil || stands(value.text) || isLetter(value.text)
    }
    return known.count * 2 > column.distinctCount
      && known.contains { isNamed || status($0.text, isStatus: true) != nil }
  }

  /// The flag of a word for a figure that may still change, or that nobody counted.
  private static func status(_ word: String, isStatus: Bool) -> String? {
    guard isStatus else { return nil }
    let text = word.lowercased()
    if ["prov", "prov."].contains(text) || provisional.contains(where: text.hasPrefix) { return "provisional" }
    return ["est", "est."].contains(text) || estimated.contains(where: text.hasPrefix) ? "estimated-value" : nil
  }

  /// Whether a word says that a figure stands: no flag does, since that is what a figure without flags says.
  static func stands(_ word: String) -> Bool {
    let text = word.lowercased()
    return ["rev", "rev."].contains(text) || standing.contains(where: text.hasPrefix)
  }

  /// Whether a word is one letter, which publishers use for actual as for approved.
  private static func isLetter(_ word: String) -> Bool { word.count == 1 && word.allSatisfy(\.isLetter) }

  private static let provisional = [
    "provisional", "preliminary", "prelim", "provisoire", "vorläufig", "voorlopig", "flash",
  ]
  private static let estimated = ["estimat", "schatting", "geschat", "geschätzt", "schätzung", "imputed"]
  private static let standing = [
    "final", "revised", "confirmed", "actual", "definiti", "définiti", "endgültig", "herzien", "revidiert", "révisé",
    "normal",
  ]

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
