import SIPRI
import Testing
import WaybillCore
import WaybillTesting

/// The adapter of the trade register, on small tables in the publisher's shape.
@Suite struct TradeRegisterTests {
  /// All that a reader gives for one file.
  private struct Reading {
    let layout: Layout
    var rows: [[String]] = []
    var lines: [Int] = []
    var faults: [String] = []

    init(_ name: String, capture: String = "^Data generated: (.+)$") throws {
      let place = Place(file: "mapping.yaml", line: 1, column: 1)
      let patterns = ConfigNode(
        .table([.init(key: "vintage", keyPlace: place, value: ConfigNode(.text(capture), at: place))]), at: place)
      let adapter = try TradeRegister(
        options: OptionTable([.init(key: "capture", keyPlace: place, value: patterns)], at: place))
      let snapshot = Snapshot(path: fixture(name), name: name, sha256: "", size: 0)
      let units = try adapter.units(of: snapshot, atMost: 4)
      try #require(units.count == 1)
      var reader = try adapter.makeReader(for: units[0])
      layout = reader.layout
      var batch = RowBatch()
      while try reader.read(into: &batch) {
        let columns = batch.columnCount
        rows += (0..<batch.rowCount).map { row in (0..<columns).map { batch.text(row: row, column: $0) } }
        lines += batch.rows.map { Int($0.line) }
        faults += batch.faults.map { "\($0.line):\($0.column): \($0.message) [\($0.code.rawValue)]" }
      }
    }
  }

  private static let columns = [
    "SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description", "Armament category", "Order date",
    "Order date is estimate", "Numbers delivered", "Numbers delivered is estimate", "Delivery year",
    "Delivery year is estimate", "Status", "SIPRI estimate", "TIV deal unit", "TIV delivery values", "Local production",
  ]

  /// The length of the preamble varies with the filter of the download.
  @Test(arguments: [
    ("preamble-of-11-lines.csv", 12), ("preamble-of-5-lines.csv", 6), ("preamble-of-9-lines.csv", 10),
    ("preamble-of-10-lines.csv", 11),
  ])
  func theHeaderIsFound(_ name: String, line: Int) throws {
    let reading = try Reading(name)
    #expect(reading.layout.header == Place(file: name, line: line, column: 1))
    #expect(reading.layout.columns == Self.columns)
    #expect(reading.layout.captures == ["vintage": "2 Feb 2022 2:22:22 PM"])
    #expect(reading.lines == [line + 1, line + 2])
    #expect(reading.rows.map { $0[1] } == ["Netherlands", "Belgium"])
    #expect(reading.rows.map { $0[15] } == ["12.5", "0.35"])
    #expect(reading.faults == [])
  }

  @Test func aRowWithAnotherNumberOfCellsIsAFault() throws {
    let reading = try Reading("rows-of-16-and-18-cells.csv")
    #expect(reading.rows.map { $0[0] } == ["900001", "900004"])
    #expect(
      reading.faults == [
        "5:87: expected 17 cells, found 16 [ragged-row]", "6:90: expected 17 cells, found 18 [ragged-row]",
      ])
  }

  /// The publisher writes no quotes around cells, so a quote is an inch or a name and never an end.
  @Test func quotesAreText() throws {
    let reading = try Reading("quotes-in-a-name.csv")
    #expect(reading.rows.map { $0[3] } == ["\"Type 1\" 5\"", "\"open"])
    #expect(reading.faults == [])
  }

  @Test func aFileWithoutAHeaderIsAnError() {
    let error = #expect(throws: SourceError.self) { try Reading("no-header.csv") }
    #expect(
      error?.description
        == "no-header.csv: error: no header among the first 4 lines: expected at least 9 of 'SIPRI AT Database ID', "
        + "'Supplier', 'Recipient', 'Designation', 'Description', 'Armament category', 'Order date', "
        + "'Order date is estimate' and 9 more [no-header]")
  }

  @Test func aFileThatIsNotThereIsAnError() {
    let error = #expect(throws: SourceError.self) { try Reading("none.csv") }
    #expect(error?.description == "none.csv: error: there is no such file [no-file]")
  }

  @Test func aCaptureThatIsNotThereIsLeftToTheMapping() throws {
    #expect(try Reading("preamble-of-5-lines.csv", capture: "^Version: (.+)$").layout.captures == [:])
  }

  @Test func aCaptureThatIsNoPatternIsAnError() {
    let place = Place(file: "mapping.yaml", line: 1, column: 1)
    let bad = ConfigNode(
      .table([.init(key: "vintage", keyPlace: place, value: ConfigNode(.text("("), at: place))]), at: place)
    let error = #expect(throws: Diagnostics.self) {
      try TradeRegister(options: OptionTable([.init(key: "capture", keyPlace: place, value: bad)], at: place))
    }
    #expect(error?.description == "mapping.yaml:1:1: error: bad pattern in 'vintage': missing ')' [bad-pattern]")
  }
}
