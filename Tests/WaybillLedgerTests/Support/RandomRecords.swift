import WaybillCore
import WaybillTesting

extension Record {
  /// Records that use every column, now and then with its extremes.
  static func random(_ count: Int, source: String = "sample", seed: UInt64) -> [Record] {
    var generator = Dice(seed)
    return (0..<count).map { _ in random(source: source, &generator) }
  }

  private static func random(source: String, _ generator: inout Dice) -> Record {
    let from = Int32.random(in: -700_000...2_900_000, using: &generator)
    return Record(
      source: source,
      facet: Facet(
        basis: pick(Basis.allCases, &generator), measure: pick(Measure.allCases, &generator),
        unit: MeasureUnit(rawValue: pick(["EUR", "TIV-million", "item", "Stück"], &generator)),
        level: pick(Level.allCases, &generator)),
      value: value(&generator),
      period: pick(
        [.year(2024), .year(1), Period(from: Day(number: from), until: Day(number: from + 9))!], &generator),
      exporter: pick([nil] + parties, &generator), destination: pick([nil] + sets, &generator),
      part: pick([0, 1, 65_535], &generator),
      line: pick([0, 1, 4_294_967_295, Int.random(in: 0...70_000, using: &generator)], &generator),
      row: pick([0, 4_294_967_295, Int.random(in: 0...300, using: &generator)], &generator),
      emit: pick([0, 1, 255], &generator), column: pick([0, 7, 65_535], &generator),
      reporter: pick([nil] + parties, &generator), perspective: pick(Perspective.allCases, &generator),
      event: pick(Event.allCases, &generator), origin: pick([nil] + parties, &generator),
      via: pick([nil] + sets, &generator),
      category: pick([nil, Category(scheme: "ml", code: "ML10"), Category(scheme: "hs", code: "9301")], &generator),
      item: pick(
        [nil, "", "Кольчуга", "🚢 frigate", "it''em", "n\(Int.random(in: 0...99, using: &generator))"], &generator),
      flags: Flags(rawValue: pick([0, 1, UInt64.max, generator.next()], &generator)))
  }

  private static func value(_ generator: inout Dice) -> Interval {
    let ends = (generator.next(), generator.next())
    let lo: Int64 = pick([0, -1_500_000, .min, .max, Int64(bitPattern: ends.0)], &generator)
    let hi: Int64? = pick([nil, lo, .max - 1, Int64(bitPattern: ends.1)], &generator)
    return Interval(Amount(millionths: lo), hi.map { Amount(millionths: Swift.max(lo, $0)) })!
  }

  private static func pick<Value>(_ values: [Value], _ generator: inout Dice) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  private static let parties = [
    Party(.state, "NLD"), Party(.state, "FRA"), Party(.historic, "SUN"), Party(.territory, "ABW", belongsTo: "NLD"),
    Party(.territory, "ABW"), Party(.organisation, "NATO", belongsTo: "nato"), Party(.nonState, "PKK (Turkiye)"),
    Party(.nonState, "Ánsar, “x”"), Party(.nonState, ""),
  ]

  private static let sets = [
    PartySet(Party(.state, "NLD")), PartySet(Party(.territory, "ABW")),
    PartySet(Party(.territory, "ABW", belongsTo: "NLD")),
    PartySet(parties: [Party(.state, "FRA"), Party(.state, "NLD")], groups: ["nato"]),
    PartySet(parties: [], groups: ["nato", "eu"]), PartySet(parties: [], groups: ["nato+eu"]), PartySet(.unknown),
    PartySet(.several), PartySet(.withheld), PartySet(Party(.nonState, "one of {FRA, NLD}")),
  ]
}
