import FoundationEssentials
import Synchronization
import Testing
import WaybillCore
import WaybillTesting
import WaybillStandard

@testable import WaybillCLI

/// The walks are done as they are written: their files are made, their commands run, and what they print stands there.
@Suite struct GuideTests {
  private static let docs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs").path(percentEncoded: false)

  /// The guide to mappings, and every page of the tutorial.
  private static let pages =
    ["writing-a-mapping.md"]
    + ((try? FileManager.default.contentsOfDirectory(atPath: "\(docs)/tutorial")) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted().map { "tutorial/\($0)" }

  @Test func theTutorialIsWalked() { #expect(Self.pages.count > 1) }

  @Test(arguments: pages) func theWalkIsTrue(page: String) throws {
    let page = "\(Self.docs)/\(page)"
    let text = String(decoding: try Data(contentsOf: URL(filePath: page)), as: UTF8.self)
    #expect(text.contains("\n$ waybill "))
    var guide = try Guide()
    try expectContent(try guide.walked(text), ofFile: page)
  }
}

/// A page whose blocks are files and commands, walked through in a folder of its own.
///
/// A block `csv file=PATH` is a file; with `append` it is added to one; with `replace` what stands above its `---` makes
/// room for what stands below. In a block `console` each line that begins with `$ ` is a command.
private struct Guide {
  private let demo: DemoFolder
  private let registry: Registry

  init() throws {
    demo = try DemoFolder()
    registry = try Registry(StandardPlugins.all)
  }

  /// The page as it should be: each command with what it prints.
  mutating func walked(_ text: String) throws -> String {
    var lines: [Substring] = []
    var block: (opening: Substring, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = block {
        if line == "```" {
          lines += try walked(open.opening, open.lines) + [line]
          block = nil
        } else {
          block = (open.opening, open.lines + [line])
        }
      } else {
        lines.append(line)
        if line.hasPrefix("```") { block = (line.dropFirst(3), []) }
      }
    }
    return lines.joined(separator: "\n")
  }

  private func walked(_ opening: Substring, _ lines: [Substring]) throws -> [Substring] {
    let words = opening.split(separator: " ")
    if words == ["console"] {
      return try lines.filter { $0.hasPrefix("$ ") }.flatMap { [$0] + (try printed(by: $0.dropFirst(2))) }
    }
    guard let name = words.first(where: { $0.hasPrefix("file=") })?.dropFirst(5) else { return lines }
    let path = "\(demo.path)/\(name)"
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var text = lines.joined(separator: "\n") + "\n"
    if words.contains("append") { text = try demo.text(String(name)) + text }
    if words.contains("replace") {
      let parts = text.split(separator: "---\n", maxSplits: 1, omittingEmptySubsequences: false)
      let before = try demo.text(String(name))
      try #require(parts.count == 2 && before.contains(parts[0]), "nothing to replace: \(text)")
      text = before.replacing(parts[0], with: parts[1], maxReplacements: 1)
    }
    try Data(text.utf8).write(to: URL(filePath: path))
    return lines
  }

  private func printed(by command: Substring) throws -> [Substring] {
    let words = command.split(separator: " ").map(String.init)
    try #require(words.first == "waybill", "\(command)")
    let arguments = words.dropFirst().map { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") ? "\(demo.path)/\($0)" : $0 }
    let written = Mutex("")
    let terminal = Terminal(isInteractive: false) { text, _ in written.withLock { $0 += text } }
    _ = Waybill.run(arguments, registry: registry, terminal: terminal)
    var lines = written.withLock { $0 }.replacing("\(demo.path)/", with: "")
      .split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
