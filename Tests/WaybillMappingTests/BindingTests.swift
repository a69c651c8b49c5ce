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

  @Test func aRenamedColumnIsOneError() throws {
    #expect(
      try problems(["A", "B", "C", "Value"]) == [
        "m.yaml:7:46: error: the file has no column 'D'; is 'Value' its new name? [missing-column]"
      ])
  }

  /// Several missing columns are several errors; those with a name that is nearly the same are not new as well.
  @Test func severalColumnsRenamed() throws {
    let renamed = smallMapping.replacing("A, whom", with: "Supplier, whom").replacing("C,", with: "Delivery year,")
    #expect(
      try problems(["Suppliers", "B", "Year", "D"], mapping: renamed) == [
        "data.csv:3:1: error: column 'Year' is neither mapped nor ignored [unmapped-column]",
        "m.yaml:7:18: error: the file has no column 'Supplier'; is 'Suppliers' its new name? [missing-column]",
        "m.yaml:7:43: error: the file has no column 'Delivery year' [missing-column]",
      ])
    #expect(
      try problems(["B", "D"]) == [
        "m.yaml:7:18: error: the file has no column 'A' [missing-column]",
        "m.yaml:7:36: error: the file has no column 'C' [missing-column]",
      ])
  }

  /// A column that may be missing is no difference when it is, and still one when it has another name.
  @Test func optionalColumns() throws {
    let mapping = smallMapping.replacing("worth: D", with: "worth: {header: D, optional: true}")
      .replacing("\ncommon:", with: "\n  ignore: [{header: E, optional: true}]\ncommon:")
    #expect(try problems(["A", "B", "C", "D", "E"], mapping: mapping) == [])
    #expect(try problems(["A", "B", "C"], mapping: mapping) == [])
    #expect(
      try problems(["A", "B", "C", "Value"], mapping: mapping) == [
        "data.csv:3:1: error: column 'Value' is neither mapped nor ignored [unmapped-column]"
      ])
    let table = smallMapping.replacing("\ncommon:", with: "\n  ignore: {E: {optional: true, expect: '0'}}\ncommon:")
    #expect(try problems(["A", "B", "C", "D"], mapping: table) == [])
  }

  @Test(arguments: [
    (
      "{header: D, optional: true, column: 4}",
      "m.yaml:7:68: error: 'optional' does nothing beside 'column' [field-kind]"
    ),
    (
      "{header: D, optional: maybe}",
      "m.yaml:7:68: error: 'optional' must be 'true' or 'false', not 'maybe' [bad-option]"
    ),
    ("{header: D, optional: false}", ""),
    ("{optional: true}", "m.yaml:7:46: error: missing key 'header' [missing-key]"),
  ])
  func slipsOfOptionalColumns(column: String, expected: String) throws {
    let mapping = smallMapping.replacing("worth: D", with: "worth: \(column)")
    #expect(try WaybillMappingTests.problems(of: mapping) == (expected.isEmpty ? [] : [expected]))
  }

  /// In a file without a header each column has a place of its own.
  @Test func columnsHaveTheirOwnPlaces() throws {
    let mapping = try MappingFile.read(try yaml(smallMapping), references: try repositoryReferences())
    let columns = ["A", "B", "C", "C", "D", "Y"]
    let places = columns.indices.map { Place(file: "data.json", line: $0 + 1, column: 7) }
    let layout = Layout(columns: columns, header: Place(file: "data.json"), columnPlaces: places)
    let problems = #expect(throws: Diagnostics.self) { try BoundMapping(mapping, to: layout) }
    #expect(
      problems?.sorted.map(\.description).filter { $0.hasPrefix("data") } == [
        "data.json:4:7: error: two columns have the header 'C' [duplicate-column]",
        "data.json:6:7: error: column 'Y' is neither mapped nor ignored [unmapped-column]",
      ])
  }

  @Test(arguments: [
    ("ignore_matching: ['^\\d{4}-\\d{4}$', '^$']", ["A", "B", "C", "D", "1990-2024", "", " "], []),
    (
      "ignore_matching: ['^E']", ["A", "B", "C", "D"],
      ["m.yaml:8:21: error: no column of the file matches '^E' of 'ignore_matching' [missing-column]"]
    ),
    (
      "ignore_matching: ['^[DE]']", ["A", "B", "C", "D", "E"],
      ["m.yaml:8:21: error: column 'D' is ignored here and read as 'worth' [ignored-and-read]"]
    ),
    (
      """
      ignore: [Total 2023]
        columns_matching: {months: '^\\p{L}+ 2023$'}
      rows: [{unpivot: {columns: months, name: month, value: amount}}]
      """,
      ["A", "B", "C", "D", "May 2023", "Total 2023"],
      ["m.yaml:8:12: error: column 'Total 2023' is ignored here and read as 'months' [ignored-and-read]"]
    ),
    ("ignore: [{header: ' ', column: 2}, {header: '', column: 4}]", ["A", " ", "B", "", "C", "D"], []),
    (
      "ignore: [{header: X, column: 5, expect: '0'}]", ["A", "B", "C", "D", "Y"],
      ["m.yaml:8:12: error: column 5 must have the header 'X', not 'Y' [misplaced-column]"]
    ),
    (
      "ignore: [E]", ["A", "B", "C", "D", "E", "E"],
      ["data.csv:3:1: error: two columns have the header 'E' [duplicate-column]"]
    ),
  ])
  func columnsAreLeftAside(keys: String, columns: [String], expected: [String]) throws {
    let mapping = smallMapping.replacing("\ncommon:", with: "\n  \(keys)\ncommon:")
    #expect(try problems(columns, mapping: mapping) == expected)
  }

  /// What is captured for each table is a column that the file does not have.
  @Test func whatTablesAddIsNoHeader() throws {
    let text = smallMapping.replacing("\ncommon:", with: "\n  tables: {begin: T, capture: {kind: 'T (.+)'}}\ncommon:")
    let mapping = try MappingFile.read(try yaml(text), references: try repositoryReferences())
    let file = Place(file: "data.csv", line: 3, column: 1)
    let layout = Layout(columns: ["A", "B", "C", "D", "kind"], header: file, captureColumns: ["kind": 4])
    #expect(try BoundMapping(mapping, to: layout).cells["kind"] == .column(4))
    #expect(
      try problems(["A", "B", "C", "D"], mapping: text) == [
        "m.yaml:8:32: error: nothing before the header matches capture 'kind' [missing-capture]"
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

  /// One mistake under `read` is one error, whoever uses the name.
  @Test(arguments: [
    ("who: A", "who: [A]", ["m.yaml:7:18: error: 'who' must be a header, not a list [wrong-shape]"]),
    ("who: A", "who: {header: A}", ["m.yaml:7:18: error: missing key 'column' [missing-key]"]),
    (
      "{who: A, whom: B, year: C, worth: D}", "[A]",
      ["m.yaml:7:12: error: 'columns' must be a table, not a list [wrong-shape]"]
    ),
    (
      "\ncommon:", "\n  capture: x\ncommon:",
      ["m.yaml:8:12: error: 'capture' must be a table of patterns, not a text [wrong-shape]"]
    ),
    (
      "\ncommon:", "\n  capture: {who: x}\ncommon:",
      ["m.yaml:8:13: error: name 'who' is named twice [duplicate-name]"]
    ),
    (
      "\ncommon:", "\n  ignore_matching: [[x]]\ncommon:",
      ["m.yaml:8:21: error: 'ignore_matching' must be a pattern, not a list [wrong-shape]"]
    ),
    (
      "\ncommon:", "\n  ignore: [{header: E, column: 0}, [F]]\ncommon:",
      [
        "m.yaml:8:32: error: 'column' must be a whole number from 1, not '0' [bad-option]",
        "m.yaml:8:36: error: 'ignore' must be a list of headers, not a list [wrong-shape]",
      ]
    ),
  ])
  func oneMistakeIsOneError(old: String, new: String, expected: [String]) throws {
    #expect(try WaybillMappingTests.problems(of: smallMapping.replacing(old, with: new)) == expected)
  }

  @Test func aCaptureThatWasNotFoundIsAnError() throws {
    let mapping = smallMapping.replacing("adapter: table", with: "adapter: table\n  capture: {vintage: '^Made (.+)$'}")
    #expect(
      try problems(["A", "B", "C", "D"], mapping: mapping) == [
        "m.yaml:7:13: error: nothing before the header matches capture 'vintage' [missing-capture]"
      ])
  }
}
