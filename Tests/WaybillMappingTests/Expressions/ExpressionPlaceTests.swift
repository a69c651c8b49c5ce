import Testing
import WaybillCore

@testable import WaybillMapping

@Suite struct ExpressionPlaceTests {
  @Test(arguments: [
    ("drop: é == nope", "1:12+4"),
    ("drop: 'é == nope'", "1:13+4"),
    ("drop: \"é == nope\"", "1:13+4"),
    ("  - drop: é == nope # why", "1:16+4"),
    ("drop: \"\\u00e9 == nope\"", "1:7+16"),
    ("drop: 'é == nope and é == ''x'''", "1:7+26"),
    ("drop: |\n  é == nope\n", "1:7+1"),
    ("drop: é ==\n  nope", "1:7+1"),
  ])
  func problemsStandInsideTheFile(yaml: String, expected: String) throws {
    var node = try YAMLReader.read(Array(yaml.utf8), file: "m.yaml")
    node = node.list?.first ?? node
    let drop = try #require(node["drop"])
    let thrown = #expect(throws: Diagnostics.self) { try Expression.parse(drop, names: ["é"]) }
    let place = try #require(thrown?.sorted.first { $0.code == .expressionUnknownName }?.place)
    #expect("\(place.line):\(place.column)+\(place.length)" == expected)
  }

  @Test func placeWithoutColumnIsKept() throws {
    let node = ConfigNode(.text("nope"), at: Place(file: "options", length: 4))
    let thrown = #expect(throws: Diagnostics.self) { try Expression.parse(node, names: []) }
    #expect(thrown?.all.first?.place == Place(file: "options", length: 4))
  }

  @Test func listIsNoExpression() {
    let node = ConfigNode(.list([]), at: Place(file: "m.yaml", line: 2, column: 3))
    let thrown = #expect(throws: Diagnostics.self) { try Expression.parse(node, names: []) }
    #expect(thrown?.description == "m.yaml:2:3: error: 'expression' must be a text, not a list [wrong-shape]")
  }
}
