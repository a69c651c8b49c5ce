import Testing
import WaybillCore

@testable import WaybillMapping

/// Parts against totals.
@Suite struct SumCheckTests {
  private func found(_ parts: [String], _ totals: [String], tolerance: String = "") throws -> [String] {
    let records =
      try parts.enumerated().map { try licence("NLD", "BEL", 2020, $1, line: 10 + $0) }
      + totals.enumerated().map { try licence("NLD", "BEL", 2020, $1, line: 2 + $0, level: .total) }
    let check = "metric: sum, by: [exporter]" + (tolerance.isEmpty ? "" : ", tolerance: \(tolerance)")
    return try outcome(check, records)
  }

  @Test func partsMakeTheTotal() throws {
    #expect(
      try found(["10", "2.5"], ["12.5"]) == ["parts make their total by exporter | 1 group, none differs | passed"])
    #expect(
      try found(["10", "2"], ["12.5"]) == [
        "parts make their total by exporter | 1 of 1 group differs | failed",
        "a.csv:2: licence, money, EUR, NLD: parts 12, total 12.5; 0.5 apart",
      ])
  }

  /// What no record says is no amount.
  @Test func oneSideAloneDiffersByTheWhole() throws {
    #expect(
      try found([], ["12"]) == [
        "parts make their total by exporter | 1 of 1 group differs, 1 with no parts | failed",
        "a.csv:2: licence, money, EUR, NLD: no parts, total 12; 12 apart",
      ])
    #expect(
      try found(["3"], []) == [
        "parts make their total by exporter | 1 of 1 group differs, 1 with no total | failed",
        "a.csv:10: licence, money, EUR, NLD: parts 3, no total; 3 apart",
      ])
    #expect(try found([], ["0"])[0].hasSuffix("passed"))
  }

  @Test(arguments: [
    ("1", true, "within 1"), ("0.999999", false, "within 0.999999"), ("1%", true, "within 1%"),
    ("0.999999%", false, "within 0.999999%"), ("[0.5, 1%]", true, "within 0.5 or 1%"),
    ("[1, 0.1%]", true, "within 1 or 0.1%"), ("[0.5, 0.5%]", false, "within 0.5 or 0.5%"),
  ])
  func theToleranceIsTheGreaterAllowance(tolerance: String, passes: Bool, words: String) throws {
    let found = try found(["99"], ["100"], tolerance: tolerance)
    #expect(found[0].hasPrefix("parts make their total by exporter, \(words) | "))
    #expect(found[0].hasSuffix(passes ? "passed" : "failed"))
  }

  @Test(arguments: [
    (["1 to 2", "3 to 4"], ["6 to 9"], true), (["1 to 2", "3 to 4"], ["6.000001 to 9"], false),
    (["1 to 2", "3 to 4"], ["3.9"], false), (["1 to 2", "at least 3"], ["100"], true),
    (["at least 3"], ["2"], false), (["5"], ["at least 4"], true), (["3"], ["at least 4"], false),
  ])
  func intervalsNeedToOverlap(parts: [String], totals: [String], passes: Bool) throws {
    #expect(try found(parts, totals)[0].hasSuffix(passes ? "passed" : "failed"))
  }

  /// Lines are those of a sheet where a file has several.
  @Test func aPlaceInASheetNamesTheSheet() throws {
    var records = [
      try licence("NLD", "BEL", 2021, "5", line: 2), try licence("NLD", "BEL", 2021, "12", line: 2, level: .total),
    ]
    for index in records.indices { records[index].part = 1 }
    var state = SourceChecks(try checks("  - {name: c, metric: sum, by: [exporter]}"))
    state.add(records)
    let outcome = try #require(
      state.outcomes(account: RowAccount(), files: ["a.xlsx"], parts: [[.sheet("One"), .sheet("Two")]]).first)
    #expect(outcome.examples.first?.place?.description == "a.xlsx!Two!2")
  }

  @Test func figuresOfAnotherBasisAreAnotherGroupAndTheGreatestGapsComeFirst() throws {
    var records = [
      try licence("NLD", "BEL", 2020, "5", line: 1), try licence("NLD", "BEL", 2020, "5", line: 2, basis: .delivery),
    ]
    for gap in 1...6 {
      records.append(try licence("FRA", "BEL", 2010 + gap, "\(gap * 100)", line: 10 + gap, level: .total))
    }
    let found = try outcome("metric: sum, by: [exporter, period]", records)
    #expect(found[0].contains("8 of 8 groups differ, 6 with no parts and 2 with no total"))
    #expect(found.dropFirst().map { $0.prefix(8) } == ["a.csv:16", "a.csv:15", "a.csv:14", "a.csv:13", "a.csv:12"])
  }

  @Test func greatSumsStayExact() throws {
    let most = "9223372036854.775806"
    let found = try found([most, most, most], [most, most, "9223372036854.775805"])
    #expect(
      found.last == "a.csv:2: licence, money, EUR, NLD: parts 27670116110564.327418, total 27670116110564.327417; "
        + "0.000001 apart")
  }
}
