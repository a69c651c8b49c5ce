import MetricSamples
import Testing
import WaybillCore

@testable import Ratio

/// Figures worked out by hand.
@Suite struct RatioTests {
  @Test func aShareOfAWhole() throws {
    let records = try [
      World.record("NLD", World.to("CHL"), 30), World.record("FRA", World.to("DEU"), 60),
      World.record("FRA", World.to("IND"), 10, year: 2021),
      World.record("NLD", World.to("CHL"), 500, event: .extension),
      World.record("NLD", World.to("CHL"), 500, perspective: .importer),
      World.record(
        "NLD", World.to("CHL"), 500,
        facet: Facet(basis: .delivery, measure: .money, unit: MeasureUnit(rawValue: "EUR"))),
    ]
    #expect(
      try lines(records) == [
        "s,,,,,,,2020,part,30,30,1,reported", "s,,,,,,,2020,share,0.333333,0.333333,2,reported",
        "s,,,,,,,2020,whole,90,90,2,reported",
        "s,,,,,,,2021,part,0,0,0,no-record", "s,,,,,,,2021,share,0.000000,0.000000,1,reported",
        "s,,,,,,,2021,whole,10,10,1,reported",
      ])
  }

  /// 20 surely to Chile, 30 to Chile or Peru, 50 elsewhere: from 20 / 100 to 50 / 100.
  @Test func whatMayBeEitherWidensTheShare() throws {
    let records = try [
      World.record("NLD", World.to("CHL"), 20), World.record("NLD", World.to("CHL", "PER"), 10),
      World.record("NLD", PartySet(.unknown), 10), World.record("NLD", nil, 10),
      World.record("NLD", World.to("PER"), 50),
    ]
    #expect(
      try lines(records, ["by": []]) == [
        "s,,,,,,,,part,20,50,4,reported", "s,,,,,,,,share,0.200000,0.500000,5,reported",
        "s,,,,,,,,whole,100,100,5,reported",
      ])
  }

  /// An exporter that is not known may be of the whole: 10 of 10 at most, 10 of 40 at least; 30 may stand for nothing.
  @Test func whatMayBeOfTheWholeWidensItToo() throws {
    let records = try [
      World.record("NLD", World.to("CHL"), 10), World.record(nil, World.to("PER"), 30),
      World.record("IND", World.to("CHL"), 99),
    ]
    #expect(
      try lines(records, ["whole": ["exporter_in": "nato"]]) == [
        "s,nato,,year-of-accession,,,,2020,part,10,10,1,reported",
        "s,nato,,year-of-accession,,,,2020,share,0.250000,1.000000,2,reported",
        "s,nato,,year-of-accession,,,,2020,whole,10,40,2,reported",
      ])
  }

  @Test func anOpenValueHasNoUpperEnd() throws {
    let records = try [
      World.record("NLD", World.to("CHL"), 0, open: true), World.record("NLD", World.to("PER"), 50),
    ]
    #expect(
      try lines(records) == [
        "s,,,,,,,2020,part,0,,1,no-upper-end", "s,,,,,,,2020,share,0.000000,1.000000,2,no-upper-end",
        "s,,,,,,,2020,whole,50,,2,no-upper-end",
      ])
  }

  @Test func nothingOfNothingIsNoShare() throws {
    let share = "s,,,,,,,2020,share,,,1,"
    #expect(try lines([World.record("NLD", World.to("CHL"), 0)])[1] == share + "no-value")
    #expect(try lines([World.record("NLD", World.to("CHL"), -5)])[1] == share + "negative")
    #expect(try lines([World.record("NLD", World.to("CHL"), 5, event: .denial)]).isEmpty)
  }

  /// 10 surely to Chile, and −20 that may be: the part has no bounds that can be told, and there is no share.
  @Test func whatMayBeNegativeBoundsNothing() throws {
    for maybe in [[-20], [-5], [30, -1]] as [[Int64]] {
      let records = try [World.record("NLD", World.to("CHL"), 10)] + maybe.map { try World.record("NLD", nil, $0) }
      let count = records.count
      let whole = 10 + maybe.reduce(0, +)
      #expect(
        try lines(records) == [
          "s,,,,,,,2020,part,,,\(count),negative", "s,,,,,,,2020,share,,,\(count),negative",
          "s,,,,,,,2020,whole,\(whole),\(whole),\(count),reported",
        ])
    }
  }

  @Test func figuresAreToldApartByDimensions() throws {
    let records = try [
      World.record("NLD", World.to("CHL"), 1, category: "ML10"), World.record("FRA", nil, 2),
      World.record("NLD", World.to("CHL"), 4, source: "t", category: "ML10"),
    ]
    let rows = try lines(records, ["by": ["exporter", "destination", "category"]])
    #expect(
      rows.filter { $0.contains(",whole,") } == [
        "s,,,,FRA,unknown,unknown,,whole,2,2,1,reported", "s,,,,NLD,CHL,ML10,,whole,1,1,1,reported",
        "t,,,,NLD,CHL,ML10,,whole,4,4,1,reported",
      ])
  }

  /// Sweden's membership began in March 2024: with the rule of days a year's record may be inside or not.
  @Test func groupsAreDated() throws {
    let records = try [2023, 2024].map { try World.record("NLD", World.to("SWE"), 1, year: $0) }
    let part: KeyValuePairs<String, Option> = ["part": ["destination_in": "nato"], "membership": "day"]
    #expect(
      try lines(records, part).filter { $0.contains("share") } == [
        "s,,nato,day,,,,2023,share,0.000000,0.000000,1,reported",
        "s,,nato,day,,,,2024,share,0.000000,1.000000,1,reported",
      ])
  }

  @Test(arguments: [
    ("exporter", "FRA", "2"), ("category", "ML4", "2"), ("event", "transit", "4"), ("flags", "provisional", "8"),
    ("source", "t", "16"), ("years", "2022-2023", "32"), ("perspective", "third-party", "64"),
    ("destination", "PER", "128"), ("item", "Frigate", "256"),
  ])
  func everyConditionSelects(key: String, value: String, sum: String) throws {
    let condition = Option.table([(key, .list([.text(value)]))])
    #expect(try ends(of: "part", ["part": condition]) == ["\(sum) \(sum)"])
    // And what it does not select is what is left out, in the other source too.
    let left = try ends(of: "part", ["part": ["not": condition]])
    let sums = left.map { Int($0.split(separator: " ")[0]) ?? -1 }
    #expect(sums.reduce(0, +) + (Int(sum) ?? 0) == 511, "\(left)")
    #expect(left.allSatisfy { $0.split(separator: " ")[0] == $0.split(separator: " ")[1] }, "\(left)")
  }

  /// Both ends of the rows of a name that have records, of nine records that differ in one thing each.
  private func ends(of name: String, _ more: KeyValuePairs<String, Option>) throws -> [String] {
    let chile = World.to("CHL")
    let records = try [
      World.record("NLD", chile, 1, category: "ML10", item: "Tank"),
      World.record("FRA", chile, 2, category: "ML4", item: "Tank"),
      World.record("NLD", chile, 4, event: .transit, category: "ML10", item: "Tank"),
      World.record("NLD", chile, 8, category: "ML10", item: "Tank", flags: Flags(name: "provisional") ?? []),
      World.record("NLD", chile, 16, source: "t", category: "ML10", item: "Tank"),
      World.record("NLD", chile, 32, year: 2023, category: "ML10", item: "Tank"),
      World.record("NLD", chile, 64, perspective: .thirdParty, category: "ML10", item: "Tank"),
      World.record("NLD", World.to("PER"), 128, category: "ML10", item: "Tank"),
      World.record("NLD", chile, 256, category: "ML10", item: "Frigate"),
    ]
    var metric = try Ratio(options: options(more, by: []), groups: World.book)
    metric.add(records)
    return metric.result(World.context)[0].rows.map { row in (5..<17).map { row[$0].text } }
      .filter { $0[7] == name && $0.last != "no-record" }.map { "\($0[8]) \($0[9])" }
  }

  /// Of a table under `not` all conditions must be met, of a list of tables those of one.
  @Test func aTableIsLeftOutWholeAndAListByEach() throws {
    let both: Option = ["not": ["exporter": "FRA", "category": "ML4"]]
    let other: Option = ["not": ["exporter": "FRA", "category": "ML10"]]
    let each: Option = ["not": .list([["exporter": "FRA"], ["item": ["Frigate"]], ["source": "t"]])]
    #expect(try ends(of: "part", ["part": both]) == ["493 493", "16 16"])
    #expect(try ends(of: "part", ["part": other]) == ["495 495", "16 16"])
    #expect(try ends(of: "part", ["part": each]) == ["237 237"])
    #expect(
      try ends(of: "whole", ["whole": ["not": ["destination_in": "nato", "years": "2023"]]]) == ["495 495", "16 16"])
    #expect(try ends(of: "whole", ["whole": ["not": ["years": "2023"]]]) == ["463 463", "16 16"])
  }

  /// 20 surely to Chile, 10 to Chile or Peru, 70 elsewhere: not to Chile are 70 to 80. What may be left out may also stay.
  @Test func whatMayBeLeftOutWidensTheShare() throws {
    let records = try [
      World.record("NLD", World.to("CHL"), 20), World.record("NLD", World.to("CHL", "PER"), 10),
      World.record("NLD", World.to("PER"), 70),
    ]
    #expect(
      try lines(records, ["by": [], "part": ["not": ["destination": "CHL"]]]) == [
        "s,,,,,,,,part,70,80,2,reported", "s,,,,,,,,share,0.700000,0.800000,3,reported",
        "s,,,,,,,,whole,100,100,3,reported",
      ])
    // A record that names no item may be of any.
    let items = try [
      World.record("NLD", World.to("PER"), 10, item: "Frigate"), World.record("NLD", World.to("PER"), 30),
    ]
    #expect(
      try lines(items, ["by": [], "part": ["item": ["Frigate"]]])[0] == "s,,,,,,,,part,10,40,2,reported")
    #expect(
      try lines(items, ["by": [], "part": ["not": ["item": ["Frigate"]]]])[0] == "s,,,,,,,,part,0,30,1,reported")
  }

  /// The group of an exception is judged by the rule that the row names.
  @Test func whatIsOutsideAGroupIsDated() throws {
    let records = try [2023, 2024].map { try World.record("NLD", World.to("SWE"), 1, year: $0) }
    #expect(
      try lines(records, ["part": ["not": ["destination_in": "nato"]], "membership": "day"])
        .filter { $0.contains("share") } == [
          "s,,,day,,,,2023,share,1.000000,1.000000,1,reported", "s,,,day,,,,2024,share,0.000000,1.000000,1,reported",
        ])
  }
}
