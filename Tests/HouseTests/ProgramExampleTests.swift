import FoundationEssentials
import Testing
import WaybillCore
import WaybillMapping
import WaybillReport
import WaybillRunner

/// The example of a source in another language: its mapping's tests, its pipeline, and what a change of it does.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
    "there is no /usr/bin/python3, so that these tests are left out"))
struct ProgramExampleTests {
  private let path = "docs/examples/python-source"

  @Test func theTestsOfItsMapping() throws {
    let tester = MappingTester(registry: try Registry(House.plugins))
    let results = try tester.run("\(House.root)\(path)/ledger-book.yaml")
    #expect(results.count == 1 && results.allSatisfy(\.passed), "\(results)")
  }

  @Test func itsPipelineRunsAndReadsAnewWhenAModuleOfTheProgramChanges() throws {
    try inCopy { folder in
      let first = try run("\(folder)/ledger-pipeline.yaml")
      #expect(first.exitStatus == 0)
      let source = try #require(first.report.sources.first)
      #expect(source.rowsIn == 10 && source.records == 18 && source.rowsDropped == 0)
      #expect(!source.alreadyKept)
      #expect(try #require(try run("\(folder)/ledger-pipeline.yaml").report.sources.first).alreadyKept)
      let module = URL(filePath: "\(folder)/waybill_source.py")
      try (try Data(contentsOf: module) + Data("# changed\n".utf8)).write(to: module)
      #expect(try #require(try run("\(folder)/ledger-pipeline.yaml").report.sources.first).alreadyKept == false)
    }
  }

  @Test func aCheckStartsNothing() throws {
    try inCopy { folder in
      try Data("raise SystemExit(9)\n".utf8).write(to: URL(filePath: "\(folder)/ledger_book.py"))
      let checked = Checker.check("\(folder)/ledger-pipeline.yaml", registry: try Registry(House.plugins))
      #expect(!checked.problems.hasErrors)
      #expect(
        checked.summary
          == "1 source with 1 file and 1 metric, no errors; 1 file not looked at, for a check starts no program")
      #expect(throws: (any Error).self) { try run("\(folder)/ledger-pipeline.yaml") }
    }
  }

  private func run(_ pipeline: String) throws -> PipelineRun.Outcome {
    try PipelineRun(
      try Workspace.open(pipeline, registry: try Registry(House.plugins)),
      options: .init(arguments: "waybill.yaml", started: "")
    ).execute()
  }

  /// A copy of the example with the reference files where it looks for them.
  private func inCopy(_ body: (_ folder: String) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "house-\(UUID().uuidString)")
      .path(percentEncoded: false)
    defer { try? FileManager.default.removeItem(atPath: root) }
    try FileManager.default.createDirectory(atPath: "\(root)/docs/examples", withIntermediateDirectories: true)
    for name in ["mappings", path] {
      try FileManager.default.copyItem(atPath: House.root + name, toPath: "\(root)/\(name)")
    }
    try body("\(root)/\(path)")
  }
}
