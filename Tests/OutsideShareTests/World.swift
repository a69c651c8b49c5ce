import Testing
import WaybillCore
import WaybillTesting

@testable import OutsideShare

/// The groups with their true dates, and short words for making records.
enum World {
  static let book = GroupBook([
    GroupBook.Group(
      id: "nato", title: "North Atlantic Treaty Organization",
      memberships: wave("1949-08-24", "BEL CAN DNK FRA ISL ITA LUX NLD NOR PRT GBR USA") + wave("1952-02-18", "GRC TUR")
        + wave("1955-05-06", "DEU") + wave("1982-05-30", "ESP") + wave("1999-03-12", "CZE HUN POL")
        + wave("2004-03-29", "BGR EST LVA LTU ROU SVK SVN") + wave("2009-04-01", "ALB HRV")
        + wave("2017-06-05", "MNE") + wave("2020-03-27", "MKD") + wave("2023-04-04", "FIN")
        + wave("2024-03-07", "SWE")),
    GroupBook.Group(
      id: "eu", title: "European Union",
      memberships: wave("1958-01-01", "BEL DEU FRA ITA LUX NLD") + wave("1973-01-01", "DNK IRL")
        + wave("1973-01-01", "GBR", until: "2020-02-01") + wave("1981-01-01", "GRC") + wave("1986-01-01", "ESP PRT")
        + wave("1995-01-01", "AUT FIN SWE") + wave("2004-05-01", "CYP CZE EST HUN LVA LTU MLT POL SVK SVN")
        + wave("2007-01-01", "BGR ROU") + wave("2013-07-01", "HRV")),
    GroupBook.Group(
      id: "equivalents", title: "Equivalents", memberships: ["AUS", "JPN", "NZL", "CHE"].map { .init($0) }),
    GroupBook.Group(id: "ukraine", title: "Ukraine", memberships: [.init("UKR")]),
    GroupBook.Group(
      id: "embargoed", title: "Under an embargo, as a test has it",
      memberships: [.init("RUS", from: Day("2014-08-01")), .init("IRN")]),
  ])

  private static func wave(_ from: String, _ states: String, until: String? = nil) -> [GroupBook.Membership] {
    states.split(separator: " ").map { .init(String($0), from: Day(from), until: until.flatMap { Day($0) }) }
  }

  static let tiv = Facet(basis: .register, measure: .tiv, unit: MeasureUnit(rawValue: "TIV-million"))
  static let licences = money(.licence)
  static let deliveries = money(.delivery)

  static func money(_ basis: Basis, _ level: Level = .part) -> Facet {
    Facet(basis: basis, measure: .money, unit: MeasureUnit(rawValue: "EUR"), level: level)
  }

  static let unknown = PartySet(.unknown)

  /// A state, or `ABW<NLD` for a territory with its parent.
  static func party(_ text: String) -> Party {
    let parts = text.split(separator: "<").map(String.init)
    return parts.count == 2 ? Party(.territory, parts[0], belongsTo: parts[1]) : Party(.state, text)
  }

  /// A record; `value` is `5`, `2..7`, or `2..` without an upper end.
  static func record(
    _ exporter: String?, _ destination: PartySet?, _ value: String, _ period: Period, _ facet: Facet = tiv,
    source: String = "s", event: Event = .new, perspective: Perspective = .exporter
  ) throws -> Record {
    let ends = value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let lo = try #require(Amount(ends[0]))
    let hi = ends.count == 1 ? lo : Amount(ends[ends.count - 1])
    let value = try #require(Interval(lo, hi))
    return Record(
      source: source, facet: facet, value: value, period: period,
      exporter: exporter.map(party), destination: destination, perspective: perspective, event: event)
  }

  static func to(_ state: String) -> PartySet { PartySet(party(state)) }

  static func days(_ from: String, _ until: String) throws -> Period {
    let (first, end) = (try #require(Day(from)), try #require(Day(until)))
    return try #require(Period(from: first, until: end))
  }

  static func complete(_ years: ClosedRange<Int>, id: String = "s") -> MetricContext {
    MetricContext(sources: [SourceFacts(id: id, title: id, reporting: .complete, years: Array(years))])
  }

  static func byState(_ years: ClosedRange<Int>, _ roster: SourceFacts.Roster) -> MetricContext {
    MetricContext(sources: [
      SourceFacts(id: "s", title: "s", reporting: .byState(roster: roster), years: Array(years))
    ])
  }
}

/// Options as a pipeline would give them; a list in one text is separated by spaces.
func metric(
  groups: String = "nato", membership: String = "year-of-accession", windows: String = "", years: String = "all",
  _ more: KeyValuePairs<String, ConfigNode.Value> = [:]
) throws -> OutsideShare {
  let place = Place(file: "waybill.yaml", line: 1, column: 1)
  func node(_ value: ConfigNode.Value) -> ConfigNode { ConfigNode(value, at: place) }
  func list(_ text: String) -> ConfigNode.Value { .list(text.split(separator: " ").map { node(.text(String($0))) }) }
  func entry(_ key: String, _ value: ConfigNode.Value) -> ConfigNode.Entry {
    ConfigNode.Entry(key: key, keyPlace: place, value: node(value))
  }
  let periods = [entry("years", years == "all" ? .text("all") : list(years)), entry("windows", list(windows))]
  let entries =
    [entry("groups", list(groups)), entry("membership", list(membership)), entry("periods", .table(periods))]
    + more.map { entry($0.key, $0.value) }
  return try OutsideShare(options: OptionTable(entries, at: place), groups: World.book)
}

extension OutsideShare {
  /// Adds records in batches of one source each.
  mutating func add(_ records: [Record], size: Int = .max) {
    for source in Set(records.map(\.source)).sorted() {
      var batch = RecordBatch(source: source)
      var rest = records.filter { $0.source == source }[...]
      while !rest.isEmpty {
        batch.replace(with: Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
        add(batch)
      }
    }
  }
}

extension MetricTable {
  /// The cells from `outside_lo` on, of the only row with this exporter and period; nil when there is none.
  func figures(_ exporter: String, _ period: String, group: String = "nato", basis: String? = nil) -> String? {
    let found = rows.filter { row in
      row[7].text == exporter && row[8].text == period && row[5].text == group
        && basis.map { row[1].text == $0 } ?? true
    }
    return found.count == 1 ? found[0][9...].map(\.text).joined(separator: ",") : nil
  }

  var lines: String {
    ([columns.map(\.name)] + rows.map { $0.map(\.text) }).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// The key of one figure of a row.
  func key(_ row: [Cell], _ column: String) -> FigureKey {
    let keys = zip(columns, row).filter { $0.0.isKey }.map { ($0.0.name, $0.1.text) }
    return FigureKey(table: id, keys: Dictionary(uniqueKeysWithValues: keys), column: column)
  }
}
