public import WaybillCore

/// What all figures of a metric share, as a pipeline says it.
public enum FacetOptions {
  static let names = ["basis", "measure", "unit", "level"]

  static let specs = [
    OptionSpec("basis", .words(of: Basis.self), required: true, help: "What was counted."),
    OptionSpec("measure", .words(of: Measure.self), required: true, help: "What the figures measure."),
    OptionSpec(
      "unit", .named("unit"), required: true,
      help:
        "The unit of the measure: a currency such as `EUR`, or `USD-2015` at the prices of a year, `item`, `licence` or `TIV-million`."
    ),
    OptionSpec(
      "level", .words(of: Level.self), help: "Whether the figures are parts or totals; `part` when left out."),
  ]
  /// The table of basis, measure, unit and level, for the specification of a metric.
  public static let section = OptionSection(
    "facet", title: "`of`", help: "What all figures share that are added or compared.", keys: specs)

  /// The facet of a key, and problems for one that no figure can have; nil when a part of it is not there or no word.
  public static func read(_ key: String, in options: inout OptionTable) -> Facet? {
    guard let entries = options.table(key), let place = options[key]?.place else { return nil }
    var table = OptionTable(entries, at: place)
    table.check(specs)
    let basis = table.choice("basis", of: Basis.self)
    let measure = table.choice("measure", of: Measure.self)
    let level = table["level"] == nil ? .part : table.choice("level", of: Level.self)
    let unit = table.text("unit")
    if let measure, let unit, let place = table["unit"]?.place, !measure.has(unit: unit) {
      table.problem(.unitOfMeasure(unit, measure, at: place))
    }
    if let measure, let basis, let place = table["basis"]?.place, let only = measure.onlyBasis, basis != only {
      table.problem(.basisOfMeasure(basis, measure, only: only, at: place))
    }
    if measure == .share, let place = table["measure"]?.place { table.problem(.sharesAreNotAdded(at: place)) }
    do { try table.finish() } catch { error.all.forEach { options.problem($0) } }
    guard let basis, let measure, let level, let unit else { return nil }
    return Facet(basis: basis, measure: measure, unit: MeasureUnit(rawValue: unit), level: level)
  }
}

extension Measure {
  /// Whether figures of the measure can have a unit.
  public func has(unit: String) -> Bool {
    switch self {
    case .money: Self.isCurrency(unit)
    case .tiv: unit == "TIV-million"
    case .items: unit == "item"
    case .licences: unit == "licence"
    case .share: unit == "percent"
    case .reports: unit == "report"
    }
  }

  /// Whether a unit is a currency, perhaps at the prices of a year.
  private static func isCurrency(_ unit: String) -> Bool {
    let parts = unit.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(\.utf8)
    let isYear = parts.count == 1 || (parts[1].count == 4 && parts[1].allSatisfy { (0x30...0x39).contains($0) })
    return isYear && parts[0].count == 3 && parts[0].allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// The one basis on which the measure stands; nil where there are several.
  fileprivate var onlyBasis: Basis? {
    switch self {
    case .tiv: .volume
    case .licences: .licence
    case .reports: .register
    case .money, .items, .share: nil
    }
  }
}
