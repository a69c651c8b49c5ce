import EUAnnualReport
import Testing
import WaybillCore
import WaybillTesting

/// The adapter `eu-annual-report` keeps every promise of a source.
@Suite struct ConformanceTests {
  private static let row = "<tr class=\"table\"><td>Austria</td><td>a</td>\n<td>12345</td></tr>\n"
  private static let head =
    "<div><p class=\"ti-tbl\" id=\"d1-table\">Chile</p>\n<table class=\"table\"><tr><td colspan=\"2\"></td><td>ML1</td></tr>\n"

  @Test(arguments: SourcePromise.besideOtherTests) func keeps(promise: SourcePromise) throws {
    try Self.trial().check(promise)
  }

  @Test func keepsItsPromiseOfMemory() async {
    await #expect(processExitsWith: .success) { try ConformanceTests.trial().check(.memory) }
  }

  private static func trial() throws -> SourceConformance {
    try SourceConformance(
      AnnualReport.self,
      samples: [
        SourceSample(
          "three-destinations-and-an-annex.html",
          bytes: Report.fixture("three-destinations-and-an-annex.html"),
          lines: [13, 13, 14, 14, 15, 15, 16, 16, 17, 17, 17, 17, 22, 26, 26, 28, 28, 33]),
        SourceSample(
          "faults.html",
          bytes: Report.page(
            "\n" + Report.table("||ML1", "Austria|a|1") + "\n<p class='ti-tbl'>Chile</p>\n"
              + Report.table("||ML1|ML2", "Austria|x|1|2", "|a|1|2", "Austria|a|1") + "\n"
              + Report.table("||ML1|ML2", "Austria|a||\u{FC}2", "Austria|e|2(1)|3")),
          lines: [4, 4, 5, 5]),
      ]
    ) { rows in
      Array(head.utf8) + Array(repeatElement(Array(row.utf8), count: rows).joined()) + Array("</table></div>\n".utf8)
    }
  }
}
