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

  @Test(arguments: [
    (["A", "D", "C", "D"], []), (["C", " D", "A", "D "], []),
    (["A", "D", "C", "E"], ["m.yaml:7:67: error: column 4 must have the header 'D', not 'E' [misplaced-column]"]),
    (["A", "D", "C"], ["m.yaml:7:67: error: the file has no column 4 [misplaced-column]"]),
    (
      ["A", "D", "C", "D", "D"],
      ["data.csv:3:1: error: column 'D' is neither mapped nor ignored [unmapped-column]"]
    ),
    (["A", "D", "C", "D", "A"], ["data.csv:3:1: error: two columns have the header 'A' [duplicate-column]"]),
  ])
  func aHeaderTwiceIsToldByItsPlace(columns: [String], expected: [String]) throws {
    let placed = smallMapping.replacing("B,", with: "{header: D, column: 2},")
      .replacing("D}", with: "{header: D, column: 4}}")
    #expect(try problems(columns, mapping: placed) == expected)
  }

  /// What `columns` may not say of a column.
  @Test(arguments: [
    ("{header: D, column: 0}", "'column' must be a whole number from 1, not '0' [bad-option]"),
    ("{header: D, column: last}", "'column' must be a whole number from 1, not 'last' [bad-option]"),
    ("{header: D}", "missing key 'column' [missing-key]"), ("{column: 4}", "missing key 'header' [missing-key]"),
    ("[D]", "'worth' must be a header, not a list"),
    ("{header: D, colum: 4}", "unknown key 'colum'"),
  ])
  func aPlaceIsAHeaderAndANumber(column: String, expected: String) throws {
    let found = try WaybillMappingTests.problems(of: smallMapping.replacing("D}", with: "\(column)}"))
    #expect(found.contains { $0.contains(expected) }, "\(found)")
  }

  @Test func aCaptureThatWasNotFoundIsAnError() throws {
    let mapping = smallMapping.replacing("adapter: table", with: "adapter: table\n  capture: {vintage: '^Made (.+)$'}")
    #expect(
      try problems(["A", "B", "C", "D"], mapping: mapping) == [
        "m.yaml:7:13: error: nothing before the header matches capture 'vintage' [missing-capture]"
      ])
  }
}
