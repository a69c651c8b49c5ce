import WaybillMapping

extension DraftWriter {
  /// How many spellings that mean nothing are listed.
  private static let mostListed = 60

  /// `parties:`: one grammar for all columns of parties.
  var partiesSection: DraftText {
    let used = [roles.exporter, roles.destination, roles.via, roles.origin].compactMap { $0 }
    let guesses = used.compactMap { roles.party($0) }
    var text = DraftText()
    text.add(0, "parties:")
    text.add(2, "names:")
    if parties.isEmpty {
      text.remark(4, "TODO: no countries.yaml was at hand, so that parties were told by headers alone")
    }
    text.add(4, "files: [\(parties.file)]")
    text.add(4, "normalise: [trim, collapse-spaces, fold-case, apostrophes]")
    if guesses.contains(where: \.isCodes) { text.add(4, "codes: true", "the cells have codes of ISO 3166-1") }
    let starred = used.contains { roles.party($0)?.suffixes.isEmpty == false && !isFootnote($0) } || captureIsStarred
    if starred {
      let counts = ["**", "*"].map { ending in (ending, guesses.reduce(0) { $0 + ($1.suffixes[ending]?.count ?? 0) }) }
      let words = counts.filter { $0.1 > 0 }.map { "\(counted($0.1, "text")) with \($0.0)" }.joined(separator: ", ")
      text.add(
        4, "suffix: {'**': organisation, '*': non-state}",
        "TODO: \(words.isEmpty ? "in the lines above the table" : words); what do they mark?")
    }
    var separators: [String: Int] = [:]
    for guess in guesses { separators.merge(guess.separators) { $0 + $1 } }
    if !separators.isEmpty {
      let words = separators.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      text.add(
        4, "split: \(YAMLScalar.list(words.map(\.key)))",
        "TODO: \(words.map { "\(counted($0.value, "text")) with '\($0.key)'" }.joined(separator: ", "))")
    }
    text.add(namesTable(guesses))
    text.add(4, "unmatched: reject")
    return text
  }

  private var captureIsStarred: Bool {
    captures.contains { ["exporter", "destination"].contains($0.name) && $0.text.hasSuffix("*") }
  }

  private func namesTable(_ guesses: [PartyGuess]) -> DraftText {
    var text = DraftText()
    var said = Tally()
    for guess in guesses { for entry in guess.said { said.add(entry.value, entry.target) } }
    for capture in captures where ["exporter", "destination"].contains(capture.name) {
      guard case .said(let target) = parties.meaning(of: capture.text) else { continue }
      said.add(ColumnProfile.Value(text: capture.text, count: 0, line: capture.line), target)
    }
    var others = Tally()
    let titles = [roles.exporter, roles.destination].compactMap { $0 }.flatMap { self.titles(of: $0) }
    for guess in guesses where !parties.isEmpty && !guess.isCodes {
      for value in guess.others where !titles.contains(value.text) { others.add(value, "") }
    }
    if said.isEmpty, others.isEmpty { return text }
    if said.isEmpty { text.remark(4, "names:") } else { text.add(4, "names:") }
    for entry in said.entries.values.sorted(by: { $0.word < $1.word }) {
      text.add(
        6, "\(YAMLScalar.written(entry.word)): \(entry.target)",
        "TODO: \(entry.count > 0 ? counted(entry.count, "row") + ", " : "")line \(entry.line)")
    }
    if others.isEmpty { return text }
    let words = others.entries.values.filter { Self.isName($0.word) }.sorted {
      ($1.count, $0.word) < ($0.count, $1.word)
    }
    let rows = others.entries.values.reduce(0) { $0 + $1.count }
    text.remark(
      6,
      "TODO: \(counted(others.entries.count, "text")) in \(counted(rows, "cell")) "
        + "\(others.entries.count == 1 ? "is" : "are") no name of countries.yaml, and rejects until they stand here:")
    for entry in words.prefix(Self.mostListed) {
      let near = parties.suggestion(for: entry.word).map { "; \($0)" } ?? ""
      text.add(
        6, "# \(YAMLScalar.written(entry.word)): ???  # \(counted(entry.count, "cell")), line \(entry.line)\(near)")
    }
    let rest = others.entries.count - min(words.count, Self.mostListed)
    if rest > 0 { text.remark(6, "and \(counted(rest, "other text"))") }
    return text
  }
}

extension DraftWriter {
  /// Spellings that are alike once capitals and apostrophes are, with the count of all and the first line.
  private struct Tally {
    private(set) var entries: [String: (word: String, target: String, count: Int, line: Int)] = [:]

    var isEmpty: Bool { entries.isEmpty }

    mutating func add(_ value: ColumnProfile.Value, _ target: String) {
      let key = Normalisation.usual(value.text)
      guard let found = entries[key] else {
        entries[key] = (value.text, target, value.count, value.line)
        return
      }
      let first = (found.line, found.word) <= (value.line, value.text)
      entries[key] = (
        first ? found.word : value.text, target, found.count + value.count, min(found.line, value.line)
      )
    }
  }

  /// Whether a text can be the name of a party: letters for the most part, on one line, and no list of a program.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, text.count < 100, !text.contains(where: \.isNewline) else {
      return false
    }
    return text.count(where: { $0.isLetter || $0 == " " }) * 10 >= text.count * 7 && !text.contains("'']")
      && !text.hasPrefix("u'")
  }
}
