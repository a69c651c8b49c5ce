import Testing
import WaybillCore

@testable import WaybillMapping

/// What is wrong with `checks:`.
@Suite struct CheckReaderTests {
  @Test(arguments: [
    ("{metric: row-count, min: 1}", "5: error: missing key 'name' [missing-key]"),
    ("{name: a}", "5: error: missing key 'metric' [missing-key]"),
    (
      "{name: a, metric: row-cuont, min: 1}",
      "23: error: 'metric' must be 'row-count', 'record-count', 'reject-count', 'bounds', 'sum', 'unique' or 'years', "
        + "not 'row-cuont'; did you mean 'row-count'? [bad-option]"
    ),
    (
      "{name: a, metric: row-count, min: 1, severity: fatal}",
      "52: error: 'severity' must be 'error' or 'warning', not 'fatal' [bad-option]"
    ),
    (
      "{name: a, metric: years, form: 2001}", "30: error: unknown key 'form'; did you mean 'from'? [unknown-key]"
    ),
    ("{name: a, metric: bounds}", "5: error: the check must have 'min', 'max' or both [missing-key]"),
    ("{name: a, metric: unique}", "5: error: missing key 'keys' [missing-key]"),
    ("{name: a, metric: sum}", "5: error: missing key 'by' [missing-key]"),
    (
      "{name: a, metric: unique, keys: [exporter], min: 1}",
      "49: error: 'min' does nothing here; it goes with 'row-count', 'record-count', 'reject-count', 'bounds' "
        + "[field-kind]"
    ),
    (
      "{name: a, metric: row-count, min: 1, where: {basis: order}}",
      "42: error: 'where' does nothing here; it goes with 'record-count', 'bounds', 'sum', 'unique', 'years' "
        + "[field-kind]"
    ),
    (
      "{name: a, metric: row-count, min: 1%}",
      "39: error: 'min' must be a whole number such as 5, not '1%' [bad-option]"
    ),
    (
      "{name: a, metric: reject-count, max: 101%}",
      "42: error: 'max' must be a whole number such as 5, or a share such as 0.5%, not '101%' [bad-option]"
    ),
    (
      "{name: a, metric: record-count, min: 5, max: 4}",
      "50: error: 'max' must be no less than 'min', not '4' [bad-option]"
    ),
    (
      "{name: a, metric: bounds, min: 0.5, max: 0.4}",
      "46: error: 'max' must be no less than 'min', not '0.4' [bad-option]"
    ),
    ("{name: a, metric: bounds, min: x}", "36: error: 'min' must be a number such as 12.5, not 'x' [bad-option]"),
    (
      "{name: a, metric: unique, keys: [exporter, exporter]}",
      "48: error: field 'exporter' is named twice [duplicate-name]"
    ),
    (
      "{name: a, metric: unique, keys: []}",
      "37: error: 'keys' must be a list with a field, not an empty list [wrong-shape]"
    ),
    (
      "{name: a, metric: sum, by: [period], tolerance: -1}",
      "53: error: 'tolerance' must be a number such as 1, a share such as 0.5%, or both, not '-1' [bad-option]"
    ),
    (
      "{name: a, metric: years, from: 2004, until: 2003}",
      "49: error: 'until' must be a year from 2004 on, not '2003' [bad-option]"
    ),
    (
      "{name: a, metric: years, from: 04}", "36: error: 'from' must be a year from 1800 to 2199, not '04' [bad-option]"
    ),
    (
      "{name: a, metric: years, where: {basis: licenses}}",
      "45: error: 'basis' must be 'licence', 'order', 'delivery', 'customs', 'register', 'turnover', 'volume' or "
        + "'expenditure', "
        + "not 'licenses'; did you mean 'licence'? [bad-option]"
    ),
    (
      "{name: a, metric: years, where: {exproter: NLD}}",
      "38: error: unknown key 'exproter'; did you mean 'exporter'? [unknown-key]"
    ),
    (
      "{name: a, metric: sum, by: [period], where: {level: part}}",
      "50: error: unknown key 'level' [unknown-key]"
    ),
    (
      "{name: a, metric: years, where: {period: soon}}",
      "46: error: 'period' must be a period such as 2021, 2012-2013 or 2021-03-01, not 'soon' [bad-option]"
    ),
  ])
  func oneProblem(check: String, problem: String) throws {
    let found = try problems(of: smallMapping + "\nchecks:\n  - \(check)")
    #expect(found.map { $0.replacing("m.yaml:22:", with: "") }.first == problem)
    #expect(found.count == 1)
  }

  @Test func anUnknownFieldIsToldWithThoseThatThereAre() throws {
    let found = try problems(of: smallMapping + "\nchecks:\n  - {name: a, metric: sum, by: [exporter, yaer, level]}")
    #expect(found.count == 2 && found.allSatisfy { $0.contains("'by' must be 'exporter', 'origin'") })
  }

  @Test(arguments: [
    ("checks: x", "m.yaml:21:9: error: 'checks' must be a list of checks, not a text [wrong-shape]"),
    ("checks: [x]", "m.yaml:21:10: error: 'checks' must be a list of tables, not a text [wrong-shape]"),
    (
      "checks:\n  - {name: a, metric: row-count, min: 1}\n  - {name: a, metric: row-count, max: 9}",
      "m.yaml:23:12: error: check 'a' is named twice [duplicate-name]"
    ),
  ])
  func theSectionAsAWhole(section: String, problem: String) throws {
    #expect(try problems(of: smallMapping + "\n" + section) == [problem])
  }

  @Test func aFailureIsToldAtItsPlaceWithItsExamples() throws {
    for (severity, word) in [("", "error"), (", severity: warning", "warning")] {
      var state = SourceChecks(try checks("  - {name: small, metric: bounds, max: 1\(severity)}"))
      state.add([try licence("NLD", "BEL", 2020, "2", line: 7)])
      let found = try #require(state.outcomes(account: RowAccount(), files: ["a.csv"]).first?.diagnostic)
      #expect(
        "\(found)"
          == "m.yaml:22:5: \(word): check 'small' expects every value at most 1, but found 1 of 1 value outside "
          + "[check-failed]")
      #expect(found.notes == [.init("NLD to BEL, 2020, 2 EUR", at: Place(file: "a.csv", line: 7))])
    }
  }
}
