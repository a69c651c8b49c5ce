public import WaybillCore

/// Short words for making records, groups and contexts in the tests of metrics.
public enum Sample {
  /// A few members of two groups; Sweden joined one of them in the middle of a year.
  public static let groups = [
    GroupBook.Group(
      id: "nato", title: "NATO",
      memberships: ["NLD", "FRA", "DEU", "TUR"].map { .init($0) } + [.init("SWE", from: Day("2024-03-07"))]),
    GroupBook.Group(id: "eu", title: "EU", memberships: ["NLD", "FRA", "DEU", "SWE"].map { .init($0) }),
  ]

  public static let book = GroupBook(groups)

  public static let licences = euros(.licence)
  public static let deliveries = euros(.delivery)
  public static let tiv = Facet(basis: .volume, measure: .tiv, unit: MeasureUnit(rawValue: "TIV-million"))
  public static let items = Facet(basis: .register, measure: .items, unit: MeasureUnit(rawValue: "item"))
  public static let counts = Facet(basis: .licence, measure: .licences, unit: MeasureUnit(rawValue: "licence"))

  public static func euros(_ basis: Basis, _ level: Level = .part) -> Facet {
    Facet(basis: basis, measure: .money, unit: MeasureUnit(rawValue: "EUR"), level: level)
  }

  /// What is wrong with a text that should be a record.
  public struct NoRecord: Error {
    public let text: String
  }

  /// A record of `NLD>CHL 2020 5..7 ML10`: exporter and destination, period, value and perhaps a category.
  ///
  /// A party is a code, `ABW<NLD` for a territory, `-` for none; a destination may be `CHL|PER`, `in:nato`, `unknown`,
  /// `several` too. A value is `5`, `5..7`, or `5..` without an upper end.
  public static func record(
    _ text: String, _ facet: Facet = licences, source: String = "s", event: Event = .new,
    perspective: Perspective = .exporter, reporter: String? = nil
  ) throws(NoRecord) -> Record {
    let words = text.split(separator: " ").map(String.init)
    let parties = words.first?.split(separator: ">").map(String.init) ?? []
    guard words.count >= 3, parties.count == 2, let period = RecordWords.period(words[1]), let value = value(words[2])
    else { throw NoRecord(text: text) }
    return Record(
      source: source, facet: facet, value: value, period: period, exporter: party(parties[0]),
      destination: set(parties[1]), reporter: reporter.flatMap(party), perspective: perspective, event: event,
      category: words.count > 3 ? Category(scheme: "ml", code: words[3]) : nil)
  }

  private static func party(_ text: String) -> Party? {
    let parts = text.split(separator: "<").map(String.init)
    if text == "-" { return nil }
    return parts.count == 2 ? Party(.territory, parts[0], belongsTo: parts[1]) : Party(.state, text)
  }

  private static func set(_ text: String) -> PartySet? {
    if let unknown = PartySet.Unknown(rawValue: text) { return PartySet(unknown) }
    if text == "-" { return nil }
    let words = text.split(separator: "|").map(String.init)
    return PartySet(
      parties: words.filter { !$0.hasPrefix("in:") }.compactMap(party),
      groups: words.filter { $0.hasPrefix("in:") }.map { String($0.dropFirst(3)) })
  }

  private static func value(_ text: String) -> Interval? {
    guard let dots = text.firstRange(of: "..") else { return Amount(text).map { Interval($0) } }
    let (lo, hi) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
    return Amount(lo).flatMap { Interval($0, Amount(hi)) }
  }

  /// Sources that cover everybody.
  public static func complete(_ years: ClosedRange<Int>, _ sources: String...) -> MetricContext {
    MetricContext(
      sources: (sources.isEmpty ? ["s"] : sources).map {
        SourceFacts(id: $0, title: $0, reporting: .complete, years: Array(years))
      })
  }

  /// A source whose states report for themselves.
  public static func byState(_ years: ClosedRange<Int>, _ states: String...) -> MetricContext {
    MetricContext(sources: [
      SourceFacts(id: "s", title: "s", reporting: .byState(roster: .states(states)), years: Array(years))
    ])
  }
}
