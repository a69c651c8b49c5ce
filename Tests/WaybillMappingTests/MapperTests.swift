import Testing
import WaybillCore

@testable import WaybillMapping

@Suite struct MapperTests {
  private func mapper(_ text: String = smallMapping, columns: [String] = ["A", "B", "C", "D"]) throws -> BoundMapping {
    let mapping = try MappingFile.read(try yaml(text), references: try repositoryReferences())
    return try BoundMapping(mapping, to: Layout(columns: columns, header: Place(file: "data.csv", line: 1, column: 1)))
  }

  @Test func aRowMakesOneRecordAnEmitInOrder() throws {
    var mapper = try Mapper(try mapper(), file: "data.csv")
    try mapper.map(
      rowBatch([["Netherlands", "Belgium", "2021", "12"], ["Aruba", "NATO**", "1999", "-3"]], columns: 4))
    #expect(mapper.batch.count == 4)
    #expect((0..<4).map { mapper.batch.record($0).emit } == [0, 1, 0, 1])
    #expect((0..<4).map { mapper.batch.record($0).line } == [2, 2, 3, 3])
    let record = mapper.batch.record(0)
    #expect(record.exporter?.code == "NLD")
    #expect(record.destination?.description == "BEL")
    #expect(record.period == .year(2021))
    #expect(record.value == Interval(try #require(Amount("12"))))
    #expect(record.facet.description == "volume tiv TIV-million part")
    #expect(mapper.batch.record(3).destination?.description == "organisation NATO")
    #expect(mapper.rejects.isEmpty)
    #expect(mapper.account.isBalanced)
  }

  @Test func aFieldOfOneEmitRefusesThatEmitAlone() throws {
    var mapper = try Mapper(try mapper(), file: "data.csv")
    try mapper.map(rowBatch([["Netherlands", "Belgium", "2021", "1.5"]], columns: 4))
    #expect(mapper.batch.count == 1)
    #expect(mapper.rejects.map(\.message) == ["'value' must be a whole number such as 1234, not '1.5'"])
    #expect(mapper.rejects.map(\.emit) == [1])
    #expect(mapper.rejects.map(\.line) == [2])
    #expect(mapper.account.emitsRejected == 1)
    #expect(mapper.account.rowsMapped == 1)
  }

