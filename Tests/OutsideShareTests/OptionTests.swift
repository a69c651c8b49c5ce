import Testing
import WaybillCore
import WaybillMetrics
import WaybillTesting

@testable import OutsideShare

@Suite struct OptionTests {
  private static func node(_ value: ConfigNode.Value, _ column: Int) -> ConfigNode {
    ConfigNode(value, at: Place(file: "waybill.yaml", line: 7, column: column))
  }

  private static func options(_ entries: (String, ConfigNode.Value)...) throws(Diagnostics) -> OutsideShareOptions {
    let list = entries.map { key, value in
      ConfigNode.Entry(
        key: key, keyPlace: Place(file: "waybill.yaml", line: 7, column: 3), value: node(value, key.utf8.count + 5))
    }
    let table = OptionTable(list, at: Place(file: "waybill.yaml", line: 6, column: 1))
    return try OutsideShareOptions(table, groups: World.book)
  }

  private static func list(_ texts: String...) -> ConfigNode.Value {
    .list(texts.enumerated().map { node(.text($1), 10 + $0) })
  }

  private static func table(_ entries: (String, ConfigNode.Value)...) -> ConfigNode.Value {
    .table(
      entries.map { key, value in
        .init(key: key, keyPlace: Place(file: "waybill.yaml", line: 8, column: 5), value: node(value, 12))
      })
  }

  @Test func whatIsLeftOutHasItsDocumentedValue() throws {
    let options = try Self.options()
    #expect(options.alliance.description == "nato")
    #expect(
      options.groups.map(\.description) == [
        "nato", "nato+eu", "nato+eu+equivalents", "nato+ukraine", "nato+eu+ukraine", "nato+eu+equivalents+ukraine",
      ])
    #expect(options.membership == [.yearOfAccession])
    #expect(options.periods == PeriodChoice())
    #expect(options.leaveOut == [.extension, .replacement, .temporary, .denial])
    #expect(options.reportedAtLeast.description == "0.001")
  }

  @Test func theFixedDayMustBeOneOnWhichEveryGroupHasMembers() throws {
    let error = #expect(throws: Diagnostics.self) {
      try Self.options(
        ("groups", Self.list("nato", "nato+eu", "ukraine")), ("membership", Self.list("fixed:1940-01-01", "day")))
    }
    #expect(
      error?.all.map(\.description)
        == ["nato", "eu"].map {
          "waybill.yaml:7:10: error: group '\($0)' has no member on 1940-01-01 [empty-group]"
        })
    #expect(throws: Never.self) {
      try Self.options(("groups", Self.list("nato")), ("membership", Self.list("fixed:1949-08-24")))
    }
  }

  @Test func everyOptionIsRead() throws {
    let options = try Self.options(
      ("alliance", .text("nato+ukraine")), ("groups", Self.list("eu", "eu+nato")),
      ("membership", Self.list("day", "fixed:2024-12-31", "full-year")), ("leave_out", Self.list("transit")),
      ("periods", Self.table(("years", Self.list("2020", "2013-2015")), ("windows", .text("2013-2017")))),
      ("reported_at_least", .text("0.05")))
    #expect(options.alliance.groups == ["nato", "ukraine"])
    #expect(options.groups.map(\.description) == ["eu", "eu+nato"])
    #expect(options.membership.map(\.description) == ["day", "fixed:2024-12-31", "full-year"])
    #expect(options.periods.years == [2013, 2014, 2015, 2020])
    #expect(options.periods.windows.map(\.description) == ["2013-2017"])
    #expect(options.leaveOut == [.transit])
    #expect(options.reportedAtLeast.millionths == 50_000)
    #expect(try Self.options(("periods", Self.table(("years", .list([]))))).periods.years == [])
    #expect(try Self.options(("leave_out", .list([]))).leaveOut.isEmpty)
  }

  @Test func everyProblemIsToldWithItsPlace() throws {
    let problems = #expect(throws: Diagnostics.self) {
      try Self.options(
        ("aliance", .text("nato")), ("alliance", .text("nate")), ("groups", Self.list("nato+", "nato+uk", "eu", "eu")),
        ("membership", Self.list("full-yaer", "fixed:2024-02-30")), ("leave_out", Self.list("extention")),
        ("periods", Self.table(("yaers", .text("all")), ("years", Self.list("22")), ("windows", Self.list("2018")))),
        ("reported_at_least", .text("2")))
    }
    let more = #expect(throws: Diagnostics.self) {
      try Self.options(
        ("alliance", Self.list("nato")), ("groups", .list([])), ("periods", .text("all")),
        ("membership", .list([])), ("reported_at_least", .text("a tenth")))
    }
    let text = "\(try #require(problems))\n\n\(try #require(more))\n"
    try expectGolden(text, "option-problems.txt")
  }

  @Test func theEmbargoedAreNamedWhereTheyAreNeededAndNowhereElse() throws {
    #expect(try Self.options().assumptions == [])
    let options = try Self.options(("assumptions", Self.list("unknown-not-embargoed", "missing-at-random")))
    #expect(options.assumptions == [.notEmbargoed, .missingAtRandom])
    #expect(options.embargoed?.description == "embargoed")
    #expect(
      try Self.options(("assumptions", .text("unknown-not-embargoed")), ("embargoed", .text("ukraine"))).embargoed?
        .groups
        == ["ukraine"])
    let needless = #expect(throws: Diagnostics.self) { try Self.options(("embargoed", .text("embargoed"))) }
    let unknown = #expect(throws: Diagnostics.self) {
      try Self.options(
        ("assumptions", Self.list("mising-at-random", "unknown-not-embargoed")), ("embargoed", .text("x")))
    }
    let missing = #expect(throws: Diagnostics.self) {
      let place = Place(file: "waybill.yaml", line: 7, column: 18)
      let options = OptionTable(
        [
          .init(key: "groups", keyPlace: place, value: Self.node(.text("nato"), 3)),
          .init(key: "assumptions", keyPlace: place, value: Self.node(.text("unknown-not-embargoed"), 18)),
        ], at: place)
      _ = try OutsideShareOptions(options, groups: GroupBook([.init(id: "nato", title: "", memberships: [])]))
    }
    let all = try [needless, unknown, missing].map { try #require($0) }
    try expectGolden(all.map { "\($0)\n" }.joined(separator: "\n"), "assumption-problems.txt")
  }

  @Test func groupsThatStandByThemselvesMustBeKnownToo() {
    let problems = #expect(throws: Diagnostics.self) {
      try OutsideShareOptions(OptionTable(), groups: GroupBook([.init(id: "nato", title: "", memberships: [])]))
    }
    #expect(problems?.all.first?.message == "unknown group 'eu' in 'groups'; the only one is 'nato'")
  }

  @Test(arguments: ["", "-", "2018-", "-2018", "2018-2017", "18", "02018", "2018-2019-2020", "9999", "0999", "2o18"])
  func noSpanOfYears(text: String) { #expect(YearSpan(text) == nil) }

  @Test func thePluginRegistersTheMetric() throws {
    let registry = try Registry([OutsideSharePlugin.self])
    #expect(registry.metricIDs == ["outside-share"])
    #expect(OutsideShare.descriptor.measures == [.money, .tiv])
    #expect(OutsideShare.descriptor.options.map(\.name).contains("reported_at_least"))
  }
}
