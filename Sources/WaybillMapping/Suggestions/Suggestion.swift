import FoundationEssentials

/// What an unknown text might mean.
public struct Suggestion: Sendable, Hashable {
  /// What stands behind the text in the mapping when it is taken: a target such as `NLD`, or the attributes of an entry.
  public let meaning: String
  /// The name of the party that is meant; empty where there is none.
  public let name: String
  /// The known spelling that the text is like.
  public let near: String
  /// How alike they are, from 1 to 100.
  public let score: Int
  /// What is alike: a word such as `spelling` or `letters`.
  public let reason: String
}

/// What the texts of one vocabulary can mean, ready to be ranked for one unknown text after another.
public struct SuggestionRanking: Sendable {
  /// A known spelling with its meaning.
  public struct Candidate: Sendable {
    public let meaning: String
    public let name: String
    public let spelling: String
    let folded: FoldedText
    /// The texts for several columns.
    var columns: [String] { Lookup.parts(of: spelling) }

    init(_ spelling: String, means meaning: String, name: String = "") {
      self.meaning = meaning
      self.name = name
      self.spelling = spelling
      folded = FoldedText(spelling)
    }
  }

  /// Everything that is known, in the order of the mapping and of its gazetteer.
  public let candidates: [Candidate]
  /// Whether of several spellings with one meaning only the nearest is shown.
  let mergesMeanings: Bool
  let grammar: PartyGrammar?
  /// The codes of the parties that have a name with the same letters, by these.
  let codesByLetters: [[Unicode.Scalar]: Set<String>]
  /// The parties by their codes of ISO 3166.
  let codesOfISO: [String: Gazetteer.Entry]

  /// How many suggestions a text is given.
  public static let most = 5

  /// Makes the spellings of a vocabulary ready.
  public init(_ vocabulary: Vocabulary, in mapping: MappingFile) {
    switch vocabulary {
    case .grammar(let name):
      grammar = mapping.grammars[name]
      candidates = grammar.map { Self.candidates(of: $0, groups: mapping.groups) } ?? []
      mergesMeanings = true
      codesByLetters = grammar.map { [candidates] in Self.codesByLetters(candidates, in: $0.gazetteer) } ?? [:]
      let codes = grammar?.gazetteer.entries.flatMap { entry in entry.isoCodes.map { ($0, entry) } } ?? []
      codesOfISO = Dictionary(codes) { first, _ in first }
    case .lookup(let name):
      (grammar, codesByLetters, codesOfISO) = (nil, [:], [:])
      candidates = mapping.lookups[name].map(Self.candidates) ?? []
      mergesMeanings = false
    }
  }

  /// The likeliest meanings of a text, the likeliest first; equally likely ones in the order of the alphabet.
  public func suggestions(for text: String) -> [Suggestion] {
    let folded = FoldedText(text)
    var best: [String: Suggestion] = [:]
    func add(_ likeness: Likeness, _ meaning: String, _ name: String, near: String) {
      let key = mergesMeanings ? meaning : near
      let known = best[key]
      if let known, (known.score, near) >= (likeness.score, known.near) { return }
      best[key] = Suggestion(
        meaning: meaning, name: name, near: near, score: likeness.score, reason: likeness.reason.rawValue)
    }
    let columns = grammar == nil ? text.components(separatedBy: " / ") : []
    for candidate in candidates {
      let likeness =
        columns.count > 1
        ? Likeness.of(columns: columns, candidate.columns) : Likeness.of(folded, candidate.folded)
      guard let likeness else { continue }
      add(likeness, candidate.meaning, candidate.name, near: candidate.spelling)
    }
    if let grammar {
      if let entry = codesOfISO[text] { add(.code, entry.target, entry.name, near: text) }
      if let parts = parts(of: text, in: grammar) { add(.parts, parts, "", near: text) }
    }
    let ranked = best.values.sorted { ($1.score, $0.meaning, $0.near) < ($0.score, $1.meaning, $1.near) }
    return Array(ranked.prefix(Self.most))
  }
}
