import Testing
import WaybillCore
@testable import WaybillFormats

@testable import WaybillMapping
@testable import WaybillRunner

/// Each table of keys in the documents has the keys of the specification that validates, and no other.
@Suite struct KeyTests {
  @Test(arguments: [
    ("The file", MappingKeys.top), ("`about`", MappingKeys.about), ("`fetch`", MappingKeys.fetch),
    ("`answer`", MappingKeys.answer), ("`read`", MappingKeys.read),
    ("A header that stands twice", MappingKeys.column), ("A column left aside", MappingKeys.ignoredColumn),
    ("`header`", DelimitedOptions.headerSection.keys), ("`tables`", DelimitedOptions.tableSection.keys),
    ("`rows`", RowStepReader.keys), ("`unpivot`", RowStepReader.unpivotKeys), ("Steps of a field", MappingKeys.field),
    ("`parties`", MappingKeys.grammar),
    ("`lookups`", MappingKeys.lookup), ("`checks`", MappingCheck.keys), ("`tests`", MappingTest.keys),
    ("An entry of `expect`", MappingTest.recordKeys), ("An entry of `rejects`", MappingTest.rejectKeys),
  ])
  func theLanguagesKeys(heading: String, specs: [OptionSpec]) throws {
    try expect(specs, in: "docs/mapping-language.md", under: heading)
  }

  @Test func theFieldsOfARecord() throws {
    let required = RecordField.required.map(\.rawValue)
    let specs = MappingKeys.emit.map { OptionSpec($0.name, $0.shape, required: required.contains($0.name), help: "") }
    try expect(specs, in: "docs/mapping-language.md", under: "`common` and `emit`")
  }

  @Test func theKeysOfEveryAdapter() throws {
    let registry = try Registry(House.plugins)
    let shared = MappingKeys.read.map(\.name)
    for id in registry.sourceIDs {
      let own = try #require(registry.source(id)).descriptor.options.filter { !shared.contains($0.name) }
      try expect(own, in: "docs/mapping-language.md", under: "Adapter `\(id)`")
    }
  }

  @Test(arguments: [
    ("The file", PipelineKeys.top), ("A source", PipelineKeys.source),
    ("A source that is fetched", PipelineKeys.fetch), ("`report`", PipelineKeys.report),
    ("`limits`", PipelineKeys.limits), ("Metric `sql`", QueryMetric.keys),
    ("Metric `triangulation`", Triangulation.keys), ("Metric `claims`", ClaimCheck.keys), ("A claim", Claim.keys),
    ("A column of a query", QueryMetric.columnKeys),
  ])
  func thePipelinesKeys(heading: String, specs: [OptionSpec]) throws {
    try expect(specs, in: "docs/pipeline.md", under: heading)
  }

  @Test(arguments: [
    ("A scheme", CategorySchemes.schemeKeys), ("A category", CategorySchemes.codeKeys),
    ("The file of countries", Gazetteer.topKeys), ("A party", Gazetteer.partyKeys),
    ("A group", GroupBook.groupKeys), ("A membership", GroupBook.membershipKeys),
  ])
  func theVocabulariesKeys(heading: String, specs: [OptionSpec]) throws {
    try expect(specs, in: "docs/vocabularies.md", under: heading)
  }

  @Test func theKeysOfAnswers() throws {
    try expect(AnswersFile.keys, in: "docs/harmonising.md", under: "Answering in a file")
    let text = try House.text("docs/harmonising.md")
    for reason in Likeness.Reason.allCases { #expect(text.contains("| `\(reason.rawValue)`: "), "'\(reason)'") }
  }

  @Test func theOptionsAndThePageOfEveryMetric() throws {
    let registry = try Registry(House.plugins)
    for id in registry.metricIDs {
      try expect(try #require(registry.metric(id)).descriptor.options, in: "docs/pipeline.md", under: "Metric `\(id)`")
    }
    #expect(try House.pages(of: "metrics") == (registry.metricIDs + Comparisons.words).sorted())
  }

  @Test func theKeysOfConditions() throws {
    let options = try #require(try Registry(House.plugins).metric("ratio")).descriptor.options
    guard case .table(let section)? = options.first(where: { $0.name == "whole" })?.shape else {
      Issue.record("the whole of a ratio is no table")
      return
    }
    try expect(section.keys, in: "docs/pipeline.md", under: "Conditions")
  }

  /// The closed sets of words that the documents list.
  @Test(arguments: [
    Basis.allCases.map(\.rawValue), Measure.allCases.map(\.rawValue), Level.allCases.map(\.rawValue),
    Event.allCases.map(\.rawValue), Perspective.allCases.map(\.rawValue), Flags.names,
    MissingReason.allCases.map(\.rawValue), Normalisation.names, Party.Kind.allCases.map(\.rawValue),
    PartySet.Unknown.allCases.map(\.rawValue), ExpressionFunction.allCases.map(\.rawValue),
    TextEncoding.allCases.map(\.rawValue), MappingCheck.Metric.allCases.map(\.rawValue),
    MappingCheck.Severity.allCases.map(\.rawValue),
  ])
  func everyWordIsNamed(words: [String]) throws {
    let text = try House.text("docs/mapping-language.md")
    for word in words { #expect(text.contains("`\(word)") || text.contains("\(word)`"), "'\(word)'") }
  }

  private func expect(_ specs: [OptionSpec], in path: String, under heading: String) throws {
    let keys = specs.map { Markdown.Key(name: $0.name, isRequired: $0.required) }
    #expect(try Markdown(path).keys(under: heading).sorted() == keys.sorted(), "'\(heading)' in \(path)")
  }
}
