import WaybillCore
import WaybillFormats

/// Reads `read:`, gathering problems and the names that it gives.
///
/// A name whose entry is faulty is a name all the same, so that one mistake is one error.
struct ReadSectionReader {
  /// Every name that a field may read, in order: of columns, captures and captures of tables.
  private(set) var names: [String] = []
  /// The names of `columns_matching`.
  private(set) var groups: [String] = []
  private(set) var problems = Diagnostics()
  /// Whether there are names that could not be read, so that nobody can tell which are unknown.
  private var hasUnreadNames = false
  private var headers: [String: Place] = [:]

  mutating func read(_ node: ConfigNode?) -> ReadSection? {
    guard let node, let entries = node.table else {
      hasUnreadNames = true
      if let node { problems.add(.wrongShape("read", expected: "a table", found: node.kind, at: node.place)) }
      return nil
    }
    var table = Self.table(entries, at: node.place)
    if table["columns"] == nil { problems.add(.missingKey("columns", at: node.place)) }
    hasUnreadNames = table["columns"]?.table == nil
    if (table["adapter"] == nil) == (table["format"] == nil) { problems.add(.adapterOrFormat(at: node.place)) }
    let columns = (table.table("columns") ?? []).compactMap { column($0) }
    let ignored = readIgnored(table["ignore"])
    let matching = readGroups(&table)
    let ignoredMatching = readIgnoredPatterns(&table)
    let captures = readCaptures(table["capture"])
    let tableCaptures = readCaptures(table["tables"]?["capture"])
    let parents = readCaptures(table["parents"], called: "parents", "a table of paths")
    let named = ["columns", "capture", "parents"].flatMap { table[$0]?.table ?? [] }
    checkNames(named + (table["tables"]?["capture"]?.table ?? []))
    let tableName = readTableName(&table)
    let adapter = table.text("adapter") ?? table.text("format") ?? ""
    table.finish(into: &problems)
    return ReadSection(
      adapter: adapter, options: OptionTable(entries, at: node.place), columns: columns, ignored: ignored,
      matching: matching, ignoredMatching: ignoredMatching, captures: captures,
      tableCaptures: tableCaptures.merging(parents) { first, _ in first },
      tableName: tableName, names: names, place: node.place)
  }

  /// The section with its required keys, slips of which are found when its adapter's keys are known.
  static func table(_ entries: [ConfigNode.Entry], at place: Place) -> OptionTable {
    var table = OptionTable(entries, at: place)
    if table["columns"] == nil { table.readSlips(of: ["columns"]) }
    if table["adapter"] == nil, table["format"] == nil { table.readSlips(of: ["adapter", "format"]) }
    return table
  }

  /// The problems of a later section without those that only follow from names that could not be read.
  func withoutFollowing(_ later: Diagnostics) -> Diagnostics {
    let following: [Diagnostic.Code] = [.unknownColumn, .expressionUnknownName]
    return hasUnreadNames ? Diagnostics(later.all.filter { !following.contains($0.code) }) : later
  }

  /// A name of `columns`, for a header or for a header at its place.
  private mutating func column(_ entry: ConfigNode.Entry) -> ReadSection.Column? {
    let place = entry.value.place
    if let header = entry.value.text {
      note(header, in: nil, at: place)
      return .init(name: entry.key, header: header, position: nil, isOptional: false, place: place)
    }
    guard let entries = entry.value.table else {
      problems.add(.wrongShape(entry.key, expected: "a header", found: entry.value.kind, at: place))
      return nil
    }
    var table = OptionTable(entries, at: place)
    table.check(MappingKeys.column)
    let (header, found) = (table.text("header"), readPosition(in: &table))
    table.finish(into: &problems)
    guard let header, let found else { return nil }
    note(header, in: found.position, at: place)
    return .init(
      name: entry.key, header: header, position: found.position, isOptional: found.isOptional, place: place)
  }

  /// The `column` of a table, counted from 0, or its `optional`.
  private func readPosition(in table: inout OptionTable) -> (position: Int?, isOptional: Bool)? {
    let isOptional = table.flag("optional")
    guard let node = table["column"] else {
      if table["optional"] != nil { return (nil, isOptional) }
      table.problem(.missingKey("column", at: table.place))
      return nil
    }
    if let optional = table["optional"] { table.problem(.uselessBeside("optional", "column", at: optional.place)) }
    guard let number = table.text("column") else { return nil }
    if let count = Int(number), count > 0 { return (count - 1, false) }
    table.problem(.badOption("column", expected: "a whole number from 1", found: number, at: node.place))
    return nil
  }

