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
    let read = readSection(top["read"], at: file.place)

    var grammars: [String: PartyGrammar] = [:]
    for line in top.table("parties") ?? [] {
      do { grammars[line.key] = try PartyGrammar.read(line, references: references) } catch { problems.add(error) }
    }
    var lookups: [String: Lookup] = [:]
    for line in top.table("lookups") ?? [] {
      do { lookups[line.key] = try Lookup.read(line) } catch { problems.add(error) }
    }
    // Without `read` nothing is known of the names that rows and fields may use.
    let (rowsNode, commonNode, emitNode) =
      read == nil ? (nil, nil, nil) : (top["rows"], top["common"], top["emit"])
    var rows = RowStepReader(names: read?.names ?? [], groups: read?.matching.map(\.name) ?? [])
    let steps = rows.read(rowsNode)
    problems.add(rows.problems)
    var fields = FieldReader(
      names: rows.names, grammars: grammars, lookups: lookups, references: references,
      // A grammar or lookup that is itself faulty is not also unknown.
      grammarNames: top["parties"]?.table?.map(\.key) ?? [], lookupNames: top["lookups"]?.table?.map(\.key) ?? [])
    let emits = fields.emits(common: commonNode, emit: emitNode)
    problems.add(fields.problems)
    if let read { checkUse(of: read, by: fields.usedNames.union(rows.used), steps: steps) }
    var checks = MappingCheckReader()
    let readChecks = checks.read(top["checks"])
    problems.add(checks.problems)
    var tests = MappingTestReader(readsUTF8: (top["read"]?["encoding"]?.text ?? "utf-8") == "utf-8")
    let readTests = tests.read(top["tests"])
    problems.add(tests.problems)
    top.finish(into: &problems)
    try problems.throwIfErrors()
    guard let id = top.text("id"), let about, let reporting, let read else {
      preconditionFailure("a mapping without a required key has a problem")
    }
    return MappingFile(
      id: id, about: about, reporting: reporting, read: read, steps: steps, emits: emits, grammars: grammars,
      lookups: lookups,
      categories: references.categories, checks: readChecks, tests: readTests, file: file.place.file)
  }

  private mutating func about(_ node: ConfigNode?, at place: Place) -> MappingFile.About? {
    guard let node, let entries = node.table else { return nil }
    var table = OptionTable(entries, at: node.place)
    table.check(MappingKeys.about)
    let about = MappingFile.About(
      publisher: table.text("publisher") ?? "", title: table.text("title") ?? "", url: table.text("url") ?? "",
      terms: table.text("terms") ?? "")
    table.finish(into: &problems)
    return about
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
    if references.gazetteers.values.contains(where: { $0.party(code: code) != nil }) { return code }
    problems.add(
      .unknownCode(code, known: references.gazetteers.values.flatMap(\.codes).sorted(), at: node.place))
    return nil
  }

  private mutating func readSection(_ node: ConfigNode?, at place: Place) -> ReadSection? {
    guard let node, let entries = node.table else { return nil }
    var table = OptionTable(entries, at: node.place)
    if table["columns"] == nil { problems.add(.missingKey("columns", at: node.place)) }
    if (table["adapter"] == nil) == (table["format"] == nil) { problems.add(.adapterOrFormat(at: node.place)) }
    var columns: [ReadSection.Column] = []
    var headers: [String: Place] = [:]
    for entry in table.table("columns") ?? [] {
      guard let column = column(entry) else { continue }
      columns.append(column)
      let place = column.position.map { ", column \($0 + 1)" } ?? ""
      note(column.header + place, in: &headers, at: column.place)
    }
    var ignored: [ReadSection.Ignored] = []
    if let text = table["ignore"], text.text != nil {
      problems.add(.wrongShape("ignore", expected: "a list or a table", found: text.kind, at: text.place))
    }
    for node in table["ignore"]?.list ?? [] {
      ignored.append(.init(header: node.text ?? "", expect: nil, place: node.place))
      note(node.text ?? "", in: &headers, at: node.place)
    }
    for entry in table["ignore"]?.table ?? [] {
      var pin = OptionTable(entry.value.table ?? [], at: entry.value.place)
      if entry.value.table == nil, entry.value.text?.isEmpty != true {
        pin.problem(
          .wrongShape(entry.key, expected: "{expect: TEXT}, or nothing", found: entry.value.kind, at: entry.value.place)
        )
      }
      pin.check(MappingKeys.ignored)
      ignored.append(.init(header: entry.key, expect: pin.text("expect"), place: entry.keyPlace))
      pin.finish(into: &problems)
      note(entry.key, in: &headers, at: entry.keyPlace)
    }
    var matching: [ReadSection.ColumnGroup] = []
    for entry in table.table("columns_matching") ?? [] {
      do throws(PatternError) {
        matching.append(.init(name: entry.key, pattern: try Pattern(entry.value.text ?? ""), place: entry.value.place))
      } catch {
        problems.add(.badPattern("columns_matching", error, at: entry.value.place))
      }
    }
    let captures = (table.table("capture") ?? []).map { ($0.key, $0.keyPlace) }
    let adapter = table.text("adapter") ?? table.text("format") ?? ""
    table.finish(into: &problems)
    return ReadSection(
      adapter: adapter, options: OptionTable(entries, at: node.place), columns: columns, ignored: ignored,
      matching: matching,
      captures: Dictionary(captures) { first, _ in first }, place: node.place)
  }

  /// A name of `columns`, for a header or for a header at its place.
  private mutating func column(_ entry: ConfigNode.Entry) -> ReadSection.Column? {
    let place = entry.value.place
    if let header = entry.value.text { return .init(name: entry.key, header: header, position: nil, place: place) }
    guard let entries = entry.value.table else {
      problems.add(.wrongShape(entry.key, expected: "a header", found: entry.value.kind, at: place))
      return nil
    }
    var table = OptionTable(entries, at: place)
    table.check(MappingKeys.column)
    let (header, number) = (table.text("header"), table.text("column"))
    let position = number.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 - 1 : nil }
    if let number, position == nil {
      table.problem(.badOption("column", expected: "a whole number from 1", found: number, at: place))
    }
    table.finish(into: &problems)
    guard let header, let position else { return nil }
    return .init(name: entry.key, header: header, position: position, place: place)
  }

  private mutating func note(_ header: String, in headers: inout [String: Place], at place: Place) {
    if let first = headers.updateValue(place, forKey: header) {
      problems.add(.duplicateName("header", header, at: place, first: first))
    }
  }

  private mutating func checkUse(of read: ReadSection, by used: Set<String>, steps: [RowStep]) {
    for group in read.matching {
      let isUsed = steps.contains { if case .unpivot(let unpivot) = $0 { unpivot.group == group.name } else { false } }
      if !isUsed { problems.add(.unusedGroup(group.name, at: group.place)) }
    }
    for column in read.columns where !used.contains(column.name) {
      problems.add(.unusedColumn(column.name, header: column.header, at: column.place))
    }
  }
}
