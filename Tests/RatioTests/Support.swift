import MetricSamples
import Testing
import WaybillCore

@testable import Ratio

/// Groups, and short words for making records and options.
enum World {
  static let book = GroupBook(
    Sample.groups + [
      GroupBook.Group(id: "late", title: "Late", memberships: [.init("NLD", from: Day("1949-08-24"))])
    ])

  static let euros = Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"))

  static func record(
    _ exporter: String?, _ destination: PartySet?, _ value: Int64, hi: Int64? = nil, open: Bool = false,
    year: Int = 2020, source: String = "s", facet: Facet = euros, event: Event = .new,
    perspective: Perspective = .exporter, category: String? = nil, item: String? = nil, flags: Flags = []
  ) throws -> Record {
    let least = Amount(millionths: value * 1_000_000)
    let most = open ? nil : Amount(millionths: (hi ?? value) * 1_000_000)
    return Record(
      source: source, facet: facet, value: try #require(Interval(least, most)), period: .year(year),
      exporter: exporter.map { Party(.state, $0) }, destination: destination, perspective: perspective, event: event,
      category: category.map { Category(scheme: "ml", code: $0) }, item: item, flags: flags)
  }

  static func to(_ states: String...) -> PartySet { PartySet(parties: states.map { Party(.state, $0) }) }

  static let context = MetricContext(
    sources: [SourceFacts(id: "s", title: "s", reporting: .complete, years: [2020])])
}

/// The options of a ratio to Chile, with some keys set otherwise.
func options(_ more: KeyValuePairs<String, Option> = [:], by: Option? = nil) -> OptionTable {
  var keys: [(String, Option)] = [
    ("id", "to-chile"), ("title", "Licences to Chile"),
    ("of", ["basis": "licence", "measure": "money", "unit": "EUR"]), ("part", ["destination": ["CHL"]]),
  ]
  for (key, value) in more {
    keys.removeAll { $0.0 == key }
    keys.append((key, value))
  }
  if let by { keys.append(("by", by)) }
  return OptionTable(entries: keys)
}

/// What a ratio makes of records: a line a row, with the key cells that are not always the same.
func lines(_ records: [Record], _ more: KeyValuePairs<String, Option> = [:]) throws -> [String] {
  var metric = try Ratio(options: options(more), groups: World.book)
  metric.add(records)
  return metric.result(World.context)[0].rows.map { row in
    ([1] + Array(5...16)).map { row[$0].text }.joined(separator: ",")
  }
}
