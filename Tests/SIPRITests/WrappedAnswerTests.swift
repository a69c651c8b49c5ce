import FoundationEssentials
import SIPRI
import Testing
import WaybillCore
import WaybillTesting

/// The register as the web service answers: in base64, wrapped in JSON.
@Suite struct WrappedAnswerTests {
  private static func register() throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: fixture("preamble-of-11-lines.csv"))))
  }

  /// The rows of a file with their places, or why it cannot be read.
  private func read(_ bytes: [UInt8]) throws -> [String] {
    let path = try TemporaryFile(bytes)
    let adapter = try TradeRegister(options: OptionTable())
    do {
      var found: [String] = []
      for unit in try adapter.units(of: Snapshot(path: path.path, name: "a.json", sha256: "", size: 0), atMost: 1) {
        var reader = try adapter.makeReader(for: unit)
        var batch = RowBatch()
        while try reader.read(into: &batch) {
          for row in 0..<batch.rowCount {
            let place = unit.part.place(in: "a.json", line: Int(batch.rows[row].line))
            found.append("\(place) \(batch.rowText(row))")
          }
        }
      }
      return found
    } catch {
      return ["\(error)"]
    }
  }

  private func wrapped(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  @Test(arguments: ["{\"bytes\":\"#\"}", " {\n\"bytes\" : \"#\" }\n"])
  func theTextIsThatOfTheFile(form: String) throws {
    let bytes = try Self.register()
    let answer = form.replacing("#", with: wrapped(bytes).replacing("/", with: "\\/"))
    let plain = try read(bytes)
    #expect(plain.count == 2)
    #expect(try read(Array(answer.utf8)) == plain.map { $0.replacing("a.json:", with: "a.json#bytes:") })
  }

  @Test(arguments: [
    "{\"bytes\":\"#\"", "{\"bytes\":\"#", "{\"bytes\":\"#A\"}", "{\"bytes\":\"#=\"}", "{\"bytes\":\"!#\"}",
    "{\"byte\":\"#\"}", "{\"bytes\":\"#\"} x", "{}", "{", "{\"bytes\":\"\\n#\"}",
  ])
  func whatIsNoAnswerIsAnError(form: String) throws {
    let answer = form.replacing("#", with: wrapped(Array(try Self.register().dropLast(Self.register().count % 3))))
    #expect(
      try read(Array(answer.utf8)).last
        == "a.json: error: expected the web service's answer, {\"bytes\": \"…\"} in base64, found other JSON "
        + "[no-wrapped-answer]")
  }
}