  /// What stands under `ignore`: headers, headers at their places, or headers with their pins.
  private mutating func readIgnored(_ node: ConfigNode?) -> [ReadSection.Ignored] {
    guard let node else { return [] }
    if node.text != nil {
      problems.add(.wrongShape("ignore", expected: "a list or a table", found: node.kind, at: node.place))
    }
    var ignored = (node.list ?? []).compactMap { readIgnored(element: $0) }
    for entry in node.table ?? [] {
      var pin = OptionTable(entry.value.table ?? [], at: entry.value.place)
      if entry.value.table == nil, entry.value.text?.isEmpty != true {
        let expected = "{expect: TEXT}, or nothing"
        pin.problem(.wrongShape(entry.key, expected: expected, found: entry.value.kind, at: entry.value.place))
      }
      pin.check(MappingKeys.ignored)
      ignored.append(
        .init(
          header: entry.key, position: nil, expect: pin.text("expect"), isOptional: pin.flag("optional"),
          place: entry.keyPlace))
      pin.finish(into: &problems)
      note(entry.key, in: nil, at: entry.keyPlace)
    }
    return ignored
  }

  /// An element of a list under `ignore`.
  private mutating func readIgnored(element node: ConfigNode) -> ReadSection.Ignored? {
    if let header = node.text {
      note(header, in: nil, at: node.place)
      return .init(header: header, position: nil, expect: nil, isOptional: false, place: node.place)
    }
    guard let entries = node.table else {
      problems.add(.wrongShape("ignore", expected: "a list of headers", found: node.kind, at: node.place))
      return nil
    }
    var table = OptionTable(entries, at: node.place)
    table.check(MappingKeys.ignoredColumn)
    let (header, found, expect) = (table.text("header"), readPosition(in: &table), table.text("expect"))
    table.finish(into: &problems)
    guard let header, let found else { return nil }
    note(header, in: found.position, at: node.place)
    return .init(
      header: header, position: found.position, expect: expect, isOptional: found.isOptional, place: node.place)
  }

  private mutating func readGroups(_ table: inout OptionTable) -> [ReadSection.ColumnGroup] {
    let entries = table.table("columns_matching") ?? []
    groups = entries.map(\.key)
    return entries.compactMap { pattern($0.value, of: "columns_matching", named: $0.key) }
  }

  private mutating func readIgnoredPatterns(_ table: inout OptionTable) -> [ReadSection.ColumnGroup] {
    (table.list("ignore_matching") ?? []).compactMap { pattern($0, of: "ignore_matching", named: "ignore_matching") }
  }

  private mutating func pattern(
    _ node: ConfigNode, of key: String, named name: String
  ) -> ReadSection.ColumnGroup? {
    guard let text = node.text else {
      problems.add(.wrongShape(name, expected: "a pattern", found: node.kind, at: node.place))
      return nil
    }
    do throws(PatternError) {
      return .init(name: name, pattern: try Pattern(text), place: node.place)
    } catch {
      problems.add(.badPattern(key, error, at: node.place))
      return nil
    }
  }

  /// The names of captures, or of what stands above rows, with their places.
  private mutating func readCaptures(
    _ node: ConfigNode?, called key: String = "capture", _ expected: String = "a table of patterns"
  ) -> [String: Place] {
    guard let node else { return [:] }
    if node.table == nil {
      hasUnreadNames = true
      problems.add(.wrongShape(key, expected: expected, found: node.kind, at: node.place))
    }
    return Dictionary((node.table ?? []).map { ($0.key, $0.keyPlace) }) { first, _ in first }
  }

  /// The name for that of the table, which must differ from the others.
  private mutating func readTableName(_ table: inout OptionTable) -> (name: String, place: Place)? {
    guard let name = table.text("table_name"), let place = table["table_name"]?.place else { return nil }
    if names.contains(name) {
      problems.add(.duplicateName("name", name, at: place, first: place))
    } else {
      names.append(name)
    }
    return (name, place)
  }

  /// Takes the names of columns and captures, which must differ.
  private mutating func checkNames(_ entries: [ConfigNode.Entry]) {
    var places: [String: Place] = [:]
    for entry in entries {
      if let first = places[entry.key] {
        problems.add(.duplicateName("name", entry.key, at: entry.keyPlace, first: first))
      } else {
        places[entry.key] = entry.keyPlace
        names.append(entry.key)
      }
    }
  }

  private mutating func note(_ header: String, in position: Int?, at place: Place) {
    let key = header + (position.map { ", column \($0 + 1)" } ?? "")
    if let first = headers.updateValue(place, forKey: key) {
      problems.add(.duplicateName("header", key, at: place, first: first))
    }
  }
}
