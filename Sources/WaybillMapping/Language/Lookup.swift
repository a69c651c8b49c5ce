import WaybillCore

/// A table from a publisher's words to attributes, such as a flag or a level.
///
/// For a field with several columns a word is written `T / * / *`: a text for each column, or `*` for any; the first
/// entry that fits is taken.
struct Lookup: Sendable {
  /// What happens to a word that no entry has.
  enum Unmatched: String, Sendable, CaseIterable {
    case reject, fail
  }

  /// What one word stands for.
  struct Entry: Sendable {
    let attributes: [String: String]
    let place: Place
  }

  let name: String
  /// The words, in the order of the mapping.
  let words: [String]
  let entries: [String: Entry]
  let unmatched: Unmatched
  let place: Place

  /// The entry of a trimmed word, or of the words of several columns.
  func entry(_ word: String) -> Entry? {
    if let entry = entries[word] { return entry }
    let cells = word.split(separator: TextColumn.separator, omittingEmptySubsequences: false)
    guard cells.count > 1 else { return nil }
    let fit = words.first { pattern in
      let parts = pattern.split(separator: "/", omittingEmptySubsequences: false).map { Normalisation()(String($0)) }
      return parts.count == cells.count && zip(parts, cells).allSatisfy { $0 == "*" || $0 == $1 }
    }
    return fit.flatMap { entries[$0] }
  }

  /// Reads one table of `lookups:`.
  static func read(_ line: ConfigNode.Entry) throws(Diagnostics) -> Lookup {
    guard let lines = line.value.table else {
      throw Diagnostics([.wrongShape(line.key, expected: "a table", found: line.value.kind, at: line.value.place)])
    }
    var table = OptionTable(lines, at: line.keyPlace)
    table.check(MappingKeys.lookup)
    var entries: [String: Entry] = [:]
    var words: [String] = []
    for entry in table.table("map") ?? [] {
      guard let attributes = entry.value.table else {
        table.problem(
          .wrongShape(entry.key, expected: "a table of attributes", found: entry.value.kind, at: entry.value.place))
        continue
      }
      var texts: [String: String] = [:]
      for attribute in attributes {
        guard let text = attribute.value.text else {
          table.problem(
            .wrongShape(attribute.key, expected: "a text", found: attribute.value.kind, at: attribute.value.place))
          continue
        }
        texts[attribute.key] = text
      }
      words.append(entry.key)
      entries[entry.key] = Entry(attributes: texts, place: entry.keyPlace)
    }
    let unmatched = table.choice("unmatched", of: Unmatched.self) ?? .fail
    try table.finish()
    return Lookup(name: line.key, words: words, entries: entries, unmatched: unmatched, place: line.keyPlace)
  }
}

extension OptionTable {
  /// The value of a key that has a closed set of words; notes a problem for any other word.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Choice? {
    guard let text = text(key), let node = self[key] else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    problem(.unknownValue(text, of: key, known: Choice.allCases.map(\.rawValue), at: node.place))
    return nil
  }
}
