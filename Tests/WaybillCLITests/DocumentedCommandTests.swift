import ArgumentParser
import FoundationEssentials
import Testing

@testable import WaybillCLI

/// The page on commands is of the commands that there are, and no document shows one that would be refused.
@Suite struct DocumentedCommandTests {
  private static let docs = "\(Shell.repository)docs"

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// The options that a command tells of itself, but for those that every command has.
  private func options(of command: String) throws -> Set<String> {
    let told = try DemoFolder().waybill("help", command).output.split(separator: "\n").filter { $0.hasPrefix("  -") }
      .joined(separator: "\n")
    return Set(told.matches(of: /--[a-z][a-z-]*/).map { String(told[$0.range]) }).subtracting(["--help", "--version"])
  }

  @Test func everyCommandWithItsOptionsIsOnThePage() throws {
    let sections = try text("\(Self.docs)/commands.md").split(separator: "\n## ", omittingEmptySubsequences: false)
    let commands = FirstContact.commands
    #expect(sections.dropFirst().map { String($0.prefix { $0 != "\n" }) }.sorted() == commands.sorted())
    let shared = String(sections[0])
    for section in sections.dropFirst() {
      let command = String(section.prefix { $0 != "\n" })
      let known = try options(of: command)
      for option in known where !section.contains(option) { #expect(shared.contains(option), "\(command): \(option)") }
      let synopsis = section.split(separator: "```")[1]
      for match in synopsis.matches(of: /--[a-z][a-z-]*/) {
        #expect(known.contains(String(synopsis[match.range])), "\(command): \(synopsis[match.range])")
      }
    }
  }

  /// Lines of fenced blocks that begin with the program, but for synopses and what a shell would make of more.
  @Test func everyCommandInTheDocumentsIsOne() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: Self.docs).filter { $0.hasSuffix(".md") }
      .map { "\(Self.docs)/\($0)" }
    var count = 0
    for path in names.sorted() + ["README.md", "CONTRIBUTING.md"].map({ Shell.repository + $0 }) {
      var isFenced = false
      for line in try text(path).split(separator: "\n") {
        if line.hasPrefix("```") { isFenced.toggle() }
        let command = line.hasPrefix("$ ") ? line.dropFirst(2) : line
        guard isFenced, command.hasPrefix("waybill "), !command.contains(where: "[…|\\<>".contains),
          let words = Self.words(command.dropFirst(8)), words.first.map(FirstContact.commands.contains) == true
        else { continue }
        count += 1
        #expect(throws: Never.self, "\(path): \(line)") { _ = try WaybillCommand.parseAsRoot(words) }
      }
    }
    #expect(count > 40, "\(count)")
  }

  /// The words of a line as a shell divides it; nil where a quote stays open.
  private static func words(_ line: Substring) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        (quote, word) = (character, word ?? "")
      } else if character == "#", word == nil {
        break
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return quote == nil ? words : nil
  }
}
