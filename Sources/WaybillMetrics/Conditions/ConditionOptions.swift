public import WaybillCore

/// The keys of a table of conditions on records.
public enum ConditionOptions {
  static let specs = [
    OptionSpec("exporter", .oneOrMany(.partyCode, of: "party codes"), help: "Who exports, such as `NLD`."),
    OptionSpec("exporter_in", .groupUnion, help: "The group or union that the exporter is a member of."),
    OptionSpec(
      "destination", .oneOrMany(.partyCode, of: "party codes"), help: "Where the goods go in the end."),
    OptionSpec("destination_in", .groupUnion, help: "The group or union that the destination is a member of."),
    OptionSpec("category", .oneOrMany(.named("category code"), of: "codes"), help: "The categories, such as `ML10`."),
    OptionSpec("event", .oneOrMany(.words(of: Event.self), of: "events"), help: "What happened."),
    OptionSpec(
      "perspective", .oneOrMany(.words(of: Perspective.self), of: "perspectives"),
      help: "Who says it: `exporter`, `importer` or `third-party`."),
    OptionSpec(
      "flags", .oneOrMany(.choice(Flags.names), of: "flags"), help: "The record must have one of these flags."),
    OptionSpec("source", .oneOrMany(.sourceID, of: "ids of sources"), help: "The sources."),
    OptionSpec("years", .oneOrMany(.yearSpan, of: "years"), help: "The years, such as `2020` or `2018-2022`."),
  ]
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
    var condition = RecordCondition()
    guard let entries = table(key) else { return condition }
    if entries.isEmpty, needsOne, let place = self[key]?.place {
      problem(.wrongShape(key, expected: "a table with at least one condition", found: "an empty table", at: place))
    }
    var table = OptionTable(entries.filter { !FacetOptions.names.contains($0.key) }, at: self[key]?.place ?? place)
    for entry in entries where FacetOptions.names.contains(entry.key) {
      problem(.firewall(entry.key, in: key, at: entry.keyPlace))
    }
    table.check(ConditionOptions.specs)
    func codes(_ key: String) -> Set<String>? {
      table.parsed(key, { $0.isEmpty ? nil : $0 }) { .badOption(key, expected: "a code", found: $0, at: $1) }.map(
        Set.init)
    }
    condition.exporters = codes("exporter")
    condition.destinations = codes("destination")
    condition.categories = codes("category")
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
    do { try table.finish() } catch { error.all.forEach { problem($0) } }
    return condition
  }
}
