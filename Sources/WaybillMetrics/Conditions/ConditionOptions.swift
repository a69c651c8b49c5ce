public import WaybillCore

/// The keys of a table of conditions on records.
public enum ConditionOptions {
  /// What can be asked, and asked not to be.
  static let plain = [
    OptionSpec("exporter", .oneOrMany(.partyCode, of: "party codes"), help: "Who exports, such as `NLD`."),
    OptionSpec("exporter_in", .groupUnion, help: "The group or union that the exporter is a member of."),
    OptionSpec(
      "destination", .oneOrMany(.partyCode, of: "party codes"), help: "Where the goods go in the end."),
    OptionSpec("destination_in", .groupUnion, help: "The group or union that the destination is a member of."),
    OptionSpec("category", .oneOrMany(.named("category code"), of: "codes"), help: "The categories, such as `ML10`."),
    OptionSpec(
      "item", .oneOrMany(.text, of: "items"),
      help: "What was sold, letter by letter as the record has it, such as `Leopard-2A6`."),
    OptionSpec("event", .oneOrMany(.words(of: Event.self), of: "events"), help: "What happened."),
    OptionSpec(
      "perspective", .oneOrMany(.words(of: Perspective.self), of: "perspectives"),
      help: "Who says it: `exporter`, `importer` or `third-party`."),
    OptionSpec(
      "flags", .oneOrMany(.choice(Flags.names), of: "flags"), help: "The record must have one of these flags."),
    OptionSpec("source", .oneOrMany(.sourceID, of: "ids of sources"), help: "The sources."),
    OptionSpec("years", .oneOrMany(.yearSpan, of: "years"), help: "The years, such as `2020` or `2018-2022`."),
  ]

  static let specs =
    plain + [
      OptionSpec(
        exceptionsKey, .oneOrMany(.table(exceptions), of: "tables"),
        help:
          "The records that are left out, by conditions of their own: those that meet all conditions of a table, of one "
          + "table where there are several.")
    ]

  static let exceptionsKey = "not"

  private static let exceptions = OptionSection(
    "exceptions", title: "`not`", help: "A record that meets all conditions that are given is left out.", keys: plain)

  /// The table of conditions, for the specification of a metric.
  public static let section = OptionSection(
    "conditions", title: "Conditions",
    help: "A record must meet all conditions that are given; of a list it must meet one.", keys: specs)
}

extension OptionTable {
  /// Reads a table of conditions on records of one facet; a condition on a part of that is a problem, for figures of two
  /// kinds never meet.
  ///
  /// - Parameters:
  ///   - needsOne: whether an empty table is a problem.
  public mutating func condition(
    _ key: String, groups: GroupBook, needsOne: Bool = false
  ) -> RecordCondition {
    guard let node = self[key], table(key) != nil else { return RecordCondition() }
    return condition(node, of: key, ConditionOptions.specs, groups: groups, needsOne: needsOne)
  }

  /// Reads one table of conditions, with the keys that it may have.
  private mutating func condition(
    _ node: ConfigNode, of key: String, _ specs: [OptionSpec], groups: GroupBook, needsOne: Bool
  ) -> RecordCondition {
    var condition = RecordCondition()
    guard let entries = node.table else {
      problem(.wrongShape(key, expected: "a table of conditions", found: node.kind, at: node.place))
      return condition
    }
    if entries.isEmpty, needsOne {
      problem(
        .wrongShape(key, expected: "a table with at least one condition", found: "an empty table", at: node.place))
    }
    var table = OptionTable(entries.filter { !FacetOptions.names.contains($0.key) }, at: node.place)
    for entry in entries where FacetOptions.names.contains(entry.key) {
      problem(.firewall(entry.key, in: key, at: entry.keyPlace))
    }
    table.check(specs)
    func codes(_ key: String) -> Set<String>? {
      table.parsed(key, { $0.isEmpty ? nil : $0 }) { .badOption(key, expected: "a code", found: $0, at: $1) }.map(
        Set.init)
    }
    condition.exporters = codes("exporter")
    condition.destinations = codes("destination")
    condition.categories = codes("category")
    condition.items = table.parsed("item", { $0.isEmpty ? nil : $0 }) {
      .badOption("item", expected: "an item", found: $0, at: $1)
    }.map(Set.init)
    condition.sources = codes("source")
    if table["exporter_in"] != nil {
      condition.exporterIn = table.union("exporter_in", default: "", book: groups)
    }
    if table["destination_in"] != nil {
      condition.destinationIn = table.union("destination_in", default: "", book: groups)
    }
    condition.events = table.events("event")
    if let perspectives = table.parsed(
      "perspective", Perspective.init(rawValue:),
      otherwise: { .unknownValue($0, of: "perspective", known: Perspective.allCases.map(\.rawValue), at: $1) })
    {
      condition.perspectives = Set(perspectives)
    }
    let flags = table.parsed("flags", Flags.init(name:)) { .unknownValue($0, of: "flags", known: Flags.names, at: $1) }
    condition.flags = flags.map { $0.reduce(into: Flags()) { $0.formUnion($1) } }
    condition.years = table.years("years")
    if let exceptions = table[ConditionOptions.exceptionsKey] {
      condition.exceptions = table.exceptions(exceptions, groups: groups)
    }
    do { try table.finish() } catch { error.all.forEach { problem($0) } }
    return condition
  }

  /// The tables of conditions under `not`: one, or a list of them.
  private mutating func exceptions(_ node: ConfigNode, groups: GroupBook) -> [RecordCondition] {
    let key = ConditionOptions.exceptionsKey
    if node.list?.isEmpty ?? false {
      problem(.wrongShape(key, expected: "a list of at least one table", found: "an empty list", at: node.place))
    }
    return (node.list ?? [node]).map {
      condition($0, of: key, ConditionOptions.plain, groups: groups, needsOne: true)
    }
  }
}
