import Testing
import WaybillCore
import WaybillMetrics
import WaybillTesting

@testable import OutsideShare

/// What each assumption does to the bounds, worked out by hand, and that none moves the answer itself.
@Suite struct AssumptionTests {
  private static let navoPlus = PartySet(parties: [], groups: ["nato", "equivalents"])
  private static let franceOrIran = PartySet(parties: ["FRA", "IRN"].map { Party(.state, $0) })

  private static func list(_ assumptions: String...) -> ConfigNode.Value {
    let place = Place(file: "waybill.yaml", line: 1, column: 1)
    return .list(assumptions.map { ConfigNode(.text($0), at: place) })
  }

  private static let all = list(
    "missing-at-random", "same-mix-as-last-year", "navo-plus-within-equivalents", "unknown-not-embargoed")

  /// The worked example of the page: 50 outside, 30 inside, 20 undetermined.
  private static func example() throws -> [Record] {
    [
      try World.record("NLD", World.to("IDN"), "50", .year(2022)),
      try World.record("NLD", World.to("DEU"), "30", .year(2022)),
      try World.record("NLD", World.unknown, "6", .year(2022)),
      try World.record("NLD", navoPlus, "10", .year(2022)),
      try World.record("NLD", franceOrIran, "4", .year(2022)),
    ]
  }

  /// The cells from `assumption` on, of the rows of an exporter and period.
  private static func effects(
    _ records: [Record], _ context: MetricContext, groups: String = "nato", of exporter: String = "NLD",
    in period: String = "2022", windows: String = "", assuming assumptions: ConfigNode.Value = all
  ) throws -> [String] {
    var metric = try metric(groups: groups, windows: windows, ["assumptions": assumptions])
    metric.add(records)
    let table = try #require(metric.result(context).first { $0.id == "outside-share-assumptions" })
    return table.rows.filter { $0[7].text == exporter && $0[8].text == period }.map {
      $0[9...].map(\.text).joined(separator: ",")
    }
  }

