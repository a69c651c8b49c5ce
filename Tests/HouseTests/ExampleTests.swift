import FoundationEssentials
import Testing
import WaybillCore
import WaybillReport

@testable import WaybillMapping
@testable import WaybillRunner

/// The examples of the documents are read, checked and, where they are whole, run.
@Suite struct ExampleTests {
  @Test func everyMappingOfTheLanguagesPageIsSound() throws {
    let blocks = try Markdown("docs/mapping-language.md").blocks("yaml mapping")
    #expect(blocks.count >= 3)
    for (number, block) in blocks.enumerated() {
      try inWorkshop { folder, registry in
        try write(block, to: "\(folder)/mappings/example.yaml")
        let result = Checker.check("\(folder)/mappings/example.yaml", registry: registry)
        #expect(result.problems.isEmpty, "example \(number + 1): \(result.problems)")
        let failed = try MappingTester(registry: registry).run("\(folder)/mappings/example.yaml").filter { !$0.passed }
        #expect(failed.isEmpty, "example \(number + 1): \(failed)")
      }
    }
  }

  /// The vocabularies of their page are read as what they are, and the spellings that it names are found.
  @Test func everyVocabularyIsSound() throws {
    let page = try Markdown("docs/vocabularies.md")
    func tree(_ name: String) throws -> ConfigNode {
      let blocks = page.blocks("yaml \(name)")
      #expect(blocks.count == 1)
      return try YAMLReader.read(Array(try #require(blocks.first).utf8), file: "\(name).yaml")
    }
    let schemes = try CategorySchemes.read(try tree("categories"))
    for spelling in ["S", "Small  Calibre", "up to 12.7 mm", "small"] {
      #expect(schemes.category(spelling, in: "calibres")?.code == "small", "\(spelling)")
    }
    for spelling in ["S.", "shells"] { #expect(schemes.category(spelling, in: "calibres") == nil, "\(spelling)") }
    let countries = try Gazetteer.read(try tree("countries"))
    #expect(countries.codes == ["NLD", "SUN", "ABW", "NATO"])
    let all = try YAMLReader.read(Array(House.text("mappings/countries.yaml").utf8), file: "countries.yaml")
    #expect(try GroupBook.read(try tree("groups"), gazetteer: Gazetteer.read(all)).ids == ["neighbours"])
    let shipped = try YAMLReader.read(Array(House.text("mappings/categories.yaml").utf8), file: "categories.yaml")
    for id in try CategorySchemes.read(shipped).ids {
      #expect(page.prose.contains { $0.contains("`\(id)` (") }, "\(id)")
    }
  }

  @Test func everyPipelineOfThePipelinesPageIsSound() throws {
    let blocks = try Markdown("docs/pipeline.md").blocks("yaml pipeline")
    #expect(!blocks.isEmpty)
    for (number, block) in blocks.enumerated() {
      try inWorkshop { folder, registry in
        try write(block, to: "\(folder)/waybill.yaml")
        let result = Checker.check("\(folder)/waybill.yaml", registry: registry)
        #expect(!result.problems.hasErrors, "example \(number + 1): \(result.problems)")
      }
    }
  }

  /// On a terminal of 80 columns the demonstration reads well, whatever is asked of it.
  @Test func theDemonstrationWithAllMetricsFits80Columns() throws {
    let more = """
        - {metric: balance-sheet, groups: [nato]}
        - {metric: export-dependence}
        - {metric: outside-share-of-production, groups: [nato]}
        - {metric: licence-to-delivery}
        - {metric: concentration}
        - {metric: coverage}
        - {metric: mirror}
        - {metric: plausibility}
        - {metric: ratio, id: home, title: Home, of: {basis: volume, measure: tiv, unit: TIV-million}, part: {exporter: [NLD]}}
        - {metric: revision, id: two, title: Two, before: eu-annual-report, after: nl-licences, of: {basis: licence, measure: money, unit: EUR}}
        - {metric: triangulation, exporter: NLD, groups: [nato]}
        - {metric: claims, claims: mappings/claims.yaml}

      """
    try inWorkshop { folder, registry in
      for id in registry.metricIDs + Comparisons.words where id != "outside-share" {
        #expect(more.contains("metric: \(id)"), "\(id)")
      }
      let pipeline = try House.text("waybill.yaml").replacing("report:", with: more + "report:")
      try write(pipeline, to: "\(folder)/waybill.yaml")
      let workspace = try Workspace.open("\(folder)/waybill.yaml", registry: registry)
      let outcome = try PipelineRun(workspace, options: .init(arguments: "waybill.yaml", started: "")).execute()
      let text = TerminalSummary(outcome.report, out: outcome.out, files: FileLines { $0 }).text
      let lines = text.split(separator: "\n").map(String.init)
      let wide = lines.filter { VisibleText.width($0) > 80 }
      #expect(wide == [] && !text.contains("\u{1B}") && lines.count < 60)
    }
  }

  /// Each metric of the guide runs over the demonstration, and its table says something.
  @Test func everyMetricOfTheGuideRuns() throws {
    let blocks = try Markdown("docs/writing-a-metric.md").blocks("yaml metric")
    #expect(blocks.count == 2)
    for (number, block) in blocks.enumerated() {
      try inWorkshop { folder, registry in
        let metric = block.split(separator: "\n").map { "  \($0)\n" }.joined()
        let pipeline = try House.text("waybill.yaml").replacing("metrics:\n", with: "metrics:\n\(metric)")
        try write(pipeline, to: "\(folder)/waybill.yaml")
        let workspace = try Workspace.open("\(folder)/waybill.yaml", registry: registry)
        let outcome = try PipelineRun(workspace, options: .init(arguments: "waybill.yaml", started: "")).execute()
        let table = outcome.report.tables.first { !$0.id.hasPrefix("outside-share") }
        #expect(table?.rows.isEmpty == false, "metric \(number + 1)")
        let tracer = try Tracer(workspace)
        let place = table?.column("lo") ?? 0
        let row = table?.rows.first { $0[place].text != "0" } ?? []
        let keys = zip(table?.columns ?? [], row).filter(\.0.isKey).map { ($0.name, $1.text) }
        let trace = try tracer.trace(
          .init(table: table?.id ?? "", keys: Dictionary(uniqueKeysWithValues: keys), column: "lo"))
        #expect(trace.figure == trace.recomputed && trace.count > 0)
      }
    }
  }

  /// What the guides show of Swift stands in a package that is built and tested.
  @Test func everySwiftOfTheGuidesIsCompiled() throws {
    let sources = try House.files([".swift"], under: "docs/examples/").map { try House.text($0) }
    for page in ["docs/writing-a-source.md", "docs/writing-a-metric.md"] {
      let blocks = try Markdown(page).blocks("swift")
      #expect(blocks.count > 5)
      for block in blocks { #expect(sources.contains { $0.contains(block) }, "\(page): \(block)") }
    }
  }

  /// What a reader of the README gets who copies its three files.
  @Test func theReadmesSourceRuns() throws {
    let readme = try Markdown("README.md")
    try inWorkshop { folder, registry in
      try write(try #require(readme.blocks("csv").first), to: "\(folder)/exports.csv")
      try write(try #require(readme.blocks("yaml mapping").first), to: "\(folder)/mappings/exports.yaml")
      try write(try #require(readme.blocks("yaml pipeline").first), to: "\(folder)/exports-pipeline.yaml")
      let workspace = try Workspace.open("\(folder)/exports-pipeline.yaml", registry: registry)
      let outcome = try PipelineRun(workspace, options: .init(arguments: "waybill.yaml", started: "")).execute()
      #expect(outcome.exitStatus == 0)
      let source = try #require(outcome.report.sources.first)
      #expect(source.rowsIn == 4 && source.rowsDropped == 1 && source.records == 3)
      let shares = outcome.report.tables[0].rows.map { row in row.map(\.text) }.filter { $0.contains("NLD") }
      #expect(shares.first?.contains("0.600000") ?? false, "\(shares)")
    }
  }

  /// The excerpt in the README is what the demonstration prints, line by line in this order.
  @Test func theReadmesExcerptIsTrue() throws {
    let excerpt = try #require(try Markdown("README.md").blocks("text").first).split(separator: "\n")
    try inWorkshop { folder, registry in
      try write(try House.text("waybill.yaml"), to: "\(folder)/waybill.yaml")
      let workspace = try Workspace.open("\(folder)/waybill.yaml", registry: registry)
      let outcome = try PipelineRun(workspace, options: .init(arguments: "waybill.yaml", started: "")).execute()
      let printed = TerminalSummary(outcome.report, out: "out", files: FileLines { $0 }).text.split(separator: "\n")
      var rest = printed[...]
      for line in excerpt {
        let place = rest.firstIndex(of: line)
        #expect(place != nil, "the demonstration does not print '\(line)'")
        if let place { rest = rest[(place + 1)...] }
      }
    }
  }

  /// A folder with the repository's mappings and demonstration data, gone when `body` returns.
  private func inWorkshop(_ body: (_ folder: String, _ registry: Registry) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "house-\(UUID().uuidString)")
      .path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(atPath: "\(House.root)mappings", toPath: "\(folder)/mappings")
    let data = "docs/tutorial/data"
    try FileManager.default.createDirectory(atPath: "\(folder)/docs/tutorial", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: House.root + data, toPath: "\(folder)/\(data)")
    try body(folder, Registry(House.plugins))
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }
}
