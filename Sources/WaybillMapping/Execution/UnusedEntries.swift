public import WaybillCore

extension MappingFile {
  /// What is worth saying of lookups once all files of a source are read: the entries that no text was.
  ///
  /// A word that never comes is often a slip, or one that the publisher has given up. The empty text and entries with
  /// `*` are nets for what may come, and are left out; so are lookups that keep what they do not know, which files of
  /// several kinds share. One warning a lookup.
  public func warnings(of account: RowAccount) -> [Diagnostic] {
    lookups.values.filter { $0.unmatched != .keep }.sorted { $0.place < $1.place }.compactMap { lookup in
      let used = Set(account.usedEntries[lookup.name] ?? [])
      let unused = lookup.entries.indices.filter { !used.contains($0) }.map { lookup.entries[$0].word }
        .filter { !$0.isEmpty && !$0.contains("*") }
      return unused.isEmpty
        ? nil : .unusedEntries(unused, of: lookup.entries.count, lookup: lookup.name, at: lookup.place)
    }
  }

  /// The same for the lookups of a survey, and for the names of grammars too.
  ///
  /// A run says nothing of names, since a file of one year seldom has all that a publisher writes.
  public func warnings(of survey: TextSurvey) -> [Diagnostic] {
    var account = RowAccount()
    for case (.lookup(let name), let used) in survey.used { account.usedEntries[name] = used.sorted() }
    let unusedNames = grammars.values.compactMap { grammar -> Diagnostic? in
      let used = survey.used[.grammar(grammar.name)] ?? []
      let unused = grammar.names.indices.filter { !used.contains($0) }.map { grammar.names[$0] }
      return unused.first.map { first in
        .unusedNames(unused.map(\.spelling), of: grammar.names.count, grammar: grammar.name, at: first.place)
      }
    }
    return (unusedNames + warnings(of: account)).sorted {
      ($0.place ?? .init(file: "")) < ($1.place ?? .init(file: ""))
    }
  }
}
