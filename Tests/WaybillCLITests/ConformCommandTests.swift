import FoundationEssentials
import Program
import Synchronization
import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillCLI

/// What `waybill conform` prints, and how it ends.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
    "there is no /usr/bin/python3, so that these tests are left out"))
struct ConformCommandTests {
  private let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/examples/python-source").path(percentEncoded: false)

  private func conform(_ arguments: [String], with plugins: [any Plugin.Type] = [ProgramPlugin.self]) throws -> Said {
    let written = Mutex<(output: String, errors: String)>(("", ""))
    let terminal = Terminal { text, descriptor in
      written.withLock { if descriptor == 1 { $0.output += text } else { $0.errors += text } }
    }
    let status = Waybill.run(["conform"] + arguments, registry: try Registry(plugins), terminal: terminal)
    let (output, errors) = written.withLock { $0 }
    return Said(
      status: status, output: output.replacing(example, with: "…"), errors: errors.replacing(example, with: "…"))
  }

  private var book: String { "\(example)/ledger-book.txt" }

  @Test func theExampleKeepsItsPromises() throws {
    let said = try conform(["--file", book, "--", "python3", "-B", "\(example)/ledger_book.py"])
    #expect(said.status == 0 && said.errors == "")
    try expectGolden(said.output, "conform.txt")
  }

  @Test func whatIsBrokenAndWhatIsNotTried() throws {
    let arguments = ["--file", book, "--option", "encodin=utf-8"]
    let command = ["--", "python3", "-B", "\(example)/ledger_book.py"]
    let said = try conform(arguments + command)
    #expect(said.status == 1 && said.errors == "")
    try expectGolden(said.output, "conform-broken.txt")
    let json = try conform(arguments + ["--json"] + command)
    #expect(json.status == 1 && json.errors == "")
    try expectGolden(json.output, "conform-broken.json")
  }

  @Test(arguments: [
    (["--", "python3"], "Missing expected argument '--file <file> ...'"),
    (["--file", "none.txt", "--", "python3"], "the file 'none.txt' cannot be read"),
    (["--file", "none.txt", "--option", "x", "--", "python3"], "--option takes KEY=VALUE, not 'x'"),
    (
      ["--file", "none.txt", "--option", "a=1", "--option", "b=1", "--option", "a=2", "--", "python3"],
      "--option must give 'a' once, not 'a=1' and 'a=2'"
    ),
    (["--file", "none.txt"], "Missing expected argument '-- <command> ...'"),
  ])
  func wrongUsage(arguments: [String], words: String) throws {
    let said = try conform(arguments)
    #expect(said.status == 2 && said.output == "" && said.errors.contains(words), "\(said.errors)")
  }

  @Test func aProgramWithoutTheAdapterSaysSo() throws {
    let said = try conform(["--file", book, "--", "python3"], with: [])
    #expect(said.status == 2 && said.errors.contains("this program has no source adapter 'program'"))
  }
}
