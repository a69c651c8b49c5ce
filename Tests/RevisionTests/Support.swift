import MetricSamples
import Testing
import WaybillCore

@testable import Revision

/// Groups, and short words for making records and options.
enum World {
  static let book = GroupBook([
    GroupBook.Group(
      id: "nato", title: "NATO",
      memberships: ["NLD", "FRA", "DEU"].map { .init($0) } + [.init("SWE", from: Day("2024-03-07"))]),
    GroupBook.Group(id: "eu", title: "EU", memberships: ["NLD", "FRA", "DEU", "SWE"].map { .init($0) }),
  ])

  static let volume = Facet(basis: .volume, measure: .tiv, unit: MeasureUnit(rawValue: "TIV-million"))

  /// A record of one of the sources `a` and `b`, with values in tenths.
  static func record(
    _ source: String, _ exporter: String?, _ destination: String?, _ tenths: Int64, to hi: Int64? = nil,
    open: Bool = false, year: Int = 2020, item: String? = nil, facet: Facet = volume, event: Event = .new,
    perspective: Perspective = .thirdParty, category: String? = nil, flags: Flags = []
  ) throws -> Record {
    let least = Amount(millionths: tenths * 100_000)
    let most = open ? nil : Amount(millionths: (hi ?? tenths) * 100_000)
    return Record(
      source: source, facet: facet, value: try #require(Interval(least, most)), period: .year(year),
      exporter: exporter.map { Party(.state, $0) }, destination: destination.map { PartySet(Party(.state, $0)) },
      perspective: perspective, event: event, category: category.map { Category(scheme: "sipri", code: $0) },
      item: item, flags: flags)
  }

  static let context = MetricContext(
    sources: ["a", "b"].map { SourceFacts(id: $0, title: $0, reporting: .complete, years: [2020]) })
}

/// The options of a revision of `a` to `b`, with some keys set otherwise.
func options(_ more: KeyValuePairs<String, Option> = [:]) -> OptionTable {
  var keys: [(String, Option)] = [
    ("id", "a-b"), ("title", "From a to b"), ("before", "a"), ("after", "b"),
    ("of", ["basis": "volume", "measure": "tiv", "unit": "TIV-million"]), ("by", ["exporter", "destination"]),
  ]
  for (key, value) in more {
    keys.removeAll { $0.0 == key }
    keys.append((key, value))
  }
  return OptionTable(entries: keys)
}

/// The metric after records.
func revision(_ records: [Record], _ more: KeyValuePairs<String, Option> = [:]) throws -> Revision {
  var metric = try Revision(options: options(more), groups: World.book)
  metric.add(records)
  return metric
}

/// One of the tables of records, a line a row; the columns that are always the same are left out.
func lines(_ records: [Record], _ more: KeyValuePairs<String, Option> = [:], table: Int = 0) throws -> [String] {
  try revision(records, more).result(World.context)[table].rows.map { row in
    row.dropFirst(table == 0 ? 0 : 5).map(\.text).joined(separator: ",")
  }
}
