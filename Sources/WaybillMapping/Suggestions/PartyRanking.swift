import FoundationEssentials
import WaybillCore

extension Gazetteer.Entry {
  /// The party as the target of a name.
  var target: String { party.kind == .organisation ? "organisation \(party.code)" : party.code }
}

extension SuggestionRanking {
  /// Every spelling that a grammar and its gazetteer know, and the groups by their ids.
  static func candidates(of grammar: PartyGrammar, groups: [String]) -> [Candidate] {
    let names = Dictionary(grammar.gazetteer.entries.map { ($0.target, $0.name) }) { first, _ in first }
    return grammar.names.map { Candidate($0.spelling, means: $0.text, name: names[$0.text] ?? "") }
      + grammar.gazetteer.entries.flatMap { entry in
        ([entry.name] + entry.otherNames).map { Candidate($0, means: entry.target, name: entry.name) }
      }
      + grammar.gazetteer.entries.filter { $0.party.kind == .organisation }.flatMap { entry in
        entry.party.belongsTo.map { group in
          ([entry.name] + entry.otherNames).map { Candidate($0, means: "within \(group)") }
        } ?? []
      }
      + groups.map { Candidate($0, means: "within \($0)") }
  }

  /// What may stand between several parties, beside the separators that the grammar has.
  private static let separators = [
    ",", "/", "+", ";", "&", " and ", " en ", " und ", " et ", " via ", " - ",
  ]

  /// The parties of a text that lists several, when each of its parts is the name or the code of one.
  func parts(of text: String, in grammar: PartyGrammar) -> String? {
    var parts = [Normalisation(foldCase: true)(text)]
    let own = grammar.separators + (grammar.joiner.map { [$0] } ?? [])
    for separator in Self.separators + own {
      parts = parts.flatMap { $0.components(separatedBy: separator.lowercased()) }
    }
    var codes: [String] = []
    for part in parts.map({ Normalisation()($0) }) where !part.isEmpty {
      guard let code = code(of: part, in: grammar) else { return nil }
      if !codes.contains(code) { codes.append(code) }
    }
    return codes.count > 1 ? codes.joined(separator: ", ") : nil
  }

  /// The code of the one party that a part of a text names without doubt.
  private func code(of part: String, in grammar: PartyGrammar) -> String? {
    let folded = FoldedText(part)
    var codes = Set(
      candidates.lazy.filter { $0.folded.letters == folded.letters }.map(\.meaning)
        .filter { grammar.gazetteer.party(code: $0) != nil })
    if codes.isEmpty {
      let upper = part.uppercased()
      codes = Set(grammar.gazetteer.entries.filter { $0.isoCodes.contains(upper) }.map(\.party.code))
    }
    return codes.count == 1 ? codes.first : nil
  }
}
