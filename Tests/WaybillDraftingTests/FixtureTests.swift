import FoundationEssentials
import Testing
import WaybillTesting

/// Each fixture is a small file with some oddities; its draft is kept beside, and is a mapping.
@Suite struct FixtureTests {
  static let names = [
    "blocks.csv", "broken-lines.csv", "categories-notes-and-legend-1252.csv", "days-month-first.csv", "days-open.csv",
    "decimal-commas-1252.csv",
    "dual-use.csv", "flows-both-ways.csv", "headerless.csv", "imports-padded-notes.csv",
    "keys-that-may-be-missing.json", "lists-in-parts.csv", "mac-roman.csv", "marks.csv", "measures-in-rows.csv",
    "months-and-notes.csv", "months-as-headers.csv", "months-in-cells.csv", "odd-columns.tsv", "register.csv",
    "rows-below-parents.json", "stacked-header.csv", "utf-16.csv", "values-above-the-rows.json", "wide-years.csv",
  ]

  @Test(arguments: names) func theDraftIsKept(name: String) throws {
    try expectGolden(try draft(ofFile: fixture(name), named: name), "\(name).yaml")
  }

  @Test(arguments: names) func theDraftIsAMapping(name: String) throws {
    #expect(try problems(of: draft(ofFile: fixture(name), named: name)) == [])
  }

  @Test func everyFixtureIsDrafted() throws {
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture("")).sorted() == Self.names)
  }
}
