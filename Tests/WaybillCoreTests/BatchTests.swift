import Testing
import WaybillCore

@Suite struct BatchTests {
  private static let facet = Facet(basis: .register, measure: .tiv, unit: MeasureUnit(rawValue: "TIV-million"))

  private static func full() throws -> Record {
    let value = try #require(Interval(Amount(millionths: 5), Amount(millionths: 9)))
    return Record(
      source: "s", facet: facet, value: value, period: .year(2022), exporter: Party(.state, "NLD"),
      destination: PartySet(.several), line: 12, row: 10, emit: 1, column: 3, reporter: Party(.state, "BEL"),
      perspective: .thirdParty, event: .denial, origin: Party(.state, "DEU"), via: PartySet(Party(.state, "LUX")),
      category: Category(scheme: "ml", code: "ML10"), item: "rotor", flags: try #require(Flags(name: "open")))
  }

  @Test func recordsComeBackAsTheyWentIn() throws {
    let bare = Record(source: "s", facet: Self.facet, value: .unbounded, period: .year(1999))
    let records = [try Self.full(), bare, try Self.full()]
    var batch = RecordBatch(source: "s")
    batch.replace(with: records)
    #expect(batch.count == 3)
    #expect((0..<3).map { batch.record($0) } == records)
    #expect(batch.hi[1] == RecordBatch.noUpperBound)
    #expect(batch.exporter[1] == RecordBatch.absent)
  }

  @Test func aBatchUsedAgainKeepsItsDictionaries() throws {
    var batch = RecordBatch(source: "s")
    batch.replace(with: [try Self.full()])
    let id = batch.exporter[0]
    batch.reset()
    #expect(batch.count == 0)
    #expect(batch.lo.isEmpty)
    batch.replace(with: [
      Record(source: "s", facet: Self.facet, value: .unbounded, period: .year(1999)), try Self.full(),
    ])
    #expect(batch.exporter[1] == id)
    #expect(batch.record(1) == (try Self.full()))
  }

  @Test func valuesAreNumberedAsTheyCome() {
    var list = Interned<String>()
    #expect(["b", "a", "b"].map { list.id(of: $0) } == [0, 1, 0])
    #expect(list.values == ["b", "a"])
    #expect(list[1] == "a")
    #expect(list.count == 2)
  }

  @Test func rowsAreCellsInOneBuffer() {
    var batch = RowBatch()
    batch.removeAll(columnCount: 2)
    for row in [["a", "é"], ["", "\u{0}"]] {
      batch.beginRow(line: batch.rowCount + 5)
      for cell in row { batch.appendCell(Array(cell.utf8)) }
      batch.endRow()
    }
    #expect(batch.rowCount == 2)
    #expect(batch.text(row: 0, column: 1) == "é")
    #expect(batch.text(row: 1, column: 0) == "")
    #expect(batch.rows.map(\.line) == [5, 6])
    #expect(batch.cells.map(\.count) == [1, 2, 0, 1])
    batch.removeAll(columnCount: 3)
    #expect((batch.rowCount, batch.columnCount, batch.bytes.isEmpty) == (0, 3, true))
  }

  @Test func placesAreCountedInCharactersAndLines() {
    var batch = RowBatch()
    batch.removeAll(columnCount: 2)
    // The row `"é⏎x";yz` of lines 7 and 8, with the cells inside the quotes and after the semicolon.
    batch.bytes = Array("\"é\nx\";yz".utf8)
    batch.rows = [.init(line: 7, offset: 0)]
    batch.cells = [.init(start: 1, end: 5), .init(start: 7, end: 9)]
    #expect(batch.place(row: 0, column: 0) == (7, 2))
    #expect(batch.place(row: 0, column: 1) == (8, 4))
    #expect(batch.text(row: 0, column: 0) == "é\nx")
  }

  @Test func theTextOfARowIsCutAndHasNoLineEnd() {
    var batch = RowBatch()
    batch.removeAll(columnCount: 1)
    batch.bytes = Array("a;b\r\n".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 600)
    batch.rows = [.init(line: 1, offset: 0), .init(line: 2, offset: 5)]
    #expect(batch.rowText(0) == "a;b")
    #expect(batch.rowText(1) == String(repeating: "x", count: 500))
  }

  @Test func tablesWriteTheirCells() {
    let cells: [(MetricTable.Cell, String)] = [
      (.text("NLD"), "NLD"), (.integer(-3), "-3"), (.amount(12_500_000), "12.5"), (.share(7813), "0.007813"),
      (.share(1_000_000), "1.000000"), (.absent, ""),
    ]
    for (cell, text) in cells { #expect(cell.text == text) }
    let table = MetricTable(
      id: "m", title: "", columns: [.init("a", .text, isKey: true, help: ""), .init("b", .share, help: "")],
      rows: [[.text("x"), .absent]])
    #expect(table.column("b") == 1)
    #expect(table.column("c") == nil)
    #expect(table.columns.map(\.isKey) == [true, false])
  }

  @Test func selectionsRise() {
    var rows = RowSelection()
    for index in [0, 3, 9] { rows.insert(index) }
    #expect(rows.indices == [0, 3, 9])
    rows.removeAll()
    rows.insert(1)
    #expect(rows.indices == [1])
  }

  @Test func theLastFactsOfASourceAreKept() {
    let facts = ["old", "new"].map { SourceFacts(id: "s", title: $0, reporting: .complete, years: []) }
    #expect(MetricContext(sources: facts).sources["s"]?.title == "new")
  }
}
