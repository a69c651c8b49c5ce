public import WaybillCore
import WaybillFormats

extension MappingFile {
  /// Reads a mapping and checks everything that can be known without a source file.
  ///
  /// - Throws: every problem of the file at once.
  public static func read(_ file: ConfigNode, references: References) throws(Diagnostics) -> MappingFile {
    var reader = MappingReader(references: references)
    return try reader.read(file)
  }
}

/// Reads a mapping, gathering problems as it goes.
private struct MappingReader {
  let references: References
  var problems = Diagnostics()

  init(references: References) { self.references = references }

  mutating func read(_ file: ConfigNode) throws(Diagnostics) -> MappingFile {
    guard let entries = file.table else {
      throw Diagnostics([.wrongShape("mapping", expected: "a table", found: file.kind, at: file.place)])
    }
    var top = OptionTable(entries, at: file.place)
    top.check(MappingKeys.top)
    if let node = top["mapping"], let version = node.text, version != "1" {
      top.problem(.badOption("mapping", expected: "'1'", found: version, at: node.place))
    }
    let about = about(top["about"], at: file.place)
    let reporting = reporting(top["reporting"])
    let fetch = top["fetch"].flatMap { FetchSection.read($0, &problems) }
    var section = ReadSectionReader()
    let read = section.read(top["read"])
    problems.add(section.problems)

    var grammars: [String: PartyGrammar] = [:]
    for line in top.table("parties") ?? [] {
      do { grammars[line.key] = try PartyGrammar.read(line, references: references) } catch { problems.add(error) }
    }
    var lookups: [String: Lookup] = [:]
    for line in top.table("lookups") ?? [] {
      do { lookups[line.key] = try Lookup.read(line, references: references) } catch { problems.add(error) }
    }
    let captures = Set((read?.captures ?? [:]).keys).union([read?.tableName?.name].compactMap { $0 })
    var rows = RowStepReader(names: section.names, groups: section.groups, captures: captures)
    let steps = rows.read(top["rows"])
    problems.add(section.withoutFollowing(rows.problems))
    var fields = FieldReader(
      names: rows.names, grammars: grammars, lookups: lookups, references: references,
      // A grammar or lookup that is itself faulty is not also unknown.
      grammarNames: top["parties"]?.table?.map(\.key) ?? [], lookupNames: top["lookups"]?.table?.map(\.key) ?? [],
      captures: captures)
    let emits = fields.emits(common: top["common"], emit: top["emit"])
    problems.add(section.withoutFollowing(fields.problems))
    if let read { checkUse(of: read, by: fields.usedNames.union(rows.used), steps: steps, meant: rows.meantGroup) }
    var checks = MappingCheckReader()
    let readChecks = checks.read(top["checks"])
    problems.add(checks.problems)
    var tests = MappingTestReader(encoding: top["read"]?["encoding"]?.text)
    let readTests = tests.read(top["tests"])
    top.finish(into: &problems)
    // A field that is itself faulty may be the one that was meant to name them.
    if !problems.hasErrors { checkUse(of: grammars, lookups, by: fields.usedVocabularies) }
    // All that is wrong is told at once.
    if problems.hasErrors { problems.add(tests.problems) }
    try problems.throwIfErrors()
    guard let id = top.text("id"), let about, let reporting, let read else {
      preconditionFailure("a mapping without a required key has a problem")
    }
    return MappingFile(
      id: id, about: about, reporting: reporting, fetch: fetch, read: read, steps: steps, emits: emits,
      grammars: grammars,
      lookups: lookups, categories: references.categories, groups: references.groups.ids, checks: readChecks,
      tests: readTests, testProblems: tests.problems, file: file.place.file,
      placeholders: DraftPlaceholders.warnings(of: file))
  }

  private mutating func about(_ node: ConfigNode?, at place: Place) -> MappingFile.About? {
    guard let node, let entries = node.table else { return nil }
    var table = OptionTable(entries, at: node.place)
    table.check(MappingKeys.about)
    let about = MappingFile.About(
      publisher: table.text("publisher") ?? "", title: table.text("title") ?? "", url: table.text("url") ?? "",
      terms: table.text("terms") ?? "", reuse: table.choice("reuse", of: MappingFile.Reuse.self) ?? .figures,
      reusePlace: (table["reuse"] ?? table["terms"])?.place ?? node.place,
      breaks: (table["breaks"]?.list ?? []).compactMap { change($0) })
    table.finish(into: &problems)
    return about
  }

  private mutating func change(_ node: ConfigNode) -> MappingFile.Break? {
    guard let entries = node.table else {
      problems.add(.wrongShape("breaks", expected: "a table", found: node.kind, at: node.place))
      return nil
    }
    var table = OptionTable(entries, at: node.place)
    table.check(MappingKeys.breakKeys)
    let year = table.integer("year", from: 1900)
    let exporter = table["exporter"].flatMap { state($0) }
    let text = table.text("text")
    let dutch = table.text("nl")
    table.finish(into: &problems)
    guard let year, let text else { return nil }
    return MappingFile.Break(year: year, exporter: exporter, text: text, dutch: dutch)
  }

  private mutating func reporting(_ node: ConfigNode?) -> SourceFacts.Reporting? {
    guard let node else { return nil }
    if node.text == "complete" { return .complete }
    guard let roster = node["by-state"], node.table?.count == 1 else {
      problems.add(
        .badOption(
          "reporting", expected: "'complete' or '{by-state: GROUP}'", found: node.text ?? node.kind, at: node.place))
      return nil
    }
    if let list = roster.list {
      return .byState(roster: .states(list.compactMap { state($0) }))
    }
    guard let text = roster.text, let union = GroupUnion(text) else {
      problems.add(
        .wrongShape("by-state", expected: "a group or a list of states", found: roster.kind, at: roster.place))
      return nil
    }
    for id in union.groups where references.groups.group(id) == nil {
      problems.add(.unknownGroup(id, known: references.groups.ids, at: roster.place))
    }
    return .byState(roster: .group(union))
  }

  private mutating func state(_ node: ConfigNode) -> String? {
    let code = node.text ?? ""
    if references.gazetteer.party(code: code) != nil { return code }
    problems.add(.unknownCode(code, known: references.gazetteer.codes.sorted(), at: node.place))
    return nil
  }

  /// Names that no field can meet do nothing. A grammar without names may be there for the codes of its files.
  private mutating func checkUse(
    of grammars: [String: PartyGrammar], _ lookups: [String: Lookup], by used: Set<Vocabulary>
  ) {
    for (name, grammar) in grammars where !used.contains(.grammar(name)) {
      if let first = grammar.names.first { problems.add(.unusedGrammar(name, at: first.place)) }
    }
    for (name, lookup) in lookups where !used.contains(.lookup(name)) {
      problems.add(.unusedLookup(name, at: lookup.place))
    }
  }

  private mutating func checkUse(of read: ReadSection, by used: Set<String>, steps: [RowStep], meant: String?) {
    for group in read.matching {
      let isUsed = steps.contains { if case .unpivot(let unpivot) = $0 { unpivot.group == group.name } else { false } }
      if !isUsed, group.name != meant { problems.add(.unusedGroup(group.name, at: group.place)) }
    }
    for column in read.columns where !used.contains(column.name) {
      problems.add(.unusedColumn(column.name, header: column.header, at: column.place))
    }
  }
}
