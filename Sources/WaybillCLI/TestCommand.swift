import ArgumentParser
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill test`: the tests that stand in mappings.
struct TestCommand: ParsableCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the tests of mappings: given texts, and the records and rejects they must make."
  )

  @Argument(help: "Mappings, or pipelines for all of their mappings.")
  var files = ["waybill.yaml"]

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var log: LogOptions

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    let tester = MappingTester(registry: registry)
    var results: [MappingTester.Result] = []
    var untested: [(mapping: String, problems: Diagnostics)] = []
    for mapping in try mappings(by: tester) {
      do throws(Diagnostics) {
        let ended = try tester.run(mapping) { terminal.progress($0) }
        if !json { terminal.output(TestText.plain(mapping, ended)) }
        for result in ended { terminal.show(result.problems, lines: lines) }
        results += ended
      } catch {
        terminal.show(error, lines: lines)
        untested.append((mapping, error))
      }
    }
    let failed = results.count { !$0.passed }
    let notRun = untested.isEmpty ? "" : ", \(counted(untested.count, "mapping")) not run"
    let summary = "\(counted(results.count, "test")), \(failed) failed\(notRun)"
    terminal.output(json ? TestText.json(results, untested: untested) : summary)
    return !untested.isEmpty || failed > 0 ? ExitStatus.nothingCommitted : ExitStatus.clean
  }

  /// Every mapping once, in the order given.
  private func mappings(by tester: MappingTester) throws -> [String] {
    var mappings: [String] = []
    for file in files {
      for mapping in try tester.mappings(of: file) where !mappings.contains(mapping) { mappings.append(mapping) }
    }
    return mappings
  }
}
