import Testing
import WaybillCore
import WaybillReport
import WaybillRunner

/// Metrics that a pipeline writes in SQL.
@Suite struct QueryMetricTests {
  private static let metric = """
    metrics:
      - metric: sql
        id: by-exporter
        title: Volume of each exporter
        query: |
          SELECT source, exporter, sum(lo_millionths) AS lo, count(*) AS records, avg(lo) AS mean
          FROM run_records WHERE measure = 'tiv' GROUP BY source, exporter
        columns:
          source: {kind: text, key: true, help: The source.}
          exporter: {kind: text, key: true, help: The exporter.}
          lo: {kind: millionths, help: The volume., sum: lo}
          records: {kind: integer, help: How many records., sum: records}
          mean: {kind: amount, help: The mean.}
        records: |
          SELECT ingest, ordinal FROM run_records
          WHERE measure = 'tiv' AND source = :source AND exporter = :exporter

    """

  private func workplace(_ edits: (String, String)...) throws -> Workplace {
    let place = try Workplace()
    let before = try place.text("waybill.yaml")
    var metric = Self.metric
    for (old, new) in edits {
      try #require(metric.contains(old), "no '\(old)'")
      metric = metric.replacing(old, with: new)
    }
    let start = try #require(before.firstRange(of: "metrics:")).lowerBound
    let rest = before[start...].split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    let after = rest.drop { $0.hasPrefix(" ") }
    try place.write((before[..<start] + metric + after.joined(separator: "\n")).utf8, to: "waybill.yaml")
    return place
  }

  @Test func itsTableStandsBesideTheOthersAndInTheReport() throws {
    let place = try workplace()
    let table = try #require(try place.run().report.tables.first { $0.id == "sql-by-exporter" })
    #expect(table.columns.map(\.kind) == [.text, .text, .amount, .integer, .amount])
    let exporters = table.rows.map { $0[1].text }
    #expect(exporters == exporters.sorted() && exporters.count > 3)
    #expect(try place.text("out/tables/sql-by-exporter.csv").hasPrefix("source,exporter,lo,records,mean\n"))
    #expect(try place.text("out/index.html").contains("Volume of each exporter"))
    // The same again from the ledger.
    #expect(try place.run().report.tables == [table])
  }

  @Test func aSumIsTracedToItsRecords() throws {
    let place = try workplace()
    let row = try #require(try place.run().report.tables[0].rows.max { $0[3].text < $1[3].text })
    let workspace = try Workspace.open(place.path("waybill.yaml"), registry: try Workplace.registry())
    func trace(_ column: String) throws -> Trace {
      try Tracer(workspace).trace(
        .init(table: "sql-by-exporter", keys: ["exporter": row[1].text], column: column))
    }
    let volume = try trace("lo")
    #expect(volume.figure == volume.recomputed && volume.figure == row[2].text)
    #expect(volume.lines.allSatisfy { $0.record.exporter?.code == row[1].text })
    #expect(try trace("records").recomputed == row[3].text)
    let refusal = #expect(throws: Diagnostics.self) { try trace("mean") }
    #expect(
      refusal?.all.map(\.message) == [
        "'mean' of 'by-exporter' cannot be traced: the pipeline does not say of what it is the sum"
      ])
  }

  @Test(arguments: [
    ("exporter, sum(", "expoter, sum(", "the query must be one statement that SQLite can run: no such column: expoter"),
    (
      "count(*) AS records, avg(lo) AS mean", "count(*) AS number, avg(lo) AS mean",
      "the query must give the columns that are declared, in their order: column 4 is 'number', not 'records'"
    ),
    ("= 'tiv' GROUP", "= :measure GROUP", "unknown parameter ':measure'; a query has none"),
    (
      ":exporter\n", ":exporters\n",
      "unknown parameter ':exporters'; they are the keys 'source', 'exporter'; did you mean 'exporter'?"
    ),
    (
      "ingest, ordinal", "ordinal",
      "the query must give the columns that are declared, in their order: column 1 is 'ordinal', not 'ingest'"
    ),
    ("id: by-exporter", "id: ../by", "'id' must be lower-case words joined by '-', not '../by'"),
    ("lo: {kind: millionths", "lo: {kind: text", "'kind' must be 'millionths' or 'amount' for a sum, not 'text'"),
    (
      "FROM run_records W", "FROM run_records, runs W",
      "the query must be one statement that SQLite can run: no such table: runs"
    ),
    ("key: true, ", "", "one of the columns must be a key: 'key: true' tells rows apart"),
    (
      "kind: integer", "kind: number",
      "'kind' must be 'text', 'integer', 'amount', 'millionths' or 'share', not 'number'"
    ),
    (
      "SELECT source, exporter, sum(lo_millionths) AS lo, count(*) AS records, avg(lo) AS mean\n      FROM run_records",
      "DELETE FROM ingests -- ", "the query must begin with SELECT, WITH or VALUES, and only read"
    ),
    ("mean: {kind: amount", "mean: {kind: text", "the cells of 'mean' must be of kind 'text', not the number"),
    (
      "GROUP BY source, exporter", "GROUP BY source, exporter, until_date",
      "two rows of the query have the key 'sipri-register', "
    ),
  ])
  func whatIsWrongIsToldBeforeAnythingIsKept(old: String, new: String, message: String) throws {
    let place = try workplace((old, new))
    let problems = #expect(throws: Diagnostics.self) { try place.run() }
    #expect(
      problems?.all.contains { $0.message.hasPrefix(message) && $0.place != nil } == true,
      "\(String(describing: problems))")
  }

  @Test func aSumNeedsTheQueryOfItsRecords() throws {
    let place = try workplace()
    let text = try place.text("waybill.yaml")
    let start = try #require(text.firstRange(of: "    records: |")).lowerBound
    let end = try #require(text.firstRange(of: ":exporter\n")).upperBound
    try place.write((text[..<start] + text[end...]).utf8, to: "waybill.yaml")
    let problems = #expect(throws: Diagnostics.self) { try place.run() }
    #expect(
      problems?.all.map(\.message) == [
        "'lo' is a sum, so 'records' must say which records made a row",
        "'records' is a sum, so 'records' must say which records made a row",
      ])
  }
}
