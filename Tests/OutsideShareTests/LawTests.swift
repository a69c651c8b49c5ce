import Testing
import WaybillCore
import WaybillTesting

@testable import OutsideShare

/// What must hold whatever the records are.
@Suite struct LawTests {
  static let seeds: [UInt64] = Array(1...6)

  private static let destinations: [PartySet?] = [
    World.to("DEU"), World.to("FIN"), World.to("IND"), World.to("AUT"), World.to("HRV"), World.unknown, nil,
    PartySet(parties: ["FRA", "MAR"].map { Party(.state, $0) }), PartySet(parties: [], groups: ["eu"]),
    PartySet(World.party("ABW<NLD")),
  ]

  private static func records(_ seed: UInt64, count: Int = 120) throws -> [Record] {
    var dice = Dice(seed)
    let exporters: [String?] = ["NLD", "FRA", "FIN", "HRV", "RUS", "ABW<NLD", "GRC", nil]
    let spans = try [
      World.days("2022-01-01", "2023-01-01"), World.days("2023-01-01", "2024-01-01"),
      World.days("2024-01-01", "2025-01-01"), World.days("2022-01-01", "2024-01-01"),
      World.days("2023-02-01", "2023-03-01"), World.days("2023-04-01", "2023-05-01"),
    ]
    let facets = [
      World.tiv, World.licences, World.deliveries, World.money(.licence, .total),
      Facet(basis: .delivery, measure: .items, unit: MeasureUnit(rawValue: "item")),
    ]
    return try (0..<count).map { _ in
      let least = Int.random(in: 0...9, using: &dice) * (Int.random(in: 0...5, using: &dice) == 0 ? 100_000 : 1)
      let more = Int.random(in: 0...4, using: &dice)
      let value = more == 4 ? "\(least).." : "\(least)..\(least + max(0, more - 1))"
      return try World.record(
        exporters.randomElement(using: &dice) ?? nil, destinations.randomElement(using: &dice) ?? nil, value,
        try #require(spans.randomElement(using: &dice)), try #require(facets.randomElement(using: &dice)),
        source: Bool.random(using: &dice) ? "s" : "t",
        event: try #require(Event.allCases.randomElement(using: &dice)),
        perspective: Int.random(in: 0...6, using: &dice) == 0 ? .importer : .exporter)
    }
  }

  private static func empty() throws -> OutsideShare {
    try metric(
      groups: "nato nato+eu", membership: "year-of-accession full-year fixed:2022-12-31 day",
      windows: "2022-2023 2022-2024", ["leave_out": .list([])])
  }

  private static let contexts = [
    MetricContext(
      sources: ["s", "t"].map { SourceFacts(id: $0, title: $0, reporting: .complete, years: [2022, 2023]) }),
    MetricContext(
      sources: ["s", "t"].map {
        SourceFacts(
          id: $0, title: $0, reporting: .byState(roster: .states(["FRA", "GRC", "HRV", "NLD"])),
          years: [2022, 2023, 2024])
      }),
  ]

  @Test(arguments: seeds) func anySplitMergedInAnyOrderGivesTheSame(seed: UInt64) throws {
    let records = try Self.records(seed)
    var dice = Dice(seed)
    var whole = try Self.empty()
    whole.add(records)
    var parts = [OutsideShare](repeating: try Self.empty(), count: 4)
    for record in records.shuffled(using: &dice) {
      parts[Int.random(in: 0..<4, using: &dice)].add([record])
    }
    var merged = try Self.empty()
    for part in parts.shuffled(using: &dice) { merged.merge(part) }
    for context in Self.contexts { #expect(merged.result(context) == whole.result(context)) }
    #expect(merged.setAside.map(\.sum) == whole.setAside.map(\.sum))
  }

  @Test func theSizeOfBatchesDoesNotMatter() throws {
    let records = try Self.records(77, count: 500)
    var one = try Self.empty()
    var many = try Self.empty()
    one.add(records)
    many.add(records, size: 7)
    #expect(one.result(Self.contexts[1]) == many.result(Self.contexts[1]))
  }

  /// The metric is told of the same parties under other numbers when a batch has a dictionary of its own.
  @Test(arguments: seeds) func aFigureIsThatOfTheRecordsThatItSelects(seed: UInt64) throws {
    let records = try Self.records(seed)
    var whole = try Self.empty()
    whole.add(records)
    for context in Self.contexts {
      let table = whole.result(context)[0]
      var dice = Dice(seed)
      for row in table.rows.filter({ $0[19].text != "0" || $0[7].text == "ALL" }).shuffled(using: &dice).prefix(25) {
        for column in ["outside_lo", "inside_hi", "undetermined_lo", "undetermined_hi", "total_lo", "records"] {
          let selected = try Self.selected(whole, table.key(row, column), records)
          let place = try #require(table.column(column))
          let value = Self.value(of: selected, column)
          #expect(value == row[place] || row[22].text == "not-reported" && selected.isEmpty)
        }
      }
    }
  }

  private static func selected(_ metric: OutsideShare, _ key: FigureKey, _ records: [Record]) throws -> [Record] {
    var found: [Record] = []
    for source in ["s", "t"] {
      var batch = RecordBatch(source: source)
      batch.replace(with: records.filter { $0.source == source })
      var rows = RowSelection()
      metric.selects(key, in: batch, into: &rows)
      found += rows.indices.map { batch.record($0) }
    }
    return found
  }

  private static func value(of records: [Record], _ column: String) -> MetricTable.Cell {
    let sum = records.reduce(into: IntervalSum()) { sum, record in
      sum.add(lo: record.value.lo.millionths, hi: record.value.hi?.millionths ?? RecordBatch.noUpperBound)
    }
    if column == "records" { return .integer(sum.records) }
    return column.hasSuffix("_lo") ? .amount(sum.lo) : sum.hi.map(MetricTable.Cell.amount) ?? .absent
  }

  @Test func aKeyOfNoFigureSelectsNothing() throws {
    var metric = try Self.empty()
    let records = try Self.records(3)
    metric.add(records)
    let table = metric.result(Self.contexts[0])[0]
    let row = try #require(table.rows.first { $0[7].text == "ALL" && $0[19].text != "0" })
    let key = table.key(row, "total_lo")
    #expect(try !Self.selected(metric, key, records).isEmpty)
    #expect(try Self.selected(metric, FigureKey(table: key.table, keys: key.keys, column: "status"), records).isEmpty)
    #expect(try Self.selected(metric, FigureKey(table: "mirror", keys: key.keys, column: key.column), records).isEmpty)
    for (name, value) in [("group", "eu"), ("period", "x"), ("basis", "?"), ("alliance", "eu"), ("membership", "")] {
      let other = key.keys.merging([name: value]) { $1 }
      #expect(
        try Self.selected(metric, FigureKey(table: key.table, keys: other, column: key.column), records).isEmpty)
    }
  }
}
