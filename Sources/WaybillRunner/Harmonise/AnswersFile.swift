public import WaybillCore
public import WaybillMapping

/// What a person answered in a file: for each text of a grammar or a lookup what it means.
struct AnswersFile {
  /// The answers, in the order of the file; places without an answer are left out.
  let entries: [MappingEntry]

  static let keys = [
    OptionSpec("answers", .choice(["1"]), required: true, help: "The version of the file's form."),
    OptionSpec("mapping", .text, required: true, help: "The id of the mapping that the answers are for."),
    OptionSpec("parties", "table of grammars", help: "The answers for each grammar: a text and its target."),
    OptionSpec("lookups", "table of lookups", help: "The answers for each lookup: a word and its attributes."),
  ]

  /// Reads a file of answers for a mapping.
  ///
  /// - Throws: every problem of the file: unknown keys, another mapping, grammars and lookups that it does not have.
  static func read(_ file: ConfigNode, for harmoniser: Harmoniser) throws(Diagnostics) -> AnswersFile {
    guard let entries = file.table else {
      throw Diagnostics([.wrongShape("answers", expected: "a table", found: file.kind, at: file.place)])
    }
    var top = OptionTable(entries, at: file.place)
    top.check(keys)
    if let node = top["answers"], let version = node.text, version != "1" {
      top.problem(.badOption("answers", expected: "'1'", found: version, at: node.place))
    }
    if let node = top["mapping"], let id = node.text, id != harmoniser.source {
      top.problem(.badOption("mapping", expected: "'\(harmoniser.source)'", found: id, at: node.place))
    }
    var answers: [MappingEntry] = []
    for section in ["parties", "lookups"] {
      let known = harmoniser.vocabularies.filter { $0.section == section }
      for vocabulary in top.table(section) ?? [] {
        guard let meant = known.first(where: { $0.name == vocabulary.key }) else {
          top.problem(.unknownKey(vocabulary.key, known: known.map(\.name), at: vocabulary.keyPlace))
          continue
        }
        if vocabulary.value.text == "" { continue }
        guard let lines = vocabulary.value.table else {
          top.problem(
            .wrongShape(
              vocabulary.key, expected: "a table", found: vocabulary.value.kind, at: vocabulary.value.place))
          continue
        }
        answers += lines.filter { $0.value.text != "" }.map {
          MappingEntry($0.key, of: meant, means: $0.value, at: $0.keyPlace)
        }
      }
    }
    try top.finish()
    return AnswersFile(entries: answers)
  }
}

extension Harmoniser {
  /// Confirms the answers of a file, all of them or none.
  ///
  /// - Returns: the entries that were written, and those that the mapping had already.
  /// - Throws: every problem of the file, where it stands; the mapping is then as it was.
  public mutating func accept(
    answers path: String
  ) throws(Diagnostics) -> (written: [MappingEntry], known: [MappingEntry]) {
    let tree = try YAMLReader.read(try Files.bytes(path, named: path), file: path)
    let answers = try AnswersFile.read(tree, for: self)
    var problems = Diagnostics()
    var (written, known): ([MappingEntry], [MappingEntry]) = ([], [])
    var firsts: [UnknownText: MappingEntry] = [:]
    for entry in answers.entries {
      do throws(Diagnostics) {
        // What is wrong with the meaning is told as it would be in the mapping.
        switch try standing(of: entry) {
        case .wanted:
          // Two spellings may be one once they are normalised.
          if let first = firsts[spelling(of: entry)] {
            if first.writtenMeaning == entry.writtenMeaning { continue }
            problems.add(.answerDiffers(entry.text, vocabulary: entry.vocabulary, at: entry.place))
          } else {
            firsts[spelling(of: entry)] = entry
            written.append(entry)
          }
        case .known: known.append(entry)
        case .knownOtherwise: problems.add(.answerDiffers(entry.text, vocabulary: entry.vocabulary, at: entry.place))
        case .nowhere:
          let texts = unmatched.filter { $0.vocabulary == entry.vocabulary }.map(\.text)
          problems.add(.answerForNothing(entry.text, known: texts, at: entry.place))
        }
      } catch {
        problems.add(error)
      }
    }
    do throws(Diagnostics) {
      try check(written)
    } catch {
      problems.add(error)
    }
    try problems.throwIfErrors()
    try confirm(written)
    return (written, known)
  }
}
