import Testing
import WaybillTesting

/// What `waybill test` prints, and how it ends.
@Suite struct TestCommandTests {
  private let demo: DemoFolder
  private let mapping = "mappings/sipri-register.yaml"

  init() throws { demo = try DemoFolder() }

  @Test func theMappingsOfAPipeline() throws {
    let said = try demo.waybill("test", demo.pipeline)
    #expect(said.status == 0 && said.errors == "")
    #expect(said.output.hasPrefix("mappings/sipri-register.yaml\n  ok      one row makes a volume and a delivery\n"))
    #expect(said.output.hasSuffix("\n3 tests, 0 failed\n"))
    #expect(try demo.waybill("test", demo.pipeline, "\(demo.path)/\(mapping)") == said, "each mapping once")
  }

  @Test func whatFailsIsShownSideBySide() throws {
    try demo.edit(mapping) {
      $0.replacing("destination: POL", with: "destination: PRT")
        .replacing("line: 5", with: "line: 5\n        via: NLD")
        .replacing("      - {exporter: unknown, value: 30}\n", with: "")
    }
    let said = try demo.waybill("test", "\(demo.path)/\(mapping)")
    #expect(said.status == 1 && said.errors == "")
    try expectGolden(said.output, "test-failed.txt")
    let json = try demo.waybill("test", "--json", "\(demo.path)/\(mapping)")
    #expect(json.status == 1 && json.errors == "")
    try expectGolden(json.output, "test-failed.json")
  }

  @Test func aTextThatCannotBeReadIsAProblem() throws {
    try demo.edit(mapping) { $0.replacing("Local production\n      900001", with: "Local\n      900001") }
    let said = try demo.waybill("test", "\(demo.path)/\(mapping)")
    #expect(said.status == 1)
    #expect(said.output.contains("  FAILED  one row makes a volume and a delivery\n  ok "))
    #expect(
      said.errors.contains("mappings/sipri-register.yaml#one row makes a volume and a delivery:4:1: note: "),
      "\(said.errors)")
  }

  /// A fault of a test fails what looks at tests, and is told once by what makes figures.
  @Test func aTestThatIsFaulty() throws {
    try demo.edit(mapping) { $0.replacing("value: 30}", with: "worth: 30}") }
    let path = "\(demo.path)/\(mapping)"
    for command in [["check", path], ["check", demo.pipeline], ["test", path], ["test", demo.pipeline]] {
      let said = try demo.waybill(command)
      #expect(said.status == 1, "\(command)")
      #expect(said.errors.split(separator: "\n").count { $0.contains(": error: unknown key 'worth'") } == 1, "\(said)")
    }
    for command in [["preview", "\(demo.path)/\(DemoFolder.file)", "--mapping", path], ["run", demo.pipeline]] {
      let said = try demo.waybill(command)
      #expect(said.status == 0, "\(said)")
      #expect(
        said.errors.split(separator: "\n").count { $0.contains(": warning: unknown key 'worth'") } == 1, "\(said)")
    }
  }

  @Test func aMappingWithoutTestsOrWithErrors() throws {
    try demo.edit(mapping) { String($0.prefix(upTo: $0.firstRange(of: "tests:")?.lowerBound ?? $0.endIndex)) }
    let said = try demo.waybill("test", demo.pipeline)
    #expect(said.output == "mappings/sipri-register.yaml: no tests\n0 tests, 0 failed\n")
    #expect(said.status == 0)
    try demo.edit(mapping) { $0.replacing("reporting: complete", with: "reporting: some") }
    let wrong = try demo.waybill("test", demo.pipeline)
    #expect(
      wrong.status == 1 && wrong.errors.contains("[bad-option]")
        && wrong.output == "0 tests, 0 failed, 1 mapping not run\n")
  }
}
