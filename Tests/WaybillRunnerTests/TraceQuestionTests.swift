import Testing
import WaybillCore

@testable import WaybillRunner

/// What is said of a question that a table cannot answer, and of tables that a line is not held against.
@Suite struct TraceQuestionTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.edit(
      "waybill.yaml", "metrics:\n",
      """
      metrics:
        - metric: sql
          id: by-item
          title: Volume of each item
          query: |
            SELECT item, count(*) AS number FROM run_records WHERE item IS NOT NULL GROUP BY item
          columns:
            item: {kind: text, key: true, help: The item.}
            number: {kind: integer, help: How many records.}
        - {metric: triangulation, exporter: NLD, groups: [nato]}

      """)
    try place.run()
  }

  private func tracer() throws -> Tracer {
    try Tracer(try Workspace.open(place.path("waybill.yaml"), registry: try Workplace.registry()))
  }

  private func refusal(_ keys: [String: String], column: String? = nil) throws -> [String] {
    let tracer = try tracer()
    return place.problems { _ = try tracer.trace(.init(keys: keys, column: column)) }
  }

  @Test func theTableThatHasTheKeyIsNamed() throws {
    let said = try refusal(["item": "x"])
    #expect(said.count == 2 && said[0].hasPrefix("error: table 'outside-share' has no key 'item', only source, "))
    #expect(said.last == "note: another table has all that is asked for: '--table sql-by-item'")
    #expect(
      try refusal([:], column: "number") == [
        "error: table 'outside-share' has no column 'number' [unknown-figure]",
        "note: another table has all that is asked for: '--table sql-by-item'",
      ])
    // A key that no table has, and one that none has beside the other.
    #expect(try refusal(["itm": "x"]).count == 1)
    #expect(try refusal(["item": "x", "exporter": "NLD"]).count == 1)
  }

  @Test func severalTablesAreNamedInTheOrderOfThePipeline() {
    let said = Diagnostic.unknownTableKey("item", table: "a", known: ["b"], others: ["sql-x", "revision-y"])
    #expect(
      said.notes.map(\.message) == [
        "other tables have all that is asked for, such as with '--table sql-x': sql-x, revision-y"
      ])
    #expect(Diagnostic.noRow(table: "a", [:], others: ["b"]).notes.count == 1)
  }

  @Test func aLineNamesTheTablesThatAreNotHeldAgainstIt() throws {
    let touched = try tracer().touched(by: 35, of: "sipri-register.csv")
    #expect(touched.queries == ["sql-by-item"] && touched.comparisons == ["triangulation"])
    #expect(touched.changes.allSatisfy { $0.table == "outside-share" } && !touched.changes.isEmpty)
  }
}
