import Foundation
import Testing
import WaybillTesting

/// With `--json` standard output is one document, when a command succeeds and when problems stop it.
@Suite struct JSONCommandTests {
  private let demo: DemoFolder
  private let mapping: String
  private let file: String

  init() throws {
    demo = try DemoFolder()
    mapping = "\(demo.path)/mappings/sipri-register.yaml"
    file = "\(demo.path)/\(DemoFolder.file)"
  }

  private func document(_ said: Said) throws -> Any { try JSONSerialization.jsonObject(with: Data(said.output.utf8)) }

  private func commands() -> [[String]] {
    [
      ["check", mapping], ["test", mapping], ["preview", file, "--mapping", mapping],
      ["explain", file, "--mapping", mapping, "--line", "16"],
    ].map { $0 + ["--json"] }
  }

  @Test func success() throws {
    for command in commands() {
      let said = try demo.waybill(command, isInteractive: true)
      #expect(said.status == 0, "\(command)")
      _ = try document(said)
      #expect(!said.output.contains("\u{1B}"))
    }
  }

  /// A mapping that is wrong: the problems are in the document, and for people on standard error.
  @Test func failure() throws {
    try demo.edit("mappings/sipri-register.yaml") { $0.replacing("reporting: complete", with: "reporting: some") }
    for command in commands() {
      let said = try demo.waybill(command, isInteractive: true)
      #expect(said.status == 1, "\(command)")
      #expect(said.errors.contains("[bad-option]"))
      let found = try document(said)
      if let tests = found as? [[String: Any]] {
        #expect(command[0] == "test" && tests.count == 1 && tests[0]["passed"] as? Bool == false)
        #expect((tests[0]["problems"] as? [String])?.first?.contains("[bad-option]") == true)
      } else {
        let problems = try #require((found as? [String: Any])?["problems"] as? [[String: Any]])
        #expect(problems.map { $0["code"] as? String } == ["bad-option"])
        #expect((problems[0]["place"] as? [String: Any])?["line"] as? Int == 10)
      }
    }
  }

  /// Files that are not there.
  @Test func nothingToRead() throws {
    let none = "\(demo.path)/none"
    for command in [
      ["check", none], ["test", none], ["preview", none, "--mapping", mapping],
      ["explain", none, "--mapping", mapping, "--line", "1"], ["rejects", none], ["trace", none],
    ] {
      let said = try demo.waybill(command + ["--json"])
      let problems = try #require((try document(said) as? [String: Any])?["problems"] as? [[String: Any]])
      #expect(said.status == 1 && problems.map { $0["code"] as? String } == ["no-file"], "\(command)")
    }
  }

  @Test func check() throws {
    try demo.edit("mappings/sipri-register.yaml") {
      $0.replacing("\n  perspective: third-party", with: "\n  perspective: thrid-party")
    }
    let said = try demo.waybill("check", "--json", mapping, "\(demo.path)/mappings/groups.yaml")
    #expect(said.status == 1)
    try expectGolden(said.output, "check.json")
  }
}
