public import WaybillCore

extension MappingFile {
  /// What is worth saying of lookups once all files of a source are read: the entries that no text was.
  ///
  /// A word that never comes is often a slip, or one that the publisher has given up. The empty text and entries with
  /// `*` are nets for what may come, and are left out. One warning a lookup.
  public func warnings(of account: RowAccount) -> [Diagnostic] {
    lookups.values.sorted { $0.place < $1.place }.compactMap { lookup in
      let used = Set(account.usedEntries[lookup.name] ?? [])
      let unused = lookup.entries.indices.filter { !used.contains($0) }.map { lookup.entries[$0].word }
        .filter { !$0.isEmpty && !$0.contains("*") }
      return unused.isEmpty
        ? nil : .unusedEntries(unused, of: lookup.entries.count, lookup: lookup.name, at: lookup.place)
    }
  }
}
