import WaybillCore

extension Lookup {
  /// Reads one table of `lookups:`, whose entries stand in it or in a file beside the mapping.
  static func read(_ line: ConfigNode.Entry, references: References) throws(Diagnostics) -> Lookup {
    guard let lines = line.value.table else {
      throw Diagnostics([.wrongShape(line.key, expected: "a table", found: line.value.kind, at: line.value.place)])
    }
    var table = OptionTable(lines, at: line.keyPlace)
    table.check(MappingKeys.lookup)
    let unmatched = table.choice("unmatched", of: Unmatched.self) ?? .fail
    if (table["map"] == nil) == (table["file"] == nil) { table.problem(.mapOrFile(line.key, at: line.keyPlace)) }
    if table["file"] == nil, let key = table["key"] {
      table.problem(.uselessKey("key", without: "'file'", at: key.place))
    }
    var problems = Diagnostics()
    let inFile = table["map"] == nil ? table.fileEntries(references, &problems) : nil
    let entries = inFile?.entries ?? table.mapEntries()
    table.finish(into: &problems)
    try problems.throwIfErrors()
    return Lookup(
      name: line.key, entries: entries, unmatched: unmatched, place: line.keyPlace, fileColumns: inFile?.columns)
  }
}

extension OptionTable {
  /// The entries of `map`.
  fileprivate mutating func mapEntries() -> [Lookup.Entry] {
    var entries: [Lookup.Entry] = []
    for entry in table("map") ?? [] {
      guard let attributes = entry.value.table else {
        problem(
          .wrongShape(entry.key, expected: "a table of attributes", found: entry.value.kind, at: entry.value.place))
        continue
      }
      var texts: [String: String] = [:]
      var places: [String: Place] = [:]
      for attribute in attributes {
        guard let text = attribute.value.text else {
          problem(
            .wrongShape(attribute.key, expected: "a text", found: attribute.value.kind, at: attribute.value.place))
          continue
        }
        texts[attribute.key] = text
        places[attribute.key] = attribute.keyPlace
      }
      entries.append(.init(word: entry.key, attributes: texts, place: entry.keyPlace, attributePlaces: places))
    }
    return entries
  }

  /// The entries of `file`, whose column `key` has the words; an empty cell is no attribute.
  ///
  /// The problems of the file itself may be many, and go to a list of their own.
  fileprivate mutating func fileEntries(
    _ references: References, _ problems: inout Diagnostics
  ) -> (entries: [Lookup.Entry], columns: [String])? {
    guard let file = text("file"), let place = self["file"]?.place else { return nil }
    if self["key"] == nil { problem(.missingKey("key", at: self.place)) }
    let found: LookupTable
    switch references.lookupTables[file] {
    case .success(let table): found = table
    case .failure(let found):
      problems.add(found)
      return nil
    case nil:
      problem(.unknownValue(file, of: "file", known: references.lookupTables.keys.sorted(), at: place))
      return nil
    }
    guard let key = text("key"), let keyPlace = self["key"]?.place else { return nil }
    guard let column = found.columns.firstIndex(of: key) else {
      problem(
        .missingColumn(key, renamed: closest(to: key, in: found.columns), file: found.header, mapped: keyPlace))
      return nil
    }
    var entries: [Lookup.Entry] = []
    var firsts: [String: Place] = [:]
    for row in found.rows {
      let word = row.cells[column]
      if let first = firsts[word] {
        problems.add(.duplicateName("entry", word, at: row.place, first: first))
        continue
      }
      firsts[word] = row.place
      var attributes: [String: String] = [:]
      for (index, text) in row.cells.enumerated() where index != column && !text.isEmpty {
        attributes[found.columns[index]] = text
      }
      entries.append(.init(word: word, attributes: attributes, place: row.place))
    }
    return (entries, found.columns.filter { $0 != key })
  }
}
