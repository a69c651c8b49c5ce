import Testing
import WaybillCore
import WaybillMapping
import WaybillReport
import WaybillRunner

/// Checks in a run: what stops it, what is told, and that the ledger changes nothing of it.
@Suite struct CheckRunTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func setChecks(_ lines: String) throws {
    try place.edit(
      Workplace.mapping, "  - {name: no gap in the years, metric: years, severity: warning}", lines)
  }

  private static let failing = """
      - {name: few, metric: record-count, max: 10}
      - {name: weak, metric: bounds, max: 500, where: {measure: tiv}, severity: warning}
      - {name: item once, metric: unique, keys: [exporter, destination, item, period, measure]}
      - {name: years, metric: years, from: 2017}
    """

  @Test func aFailedCheckCommitsNothingAndAllAreTold() throws {
    try place.run()
    let counts = try place.rowCounts()
    try setChecks(Self.failing)
    let problems = place.problems()
    let heads = problems.filter { $0.contains("[check-failed]") }
    #expect(heads.count == 4)
    #expect(heads.map { $0.contains(": error: ") } == [true, false, true, true])
    #expect(
      heads[0].hasPrefix("\(Workplace.mapping):97:5: error: check 'few' expects at most 10 records, but found 172"))
    #expect(problems.contains { $0.hasPrefix("\(Workplace.demoFile):") && $0.contains("note: agrees with line") })
    #expect(try place.rowCounts() == counts)
  }

  @Test func warningsAreToldAndTheRunStands() throws {
    try setChecks("  - {name: few, metric: record-count, max: 10, severity: warning}")
    let outcome = try place.run()
    #expect(outcome.exitStatus == 0)
    #expect(
      outcome.diagnostics.filter { $0.code.rawValue != "unused-entries" }.map(place.lines) == [
        [
          "\(Workplace.mapping):97:5: warning: check 'few' expects at most 10 records, but found 172 records "
            + "[check-failed]"
        ]
      ])
    let table = try place.text("out/tables/checks.csv")
    #expect(
      table == """
        source,check,kind,severity,expected,found,status
        sipri-register,rows,row-count,error,at least 1 row,86 rows,passed
        sipri-register,no volume below zero,bounds,error,every value at least 0; where measure tiv,"86 values, all within",passed
        sipri-register,few,record-count,warning,at most 10 records,172 records,failed

        """)
    #expect(try place.text("out/tables/datapackage.json").contains("\"path\": \"checks.csv\""))
    #expect(try place.text("out/index.html").contains("<section id=\"checks\">"))
  }

  @Test func aFileWithAHeaderAloneFailsTheCheckOfRows() throws {
    try place.write(
      place.bytes(Workplace.demoFile).split(separator: 10)[..<11].joined(separator: [10]), to: Workplace.demoFile)
    let problems = place.problems()
    #expect(
      problems.contains { $0.hasSuffix("error: check 'rows' expects at least 1 row, but found 0 rows [check-failed]") })
    #expect(problems.count { $0.contains(": error: ") } == 1)
  }

  /// What a second run finds in the ledger is what the first read from the file.
  @Test func theLedgerSaysTheSame() throws {
    try setChecks(
      Self.failing.replacing("}\n", with: ", severity: warning}\n").replacing("2017}", with: "2017, severity: warning}")
        .replacing("severity: warning, severity: warning", with: "severity: warning"))
    let first = try place.run()
    let second = try place.run()
    #expect(second.report.sources.map(\.alreadyKept) == [true])
    #expect(second.report.sources.map(\.checks) == first.report.sources.map(\.checks))
    #expect(first.report.sources[0].checks.count { !$0.passed } == 4)
    #expect(second.diagnostics == first.diagnostics)
  }

  /// A check is of the source and not of one of its files.
  @Test func filesAreCheckedTogether() throws {
    let lines = try place.text(Workplace.demoFile).split(separator: "\n", omittingEmptySubsequences: false)
    let copy = lines.dropLast(3).joined(separator: "\n") + "\n"
    try place.write(copy.utf8, to: "docs/tutorial/data/second.csv")
    try place.edit(
      "waybill.yaml", "files: [\(Workplace.demoFile)]", "files: [\(Workplace.demoFile), docs/tutorial/data/second.csv]")
    try setChecks(
      "  - {name: once, metric: unique, keys: [exporter, destination, item, period, measure, value], severity: warning}"
    )
    let check = try #require(try place.run().report.sources[0].checks.last)
    #expect(!check.passed)
    let second = check.examples.filter { $0.place?.file.hasSuffix("second.csv") == true }
    #expect(second.contains { $0.message.hasSuffix("of sipri-register.csv") }, "\(check)")
  }

  @Test func aCheckOfRejectsShowsThem() throws {
    try place.edit(line: 13, ",", ",,")
    try setChecks("  - {name: sound, metric: reject-count, max: 0}")
    let problems = place.problems()
    #expect(problems.contains { $0.contains("check 'sound' expects at most 0 rejects, but found 1 reject in 86 rows") })
    #expect(problems.contains { $0.contains(": reject: ") })
  }
}
