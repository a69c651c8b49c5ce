import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillReport

@Suite struct TableTests {
  @Test func theTableAsCSV() throws { try expectGolden(CSVWriter.text(of: Samples.shares), "outside-share.csv") }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("two\nlines", "\"two\nlines\""),
    ("two\r\nlines", "\"two\r\nlines\""), (" spaces ", " spaces "), ("", ""), ("België", "België"),
  ])
  func quotesStandOnlyWhereTheyAreNeeded(text: String, field: String) {
    let columns = [MetricTable.Column("x", .text, help: ""), MetricTable.Column("y", .text, help: "")]
    let table = MetricTable(id: "m", title: "", columns: columns, rows: [[.text(text), .text("y")]])
    #expect(CSVWriter.text(of: table) == "x,y\n\(field),y\n")
  }

  @Test func anEmptyCellAloneIsNoEmptyLine() {
    let columns = [MetricTable.Column("x", .amount, help: "")]
    let table = MetricTable(id: "m", title: "", columns: columns, rows: [[.absent], [.amount(1_500_000)]])
    #expect(CSVWriter.text(of: table) == "x\n\"\"\n1.5\n")
  }

  @Test func theDataPackage() throws {
    let tables = [
      Samples.shares, MetricTable(id: "coverage", title: "Who \"reports\"\t\u{1}", columns: [], rows: []),
    ]
    try expectGolden(DataPackage.text(title: "Which share?", tables: tables), "datapackage.json")
  }

  @Test func checksAreATableOfTheirOwn() {
    #expect(
      CSVWriter.text(of: CheckTable.table(of: [Samples.register, Samples.licences])) == """
        source,check,kind,severity,expected,found,status
        eu,rows,row-count,error,at least 1 row,10 rows,passed
        eu,parts <make> totals,sum,warning,parts make their total by exporter,1 of 3 groups differs,failed

        """)
    #expect(Samples.report.writtenTables([]).map(\.id).last == "checks")
    #expect(!Samples.empty.writtenTables([]).map(\.id).contains("checks"))
  }

  @Test func tablesOfOneMetricHaveFilesOfTheirOwn() {
    let table = MetricTable(id: "m", title: "", columns: [], rows: [])
    let other = MetricTable(id: "n", title: "", columns: [], rows: [])
    #expect(DataPackage.fileNames(for: [table, other, table]) == ["m.csv", "n.csv", "m.2.csv"])
  }
}
