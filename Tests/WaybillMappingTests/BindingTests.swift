import Testing
import WaybillCore

@testable import WaybillMapping

@Suite struct BindingTests {
  private func problems(_ columns: [String], mapping: String = smallMapping) throws -> [String] {
    let mapping = try MappingFile.read(try yaml(mapping), references: try repositoryReferences())
    let layout = Layout(columns: columns, header: Place(file: "data.csv", line: 3, column: 1))
    do {
      _ = try BoundMapping(mapping, to: layout)
      return []
    } catch {
      return error.sorted.map(\.description)
    }
  }

  @Test func headersMayStandInAnyOrderAndPadded() throws { #expect(try problems(["D ", "A", " B", "C"]) == []) }

  @Test func oneColumnRenamedIsSaidOnBothSides() throws {
    #expect(
      try problems(["A", "B", "C", "Value"]) == [
        "data.csv:3:1: error: column 'Value' is neither mapped nor ignored [unmapped-column]",
        "m.yaml:7:46: error: the file has no column 'D'; is 'Value' its new name? [missing-column]",
      ])
  }

  @Test func aNewColumnIsAnError() throws {
    #expect(
      try problems(["A", "B", "C", "D", "E"]) == [
        "data.csv:3:1: error: column 'E' is neither mapped nor ignored [unmapped-column]"
      ])
  }

  @Test func aHeaderTwiceIsAnError() throws {
    #expect(
      try problems(["A", "B", "C", "D", "D"]) == [
        "data.csv:3:1: error: two columns have the header 'D' [duplicate-column]"
      ])
  }

  @Test func aCaptureThatWasNotFoundIsAnError() throws {
    let mapping = smallMapping.replacing("adapter: table", with: "adapter: table\n  capture: {vintage: '^Made (.+)$'}")
    #expect(
      try problems(["A", "B", "C", "D"], mapping: mapping) == [
        "m.yaml:7:13: error: nothing before the header matches capture 'vintage' [missing-capture]"
      ])
  }
}
