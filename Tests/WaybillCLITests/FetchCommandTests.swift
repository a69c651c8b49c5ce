import FoundationEssentials
import Glibc
import Synchronization
import TestServer
import Testing
import WaybillCore

/// `waybill fetch`, over a server on this machine.
@Suite struct FetchCommandTests {
  private let demo: DemoFolder

  init() throws { demo = try DemoFolder() }

  private func take(_ server: Server, _ more: String = "") throws {
    let source =
      "    fetch: {url: \"\(server.address("/register.csv"))\", answer: {kind: text}, allow: [http, private-addresses]\(more)}"
    try demo.edit("waybill.yaml") {
      $0.replacing("    files: [docs/tutorial/data/sipri-register.csv]", with: source)
    }
    // The mapping's filter would be posted there.
    try demo.edit("mappings/sipri-register.yaml") { text in
      guard let start = text.firstRange(of: "# The web service of the site") else { return text }
      return String(text[..<start.lowerBound])
    }
  }

  private func fetch(_ arguments: String..., isInteractive: Bool = false) throws -> Said {
    try demo.waybill(["fetch", demo.pipeline] + arguments, isInteractive: isInteractive)
  }

  /// The address of a server, as a text that does not differ from run to run.
  private func plain(_ said: Said, _ server: Server) -> Said {
    Said(
      status: said.status, output: said.output.replacing(":\(server.port)/", with: ":PORT/"),
      errors: said.errors.replacing(":\(server.port)/", with: ":PORT/"))
  }

  @Test func filesAreFetchedAndRead() throws {
    let text = try demo.text(DemoFolder.file)
    let server = Server { number, request, connection in
      request.headers["if-none-match"] == "\"1\""
        ? connection.answer(304) : connection.answer(200, text, ["ETag": "\"1\""])
    }
    try take(server)
    let hash = "4045a13d076be116"
    let fetched = try fetch()
    #expect(fetched.status == 0 && fetched.errors == "")
    #expect(
      fetched.output.hasPrefix(
        "sipri-register: fetched, 9,452 bytes, sha256 \(hash), vintage 13 Apr 2024 3:44:54 PM, snapshots/\(hash)"))
    #expect(fetched.output.hasSuffix("/file\n1 file: 1 fetched\n"))
    let again = try fetch("sipri-register")
    #expect(
      again.output.hasPrefix("sipri-register: unchanged, 9,452 bytes")
        && again.output.hasSuffix("1 file: 1 unchanged\n"))
    #expect(try fetch("--missing").output.hasSuffix("1 file: 1 here already\n"))
    #expect(server.requests.count == 2)
    #expect(try demo.waybill("check", demo.pipeline).output.contains("1 source with 1 file"))
    #expect(try demo.waybill("run", demo.pipeline).status == 0)
    #expect(server.requests.count == 2, "a run asks nobody")
  }

  @Test func whatWouldBeAskedIsShown() throws {
    let server = Server { _, _, connection in connection.answer(500) }
    try take(server)
    let said = plain(try fetch("--dry-run"), server)
    #expect(said == Said(status: 0, output: "sipri-register: GET http://127.0.0.1:PORT/register.csv\n", errors: ""))
    #expect(server.requests.isEmpty && !demo.exists("snapshots"))
    let json = plain(try fetch("--dry-run", "--json"), server)
    let items = try JSONDecoder().decode([Item].self, from: Data(json.output.utf8))
    #expect(items == [Item(source: "sipri-register", name: "sipri-register", method: "GET")])
  }

  private struct Item: Codable, Equatable {
    struct Problem: Codable, Equatable { let code: String }

    let source, name, method: String
    var state: String?
    var sha256: String?
    var size: Int?
    var problems: [Problem]?
  }

  @Test func aFailureIsSaidWithItsPlaceAndIsTheStatus() throws {
    let server = Server { _, _, connection in connection.answer(404) }
    try take(server)
    let said = plain(try fetch(), server)
    #expect(said.status == 1 && said.output == "sipri-register: failed\n1 file: 1 failed\n")
    #expect(
      said.errors.hasPrefix(
        "waybill.yaml:8:18: error: 'http://127.0.0.1:PORT/register.csv' answered 404 (not found); the publisher may have "
          + "moved the file [fetch-refused]\n"))
    let json = try fetch("--json")
    let items = try JSONDecoder().decode([Item].self, from: Data(json.output.utf8))
    #expect(items.map(\.state) == ["failed"] && items[0].problems == [.init(code: "fetch-refused")])
  }

  @Test func progressIsForTerminals() throws {
    let text = try demo.text(DemoFolder.file)
    let server = Server { _, _, connection in connection.answer(200, text) }
    try take(server)
    #expect(try fetch().errors == "")
    let said = try fetch(isInteractive: true)
    #expect(said.errors.contains("\r\u{1B}[2Kfetching sipri-register"))
    #expect(said.errors.hasSuffix("\r\u{1B}[2K"))
  }

  /// Killed at any moment, a fetch leaves whole snapshots or none, and the next one goes well.
  @Test(.enabled(if: Program.path != nil, "the executable is not beside the tests"))
  func aKilledFetchLeavesNothingOrTheWhole() throws {
    let text = try demo.text(DemoFolder.file)
    let rows = text.split(separator: "\n").dropFirst(12).joined(separator: "\n") + "\n"
    let whole = Array((text + String(repeating: rows, count: 300)).utf8)
    let sent = Mutex(0)
    let server = Server { _, request, connection in
      let start = request.headers["range"].flatMap { Int($0.dropFirst(6).dropLast()) } ?? 0
      var head = "HTTP/1.1 \(start > 0 ? 206 : 200) OK\r\nConnection: close\r\nETag: \"1\"\r\n"
      if start > 0 { head += "Content-Range: bytes \(start)-\(whole.count - 1)/\(whole.count)\r\n" }
      connection.send("\(head)Content-Length: \(whole.count - start)\r\n\r\n")
      for piece in stride(from: start, to: whole.count, by: 1 << 16) where !connection.isGone {
        connection.send(Array(whole[piece..<min(whole.count, piece + 1 << 16)]))
        sent.withLock { $0 += 1 }
        connection.wait(0.002)
      }
    }
    try take(server)
    var killed = 0
    // After so many pieces of the body, whichever request they belong to.
    for pieces in [0, 1, 5, 17, 33, 39, 40, 41] {
      sent.withLock { $0 = 0 }
      let process = try Program.start(["fetch", demo.pipeline])
      var ended: Int32 = 0
      while sent.withLock({ $0 }) < pieces, waitpid(process, &ended, WNOHANG) == 0 { usleep(500) }
      kill(process, SIGKILL)
      if Program.wait(for: process) == -SIGKILL { killed += 1 }
      try checkSnapshots(whole)
    }
    #expect(killed >= 3, "the fetch was too short to be killed in the middle")
    #expect(Program.wait(for: try Program.start(["fetch", demo.pipeline])) == 0)
    #expect(try checkSnapshots(whole) == 1)
    let ranges = server.requests.compactMap { $0.headers["range"] }
    #expect(!ranges.isEmpty, "a later fetch goes on from what was there")
  }

  @discardableResult
  private func checkSnapshots(_ whole: [UInt8]) throws -> Int {
    let path = "\(demo.path)/snapshots"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let snapshots = names.filter { !$0.hasPrefix(".") }
    for name in snapshots {
      #expect(try Array(Data(contentsOf: URL(filePath: "\(path)/\(name)/file"))) == whole)
      #expect(try demo.text("snapshots/\(name)/record.json").contains(name))
    }
    return snapshots.count
  }
}
