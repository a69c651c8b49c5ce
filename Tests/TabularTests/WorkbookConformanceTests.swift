import Tabular
import Testing
import WaybillCore
import WaybillTesting

/// The adapter `xlsx` keeps every promise of a source.
@Suite struct WorkbookConformanceTests {
  private static func row(_ number: Int, _ name: String, _ value: String) -> String {
    """
    <row r="\(number)"><c r="A\(number)" t="inlineStr"><is><t>\(name)</t></is></c>\
    <c r="B\(number)"><v>2020</v></c><c r="C\(number)"><v>\(value)</v></c></row>
    """
  }

  private static let header = """
    <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c></row>
    """

  private static func workbook(_ rows: String) -> [UInt8] {
    WorkbookFile(
      [.init("Data", rows: header + rows)], sharedTexts: ["<t>name</t>", "<t>year</t>", "<t>value</t>"],
      styles: "<cellXfs><xf numFmtId=\"0\"/></cellXfs>"
    ).bytes
  }

  private static let samples = [
    SourceSample(
      "gap-and-fault.xlsx",
      bytes: workbook(
        row(3, "Oman", "1") + row(5, "Türkiye", "2.5")
          + "<row r=\"6\"><c r=\"E6\"><v>1</v></c></row>" + row(9, "Chad", "3")),
      lines: [3, 5, 9]),
    SourceSample("no-rows.xlsx", bytes: workbook(""), lines: []),
  ]

  @Test(arguments: SourcePromise.besideOtherTests) func keeps(promise: SourcePromise) { Self.trial.check(promise) }

  @Test func keepsItsPromiseOfMemory() async {
    await #expect(processExitsWith: .success) { WorkbookConformanceTests.trial.check(.memory) }
  }

  private static var trial: SourceConformance {
    SourceConformance(WorkbookTable.self, options: ConformanceTests.columns, samples: samples) { rows in
      workbook((0..<rows).map { row($0 + 3, "Netherlands", "12345") }.joined())
    }
  }
}
