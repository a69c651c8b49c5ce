import FoundationEssentials
import Testing
import WaybillCore

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
      #expect(path.hasSuffix(".rtf") || path.hasSuffix(".json") || path.hasSuffix(".xlsx"), "\(error)")
    }
  }
}
