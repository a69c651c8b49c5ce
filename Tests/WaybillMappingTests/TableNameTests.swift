import Testing
import WaybillCore

@testable import WaybillMapping

/// The name of a sheet or a member as a text that fields read, and as the place of what is refused.
@Suite struct TableNameTests {
  private static let text = smallMapping.replacing("\ncommon:", with: "\n  table_name: sheet\ncommon:")
    .replacing("exporter: {from: who", with: "exporter: {from: sheet")
    .replacing("  columns: {who: A, ", with: "  ignore: [A]\n  columns: {")

  private func mapper(_ text: String, table: String) throws -> Mapper {
    let mapping = try MappingFile.read(try yaml(text), references: try repositoryReferences())
    let layout = Layout(
      table: table, columns: ["A", "B", "C", "D"], header: Place(file: "data.csv", line: 3, column: 1))
    return try Mapper(
      try BoundMapping(mapping, to: layout), file: "data.xlsx", part: .sheet(table), number: 3)
  }

  @Test func fieldsReadIt() throws {
    var mapper = try mapper(Self.text, table: "Netherlands")
    try mapper.map(rowBatch([["", "Belgium", "2021", "12"], ["", "Belgium", "2021", "x"]], columns: 4))
    #expect(mapper.batch.record(0).exporter == Party(.state, "NLD"))
    #expect(mapper.batch.record(0).part == 3)
    #expect(mapper.rejects.map(\.part) == [3, 3])
  }

  @Test func aTableWithoutANameIsAnError() throws {
    let error = #expect(throws: Diagnostics.self) { _ = try mapper(Self.text, table: "") }
    #expect(error?.sorted.map(\.code.rawValue) == ["missing-capture"])
  }

  @Test func theNameMustBeANewOne() throws {
    let text = Self.text.replacing("table_name: sheet", with: "table_name: whom").replacing(
      "from: sheet", with: "from: whom")
    let error = #expect(throws: Diagnostics.self) { _ = try mapper(text, table: "S") }
    #expect(error?.sorted.map(\.code.rawValue) == ["duplicate-name"])
  }
}
