import FoundationEssentials
import Testing
import WaybillCore
import WaybillMapping
import WaybillRunner

/// The schemas for editors take what the program takes, and refuse what it refuses.
@Suite struct SchemaTests {
  private static let mapping = Result { try validator(.mapping) }
  private static let pipeline = Result { try validator(.pipeline) }

  private static func validator(_ specification: Specification) throws -> SchemaValidator {
    SchemaValidator(root: try JSON(specification.schema(try Registry(House.plugins))))
  }

  @Test(arguments: Specification.allCases)
  func theBytesAreTheSameEveryTime(specification: Specification) throws {
    let schema = specification.schema(try Registry(House.plugins))
    #expect(schema == specification.schema(try Registry(House.plugins)))
    let root = try JSON(schema)
    #expect(root["$schema"]?.text == "https://json-schema.org/draft/2020-12/schema")
    #expect(root["$id"] == nil)
    #expect(Self.undescribed(root, at: "") == [])
  }

  @Test func everyShippedMappingIsValid() throws {
    var count = 0
    for path in try House.files([".yaml"], under: "mappings/") {
      let tree = try YAMLReader.read(Array(House.text(path).utf8), file: path)
      guard tree["mapping"] != nil else { continue }
      count += 1
      try expectValid(tree, Self.mapping, path)
    }
    #expect(count > 8)
    for path in ["docs/mapping-language.md", "README.md"] {
      for block in try Markdown(path).blocks("yaml mapping") { try expectValid(tree(block), Self.mapping, path) }
    }
  }

  @Test func everyShippedPipelineIsValid() throws {
    try expectValid(tree(try House.text("waybill.yaml")), Self.pipeline, "waybill.yaml")
    for path in ["docs/pipeline.md", "README.md"] {
      for block in try Markdown(path).blocks("yaml pipeline") { try expectValid(tree(block), Self.pipeline, path) }
    }
  }

