public import WaybillCore

/// How an entry that somebody wants to add stands to a mapping and to the texts of its files.
public enum EntryStanding: Sendable, Hashable {
  /// The files have the text, and the mapping does not know it.
  case wanted
  /// The mapping knows the text, with this meaning.
  case known
  /// The mapping knows the text, with another meaning.
  case knownOtherwise
  /// Neither the mapping nor the files have the text.
  case nowhere
}

extension MappingFile {
  /// How an entry stands to the mapping and to the texts that a survey saw.
  ///
  /// - Throws: the problem of a meaning that cannot be read.
  public func standing(of entry: MappingEntry, in survey: TextSurvey) throws(Diagnostics) -> EntryStanding {
    let texts = survey.sightings.lazy.filter { $0.unknown.vocabulary == entry.vocabulary }.map(\.unknown.text)
    switch entry.vocabulary {
    case .grammar(let name):
      guard let grammar = grammars[name] else { return .nowhere }
      let target = try PartyTarget.read(entry.meaning, gazetteer: grammar.gazetteer, groups: groups)
      if grammar.unknownParts(of: entry.text).isEmpty, case .success(let set) = grammar.resolve(entry.text) {
        return set == target.set(for: Normalisation()(entry.text)) ? .known : .knownOtherwise
      }
      let spelling = grammar.normalise(entry.text)
      let isWanted = texts.contains { text in
        let parts = grammar.unknownParts(of: text)
        return !parts.isEmpty
          && (grammar.normalise(text) == spelling || parts.contains { grammar.normalise($0) == spelling })
      }
      return isWanted ? .wanted : .nowhere
    case .lookup(let name):
      guard let lookup = lookups[name] else { return .nowhere }
      if let index = lookup.index(ofWritten: entry.text) {
        let attributes = entry.meaning.table?.reduce(into: [:]) { $0[$1.key] = $1.value.text }
        return lookup.entries[index].attributes == attributes ? .known : .knownOtherwise
      }
      let isWanted = texts.contains { lookup.index(of: $0) == nil && Lookup.fits(entry.text, $0) }
      return isWanted ? .wanted : .nowhere
    }
  }

  /// The text of an entry as its vocabulary compares it.
  public func spelling(of entry: MappingEntry) -> UnknownText {
    switch entry.vocabulary {
    case .grammar(let name): UnknownText(entry.vocabulary, grammars[name]?.normalise(entry.text) ?? entry.text)
    case .lookup: UnknownText(entry.vocabulary, entry.text)
    }
  }

  /// The names of the grammars and of the lookups, in order.
  public var vocabularies: [Vocabulary] {
    grammars.keys.sorted().map { .grammar($0) } + lookups.keys.sorted().map { .lookup($0) }
  }
}

extension Lookup {
  /// The number of the entry for a word as mappings have it, with `/` between the texts of several columns.
  fileprivate func index(ofWritten word: String) -> Int? {
    if let index = index(of: word) { return index }
    let parts = Self.parts(of: word)
    return parts.count > 1 ? index(of: parts.joined(separator: String(TextColumn.separator))) : nil
  }

  /// Whether a word as mappings have it stands for a text; `*` stands for any text of a column.
  fileprivate static func fits(_ word: String, _ text: String) -> Bool {
    let cells = text.split(separator: TextColumn.separator, omittingEmptySubsequences: false)
    if cells.count == 1 { return word == text }
    let parts = parts(of: word)
    return parts.count == cells.count && zip(parts, cells).allSatisfy { $0 == "*" || $0 == $1 }
  }
}
