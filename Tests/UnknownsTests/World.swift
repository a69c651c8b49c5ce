import MetricSamples
import Testing
import WaybillCore

@testable import Unknowns

/// Groups, records and options in short words.
enum World {
  static let book = Sample.book

  static let facet = Facet(basis: .delivery, measure: .money, unit: MeasureUnit(rawValue: "EUR"))

  /// The ways in which a destination is named, by short words.
  static let destinations: [String: PartySet?] = [
    "IND": PartySet(Party(.state, "IND")), "DEU": PartySet(Party(.state, "DEU")),
    "SWE": PartySet(Party(.state, "SWE")), "eu": PartySet(parties: [], groups: ["eu"]),
    "FRA/IND": PartySet(parties: ["FRA", "IND"].map { Party(.state, $0) }), "several": PartySet(.several),
    "unknown": PartySet(.unknown), "withheld": PartySet(.withheld), "-": nil,
  ]

  /// A record such as `NLD FRA/IND 2..7`, of a year.
  static func record(_ text: String, _ year: Int = 2022, facet: Facet = facet) throws -> Record {
    let words = text.split(separator: " ").map(String.init)
    let ends = words[2].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let lo = try #require(Amount(ends[0]))
    let hi = ends.count == 1 ? lo : Amount(ends[ends.count - 1])
    return Record(
      source: "s", facet: facet, value: try #require(Interval(lo, hi)), period: .year(year),
      exporter: Party(.state, words[0]), destination: try #require(destinations[words[1]]))
  }

  static func complete(_ years: ClosedRange<Int> = 2022...2022) -> MetricContext { Sample.complete(years) }

  static func byState(_ years: ClosedRange<Int>, _ roster: String...) -> MetricContext {
    MetricContext(sources: [
      SourceFacts(id: "s", title: "s", reporting: .byState(roster: .states(roster)), years: Array(years))
    ])
  }

  /// Options whose values are texts, or lists in one text with spaces between.
  static func options(_ values: KeyValuePairs<String, String>) -> OptionTable {
    let place = Place(file: "waybill.yaml", line: 9, column: 5)
    func list(_ text: String) -> ConfigNode {
      ConfigNode(.list(text.split(separator: " ").map { ConfigNode(.text(String($0)), at: place) }), at: place)
    }
    return OptionTable(
      values.map { key, text in
        let value =
          key == "windows"
          ? ConfigNode(.table([.init(key: "windows", keyPlace: place, value: list(text))]), at: place) : list(text)
        return .init(key: key == "windows" ? "periods" : key, keyPlace: place, value: value)
      }, at: place)
  }

  static func tables(
    _ records: [Record], _ context: MetricContext = complete(), _ values: KeyValuePairs<String, String> = [:]
  ) throws -> [MetricTable] {
    var metric = try BalanceSheet(options: options(values), groups: book)
    var batch = RecordBatch(source: "s")
    batch.replace(with: records)
    metric.add(batch)
    return metric.result(context)
  }
}

extension MetricTable {
  /// The rows of an exporter and period, each with some of its columns.
  func lines(of exporter: String, in period: String = "2022", _ names: String...) -> [String] {
    let places = names.compactMap(column)
    guard let whose = column("exporter"), let when = column("period") else { return [] }
    return rows.filter { $0[whose].text == exporter && $0[when].text == period }.map { row in
      places.map { row[$0].text }.joined(separator: ",")
    }
  }
}
