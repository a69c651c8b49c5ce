import Testing
import WaybillCore

@testable import WaybillMapping

/// What each kind of check finds.
/// What is asked of no record holds of none.
@Suite struct CheckOfNothingTests {
  @Test(arguments: ["metric: bounds, max: 4", "metric: unique, keys: [exporter]", "metric: sum, by: [exporter]"])
  func aWhereThatChoosesNothingFails(rule: String) throws {
    let checks = try checks("  - {name: a, \(rule), where: {exporter: Netherlands}}")
    var state = SourceChecks(checks)
    state.add([try licence("NLD", "BEL", 2021, "1", line: 2)], file: 0)
    let outcome = try #require(state.outcomes(account: RowAccount(), files: ["a.csv"]).first)
    #expect(!outcome.passed && outcome.found == "no record that 'where' chooses")
  }
}

@Suite struct CheckOutcomeTests {
  private static func records() throws -> [Record] {
    [
      try licence("NLD", "BEL", 2019, "10", line: 2), try licence("NLD", "BEL", 2021, "15", line: 3),
      try licence("FRA", "DEU", 2020, "5 to 7", line: 4), try licence("FRA", "DEU", 2020, "-3", line: 5),
      try licence("FRA", "DEU", 2019, "at least 2", line: 6),
    ]
  }

  @Test(arguments: [
    ("min: 3", "at least 3 rows | 5 rows | passed"), ("min: 6", "at least 6 rows | 5 rows | failed"),
    ("max: 4", "at most 4 rows | 5 rows | failed"), ("min: 5, max: 5", "exactly 5 rows | 5 rows | passed"),
    ("min: 1, max: 2", "1 to 2 rows | 5 rows | failed"),
  ])
  func rowsAreCounted(bounds: String, found: String) throws {
    var account = RowAccount()
    account.rowsIn = 5
    #expect(try outcome("metric: row-count, \(bounds)", [], account: account) == [found])
  }

  @Test(arguments: [
    ("max: 2", "at most 2 rejects | 3 rejects in 400 rows | failed"),
    ("min: 3, max: 3", "exactly 3 rejects | 3 rejects in 400 rows | passed"),
    ("max: 0.75%", "at most 0.75% of the rows | 3 rejects in 400 rows | passed"),
    ("max: 0.749999%", "at most 0.749999% of the rows | 3 rejects in 400 rows | failed"),
  ])
  func rejectsAreCountedOrShared(bounds: String, found: String) throws {
    var account = RowAccount()
    (account.rowsIn, account.rowsRejected, account.emitsRejected) = (400, 1, 2)
    #expect(try outcome("metric: reject-count, \(bounds)", [], account: account) == [found])
  }

  @Test(arguments: [
    ("", "at least 4 records | 5 records | passed"),
    (", where: {exporter: NLD}", "at least 4 records; where exporter NLD | 2 records | failed"),
    (
      ", where: {exporter: [NLD, FRA], period: 2019}",
      "at least 4 records; where exporter NLD or FRA, period 2019 | 2 records | failed"
    ),
    (", where: {event: denial}", "at least 4 records; where event denial | 0 records | failed"),
  ])
  func recordsAreCountedWhereTheyAreAsked(filter: String, found: String) throws {
    #expect(try outcome("metric: record-count, min: 4\(filter)", Self.records()) == [found])
  }

  @Test(arguments: [
    ("min: -3, max: 15", ["every value within -3 to 15 | 5 values, all within | passed"]),
    (
      "min: 0, max: 6",
      [
        "every value within 0 to 6 | 4 of 5 values outside | failed", "a.csv:2: NLD to BEL, 2019, 10 EUR",
        "a.csv:3: NLD to BEL, 2021, 15 EUR", "a.csv:4: FRA to DEU, 2020, 5 to 7 EUR",
        "a.csv:5: FRA to DEU, 2020, -3 EUR",
      ]
    ),
    // An upper end that nobody knows breaks no bound, but the lower one can.
    (
      "max: 1, where: {exporter: FRA, period: 2019}",
      [
        "every value at most 1; where exporter FRA, period 2019 | 1 of 1 value outside | failed",
        "a.csv:6: FRA to DEU, 2019, at least 2 EUR",
      ]
    ),
  ])
  func valuesLieWithinBounds(check: String, found: [String]) throws {
    #expect(try outcome("metric: bounds, \(check)", Self.records()) == found)
  }

  @Test func onlyTheFirstFiveOffencesAreKept() throws {
    let records = try (0..<20).map { try licence("NLD", "BEL", 2020, "9", line: 40 - $0) }
    let found = try outcome("metric: bounds, max: 1", records)
    #expect(found.dropFirst().map { $0.prefix(8) } == ["a.csv:21", "a.csv:22", "a.csv:23", "a.csv:24", "a.csv:25"])
  }

  @Test func everyYearHasARecord() throws {
    let records = try Self.records()
    #expect(
      try outcome("metric: years, from: 2018, until: 2023", records) == [
        "a record in every year from 2018 to 2023 | none in 2018, 2022-2023 | failed"
      ])
    #expect(
      try outcome("metric: years", records) == [
        "a record in every year from the first to the last | no gap in 2019-2021 | passed"
      ])
    #expect(
      try outcome("metric: years, from: 2019, by: exporter", records) == [
        "a record in every year from 2019 to the last for each exporter | 2 of 2 groups with gaps | failed",
        "FRA has none in 2021", "NLD has none in 2020",
      ])
    #expect(
      try outcome("metric: years, by: exporter, where: {event: denial}", records) == [
        "a record in every year from the first to the last for each exporter; where event denial | no records | failed"
      ])
  }

  @Test func aPeriodOfSeveralYearsCoversThemAll() throws {
    var record = try licence("NLD", "BEL", 2019, "1")
    record.period = try #require(RecordWords.period("2018-2021"))
    #expect(
      try outcome("metric: years, from: 2019, until: 2021", [record])[0].hasSuffix("no gap in 2019-2021 | passed"))
  }

  @Test func noTwoRecordsAgree() throws {
    let keys = "metric: unique, keys: [exporter, destination, period]"
    let words = "no two records with the same exporter, destination, period"
    #expect(
      try outcome(keys, Self.records()) == [
        "\(words) | 1 of 5 records repeats another | failed", "a.csv:5: agrees with line 4",
      ])
    #expect(
      try outcome("metric: unique, keys: [exporter, destination, period, value]", Self.records()) == [
        "\(words), value | 5 records, each by itself | passed"
      ])
  }

  @Test func whatCannotBeComparedFailsAndSaysSo() throws {
    let tail = ", too many to compare; 'where' takes fewer | failed"
    for (check, words) in [
      ("metric: unique, keys: [exporter, period]", "keys"), ("metric: sum, by: [exporter, period]", "groups"),
      ("metric: years, by: [exporter, period]", "groups"),
    ] {
      #expect(try outcome(check, Self.records(), limit: 4).count > 0)
      let found = try outcome(check, Self.records(), limit: 3)
      #expect(found.count == 1 && found[0].hasSuffix("| more than 3 different \(words)\(tail)"), "\(found)")
    }
  }
}