  @Test func aSharedFieldRefusesTheRowOnce() throws {
    var mapper = try Mapper(try mapper(), file: "data.csv")
    try mapper.map(rowBatch([["Atlantis", "Belgum", "20x1", "1"], ["Belgium", "Oman", "2020", "2"]], columns: 4))
    #expect(mapper.batch.count == 2)
    #expect(
      mapper.rejects.map(\.message) == [
        "unknown party 'Atlantis' in 'exporter'",
        "unknown party 'Belgum' in 'destination'; did you mean 'Belgium'?",
        "'period' must be a year from 1800 to 2199, not '20x1'",
      ])
    #expect(mapper.rejects.allSatisfy { $0.emit == nil && $0.line == 2 && $0.text == "Atlantis | Belgum | 20x1 | 1" })
    #expect(mapper.account.rowsRejected == 1)
    #expect(mapper.account.isBalanced)
  }

  @Test func severalPartiesMayBeADestinationButNoExporter() throws {
    var mapper = try Mapper(try mapper(), file: "data.csv")
    try mapper.map(
      rowBatch(
        [
          ["Netherlands", "Both of them", "2021", "1"], ["Both of them", "Belgium", "2021", "1"],
          ["nobody knows", "the allies", "2021", "1"],
        ], columns: 4))
    #expect(mapper.rejects.map(\.message) == ["'exporter' must be one party, but 'Both of them' may be several"])
    #expect(mapper.batch.record(0).destination?.description == "one of {BEL, NLD}")
    #expect(mapper.batch.record(2).exporter == nil)
    #expect(mapper.batch.record(2).destination?.description == "within nato")
  }

  @Test func emptyCellsAreMissingValues() throws {
    var mapper = try Mapper(try mapper(), file: "data.csv")
    try mapper.map(rowBatch([["Netherlands", " ", "2021", ""]], columns: 4))
    #expect(mapper.rejects.map(\.message) == ["'destination' must have a value, but the cell is empty"])
    try mapper.map(rowBatch([["Netherlands", "Oman", "2021", ""]], columns: 4))
    #expect(
      mapper.rejects.map(\.message) == Array(repeating: "'value' must have a value, but the cell is empty", count: 2))
    #expect(mapper.account.rowsRejected == 2)
  }

  @Test func faultsOfTheReaderAreRejects() throws {
    var mapper = try Mapper(try mapper(), file: "data.csv")
    var rows = rowBatch([["Netherlands", "Oman", "2021", "1"]], columns: 4)
    rows.faults.append(RowFault(.init(rawValue: "ragged-row"), "a row", line: 9, column: 4, text: "a;b"))
    try mapper.map(rows)
    #expect(mapper.rejects.map(\.line) == [9])
    #expect(mapper.account.rowsIn == 2)
    #expect(mapper.account.isBalanced)
  }

  @Test func notesOfReadersAreAdded() throws {
    var mapper = try Mapper(try mapper(), file: "data.csv")
    var rows = rowBatch([["Netherlands", "Oman", "2021", "1"]], columns: 4)
    rows.notes["row put together from broken lines"] = 1
    try mapper.map(rows)
    try mapper.map(rows)
    #expect(mapper.account.notes == ["row put together from broken lines": 2])
    #expect(mapper.account.isBalanced)
  }

  @Test func aLookupThatFailsStopsTheRunAtTheWord() throws {
    let text =
      smallMapping.replacing("  period:", with: "  flags: [{from: year, lookup: f}]\n  period:") + """

        lookups:
          f: {map: {"2020": {flag: provisional}, "2021": {}}, unmatched: fail}
        """
    var mapper = try Mapper(try mapper(text), file: "data.csv")
    try mapper.map(
      rowBatch([["Netherlands", "Oman", "2020", "1"], ["Netherlands", "Oman", "2021", "1"]], columns: 4))
    #expect((0..<4).map { mapper.batch.record($0).flags.list } == [["provisional"], ["provisional"], [], []])
    let batch = rowBatch([["Netherlands", "Oman", "2020", "1"], ["Netherlands", "Oman", "2002", "1"]], columns: 4)
    var problem: Diagnostics?
    do { try mapper.map(batch) } catch { problem = error }
    #expect(
      problem?.all.map(\.description) == [
        "data.csv:3:1: error: '2002' is no entry of lookup 'f'; did you mean '2020'? [unmatched-word]"
      ])
  }

  @Test func aPinnedColumnMustHoldWhatTheMappingSays() throws {
    let text = smallMapping.replacing(
      "  common:", with: ""
    ).replacing("worth: D}", with: "worth: D}\n  ignore: {E: {expect: \"0\"}}")
    var mapper = try Mapper(try mapper(text, columns: ["A", "B", "C", "D", "E"]), file: "data.csv")
    try mapper.map(
      rowBatch([["Netherlands", "Oman", "2020", "1", "0"], ["Netherlands", "Oman", "2020", "1", "1"]], columns: 5))
    #expect(mapper.batch.count == 2)
    #expect(mapper.rejects.map(\.message) == ["ignored column 'E' must be '0', not '1'"])
  }

  @Test func theSizeOfBlocksChangesNothing() throws {
    let rows = (0..<50).map { row in
      [
        "Netherlands", ["Belgium", "Nowhere", "NATO**", "nobody knows"][row % 4], "20\(10 + row % 30)",
        ["1", "x", "2.5"][row % 3],
      ]
    }
    func all(_ size: Int) throws -> ([Record], [String]) {
      var mapper = try Mapper(try mapper(), file: "data.csv")
      var records: [Record] = []
      var rejects: [String] = []
      for start in stride(from: 0, to: rows.count, by: size) {
        try mapper.map(rowBatch(Array(rows[start..<min(start + size, rows.count)]), columns: 4))
        records += (0..<mapper.batch.count).map { mapper.batch.record($0) }
        rejects += mapper.rejects.map { "\($0.row ?? -1) \($0.message)" }
      }
      return (
        records.map {
          var copy = $0; copy.line = 0; return copy
        }, rejects
      )
    }
    let whole = try all(50)
    #expect(whole.0.count > 20)
    for size in [1, 3, 7, 49] {
      let parts = try all(size)
      #expect(parts.0 == whole.0)
      #expect(parts.1 == whole.1)
    }
  }
}
