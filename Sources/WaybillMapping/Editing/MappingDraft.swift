public import WaybillCore

/// A mapping with its text, to which entries are added: in memory, until somebody writes the text.
public struct MappingDraft: Sendable {
  /// The file, as diagnostics call it.
  public let name: String
  /// The text of the mapping.
  public let bytes: [UInt8]
  /// The tables of lookups, by the names that the mapping has for them.
  public let tables: [String: [UInt8]]
  /// The mapping that the text is.
  public let mapping: MappingFile
  let tree: ConfigNode
  let references: References

  /// Reads a mapping.
  ///
  /// - Throws: every problem of the mapping.
  public init(
    _ bytes: [UInt8], name: String, references: References, tables: [String: [UInt8]] = [:]
  ) throws(Diagnostics) {
    self.name = name
    self.bytes = bytes
    self.tables = tables
    self.references = references
    tree = try YAMLReader.read(bytes, file: name)
    mapping = try MappingFile.read(tree, references: references)
  }

  /// The draft with further entries; everything else of its text stays as it is, to the byte.
  ///
  /// The entries are checked as if they stood in the mapping already, so that what is wrong is told where it was said.
  /// The new text is read again, and must hold exactly these entries more.
  ///
  /// - Throws: every problem of the entries; an internal error when the new text does not hold what it should.
  public func adding(_ entries: [MappingEntry]) throws(Diagnostics) -> MappingDraft {
    var expected = tree
    var wanted = references
    var written = tables
    var lines: [Vocabulary: [YAMLEdit.Line]] = [:]
    var order: [Vocabulary] = []
    var problems = Diagnostics()
    for entry in entries {
      if case .lookup(let lookup) = entry.vocabulary, let file = tree["lookups"]?[lookup]?["file"]?.text {
        do { try addRow(entry, lookup: lookup, file: file, to: &wanted, &written) } catch { problems.add(error) }
        continue
      }
      let node = ConfigNode.Entry(key: entry.text, keyPlace: entry.place, value: entry.meaning)
      expected = expected.adding(node, to: Self.path(of: entry.vocabulary)[...])
      if lines[entry.vocabulary] == nil { order.append(entry.vocabulary) }
      lines[entry.vocabulary, default: []].append(
        .init(key: YAMLScalar.written(entry.text), value: entry.writtenMeaning))
    }
    do { _ = try MappingFile.read(expected, references: wanted) } catch { problems.add(error) }
    try problems.throwIfErrors()
    let text = try edited(order.map { ($0, lines[$0] ?? []) })
    var references = references
    for (file, bytes) in written where bytes != tables[file] {
      references.lookupTables[file] = .success(try checked(bytes, file: file, against: wanted))
    }
    do {
      let draft = try MappingDraft(text, name: name, references: references, tables: written)
      if draft.tree.holdsSame(as: expected) { return draft }
    } catch {
      throw Diagnostics([.editFailed(name, reason: error.sorted.first?.message ?? "it cannot be read")])
    }
    throw Diagnostics([.editFailed(name, reason: "it would hold something else")])
  }

  private static func path(of vocabulary: Vocabulary) -> [String] {
    switch vocabulary {
    case .grammar(let name): ["parties", name, "names"]
    case .lookup(let name): ["lookups", name, "map"]
    }
  }

  /// The text with entries in the tables of their vocabularies.
  private func edited(_ lines: [(vocabulary: Vocabulary, lines: [YAMLEdit.Line])]) throws(Diagnostics) -> [UInt8] {
    if lines.isEmpty { return bytes }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var edit: YAMLEdit
    do {
      edit = try YAMLEdit(Array(bytes[mark...]))
    } catch {
      throw Diagnostics([.editFailed(name, reason: error.problem)])
    }
    for (vocabulary, lines) in lines where !edit.add(lines, to: Self.path(of: vocabulary)) {
      throw Diagnostics([.editFailed(name, reason: "it has no '\(vocabulary.name)'")])
    }
    return bytes[..<mark] + edit.result()
  }
}
