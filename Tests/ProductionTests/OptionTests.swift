import MetricSamples
import Testing
import WaybillCore
import WaybillMetrics
import WaybillTesting

@testable import Production

@Suite struct OptionTests {
  private func problems(_ options: Option) throws -> [String] {
    let thrown = #expect(throws: Diagnostics.self) {
      try ExportDependence(options: options.options, groups: World.book)
    }
    return try #require(thrown).all.map(\.message)
  }

  @Test func nothingIsEverDividedAcrossTheFirewall() throws {
    #expect(
      try problems(["exports": ["basis": "licence"]]) == [
        "the 'basis' of 'exports' is 'delivery': 'licence' never takes its place in a part of production"
      ])
    #expect(
      try problems(["turnover": ["basis": "expenditure", "measure": "tiv"]]) == [
        "the 'basis' of 'turnover' is 'turnover': 'expenditure' never takes its place in a part of production",
        "the 'measure' of 'turnover' is 'money': 'tiv' never takes its place in a part of production",
      ])
    #expect(
      try problems(["exports": ["unit": "EUR"], "turnover": ["unit": "USD-2015"]]) == [
        "'exports' in 'EUR' are never divided by a 'turnover' in 'USD-2015'"
      ])
    #expect(
      try problems(["exports": ["unit": "TIV-million"]]) == [
        "the unit of 'money' is a currency such as 'EUR', or 'USD-2015' at the prices of a year, not 'TIV-million'"
      ])
    #expect(
      try problems(["turnover": ["scope": ["goods-only", "with-services"]]]) == [
        "the 'scope' of 'turnover' cannot be both 'goods-only' and 'with-services'"
      ])
  }

  @Test func whatMayStandThereIsTaken() throws {
    let options: Option = [
      "exports": ["basis": "delivery", "measure": "money", "unit": "EUR", "source": ["x"], "scope": "goods-only"],
      "turnover": ["basis": "turnover", "unit": "EUR", "source": "p"],
    ]
    let read = try ExportDependence(options: options.options, groups: World.book).sums.options
    #expect(read.exports.sources == ["x"] && read.exports.unit == World.euros)
    #expect(read.exports.scope.list == ["goods-only"])
    #expect(read.turnover.sources == ["p"] && read.turnover.scope.isEmpty)
  }

  @Test func everyProblemIsToldWithItsPlace() throws {
    let options: Option = [
      "export": "x", "alliance": "nate", "groups": ["eu", "nto"], "membership": "ever",
      "turnover": ["units": "EUR", "source": [], "scope": ["goods"]], "periods": ["years": ["20"]],
      "leave_out": ["nwe"], "reported_at_least": "7",
    ]
    let thrown = #expect(throws: Diagnostics.self) {
      try OutsideShareOfProduction(options: options.options, groups: World.book)
    }
    try expectGolden("\(try #require(thrown))\n", "option-problems.txt")
  }

  @Test func thePluginRegistersBothMetrics() throws {
    #expect(try Registry([ProductionPlugin.self]).metricIDs == ["export-dependence", "outside-share-of-production"])
  }
}
