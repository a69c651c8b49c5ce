import MetricSamples
import Testing
import WaybillCore
import WaybillMetrics
import WaybillTesting

@testable import Production

/// What leaves the group as a part of production, worked out by hand.
@Suite struct ShareOfProductionTests {
  static let scope = ["not-consolidated", "goods-only", "on-territory", "defence-only"]

  private static func tables(
    _ records: [Record], _ context: MetricContext, _ options: Option = ["groups": "nato"]
  ) throws -> [MetricTable] {
    var metric = try OutsideShareOfProduction(options: options.options, groups: World.book)
    metric.add(records)
    return metric.result(context)
  }

  private static let figures = [
    "group", "outside_lo", "outside_hi", "share_lo", "share_hi", "dependence_lo", "dependence_hi", "outside_share_lo",
    "outside_share_hi", "product_lo", "product_hi", "records", "status",
  ]

  private static func lines(_ table: MetricTable) -> [String] {
    let places = figures.compactMap(table.column)
    return table.rows.map { row in places.map { row[$0].text }.joined(separator: ",") }
  }

  /// 50 outside, 30 inside, 20 either, of a production of 200 to 250.
  private static func example(flags: [String]) throws -> [Record] {
    [
      try World.record("NLD", "IND", "50", flags: flags), try World.record("NLD", "DEU", "30", flags: flags),
      try World.record("NLD", nil, "20", flags: flags), try World.made("NLD", "200..250", flags: scope),
    ]
  }

  @Test func theWorkedExample() throws {
    let tables = try Self.tables(Self.example(flags: Self.scope), World.context("x", "p"))
    // First form: 50 / 250 to 70 / 200. Second: (0.4 to 0.5) times (0.5 to 0.7).
    #expect(
      Self.lines(tables[0]) == [
        "nato,50,70,0.200000,0.350000,0.400000,0.500000,0.500000,0.700000,0.200000,0.350000,4,computed"
      ])
    #expect(tables[1].rows.isEmpty && tables[2].rows.isEmpty)
  }

  @Test func anotherScopeHasAHeadingOfItsOwn() throws {
    let tables = try Self.tables(
      Self.example(flags: ["goods-only", "on-territory", "defence-only"]), World.context("x", "p"))
    #expect(tables[0].rows.isEmpty)
    #expect(tables[1].title.hasPrefix("Scope differs"))
    #expect(tables[1].told("scope", "share_lo") == ["exports do not tell, turnover not-consolidated,0.200000"])
    // The pipeline says what the records do not; where they do, they hold.
    let stated: Option = ["groups": "nato", "exports": ["scope": ["not-consolidated", "with-services"]]]
    let same = try Self.tables(
      Self.example(flags: ["goods-only", "on-territory", "defence-only"]), World.context("x", "p"), stated)
    #expect(same[0].rows.count == 1 && same[1].rows.isEmpty)
  }

  @Test func furtherStatesAreAnotherScope() throws {
    var records = try Self.example(flags: Self.scope)
    records[3].flags.formUnion(Scope.widerArea)
    #expect(!Scope.widerArea.isEmpty)
    #expect(
      try Self.tables(records, World.context("x", "p"))[1].told("scope") == ["the turnover of further states too"])
  }

  @Test func whatIsMissingIsNamed() throws {
    let records = [
      try World.record("FRA", "IND", "5"), try World.made("DEU", "9"), try World.record("JPN", "IND", "5"),
      try World.record("SWE", "IND", "1", 2023), try World.record("SWE", "IND", "1", 2024),
      try World.made("SWE", "9", 2023),
      try World.made("SWE", "9", 2024),
    ]
    let options: Option = ["groups": "nato", "periods": ["windows": ["2023-2024"]]]
    let tables = try Self.tables(records, World.context("x", "p", years: 2022...2024), options)
    #expect(
      tables[2].told("exporter", "period", "status", "why") == [
        "DEU,2022,exports-missing,no source tells these exports in money",
        "FRA,2022,turnover-missing,no source tells a turnover of this exporter's industry",
        "SWE,2023-2024,member-in-part,under year-of-accession no member in all years, so that exports and turnover are "
          + "of others",
      ])
    #expect(tables[1].told("exporter", "period") == ["SWE,2024"])
  }

  /// 42.5 to 43.5 % of production is exported, says a survey; of the deliveries 0.5 to 0.7 went outside.
  @Test func aToldDependenceTimesTheOutsideShare() throws {
    let percent = Facet(basis: .turnover, measure: .share, unit: MeasureUnit(rawValue: "percent"))
    var told = try World.record("NLD", nil, "0", 2022, percent, source: "p", item: "arms", flags: ["with-security"])
    told.value = try #require(Interval(Amount(millionths: 42_500_000), Amount(millionths: 43_500_000)))
    let tables = try Self.tables(Self.example(flags: Self.scope).dropLast() + [told], World.context("x", "p"))
    #expect(
      Self.lines(tables[1]) == [
        "nato,50,70,,,0.425000,0.435000,0.500000,0.700000,0.212500,0.304500,3,told"
      ])
    #expect(tables[1].told("dependence", "turnover_unit") == ["told,percent"])
  }

  /// Every assignment of what is undetermined, and every end of every value, lies within, and the bounds are reached.
  @Test(arguments: UInt64(1)...40) func theBoundsHoldAndAreReached(seed: UInt64) throws {
    var dice = Dice(seed)
    var records: [Record] = []
    var values: [(destination: String?, ends: [Int])] = []
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      let destination = ["IND", "DEU", nil].randomElement(using: &dice) ?? nil
      let lo = Int.random(in: 0...4, using: &dice)
      let hi = lo + Int.random(in: 0...3, using: &dice)
      values.append((destination, [lo, hi]))
      records.append(try World.record("NLD", destination, "\(lo)..\(hi)", flags: Self.scope))
    }
    let made = Int.random(in: 5...9, using: &dice)
    let production = [made, made + Int.random(in: 0...3, using: &dice)]
    records.append(try World.made("NLD", "\(production[0])..\(production[1])", flags: Self.scope))
    let table = try Self.tables(records, World.context("x", "p"))[0]
    let row = try #require(table.rows.first)
    func share(_ name: String) -> Int64? {
      guard let place = table.column(name), case .share(let share) = row[place] else { return nil }
      return share
    }
    let cases = Self.cases(values[...], outside: 0, exported: 0)
    func quotients(_ part: ((outside: Int, exported: Int)) -> Int) -> [Int64] {
      cases.flatMap { one in
        production.map { Int64(Decimals.divideHalfEven(Int128(part(one)) * 1_000_000, by: Int128($0))) }
      }
    }
    #expect(share("share_lo") == quotients(\.outside).min() && share("share_hi") == quotients(\.outside).max())
    #expect(
      share("dependence_lo") == quotients(\.exported).min() && share("dependence_hi") == quotients(\.exported).max())
    // The second form is never narrower than the first, but for the rounding of its factors.
    if let lo = share("product_lo"), let hi = share("product_hi"), let least = share("share_lo"),
      let most = share("share_hi")
    {
      #expect(lo <= least + 2 && most <= hi + 2)
    }
  }

  private static func cases(
    _ values: ArraySlice<(destination: String?, ends: [Int])>, outside: Int, exported: Int
  ) -> [(outside: Int, exported: Int)] {
    guard let value = values.first else { return [(outside, exported)] }
    return value.ends.flatMap { end in
      let sides = value.destination == "IND" ? [end] : value.destination == "DEU" ? [0] : [0, end]
      return sides.flatMap { cases(values.dropFirst(), outside: outside + $0, exported: exported + end) }
    }
  }
}
