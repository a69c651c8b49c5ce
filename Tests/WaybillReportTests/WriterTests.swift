import FoundationEssentials
import Testing
import WaybillCore
import WaybillReport

@testable import WaybillReport

@Suite struct WriterTests {
  @Test func aReportIsWrittenWholeAndTwiceTheSame() throws {
    try withFolder { folder in
      let out = "\(folder)/new/out"
      let tables = [Samples.shares, Samples.leftOut, Samples.coverage, CheckTable.table(of: Samples.report.sources)]
      try ReportWriter.write(Samples.report, to: out)
      let files = ["index.html", "tables/outside-share.csv", "tables/coverage.csv", "tables/datapackage.json"]
      let first = try files.map { try read("\(out)/\($0)") }
      #expect(
        first == [
          Samples.index(of: Samples.report), CSVWriter.text(of: Samples.shares),
          CSVWriter.text(of: Samples.coverage),
          DataPackage.text(title: English().question(ofAlliance: "nato"), tables: tables),
        ])
      #expect(first[3].contains("\"path\": \"coverage.csv\""))
      try ReportWriter.write(Samples.report, to: out)
      #expect(try files.map { try read("\(out)/\($0)") } == first)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: out).sorted() == [
          "allies", "brief.html", "brief.md", "index.html", "report-files.txt", "tables",
        ])
      #expect(try FileManager.default.contentsOfDirectory(atPath: "\(out)/tables").count == 5)
    }
  }

  @Test func aFileInTheWayOfTheFolderIsReported() throws {
    try withFolder { folder in
      try write("", to: "\(folder)/out")
      let problems = #expect(throws: Diagnostics.self) { try ReportWriter.write(Samples.report, to: "\(folder)/out") }
      #expect(
        problems?.description
          == "\(folder)/out/allies: error: cannot write the report: not a directory [cannot-write]")
    }
  }

  @Test func everyFileThatCannotBeWrittenIsReported() throws {
    try withFolder { folder in
      for name in ["index.html", "tables/outside-share.csv"] {
        try FileManager.default.createDirectory(atPath: "\(folder)/\(name)/x", withIntermediateDirectories: true)
      }
      let problems = #expect(throws: Diagnostics.self) { try ReportWriter.write(Samples.report, to: folder) }
      #expect(problems?.all.map { $0.place?.file } == ["\(folder)/index.html", "\(folder)/tables/outside-share.csv"])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["allies", "index.html", "tables"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/tables") == ["outside-share.csv"])
    }
  }
}
