import Testing
import WaybillCore

/// The documents as a book: in order, whole, and of what there is.
@Suite struct BookTests {
  private static let contents = "docs/README.md"

  /// Every page can be found from the contents, by the index of its folder at most.
  @Test func everyPageIsInTheContents() throws {
    let contents = try Markdown(Self.contents)
    let named = Set(targets(of: contents))
    let indices = try House.files(["README.md"], under: "docs/").filter { named.contains($0) }
    let found = try indices.reduce(into: named) { found, index in found.formUnion(targets(of: try Markdown(index))) }
    let pages = try House.files([".md"], under: "docs/").filter {
      $0 != Self.contents && !$0.hasPrefix("docs/examples/") && !$0.hasPrefix("docs/tutorial/data/")
    }
    #expect(pages.count > 80 && indices.count >= 3)
    #expect(pages.filter { !found.contains($0) } == [], "pages that nobody finds")
  }

  @Test func everyExplanationTellsItsSources() throws {
    let pages = try House.pages(of: "explanation")
    #expect(pages.count >= 5)
    for page in pages { #expect(try House.text("docs/explanation/\(page).md").contains("\nSources: "), "\(page)") }
  }

  /// The drawing and the page on the architecture name every module; whether the arrows are right, `scripts/diagram` says.
  @Test func everyModuleIsInTheArchitecture() throws {
    let (page, drawing) = (try House.text("docs/architecture.md"), try House.text("docs/architecture.svg"))
    let modules = try House.names(in: "Sources").filter { $0.hasPrefix("Waybill") }
    let plugins = try House.names(in: "Plugins")
    #expect(modules.count > 10 && plugins.count > 10)
    for module in modules + plugins { #expect(drawing.contains(module), "\(module)") }
    for plugin in plugins { #expect(page.contains("`\(plugin)`"), "\(plugin)") }
    for module in try House.names(in: "Sources") where module.hasPrefix("C") {
      #expect(page.contains("`\(module)`"), "\(module)")
    }
  }

  @Test func theGlossaryIsInOrder() throws {
    let terms = try Markdown("docs/glossary.md").prose.filter { $0.hasPrefix("**") }.map {
      String($0.dropFirst(2).prefix { $0 != "." }).lowercased()
    }
    #expect(terms.count > 30 && terms == terms.sorted())
  }

  private func targets(of page: Markdown) -> [String] {
    page.links.map { page.target(of: String($0.prefix { $0 != "#" })) }
  }
}
