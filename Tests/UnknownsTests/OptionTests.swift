import Testing
import WaybillCore
import WaybillTesting

@testable import Unknowns

@Suite struct OptionTests {
  @Test func whatIsLeftOutHasItsDocumentedValue() throws {
    let options = try BalanceOptions(OptionTable(), groups: World.book)
    #expect(options.alliance.description == "nato" && options.groups.map(\.description) == ["nato"])
    #expect(options.membership == [.yearOfAccession] && options.assumptions.isEmpty)
    #expect(options.leaveOut == [.extension, .replacement, .temporary, .denial])
    #expect(options.reportedAtLeast.millionths == 1000)
  }

  @Test func everyProblemIsToldWithItsPlace() throws {
    let problems = #expect(throws: Diagnostics.self) {
      try BalanceOptions(
        World.options([
          "alliances": "nato", "groups": "nato nate", "membership": "ever", "assumptions": "missing-at-random",
          "leave_out": "nwe", "windows": "2022", "reported_at_least": "2",
        ]), groups: World.book)
    }
    try expectGolden("\(try #require(problems))\n", "option-problems.txt")
  }

  @Test func thePluginRegistersTheMetric() throws {
    #expect(try Registry([UnknownsPlugin.self]).metricIDs == ["balance-sheet"])
  }
}
