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

  /// The codes of the parties that have a name with the same letters, by these.
  static func codesByLetters(_ candidates: [Candidate], in gazetteer: Gazetteer) -> [[Unicode.Scalar]: Set<String>] {
    let named = candidates.filter { gazetteer.party(code: $0.meaning) != nil }
    return Dictionary(named.map { ($0.folded.letters, [$0.meaning]) }) { $0.union($1) }
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
      guard let code = code(of: part) else { return nil }
      if !codes.contains(code) { codes.append(code) }
    }
    return codes.count > 1 ? codes.joined(separator: ", ") : nil
  }

  /// The code of the one party that a part of a text names without doubt.
  private func code(of part: String) -> String? {
    let codes = codesByLetters[FoldedText(part).letters] ?? []
    if codes.isEmpty { return codesOfISO[part.uppercased()]?.party.code }
    return codes.count == 1 ? codes.first : nil
  }
}
