import FoundationEssentials
import Testing
import WaybillCore
import WaybillRunner
import WaybillTesting

@testable import WaybillCLI

/// What `waybill doctor` says, and how it ends.
@Suite struct DoctorCommandTests {
  private let demo: DemoFolder

  init() throws { demo = try DemoFolder() }

  /// What was said, without the versions and sizes that differ from machine to machine.
  private func doctor() throws -> (said: Said, plain: String) {
    let said = try demo.waybill("doctor", demo.pipeline)
    var isLibrary = false
    let lines = said.output.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if !line.hasPrefix(" ") { isLibrary = line == "libraries" }
      guard isLibrary, line.hasPrefix(" ") else { return String(line) }
      return "  ok       \(line.dropFirst(11).prefix { $0 != " " }) VERSION"
    }
    return (said, lines.joined(separator: "\n"))
  }

  @Test func aSoundPipeline() throws {
    let (said, plain) = try doctor()
    #expect(said.status == 0 && said.errors == "")
    // The name of one library has a digit, at which its line is cut.
    try expectGolden(plain, "doctor-sound.txt")
  }

  @Test func problemsAreTheStatus() throws {
    #expect(try demo.waybill("run", demo.pipeline).status == 0)
    try Data("no ledger".utf8).write(to: URL(filePath: "\(demo.path)/out/waybill.sqlite"))
    try demo.edit("waybill.yaml") { $0.replacing("sipri-register.csv]", with: "gone.csv]") }
    let (said, plain) = try doctor()
    #expect(said.status == 1 && said.errors == "")
    try expectGolden(plain, "doctor-problems.txt")
  }

  @Test func theAnswerInJSON() throws {
    try demo.edit("waybill.yaml") { $0.replacing("sipri-register.csv]", with: "gone.csv]") }
    let said = try demo.waybill("doctor", demo.pipeline, "--json")
    let found = try JSONDecoder().decode([Found].self, from: Data(said.output.utf8))
    #expect(said.status == 1 && found.filter { $0.area == "libraries" }.count == 8)
    let problem = try #require(found.first { $0.state == "problem" })
    #expect(problem.area == "files" && problem.words == nil && problem.problem?.code == "no-file")
    #expect(problem.remedy == "put the file there, or mend the path in the pipeline")
    #expect(
      found.filter { $0.state == "sound" }.allSatisfy { $0.words != nil && $0.problem == nil && $0.remedy == nil })
  }

  private struct Found: Decodable {
    struct Problem: Decodable { let code: String }

    let area, state: String
    let words, remedy: String?
    let problem: Problem?
  }

  @Test func withoutAPipelineTheLibrariesAreLookedAt() throws {
    let findings = Doctor(nil, registry: try DemoFolder.registry()).examine()
    let text = DoctorText.plain(findings, pipeline: nil)
    #expect(text.hasPrefix("libraries\n  ok       libcrypto "))
    #expect(text.hasSuffix("\n0 problems, 0 warnings; no pipeline was looked at"))
    #expect(text.split(separator: "\n").count == 10)
  }
}
