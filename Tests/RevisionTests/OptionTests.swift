import MetricSamples
import Testing
import WaybillCore
import WaybillTesting

@testable import Revision

@Suite struct OptionTests {
  private func problems(_ more: KeyValuePairs<String, Option>) throws -> [String] {
    let thrown = #expect(throws: Diagnostics.self) { try Revision(options: options(more), groups: World.book) }
    return try #require(thrown).all.map(\.message)
  }

  /// Figures of two kinds never meet, and where the options would have them meet, that is an error.
  @Test(arguments: ["before", "after", "where"])
  func nothingIsEverComparedAcrossTheFirewall(_ key: String) throws {
    let table: Option = key == "where" ? ["measure": "money"] : ["source": .text("s-\(key)"), "measure": "money"]
    #expect(
      try problems([key: table]) == [
        "'\(key)' takes no 'measure'; that of 'of' holds"
      ])
  }

  @Test func twoSources() throws {
    #expect(
      try problems(["after": "a"]) == [
        "'before' and 'after' are one source, 'a'; an 'edition' tells apart two sources with one mapping"
      ])
    #expect(try problems(["after": ["exporter": ["NLD"]]]) == ["'after' must have one 'source', not none"])
    #expect(try problems(["after": ["source": ["b", "c"]]]) == ["'after' must have one 'source', not 2"])
  }

  @Test func everyProblemIsToldAtOnce() throws {
    let messages = try problems([
      "id": "a-summary", "titel": "x", "of": ["basis": "delivery", "measure": "tiv", "unit": "EUR"],
      "before": ["source": "a", "exporer": ["NLD"]], "after": ["b"], "by": ["exporter", "yaer"], "years": ["20"],
      "where": ["destination_in": "nat"], "summary": ["item"], "ignoring": ["destination"],
      "membership": ["day", "full-year"], "leave_out": ["nwe"],
    ])
    try expectGolden(messages.joined(separator: "\n") + "\n", "option-problems.txt")
  }

  @Test func thePluginRegistersTheMetric() throws {
    #expect(try Registry([RevisionPlugin.self]).metricIDs == ["revision"])
  }

  private static let kinds: [OptionTable] = [
    options(["by": ["exporter", "year"], "summary": ["year"], "ignoring": ["year", "exporter"]]),
    options([
      "of": ["basis": "licence", "measure": "money", "unit": "EUR"], "by": ["destination", "category", "period"],
      "where": ["exporter_in": "nato"], "ignoring": ["category", "period"], "membership": "day",
    ]),
    options([
      "of": ["basis": "delivery", "measure": "money", "unit": "EUR"], "by": [],
      "after": ["source": "b", "category": ["ML4"]],
    ]),
  ]

  /// Parts merged in any order and grouping give what adding all gives, among other promises.
  @Test(arguments: MetricPromise.allCases, kinds.indices)
  func keeps(promise: MetricPromise, kind: Int) {
    for seed in [3, 11] as [UInt64] {
      MetricConformance(
        Revision.self, options: Self.kinds[kind], groups: World.book, records: SampleRecords.random(seed, count: 400),
        context: SampleRecords.context
      ).check(promise)
    }
  }

  /// Of all keys of both sides, each is under one word and one reason, and the sums are those of all records.
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func nothingIsLost(_ seed: UInt64) throws {
    let records = SampleRecords.random(seed, count: 500)
    let tables = try revision(
      records, ["by": ["exporter", "destination", "year"], "leave_out": [], "ignoring": ["year", "destination"]]
    ).result(World.context)
    let counted = records.filter { $0.facet == World.volume && $0.perspective != .importer }
    func integers(_ table: MetricTable, _ column: String, _ line: String) throws -> Int {
      let place = try #require(table.column(column))
      let word = try #require(table.column("word"))
      return table.rows.filter { $0[word].text == line }.reduce(0) { $0 + (Int($1[place].text) ?? 0) }
    }
    let (rows, summary, unmatched) = (tables[0].rows.count, tables[1], tables[2])
    #expect(try integers(summary, "keys", "all") == rows && rows > 20)
    #expect(
      try integers(summary, "before_records", "all") + integers(summary, "after_records", "all") == counted.count)
    let words = try Word.allCases.map { try integers(summary, "keys", $0.rawValue) }
    #expect(words.reduce(0, +) == rows)
    for word in ["added", "removed"] {
      #expect(try integers(unmatched, "keys", word) == integers(summary, "keys", word))
    }
  }
}
