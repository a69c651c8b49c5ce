import FoundationEssentials
import Testing

@Suite struct DocumentTests {
  @Test func theReadmeIsShort() throws { #expect(try Markdown("README.md").lineCount < 150) }

  @Test func everyRelativeLinkLeadsSomewhere() throws {
    for path in try House.files([".md"]) {
      let page = try Markdown(path)
      for link in page.links where !link.contains("://") && !link.hasPrefix("mailto:") {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let target = page.target(of: parts[0])
        #expect(House.has(target), "\(path): link '\(link)'")
        if parts.count == 2, target.hasSuffix(".md"), House.has(target) {
          #expect(try Markdown(target).anchors.contains(parts[1]), "\(path): no heading for link '\(link)'")
        }
      }
    }
  }

  @Test func everyCodeHasAHeadingAndEveryHeadingACode() throws {
    let sources = try House.files([".swift"], under: "Sources/") + House.files([".swift"], under: "Plugins/")
    let codes = try Set(sources.flatMap { declaredCodes(in: try House.text($0)) })
    let page = try Markdown("docs/diagnostics.md")
    let headings = page.prose.filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) }
    #expect(Set(headings).count == headings.count, "a heading stands twice")
    // The first example is that of the introduction.
    let examples = page.blocks("").dropFirst()
    #expect(examples.count == headings.count)
    for (heading, example) in zip(headings, examples) { #expect(example.hasSuffix("[\(heading)]\n")) }
    #expect(codes.count > 50)
    #expect(codes.subtracting(headings).sorted() == [], "codes without a heading")
    #expect(Set(headings).subtracting(codes).sorted() == [], "headings without a code")
  }

  @Test func everyMappingHasAPageAndEveryPageAMapping() throws {
    let pages = try House.pages(of: "sources")
    #expect(try House.mappingIDs().sorted() == pages)
  }

  /// Paths of one machine, and words of the tools with which text was made, have no place in the repository.
  @Test func noFileSpeaksOfAMachine() throws {
    let forbidden = ["/wo" + "rk/", "/tm" + "p/", "sess" + "ion"]
    let endings = [
      ".swift", ".md", ".yaml", ".yml", ".h", ".cpp", ".modulemap", "Makefile", ".cff", "run", "setup", "acceptance",
      "install", "make-man", "make-deb", "try-deb", "bundle",
    ]
    for path in try House.files(endings) {
      let text = try House.text(path).lowercased()
      #expect(forbidden.filter { text.contains($0) } == [], "\(path)")
    }
  }

  @Test func noSwiftFileIsTooLong() throws {
    for path in try House.files([".swift"]) {
      let lines = try House.text(path).split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= 400, "\(path) has \(lines) lines")
    }
  }

  /// The codes that a file declares.
  private func declaredCodes(in text: String) -> [String] {
    var codes: [String] = []
    var isInside = false
    for line in text.split(separator: "\n") {
      if line.hasSuffix("extension Diagnostic.Code {") { isInside = true }
      if line == "}" { isInside = false }
      if isInside, let start = line.split(separator: "Self(rawValue: \"").dropFirst().first {
        codes.append(String(start.prefix { $0 != "\"" }))
      }
    }
    return codes
  }
}
