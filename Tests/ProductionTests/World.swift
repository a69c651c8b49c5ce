import MetricSamples
import Testing
import WaybillCore

@testable import Production

/// Groups, records and options in short words.
enum World {
  static let book = GroupBook(
    Sample.groups + [
      GroupBook.Group(id: "equivalents", title: "Equivalents", memberships: ["JPN"].map { .init($0) })
    ])

  static let euros = MeasureUnit(rawValue: "EUR")

  static func money(_ basis: Basis, unit: String = "EUR", level: Level = .part) -> Facet {
    Facet(basis: basis, measure: .money, unit: MeasureUnit(rawValue: unit), level: level)
  }

  static let turnover = money(.turnover, level: .total)

  /// A record; `value` is `5`, `2..7`, or `2..` without an upper end.
  static func record(
    _ exporter: String?, _ destination: String?, _ value: String, _ year: Int = 2022, _ facet: Facet = money(.delivery),
    source: String = "x", item: String? = nil, flags: [String] = []
  ) throws -> Record {
    let ends = value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let lo = try #require(Amount(ends[0]))
    let hi = ends.count == 1 ? lo : Amount(ends[ends.count - 1])
    return Record(
      source: source, facet: facet, value: try #require(Interval(lo, hi)), period: .year(year),
      exporter: exporter.map { Party(.state, $0) }, destination: destination.map { PartySet(Party(.state, $0)) },
      item: item, flags: try flags.reduce(into: Flags()) { $0.formUnion(try #require(Flags(name: $1))) })
  }

  /// A turnover of an industry.
  static func made(
    _ exporter: String, _ value: String, _ year: Int = 2022, unit: String = "EUR", source: String = "p",
    item: String = "arms", flags: [String] = []
  ) throws -> Record {
    try record(
      exporter, nil, value, year, money(.turnover, unit: unit, level: .total), source: source, item: item, flags: flags)
  }

  /// The context of some sources; those in `byState` report state by state, the others cover everybody.
  static func context(_ ids: String..., years: ClosedRange<Int> = 2022...2022, byState: [String] = []) -> MetricContext
  {
    MetricContext(
      sources: ids.map {
        SourceFacts(
          id: $0, title: $0, reporting: byState.contains($0) ? .byState(roster: .states(["NLD", "FRA"])) : .complete,
          years: Array(years))
      })
  }
}

extension MetricTable {
  /// The rows, each with some of its columns.
  func told(_ names: String...) -> [String] {
    let places = names.compactMap(column)
    return rows.map { row in places.map { row[$0].text }.joined(separator: ",") }
  }
}
