import FoundationEssentials
import Testing
import WaybillCore
import WaybillMapping

@testable import WaybillRunner

/// What a command sets of a pipeline.
@Suite struct PipelineParametersTests {
  private static func tree(_ text: String) throws -> ConfigNode {
    try YAMLReader.read(Array(text.utf8), file: "p.yaml")
  }

  private static let pipeline = """
    pipeline: 1
    parameters: {exporter: NLD, period: 2018-2022}
    metrics:
      - {metric: triangulation, exporter: $exporter, periods: [$period, 2014]}
      - {metric: sql, title: about $exporter}
    """

  private func problems(_ text: String, _ settings: [String: String] = [:]) throws -> [String] {
    do {
      _ = try PipelineParameters(Self.tree(text), settings: settings)
      return []
    } catch let error as Diagnostics {
      return error.all.map(\.description)
    }
  }

  @Test func wholeTextsAreReplacedAndNothingElse() throws {
    let tree = try Self.tree(Self.pipeline)
    let plain = try PipelineParameters(tree, settings: [:]).applied(to: tree)
    let metrics = plain["metrics"]?.list ?? []
    #expect(metrics.first?["exporter"]?.text == "NLD")
    #expect(metrics.first?["periods"]?.list?.map(\.text) == ["2018-2022", "2014"])
    #expect(metrics.last?["title"]?.text == "about $exporter")
    let set = try PipelineParameters(tree, settings: ["exporter": "FRA"]).applied(to: tree)
    #expect(set["metrics"]?.list?.first?["exporter"]?.text == "FRA")
    #expect(set["metrics"]?.list?.first?["exporter"]?.place == metrics.first?["exporter"]?.place)
  }

  @Test func whatDoesNotFitIsToldAtOnce() throws {
    #expect(try problems(Self.pipeline).isEmpty)
    #expect(
      try problems(Self.pipeline, ["exportr": "FRA"]) == [
        "p.yaml: error: the pipeline has no parameter 'exportr'; under 'parameters' it has exporter, period; "
          + "did you mean 'exporter'? [unknown-parameter]"
      ])
    #expect(
      try problems("parameters: {a: 1, b: '', c: [x], D: 2}\nout: $b\nledger: $exporter\n") == [
        "p.yaml:1:14: error: no value of the pipeline is '$a', so that setting 'a' would do nothing [unused-parameter]",
        "p.yaml:1:20: error: 'b' has no value; set it with '--set b=VALUE' [parameter-without-value]",
        "p.yaml:1:30: error: 'c' must be a text, not a list [wrong-shape]",
        "p.yaml:1:35: error: 'parameters' must be lower-case words joined by '-', not 'D' [bad-option]",
        "p.yaml:1:35: error: no value of the pipeline is '$D', so that setting 'D' would do nothing [unused-parameter]",
        "p.yaml:3:9: error: the pipeline has no parameter 'exporter'; under 'parameters' it has a, b, c, D [unknown-parameter]",
      ])
  }

  /// Another value is another definition, so that its results are its own.
  @Test func aSettingIsPartOfTheDefinition() throws {
    let place = try Workplace()
    try place.edit("waybill.yaml", "out: out\n", "out: out\nparameters: {wide: nato+eu}\n")
    try place.edit("waybill.yaml", "[nato, nato+eu, nato+eu+equivalents, nato+ukraine]", "[nato, $wide]")
    let registry = try Workplace.registry()
    func hash(_ settings: [String: String]) throws -> String {
      try Workspace.open(place.path("waybill.yaml"), registry: registry, settings: settings).definitionHash
    }
    #expect(try hash([:]) == hash(["wide": "nato+eu"]))
    #expect(try hash([:]) != hash(["wide": "nato+ukraine"]))
    let error = #expect(throws: Diagnostics.self) { try hash(["wide": "nato+mars"]) }
    #expect(error?.all.map(\.code.rawValue) == ["unknown-group"])
  }
}
