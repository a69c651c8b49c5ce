import Testing
import WaybillTesting

/// What `waybill export` says.
@Suite struct ExportCommandTests {
  private let demo: DemoFolder

  init() throws {
    demo = try DemoFolder()
    #expect(try demo.waybill(["run", demo.pipeline]).status == 0)
  }

  private func export(_ rest: String...) throws -> Said {
    try demo.waybill(["export", demo.pipeline, "--to", "\(demo.path)/given"] + rest)
  }

  @Test func recordsThatMayBeGivenOn() throws {
    try demo.edit("mappings/sipri-register.yaml") { $0.replacing("  terms: ", with: "  reuse: records\n  terms: ") }
    #expect(try demo.waybill(["run", demo.pipeline]).status == 0)
    let said = try export()
    #expect(said.status == 0 && said.errors == "")
    try expectGolden(said.output, "export-csv.txt")
  }

  @Test func recordsThatMayNot() throws {
    let said = try export("--format", "sqlite")
    #expect(said.status == 0)
    try expectGolden(said.output, "export-sqlite.txt")
    try expectGolden(said.errors, "export-errors.txt")
    #expect(demo.exists("given/export.sqlite"))
  }

  @Test func parquetIsAFileATable() throws {
    try demo.edit("mappings/sipri-register.yaml") { $0.replacing("  terms: ", with: "  reuse: records\n  terms: ") }
    #expect(try demo.waybill(["run", demo.pipeline]).status == 0)
    let said = try export("--format", "parquet")
    #expect(said.status == 0 && said.errors == "")
    try expectGolden(said.output, "export-parquet.txt")
    let plain = try demo.bytes("given/records.parquet").count
    #expect(try export("--format", "parquet", "--compression", "gzip").status == 0)
    #expect(try demo.bytes("given/records.parquet").count < plain)
  }

  @Test func progressIsForATerminal() throws {
    try demo.edit("mappings/sipri-register.yaml") { $0.replacing("  terms: ", with: "  reuse: records\n  terms: ") }
    #expect(try demo.waybill(["run", demo.pipeline]).status == 0)
    let said = try demo.waybill(["export", demo.pipeline, "--to", "\(demo.path)/given"], isInteractive: true)
    #expect(said.errors == "\r\u{1B}[2Kexporting  [####################]  100 %  172 records\r\u{1B}[2K")
  }

  @Test func wrongUse() throws {
    let excel = try export("--format", "json", "--excel-safe")
    #expect(excel.status == 2 && excel.errors.contains("--excel-safe is about CSV, not json"))
    let compression = try export("--compression", "gzip")
    #expect(compression.status == 2 && compression.errors.contains("--compression is about Parquet, not csv"))
    let format = try export("--format", "orc")
    #expect(format.status == 2 && format.errors.contains("'orc' is invalid"))
    #expect(try demo.waybill(["export", demo.pipeline]).status == 2)
  }

  @Test func withoutARun() throws {
    let demo = try DemoFolder()
    let said = try demo.waybill(["export", demo.pipeline, "--to", "\(demo.path)/given"])
    #expect(said.status == 1 && said.output == "" && said.errors.contains("[no-ledger]"))
    #expect(!demo.exists("given"))
  }
}