  /// One slip in a sound mapping: the text that is replaced, what stands there instead, and where the schema sees it.
  @Test(arguments: [
    ("reporting: complete", "reporting: complete\nreportng: complete", "/: unknown key 'reportng'"),
    ("id: small-example\n", "", "/: 'id' is missing"),
    ("mapping: 1", "mapping: 2", "/mapping: "),
    ("mapping: 1", "mapping: yes", "/mapping: "),
    ("reporting: complete", "reporting: total", "/reporting: fits none"),
    ("reporting: complete", "reporting: {by-stat: eu}", "/reporting: fits none"),
    ("  url: https://example.org\n", "", "/about: 'url' is missing"),
    ("about:\n", "about: x\nabut:\n", "/about: not of"),
    ("format: csv", "format: xml", "/read/format: "),
    ("format: csv", "format: csv\n  adapter: csv", "/read: does not fit exactly one"),
    ("format: csv", "format: csv\n  delimitr: tab", "/read: unknown key 'delimitr'"),
    ("format: csv", "format: sipri-register\n  delimiter: tab", "/read: unknown key 'delimiter'"),
    ("format: csv", "format: csv\n  delimiter: tabs", "/read/delimiter: fits none"),
    ("format: csv", "format: csv\n  encoding: latin1", "/read/encoding: "),
    ("format: csv", "format: csv\n  header: {first_cell: a, contains: [b]}", "/read/header: fits none"),
    ("format: csv", "format: csv\n  until: {row: a}", "/read/until: unknown key 'row'"),
    ("exporter: Supplier", "exporter: {header: Supplier}", "/read/columns/exporter: fits none"),
    ("exporter: Supplier", "exporter: {header: Supplier, column: 0}", "/read/columns/exporter: fits none"),
    ("emit:", "rows: [{drop: exporter == \"x\"}]\nemit:", "/rows/0: 'reason' is missing"),
    ("emit:", "rows: [{fill_down: a, drop: b, reason: c}]\nemit:", "/rows/0: does not fit exactly one"),
    ("emit:", "rows: [{unpivot: {columns: a, name: b}}]\nemit:", "/rows/0/unpivot: 'value' is missing"),
    ("basis: volume", "basis: volumes", "/emit/0/basis: fits none"),
    ("- basis: volume\n    measure: tiv", "- measure: tiv", "/: fits none"),
    ("unit: TIV-million", "unitt: TIV-million", "/emit/0: unknown key 'unitt'"),
    ("{from: year, type: year}", "2021", "/emit/0/period: not of"),
    ("{from: year, type: year}", "{from: year, type: yaer}", "/emit/0/period/type: "),
    ("{from: year, type: year}", "{from: year, type: date}", "/emit/0/period: 'format' is missing"),
    ("{from: year, type: year}", "{type: year}", "/emit/0/period: does not fit exactly one"),
    ("type: decimal", "type: decimal, scheme: ml", "/emit/0/value: fits what it must not"),
    ("type: decimal", "type: text, min: 1", "/emit/0/value/type: "),
    ("type: decimal", "type: decimal, rounded: 0", "/emit/0/value/rounded: too small"),
    ("type: decimal", "type: decimal, round: 7", "/emit/0/value/round: too great"),
    ("type: decimal", "type: decimal, missing: {x: gone}", "/emit/0/value/missing/x: "),
    ("type: decimal", "type: decimal, optional: maybe", "/emit/0/value/optional: "),
    ("files: [countries.yaml], ", "", "/parties/names: 'files' is missing"),
    ("unmatched: reject", "unmatched: fail", "/parties/names/unmatched: "),
    ("unmatched: reject", "unmatched: reject, normalise: [fold]", "/parties/names/normalise: fits none"),
    ("parties:", "lookups: {a: {map: {x: {y: [z]}}, unmatched: fail}}\nparties:", "/lookups/a/map/x/y: not of"),
    ("parties:", "lookups: {a: {unmatched: fail}}\nparties:", "/lookups/a: does not fit exactly one"),
    ("parties:", "lookups: {a: {file: b, unmatched: fail}}\nparties:", "/lookups/a: 'key' is missing"),
    ("emit:", "rows: [{drop_matching: {a: b}}]\nemit:", "/rows/0: 'reason' is missing"),
    ("{from: tiv, type", "{from: tiv, expr: tiv * 2, type", "/emit/0/value: does not fit exactly one"),
    ("unmatched: reject", "unmatched: reject, codes: some", "/parties/names/codes: "),
    ("parties:", "tests: [{name: a, given: b, expect: [{basis: x}]}]\nparties:", "/tests/0/expect/0/basis: "),
    ("parties:", "checks: [{name: a, metric: sums, by: [exporter]}]\nparties:", "/checks/0/metric: "),
    ("parties:", "checks: [{name: a, metric: sum}]\nparties:", "/checks/0: 'by' is missing"),
    ("parties:", "checks: [{name: a, metric: sum, by: [level]}]\nparties:", "/checks/0/by: fits none"),
    ("parties:", "checks: [{name: a, metric: unique, keys: [via], min: 1}]\nparties:", "/checks/0: unknown key 'min'"),
    ("parties:", "checks: [{name: a, metric: bounds}]\nparties:", "/checks/0: fits none"),
    ("parties:", "checks: [{name: a, metric: row-count, min: 1%}]\nparties:", "/checks/0/min: "),
    (
      "parties:", "checks: [{name: a, metric: bounds, min: 1, where: {basis: x}}]\nparties:",
      "/checks/0/where/basis: fits none"
    ),
    ("parties:", "tests: [{name: a, expect: []}]\nparties:", "/tests/0: does not fit exactly one"),
  ])
  func aSlipInAMapping(_ sound: String, _ slip: String, problem: String) throws {
    let text = try #require(try Markdown("docs/mapping-language.md").blocks("yaml mapping").first)
    try expect(text, sound, slip, problem, Self.mapping)
  }

