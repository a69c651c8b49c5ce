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

/// The texts of files that entries are wanted for, ready to be looked up.
public struct WantedTexts: Sendable {
  private var texts: Set<UnknownText> = []
  /// The unknown texts of several columns, by lookup.
  private var columns: [String: [[String]]] = [:]

  /// Makes the texts of a survey ready: every unknown one, and every cell that has one within it.
  public init(_ survey: TextSurvey, unknownTo mapping: MappingFile) {
    for unknown in survey.sightings.map(\.unknown) {
      switch unknown.vocabulary {
      case .grammar(let name):
        guard let grammar = mapping.grammars[name] else { continue }
        let parts = grammar.unknownParts(of: unknown.text)
        for text in parts.isEmpty ? [] : parts + [unknown.text] {
          texts.insert(UnknownText(unknown.vocabulary, grammar.normalise(text)))
        }
      case .lookup(let name):
        guard let lookup = mapping.lookups[name], lookup.index(of: unknown.text) == nil else { continue }
        texts.insert(unknown)
        let cells = unknown.text.split(separator: TextColumn.separator, omittingEmptySubsequences: false)
        if cells.count > 1 { columns[name, default: []].append(cells.map(String.init)) }
      }
    }
  }

  /// Whether a text, as its vocabulary compares it, is among them; in an entry for several columns `*` is any text.
  func contains(_ unknown: UnknownText) -> Bool {
    if texts.contains(unknown) { return true }
    guard case .lookup(let name) = unknown.vocabulary, let columns = columns[name] else { return false }
    let parts = Lookup.parts(of: unknown.text)
    return columns.contains { cells in
      cells.count == parts.count && zip(parts, cells).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }
}

extension MappingFile {
  /// How an entry stands to the mapping, and to the texts that entries are wanted for.
  ///
  /// - Throws: the problem of a meaning that cannot be read.
  public func standing(of entry: MappingEntry, among wanted: WantedTexts) throws(Diagnostics) -> EntryStanding {
    switch entry.vocabulary {
    case .grammar(let name):
      guard let grammar = grammars[name] else { return .nowhere }
      let target = try PartyTarget.read(entry.meaning, gazetteer: grammar.gazetteer, groups: groups)
      if case .success(let set) = grammar.resolve(entry.text) {
        return set == target.set(for: Normalisation()(entry.text)) ? .known : .knownOtherwise
      }
    case .lookup(let name):
      guard let lookup = lookups[name] else { return .nowhere }
      if let index = lookup.index(ofWritten: entry.text) {
        let attributes = entry.meaning.table?.reduce(into: [:]) { $0[$1.key] = $1.value.text }
        return lookup.entries[index].attributes == attributes ? .known : .knownOtherwise
      }
    }
    return wanted.contains(spelling(of: entry)) ? .wanted : .nowhere
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
}
