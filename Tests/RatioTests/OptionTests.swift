import MetricSamples
import Testing
import WaybillCore
import WaybillTesting

@testable import Ratio

@Suite struct OptionTests {
  private func problems(_ more: KeyValuePairs<String, Option>) throws -> [String] {
    let thrown = #expect(throws: Diagnostics.self) {
      try Ratio(options: options(more), groups: World.book)
    }
    return try #require(thrown).all.map(\.message)
  }

  @Test func nothingIsEverDividedAcrossTheFirewall() throws {
    #expect(
      try problems(["part": ["basis": "delivery", "destination": ["CHL"]]]) == [
        "'part' takes no 'basis'; that of 'of' holds"
      ])
    #expect(
      try problems(["whole": ["unit": "USD"]]) == [
        "'whole' takes no 'unit'; that of 'of' holds"
      ])
    #expect(
      try problems(["part": ["source": ["a", "b"]], "whole": ["source": ["c"]]]) == [
        "a part is of the records of its whole, and those of 'a' and 'b' are not of 'c'"
      ])
    #expect(
      try problems(["of": ["basis": "licence", "measure": "tiv", "unit": "EUR"]]) == [
        "the unit of 'tiv' is 'TIV-million', not 'EUR'", "figures of 'tiv' have the basis 'volume', not 'licence'",
      ])
    #expect(
      try problems(["of": ["basis": "delivery", "measure": "money", "unit": "euro"]]) == [
        "the unit of 'money' is a currency such as 'EUR', or 'USD-2015' at the prices of a year, not 'euro'"
      ])
    for unit in ["USD-20", "USD-2015-", "US-2015", "-2015", "USD-x015"] {
      #expect(try problems(["of": ["basis": "expenditure", "measure": "money", "unit": .text(unit)]]).count == 1)
    }
    #expect(
      try problems(["of": ["basis": "expenditure", "measure": "share", "unit": "EUR"]]) == [
        "the unit of 'share' is 'percent', not 'EUR'", "figures of 'share' are never added",
      ])
    #expect(
      try problems(["of": ["basis": "delivery", "measure": "reports", "unit": "item"]]) == [
        "the unit of 'reports' is 'report', not 'item'",
        "figures of 'reports' have the basis 'register', not 'delivery'",
      ])
    #expect(
      try problems(["of": ["basis": "licence", "measure": "licences", "unit": "item"]]) == [
        "the unit of 'licences' is 'licence', not 'item'"
      ])
    #expect(
      try problems(["of": ["basis": "register", "measure": "items", "unit": "licence"]]) == [
        "the unit of 'items' is 'item', not 'licence'"
      ])
  }

  @Test func aPartOfEverythingIsNone() throws {
    #expect(
      try problems(["part": [:]]) == ["'part' must be a table with at least one condition, not an empty table"])
  }

  @Test func theFixedDayMustBeOneOnWhichTheGroupHasMembers() throws {
    #expect(
      try problems(["membership": ["fixed:1940-01-01"], "part": ["destination_in": "nato+late"]]) == [
        "group 'late' has no member on 1940-01-01"
      ])
  }

  @Test func noListOfConditionsIsEmpty() throws {
    #expect(
      try problems(["part": ["destination": []]]) == [
        "'destination' must be a list of at least one text, not an empty list"
      ])
  }

  @Test func whatIsLeftOutIsReadAsAllConditionsAre() throws {
    #expect(
      try problems(["part": ["not": ["basis": "delivery", "destinaton": ["CHL"]]]]) == [
        "'not' takes no 'basis'; that of 'of' holds", "unknown key 'destinaton'; did you mean 'destination'?",
      ])
    #expect(
      try problems(["part": ["not": ["not": ["item": "Tank"]]]]) == ["unknown key 'not'"])
    #expect(
      try problems(["part": ["not": [:]]]) == [
        "'not' must be a table with at least one condition, not an empty table"
      ])
    #expect(
      try problems(["part": ["not": []]]) == ["'not' must be a list of at least one table, not an empty list"])
    #expect(
      try problems(["part": ["not": "CHL", "item": ""]]) == [
        "'item' must be an item, not ''", "'not' must be a table of conditions, not a text",
      ])
    #expect(
      try problems(["membership": ["fixed:1940-01-01"], "part": ["not": ["destination_in": "late"]]]) == [
        "group 'late' has no member on 1940-01-01"
      ])
  }

  @Test func everyProblemIsToldAtOnce() throws {
    let messages = try problems([
      "id": "To Chile", "titel": "x", "of": ["basis": "licences", "measure": "money"],
      "part": ["destinaton": ["CHL"], "destination_in": "nat", "flags": ["provisonal"], "years": ["20"]],
      "by": ["exporters"], "membership": ["day", "full-year"], "leave_out": ["nwe"],
    ])
    try expectGolden(messages.joined(separator: "\n") + "\n", "option-problems.txt")
  }

  @Test func thePluginRegistersTheMetric() throws {
    #expect(try Registry([RatioPlugin.self]).metricIDs == ["ratio"])
  }

  @Test(arguments: MetricPromise.allCases) func keeps(promise: MetricPromise) {
    let table = options([
      "part": ["destination_in": "nato", "category": ["ML10", "ML4"]],
      "whole": ["exporter": ["NLD", "FRA"], "not": ["item": ["a"], "event": "transit"]],
      "by": ["exporter", "year"], "membership": "day",
    ])
    MetricConformance(
      Ratio.self, options: table, groups: World.book, records: SampleRecords.random(7, count: 400),
      context: SampleRecords.context
    ).check(promise)
  }
}