  @Test(arguments: [
    ("pipeline: 1\n", "", "/: 'pipeline' is missing"),
    ("ledger:", "leger:", "/: unknown key 'leger'"),
    ("metric: outside-share", "metric: outside", "/metrics/0/metric: "),
    ("alliance: nato", "aliance: nato", "/metrics/0: unknown key 'aliance'"),
    ("reported_at_least: 0.001", "reported_at_least: 2", "/metrics/0/reported_at_least: too great"),
    ("fixed:2024-12-31", "fixed:2024", "/metrics/0/membership: fits none"),
    ("years: [2020, 2022]", "years: [2018-]", "/metrics/0/periods/years: fits none"),
    ("languages: [en]", "languages: [de]", "/report/languages: fits none"),
    ("report: {", "  - {metric: ratio, id: a, title: b, part: {}}\nreport: {", "/metrics/1: 'of' is missing"),
    (
      "report: {", "  - {metric: ratio, id: a, title: b, of: {basis: order}, part: {source: [a], to: b}}\nreport: {",
      "/metrics/1/part: unknown key 'to'"
    ),
    ("limits: {rejects: 0}", "limits: {rejects: -1}", "/limits/rejects: too small"),
    ("limits: {rejects: 0}", "limits: {rejects: some}", "/limits/rejects: "),
    ("limits: {rejects: 0}", "assumptions: []", "/: unknown key 'assumptions'"),
    ("reported_at_least: 0.001", "assumptions: [a]", "/metrics/0/assumptions: fits none"),
  ])
  func aSlipInAPipeline(_ sound: String, _ slip: String, problem: String) throws {
    let text = try #require(try Markdown("docs/pipeline.md").blocks("yaml pipeline").first)
    try expect(text, sound, slip, problem, Self.pipeline)
  }

  private func expect(
    _ text: String, _ sound: String, _ slip: String, _ problem: String, _ validator: Result<SchemaValidator, any Error>
  ) throws {
    #expect(text.contains(sound))
    let broken = try tree(text.replacing(sound, with: slip, maxReplacements: 1))
    let problems = try validator.get().problems(Self.json(broken, asEditor: true))
    #expect(problems.contains { $0.hasPrefix(problem) }, "\(problems)")
  }

  /// A tree is valid whether its scalars are all quoted, or all as plain as YAML allows.
  private func expectValid(
    _ tree: ConfigNode, _ validator: Result<SchemaValidator, any Error>, _ name: String
  ) throws {
    for asEditor in [false, true] {
      #expect(try validator.get().problems(Self.json(tree, asEditor: asEditor)) == [], "\(name)")
    }
  }

  private func tree(_ text: String) throws -> ConfigNode { try YAMLReader.read(Array(text.utf8), file: "x.yaml") }

  /// A tree as JSON; `asEditor` takes the scalars for what YAML 1.2 takes them for when they are plain.
  private static func json(_ node: ConfigNode, asEditor: Bool) -> JSON {
    switch node.value {
    case .list(let elements): .array(elements.map { json($0, asEditor: asEditor) })
    case .table(let entries):
      .object(Dictionary(uniqueKeysWithValues: entries.map { ($0.key, json($0.value, asEditor: asEditor)) }))
    case .text(let text) where asEditor:
      switch text {
      case "", "null", "~": .null
      case "true", "false": .boolean(text == "true")
      default: Double(text).map { .number($0) } ?? .string(text)
      }
    case .text(let text): .string(text)
    }
  }

  /// The properties of a schema that have no description.
  private static func undescribed(_ schema: JSON, at path: String) -> [String] {
    switch schema {
    case .array(let schemas): return schemas.flatMap { undescribed($0, at: path) }
    case .object(let members):
      return members.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
        // Conditions speak of keys that are described elsewhere.
        if ["if", "then", "anyOf", "oneOf", "not", "allOf"].contains(key) { return [] }
        guard key == "properties", case .object(let properties) = value else {
          return undescribed(value, at: path + "/\(key)")
        }
        return properties.sorted { $0.key < $1.key }.flatMap { name, property in
          (property["description"]?.text?.isEmpty == false ? [] : ["\(path)/\(name)"])
            + undescribed(property, at: path + "/\(name)")
        }
      }
    default: return []
    }
  }
}
