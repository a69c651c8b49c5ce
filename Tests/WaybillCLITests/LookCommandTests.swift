import Testing
import WaybillTesting

/// What `waybill preview` and `waybill explain` print, and that they write nothing.
@Suite struct LookCommandTests {
  private let demo: DemoFolder

  init() throws { demo = try DemoFolder() }

  private func look(_ command: String, _ rest: String...) throws -> Said {
    try demo.waybill(
      [command, "\(demo.path)/\(DemoFolder.file)", "--mapping", "\(demo.path)/mappings/sipri-register.yaml"] + rest)
  }

  @Test func preview() throws {
    try demo.edit(DemoFolder.file) { $0.replacing("900002,Finland,Netherlands", with: "900002,Finland,Nederlant") }
    let said = try look("preview", "--limit", "3")
    #expect(said.status == 0 && said.errors == "")
    try expectGolden(said.output, "preview.txt")
    try expectGolden(try look("preview", "--limit", "1", "--json").output, "preview.json")
    #expect(!demo.exists("out"), "a preview writes nothing")
  }

  @Test func allOfIt() throws {
    let lines = try look("preview", "--limit", "0").output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix(DemoFolder.file) } > 40)
    #expect(!lines.contains { $0.contains("--limit 0 shows all") })
  }

  @Test func explain() throws {
    let said = try look("explain", "--line", "16")
    #expect(said.status == 0 && said.errors == "")
    try expectGolden(said.output, "explain.txt")
    try expectGolden(try look("explain", "--line", "16", "--json").output, "explain.json")
    #expect(!demo.exists("out"), "an explanation writes nothing")
  }

  @Test func aLineWithoutARow() throws {
    let said = try look("explain", "--line", "3")
    #expect(said.status == 1 && said.output == "")
    #expect(
      said.errors.hasPrefix("\(DemoFolder.file):3: error: there is no row on line 3 [no-row-on-line]\n"),
      "\(said.errors)")
    #expect(said.errors.contains("\(DemoFolder.file):12:1: note: the file's header stands here"), "\(said.errors)")
    #expect(try look("explain", "--line", "9999").status == 1)
  }

  /// A row that cannot be cut into cells says why.
  @Test func aRowThatIsNone() throws {
    try demo.edit(DemoFolder.file) { $0.replacing("900002,Finland,Netherlands", with: "900002,Netherlands") }
    let said = try look("explain", "--line", "14")
    #expect(said.status == 1 && said.errors.contains(":14:") && said.errors.contains("[ragged-row]"), "\(said.errors)")
  }

  @Test(arguments: [
    (["preview", "a.csv"], "Error: Missing expected argument '--mapping <mapping>'"),
    (["preview", "a.csv", "--mapping", "m.yaml", "--limit=-1"], "--limit must be a number from 0, not '-1'"),
    (["explain", "a.csv", "--mapping", "m.yaml"], "Error: Missing expected argument '--line <line>'"),
    (["explain", "a.csv", "--mapping", "m.yaml", "--line", "0"], "--line must be a number from 1, not '0'"),
  ])
  func wrongUsage(_ arguments: [String], words: String) throws {
    let said = try demo.waybill(arguments)
    #expect(said.status == 2)
    #expect(said.errors.contains(words), "\(said.errors)")
  }
}
