import FoundationEssentials
import Synchronization
import Testing
import WaybillCore
import WaybillStandard
import WaybillTesting

@testable import WaybillCLI

/// The walks are done as they are written: their files are made, their commands run, and what they print stands there.
@Suite struct GuideTests {
  private static let docs = "\(Shell.repository)docs"

  /// The pages of the tutorial that build on one another, in their order.
  private static let tutorial = pages(of: "tutorial") { $0.first?.isNumber == true }

  /// The pages that stand alone.
  private static let guides = ["writing-a-mapping.md"] + pages(of: "tutorial") { $0.first?.isNumber == false }

  private static func pages(of folder: String, where isWanted: (String) -> Bool) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(docs)/\(folder)")) ?? []
    return names.filter { $0.hasSuffix(".md") && isWanted($0) }.sorted().map { "\(folder)/\($0)" }
  }

  private func check(_ page: String, _ walk: Walk) throws {
    let path = "\(Self.docs)/\(page)"
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(text.contains("\n$ waybill "))
    try expectContent(try walk.walked(text), ofFile: path)
  }

  @Test func everyPageOfTheTutorialIsWalked() { #expect(Self.tutorial.count == 3 && Self.guides.count == 2) }

  /// With the mappings of the repository beside.
  @Test(arguments: guides) func theWalkIsTrue(page: String) throws {
    let demo = try DemoFolder()
    let registry = try Registry(StandardPlugins.all)
    try check(
      page,
      Walk(folder: demo.path) { command in
        let words = command.split(separator: " ").map(String.init)
        try #require(words.first == "waybill", "\(command)")
        let arguments = words.dropFirst().map {
          $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") ? "\(demo.path)/\($0)" : $0
        }
        let written = Mutex("")
        let terminal = Terminal(isInteractive: false) { text, _ in written.withLock { $0 += text } }
        _ = Waybill.run(arguments, registry: registry, terminal: terminal)
        return written.withLock { $0 }.replacing("\(demo.path)/", with: "")
      })
  }

  /// From an empty folder, one page after the other, with the program as it is installed.
  @Test(.enabled(if: Program.path != nil, "the executable is not beside the tests")) func theTutorialIsTrue() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waybill-tutorial-\(UUID().uuidString)")
      .path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let mappings = "\(Shell.repository)mappings"
    let walk = Walk(folder: folder) { command in
      let said = try Shell.run(
        "cd \"$D\"; waybill() { \"$W\" \"$@\"; }\n{ \(command); } 2>&1 </dev/null || true",
        ["W": Program.path ?? "", "D": folder, "WAYBILL_MAPPINGS": mappings])
      #expect(said.errors == "" && said.status == 0, "\(command)")
      return said.output.replacing(mappings, with: "/usr/share/waybill/mappings")
    }
    for page in Self.tutorial { try check(page, walk) }
  }
}
