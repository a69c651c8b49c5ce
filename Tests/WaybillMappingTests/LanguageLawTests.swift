import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillMapping

/// The law of every mapping: rows in are rows mapped, dropped with a reason, or rejected.
@Suite struct LanguageLawTests {
  /// Every part of the language at once: two drops, two emits with conditions, missing, match, repair, bounds, a lookup.
  private static let mapping = LanguageMapping(
    rows: "rows:\n  - {drop: 'kind == \"sum\"', reason: sums}\n  - {drop: 'whom == \"Oman\"', reason: not Oman}",
    value:
      #"{from: worth, type: decimal, min: 0, max: 100, round: 1, missing: {"-": withheld, "..": unknown}, repair: {'^x': ''}}"#,
    more: [
      "when: kind != \"second\"", "level: {from: kind, lookup: words}",
      "item: {from: kind, optional: true, match: {'^f(.*)$': '$1', '.*': ''}}",
    ],
    emits: [
      "{basis: delivery, measure: money, unit: EUR, when: worth is not missing, value: {from: worth, type: integer}}"
    ],
    grammar: ["names: {various: several}", "split: [\",\"]"],
    lookups: [
      "words: {map: {first: {level: total}, second: {level: part}, \"\": {level: part}}, unmatched: reject}"
    ])

  /// Tables of cells that are good, odd and wrong, the same for the same seed.
  private func table(_ seed: UInt64) -> [[String]] {
    var generator = Dice(seed)
    let columns = [
      ["Netherlands", "Belgium", "netherlands ", "Atlantis", ""],
      ["Oman", "Belgium, France", "various", "Belgium, Frence", " ", "Aruba"],
      ["2020", "2021", "20x1", "+999", ""],
      ["1", "2.5", "x3", "-", "..", "", "101", "-1", "0.33333333", "abc"],
      ["first", "second", "", "sum", "third"],
    ]
    return (0..<Int.random(in: 0...60, using: &generator)).map { _ in
      columns.map { $0[Int.random(in: 0..<$0.count, using: &generator)] }
    }
  }

  @Test(arguments: 1...40) func everyRowIsAccountedFor(seed: Int) throws {
    let rows = table(UInt64(seed))
    let whole = try Self.mapping.map(rows)
    #expect(whole.account.rowsIn == rows.count)
    #expect(whole.account.isBalanced)
    #expect(whole.account.records == whole.records.count)
    #expect(Set(whole.records.map(\.row)).count == whole.account.rowsMapped)
    // A rejected row has a reject; so has each emit refused of a row that was kept.
    let refused = Set(whole.rejects.compactMap(\.row))
    #expect(refused.subtracting(whole.records.map(\.row)).count == whole.account.rowsRejected)
    #expect((refused.isEmpty ? 0 : 1) <= whole.account.rowsRejected + whole.account.emitsRejected)
    for size in [1, 2, 7] {
      let parts = try Self.mapping.map(rows, block: size)
      #expect(parts.account == whole.account)
      #expect(parts.records == whole.records)
      #expect(
        parts.rejects.map { "\($0.row ?? -1) \($0.message)" } == whole.rejects.map { "\($0.row ?? -1) \($0.message)" })
    }
  }

  /// The tables are worth something: taken together they meet every way out of a row.
  @Test func theTablesMeetEverything() throws {
    let all = try Self.mapping.map((1...40).flatMap { table(UInt64($0)) })
    #expect(Set(all.account.dropped.keys) == ["sums", "not Oman", "no figure in the row"])
    #expect(all.account.rowsRejected > 0 && all.account.emitsRejected > 0 && all.account.rowsMapped > 0)
    #expect(all.account.skipped.keys.contains("value: unknown"))
    #expect(all.account.notes.keys.contains("value: rounded to 1 decimal"))
    #expect(all.records.contains { $0.flags.list == ["repaired"] } && all.records.contains { $0.value.hi == nil })
    let codes = Set(all.rejects.map(\.code.rawValue))
    #expect(codes == ["unknown-party", "missing-value", "bad-year", "bad-number", "out-of-bounds", "unmatched-word"])
  }
}