  @Test func theWorkedExample() throws {
    let narrowing = "members of the group and other states remain possible"
    #expect(
      try Self.effects(Self.example(), World.complete(2022...2022)) == [
        // 50 of 80 are known to be outside; without the assumption 50 to 70 of 100.
        "missing-at-random,0.500000,0.700000,0.625000,0.625000,0.200000,20,20,3,narrower",
        "navo-plus-within-equivalents,0.500000,0.700000,0.500000,0.700000,0.000000,10,10,1,no effect: NAVO+ may be a "
          + "member of nato or one of the equivalents, and the group has not both",
        // France or Iran is France: 50 to 66 of 100.
        "unknown-not-embargoed,0.500000,0.700000,0.500000,0.660000,0.040000,20,20,3,narrower",
        // The 4 are inside, and of the 16 that remain as large a part went outside as of these 84.
        "all of the above,0.500000,0.700000,0.595238,0.595238,0.200000,20,20,3,narrower",
      ])
    #expect(
      try Self.effects(Self.example(), World.complete(2022...2022), groups: "nato+eu+equivalents")[1]
        == "navo-plus-within-equivalents,0.500000,0.600000,0.500000,0.600000,0.000000,10,10,1,no effect: the mapping "
        + "says already that NAVO+ is within nato+equivalents, which is inside the group")
    #expect(
      try Self.effects(
        [World.record("NLD", World.to("IDN"), "5", .year(2022)), World.record("NLD", nil, "5", .year(2022))],
        World.complete(2022...2022), assuming: Self.list("unknown-not-embargoed")) == [
          "unknown-not-embargoed,0.500000,1.000000,0.500000,1.000000,0.000000,5,5,1,no effect: \(narrowing)"
        ])
  }

  /// Where only the equivalents are inside, the switch decides.
  @Test func navoPlusIsInsideAGroupOfTheEquivalents() throws {
    #expect(
      try Self.effects(
        Self.example(), World.complete(2022...2022), groups: "equivalents",
        assuming: Self.list("navo-plus-within-equivalents")) == [
          "navo-plus-within-equivalents,0.840000,1.000000,0.840000,0.900000,0.100000,10,10,1,narrower"
        ])
  }

  @Test func whatIsUnderNoEmbargoYetIsNotStruckOut() throws {
    let franceOrRussia = PartySet(parties: ["FRA", "RUS"].map { Party(.state, $0) })
    for (year, effect) in [(2013, "no effect: members"), (2014, "narrower")] {
      let rows = try Self.effects(
        [
          World.record("NLD", franceOrRussia, "5", .year(year)), World.record("NLD", World.to("IDN"), "5", .year(year)),
        ],
        World.complete(year...year), in: "\(year)", assuming: Self.list("unknown-not-embargoed"))
      #expect(rows.count == 1 && rows[0].contains(effect), "\(rows)")
    }
  }

  @Test func aListOfEmbargoedStatesAloneIsKept() throws {
    let both = PartySet(parties: ["RUS", "IRN"].map { Party(.state, $0) })
    // They are outside, so that nothing is undetermined of which to assume anything.
    #expect(
      try Self.effects(
        [World.record("NLD", both, "5", .year(2022))], World.complete(2022...2022),
        assuming: Self.list("unknown-not-embargoed")) == [])
  }

  /// One assumption alone has no row for all together. Germany is silent in 2012, told 1 of 4 outside the year before, with 2 to
  /// France or Iran: together these went to France.
  @Test func allTogetherFillSilentYearsToo() throws {
    let records = [
      try World.record("DEU", World.to("IND"), "1", .year(2011), World.deliveries),
      try World.record("DEU", World.to("ESP"), "1", .year(2011), World.deliveries),
      try World.record("DEU", Self.franceOrIran, "2", .year(2011), World.deliveries),
      try World.record("FRA", World.to("IND"), "6", .year(2012), World.deliveries),
    ]
    let context = World.byState(2011...2012, .states(["DEU", "FRA"]))
    let both = Self.list("same-mix-as-last-year", "unknown-not-embargoed")
    #expect(
      try Self.effects(records, context, of: "ALL", in: "2012", assuming: both).last
        == "all of the above,1.000000,1.000000,0.700000,0.700000,0.000000,4,4,3,moved: speaks of years that were not reported"
    )
    #expect(
      try Self.effects(records, context, of: "ALL", in: "2012", assuming: Self.list("same-mix-as-last-year")).count == 1
    )
  }

  @Test func nothingKnownHasNoPartToTake() throws {
    #expect(
      try Self.effects(
        [World.record("NLD", nil, "5", .year(2022))], World.complete(2022...2022),
        assuming: Self.list("missing-at-random")) == [
          "missing-at-random,0.000000,1.000000,0.000000,1.000000,0.000000,5,5,1,no effect: nothing is known whose part "
            + "could be taken"
        ])
  }

  /// Germany told 2011 (1 of 4 outside) and not 2012 and 2013; France all; Greece nothing ever.
  @Test func aSilentYearIsAsTheLastReportedOne() throws {
    let records = [
      try World.record("DEU", World.to("IND"), "1", .year(2011), World.deliveries),
      try World.record("DEU", World.to("ESP"), "3", .year(2011), World.deliveries),
      try World.record("FRA", World.to("IND"), "6", .year(2012), World.deliveries),
      try World.record("FRA", World.to("IND"), "6", .year(2013), World.deliveries),
    ]
    let context = World.byState(2011...2013, .states(["DEU", "FRA", "GRC"]))
    func effects(_ exporter: String, _ period: String) throws -> [String] {
      try Self.effects(
        records, context, of: exporter, in: period, windows: "2011-2013",
        assuming: Self.list("same-mix-as-last-year"))
    }
    let row = "same-mix-as-last-year"
    #expect(
      try effects("DEU", "2012") == ["\(row),,,0.250000,0.250000,,4,4,2,a share where there was none"])
    #expect(try effects("DEU", "2011") == [])
    #expect(try effects("GRC", "2012") == ["\(row),,,,,,0,0,0,no effect: no earlier year was reported"])
    #expect(
      try effects("DEU", "2011-2013") == [
        "\(row),0.250000,0.250000,0.250000,0.250000,0.000000,8,8,4,no effect: the last reported years have the bounds "
          + "of the others"
      ])
    // 6 of 6 without Germany, 7 of 10 with it.
    #expect(
      try effects("ALL", "2013") == [
        "\(row),1.000000,1.000000,0.700000,0.700000,0.000000,4,4,2,moved: speaks of years that were not reported"
      ])
  }

  @Test(arguments: UInt64(1)...4) func noAssumptionMovesTheAnswer(seed: UInt64) throws {
    // A value without an upper end hides what an assumption does to others.
    let records = SampleRecords.random(seed, count: 400, groups: ["nato", "eu", "equivalents"]).filter {
      $0.value.hi != nil || $0.source == "b"
    }
    var plain = try metric(groups: "nato nato+eu+equivalents equivalents", membership: "day full-year")
    var assuming = try metric(
      groups: "nato nato+eu+equivalents equivalents", membership: "day full-year", ["assumptions": Self.all])
    plain.add(records)
    assuming.add(records)
    let (without, with) = (plain.result(SampleRecords.context), assuming.result(SampleRecords.context))
    #expect(without.map(\.id) == ["outside-share", "outside-share-left-out"])
    #expect(Array(with.prefix(2)) == without)
    // Of what was reported, what is assumed lies within what is not.
    var narrower = 0
    for row in with[2].rows {
      guard case .share(let lo) = row[10], case .share(let hi) = row[11], case .share(let assumedLo) = row[12],
        case .share(let assumedHi) = row[13], row[9].text != "same-mix-as-last-year",
        !row[18].text.hasPrefix("moved")
      else { continue }
      #expect(lo <= assumedLo && assumedLo <= assumedHi && assumedHi <= hi)
      if row[18].text == "narrower" { narrower += 1 }
    }
    #expect(narrower > 5)
  }
}
