public import WaybillCore

/// Records by chance, of every kind that a metric meets; the same ones for the same seed.
public enum SampleRecords {
  /// Makes records of two sources, `a` and `b`, for the years 2020 to 2023.
  ///
  /// They differ in basis, measure, unit and level; some have no exporter, destination or category, some no upper end;
  /// destinations are states, sets of states, groups of `groups`, and unknown.
  public static func random(_ seed: UInt64, count: Int = 200, groups: [String] = ["nato", "eu"]) -> [Record] {
    var dice = Dice(seed)
    return (0..<count).map { _ in record(groups, &dice) }
  }

  /// The facts of the two sources, which cover everybody.
  public static let context = MetricContext(
    sources: ["a", "b"].map { SourceFacts(id: $0, title: $0, reporting: .complete, years: Array(2020...2023)) })

  private static let states = ["NLD", "FRA", "DEU", "TUR", "IND", "CHL", "SWE"].map { Party(.state, $0) }
  private static let categories = ["ML1", "ML4", "ML10"].map { Category(scheme: "ml", code: $0) }

  private static func record(_ groups: [String], _ dice: inout Dice) -> Record {
    let sets: [PartySet?] =
      states.map { PartySet($0) } + groups.map { PartySet(parties: [], groups: [$0]) } + [
        PartySet(parties: [states[1], states[4]]), PartySet(Party(.organisation, "UN")), PartySet(.unknown), nil,
      ]
    let least = Int64.random(in: 0...900_000_000, using: &dice)
    let width = Int64.random(in: 0...2, using: &dice) * Int64.random(in: 0...5_000_000, using: &dice)
    let isOpen = Int.random(in: 0..<10, using: &dice) == 0
    let lo = Amount(millionths: least)
    return Record(
      source: Bool.random(using: &dice) ? "a" : "b", facet: facet(&dice),
      value: Interval(lo, isOpen ? nil : Amount(millionths: least + width)) ?? Interval(lo),
      period: period(&dice), exporter: pick(states.map(Optional.some) + [nil], &dice),
      destination: pick(sets, &dice), line: Int.random(in: 2...9999, using: &dice),
      perspective: Int.random(in: 0..<6, using: &dice) == 0 ? .importer : .exporter, event: event(&dice),
      category: pick(categories.map(Optional.some) + [nil], &dice))
  }

  private static func facet(_ dice: inout Dice) -> Facet {
    let level: Level = Int.random(in: 0..<4, using: &dice) == 0 ? .total : .part
    return pick(
      [
        Facet(basis: .volume, measure: .tiv, unit: MeasureUnit(rawValue: "TIV-million"), level: level),
        Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"), level: level),
        Facet(basis: .delivery, measure: .money, unit: MeasureUnit(rawValue: "EUR"), level: level),
        Facet(basis: .licence, measure: .licences, unit: MeasureUnit(rawValue: "licence"), level: level),
        Facet(basis: .register, measure: .items, unit: MeasureUnit(rawValue: "item"), level: level),
      ], &dice)
  }

  private static func period(_ dice: inout Dice) -> Period {
    let year = Int.random(in: 2020...2023, using: &dice)
    guard Int.random(in: 0..<3, using: &dice) == 0 else { return .year(year) }
    return .day(Day(number: Day.start(of: year).number + Int32.random(in: 0..<365, using: &dice)))
  }

  private static func event(_ dice: inout Dice) -> Event {
    Int.random(in: 0..<3, using: &dice) == 0 ? pick(Event.allCases, &dice) : .new
  }

  private static func pick<T>(_ values: [T], _ dice: inout Dice) -> T {
    values[Int.random(in: 0..<values.count, using: &dice)]
  }
}
