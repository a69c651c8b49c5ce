import FoundationEssentials
import Testing
import WaybillCore
import WaybillFormats

/// The folder of publishers' files, where there is one.
private let folder = ProcessInfo.processInfo.environment["WAYBILL_DATA"]

/// Publishers' own files are drafted whole; skipped, and shown as skipped, where `WAYBILL_DATA` names no folder of them.
@Suite(.enabled(if: folder != nil, "WAYBILL_DATA is not set")) struct FullFileTests {
  static let paths: [String] =
    folder.map { folder in
      let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
      return all.filter { !$0.hasSuffix("README.md") && $0.contains(".") }.sorted()
    } ?? []

  @Test(arguments: paths) func theDraftIsAMapping(path: String) throws {
    let file = "\(try #require(folder))/\(path)"
    do {
      let text = try draft(ofFile: file)
      #expect(try problems(of: text) == [])
      #expect(try draft(ofFile: file) == text)
    } catch let error as SourceError {
      // A register in Rich Text Format or within an answer is no table as such, and the message says what reads it.
      let isRegister = path.hasSuffix(".rtf") || path.hasSuffix(".response.json")
      #expect(isRegister && error.diagnostic.message.contains("'adapter: sipri-register"), "\(error)")
    }
  }

  @Test func everySheetIsDrafted() throws {
    for path in Self.paths where path.hasSuffix(".xlsx") {
      let file = "\(try #require(folder))/\(path)"
      let workbook = WorkbookTables(WorkbookOptions())
      var drafted = 0
      for sheet in try workbook.sheets(of: Snapshot(path: file, name: path, sha256: "", size: 0)) {
        do {
          #expect(try problems(of: draft(ofFile: file, member: sheet.name)) == [], "\(sheet.name)")
          drafted += 1
        } catch let error as SourceError {
          // A page of words alone.
          #expect(["one-column", "empty-file"].contains(error.diagnostic.code.rawValue), "\(sheet.name): \(error)")
        }
      }
      #expect(drafted > 5, "\(path)")
    }
  }
}
