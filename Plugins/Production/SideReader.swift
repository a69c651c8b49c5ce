import WaybillCore
import WaybillMetrics

/// Reads which records stand on one side of the division, and refuses those that never do.
enum SideReader {
  static let exports = section(
    "production-exports", title: "`exports` of a dependence", basis: .delivery, noun: "deliveries",
    help: "The deliveries that are divided.")
  static let turnover = section(
    "production-turnover", title: "`turnover` of a dependence", basis: .turnover, noun: "turnovers",
    help: "The turnovers by which exports are divided.")

  private static func section(
    _ id: String, title: String, basis: Basis, noun: String, help: String
  ) -> OptionSection {
    OptionSection(
      id, title: title, help: help,
      keys: [
        OptionSpec(
          "source", .oneOrMany(.named("id of a source"), of: "ids of sources"),
          help: "The sources; all that have \(noun) in money, each by itself, when left out."),
        OptionSpec("basis", .choice([basis.rawValue]), help: "The one basis that stands here, for whoever reads it."),
        OptionSpec(
          "measure", .choice([Measure.money.rawValue]), help: "The one measure that stands here, for whoever reads it."),
        OptionSpec(
          "unit", .named("currency"), help: "The currency; all, each by itself, when left out."),
        OptionSpec(
          "scope", .oneOrMany(.choice(Scope.words), of: "words of the scope"),
          help: "What the figures are of, where the records do not say it; nothing when left out."),
      ])
  }

  static func read(_ key: String, of basis: Basis, in options: inout OptionTable) -> ProductionOptions.Side {
    var side = ProductionOptions.Side()
    guard let entries = options.table(key), let place = options[key]?.place else { return side }
    var table = OptionTable(entries, at: place)
    table.checkNames(basis == .delivery ? exports.keys : turnover.keys)
    refuse("basis", other: basis.rawValue, in: key, &table)
    refuse("measure", other: Measure.money.rawValue, in: key, &table)
    side.sources = table.parsed("source", { $0.isEmpty ? nil : $0 }) {
      .badOption("source", expected: "the id of a source", found: $0, at: $1)
    }.map(Set.init)
    if let text = table.text("unit"), let place = table["unit"]?.place {
      side.unit = MeasureUnit(rawValue: text)
      if !Measure.money.has(unit: text) { table.problem(.unitOfMeasure(text, .money, at: place)) }
    }
    let flags = table.parsed("scope", { Scope.words.contains($0) ? Flags(name: $0) : nil }) {
      .unknownValue($0, of: "scope", known: Scope.words, at: $1)
    }
    side.scope = (flags ?? []).reduce(into: Flags()) { $0.formUnion($1) }
    for pair in Scope.pairs where side.scope.isSuperset(of: pair.flags) {
      table.problem(.scopeContradicts(pair.words, in: key, at: table["scope"]?.place ?? place))
    }
    do { try table.finish() } catch { error.all.forEach { options.problem($0) } }
    return side
  }

  /// Notes a word that would divide what is never divided.
  private static func refuse(_ name: String, other only: String, in key: String, _ table: inout OptionTable) {
    guard let text = table.text(name), text != only, let place = table[name]?.place else { return }
    table.problem(.neverDivided(name, text, only: only, in: key, at: place))
  }
}
