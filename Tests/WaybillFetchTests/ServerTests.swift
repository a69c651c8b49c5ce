import TestServer
import Testing
import WaybillFormats

@testable import WaybillFetch

/// A real server on this machine, in each of the ways in which servers misbehave.
@Suite struct ServerTests {
  private static let place = "waybill.yaml:3:5: error: "

  @Test func aFileIsFetchedAndItsRecordStandsBesideIt() throws {
    let place = Place()
    let server = Server { _, _, connection in
      connection.answer(200, "a;b\n", ["ETag": "\"1\"", "Last-Modified": "Thu, 25 Apr 2024 12:00:00 GMT"])
    }
    let request = Place.request(server.address()) { $0.headers = [.init("Accept", "text/csv")] }
    #expect(place.fetch(request, vintage: "13 Apr 2024") == "fetched a;b\n")
    let asked = try #require(server.requests.first)
    #expect(asked.method == "GET" && asked.path == "/file.csv" && asked.body.isEmpty)
    #expect(asked.headers["accept"] == "text/csv" && asked.headers["user-agent"] == "waybill/test")
    #expect(asked.headers["accept-encoding"] == "identity" && asked.headers["if-none-match"] == nil)
    let record = try place.record()
    #expect(record.size == 4 && record.sha256 == SHA256.of(Array("a;b\n".utf8)))
    #expect(
      record.fetches == [
        .init(
          request: request.key, number: 1, source: "exports", method: "GET", address: server.address(),
          finalAddress: server.address(), fetched: "2024-04-25T12:00:00Z", checked: "2024-04-25T12:00:00Z",
          publisher: "P", title: "T", terms: "Free", etag: "\"1\"", lastModified: "Thu, 25 Apr 2024 12:00:00 GMT",
          vintage: "13 Apr 2024")
      ])
    #expect(place.names == [record.sha256, "\(record.sha256)/file", "\(record.sha256)/record.json"])
  }

  @Test func anUnchangedFileIsNotSentAgain() throws {
    let place = Place()
    let server = Server { number, request, connection in
      if number == 0 { return connection.answer(200, "a", ["ETag": "W/\"1\"", "Last-Modified": "yesterday"]) }
      connection.answer(request.headers["if-none-match"] == "W/\"1\"" ? 304 : 500)
    }
    #expect(fetch(server, place) == "fetched a")
    place.later()
    #expect(fetch(server, place) == "unchanged a")
    #expect(server.requests[1].headers["if-modified-since"] == "yesterday")
    let note = try #require(try place.record().fetches.first)
    #expect([note.fetched, note.checked] == ["2024-04-25T12:00:00Z", "2024-04-25T13:00:00Z"])
  }

  /// A server without validators sends it all again; that the bytes are the same is seen by their hash.
  @Test func theSameBytesAreUnchangedAndOthersAreNot() throws {
    let place = Place()
    let server = Server { number, _, connection in connection.answer(200, number == 2 ? "b" : "a") }
    #expect((0..<4).map { _ in fetch(server, place) } == ["fetched a", "unchanged a", "fetched b", "fetched a"])
    let latest = try #require(try place.folder.latest().values.first)
    #expect(latest.fetch.number == 3 && place.text(latest.record.sha256) == "a" && place.folder.hashes.count == 2)
  }

  /// A file that was damaged since is fetched anew, without a condition.
  @Test func aDamagedFileIsMended() throws {
    let place = Place()
    let server = Server { _, request, connection in
      if request.headers["if-none-match"] != nil { return connection.answer(304) }
      connection.answer(200, "abc", ["ETag": "\"1\""])
    }
    #expect(fetch(server, place) == "fetched abc")
    try write("abx", to: place.folder.file(try place.record().sha256))
    #expect(fetch(server, place) == "fetched abc")
    #expect(fetch(server, place) == "unchanged abc")
  }

  @Test(arguments: [("7", 7.0), ("Thu, 25 Apr 2024 12:00:30 GMT", 30.0), ("Thu, 25 Apr 2024 11:00:00 GMT", 0.0)])
  func theServerSaysWhenToAskAgain(retryAfter: String, seconds: Double) {
    let place = Place()
    let server = Server { number, _, connection in
      number == 0 ? connection.answer(429, "", ["Retry-After": retryAfter]) : connection.answer(200, "a")
    }
    #expect(fetch(server, place) == "fetched a")
    #expect(place.waits == [seconds])
  }

  @Test func aWaitThatIsTooLongIsNotWaited() {
    let place = Place()
    let server = Server { _, _, connection in connection.answer(429, "", ["Retry-After": "7200"]) }
    #expect(
      fetch(server, place) == Self.place
        + "'SERVER/file.csv' asks to wait for 7200 s, and a fetch waits 600 s at most; "
        + "try again later [fetch-failed]")
    #expect(place.waits == [])
  }

  @Test func aServerThatIsDownForAMomentIsAskedAgainEverMoreSlowly() {
    let place = Place()
    let server = Server { number, _, connection in connection.answer(number < 2 ? 503 : 200, number < 2 ? "" : "a") }
    #expect(fetch(server, place) == "fetched a")
    #expect(place.waits == [1, 2])
    let down = Server { _, _, connection in connection.answer(503) }
    #expect(
      fetch(down, place) == Self.place
        + "'SERVER/file.csv' gave no whole answer in 3 attempts; the last: it answered 503 "
        + "(service unavailable) [fetch-failed]")
    #expect(down.requests.count == 3)
  }

  @Test func aDownloadThatIsCutOffGoesOnWhereItStopped() throws {
    let place = Place()
    let whole = String(repeating: "0123456789", count: 20_000)
    let server = Server { number, request, connection in
      if number == 0 { return connection.answer(200, String(whole.prefix(70_000)), ["ETag": "\"1\""], length: 200_000) }
      guard let range = request.headers["range"], request.headers["if-range"] == "\"1\"",
        let start = Int(range.dropFirst(6).dropLast())
      else { return connection.answer(500) }
      connection.answer(
        206, String(whole.dropFirst(start)), ["ETag": "\"1\"", "Content-Range": "bytes \(start)-199999/200000"])
    }
    #expect(fetch(server, place) == "fetched \(whole)")
    #expect(server.requests[1].headers["range"] == "bytes=70000-")
    #expect(place.names.count == 3, "nothing else is left: \(place.names)")
  }

  @Test func aServerThatKnowsNoPartsSendsTheWholeAgain() {
    let place = Place()
    let server = Server { number, _, connection in
      number == 0
        ? connection.answer(200, "0123", ["ETag": "\"1\""], length: 8)
        : connection.answer(200, "01234567", ["ETag": "\"1\""])
    }
    #expect(fetch(server, place) == "fetched 01234567")
    #expect(server.requests.map { $0.headers["range"] } == [nil, "bytes=4-"])
  }

  /// A part of another version must never stand behind that of the first.
  @Test(arguments: [
    ["ETag": "\"2\"", "Content-Range": "bytes 4-7/8"], ["Content-Range": "bytes 4-7/8"],
    ["ETag": "\"1\"", "Content-Range": "bytes 3-7/8"], ["ETag": "\"1\""],
    ["ETag": "\"1\"", "Last-Modified": "today", "Content-Range": "bytes 4-7/8"],
  ])
  func aPartOfAnotherVersionIsThrownAway(headers: [String: String]) {
    let place = Place()
    let server = Server { number, request, connection in
      if number == 0 { return connection.answer(200, "0123", ["ETag": "\"1\"", "Last-Modified": "then"], length: 8) }
      request.headers["range"] != nil
        ? connection.answer(206, "wxyz", headers) : connection.answer(200, "abcdwxyz", ["ETag": "\"2\""])
    }
    #expect(fetch(server, place) == "fetched abcdwxyz")
    #expect(server.requests.map { $0.headers["range"] } == [nil, "bytes=4-", nil])
  }

  @Test func aFileThatChangedInBetweenBeginsAnew() {
    let place = Place()
    let server = Server { number, _, connection in
      number == 0
        ? connection.answer(200, "0123", ["ETag": "\"1\""], length: 8)
        : connection.answer(200, "wx", ["ETag": "\"2\""])
    }
    #expect(fetch(server, place) == "fetched wx")
  }

  /// Without a strong validator nothing tells whether the rest is that of the same file.
  @Test(arguments: [[:], ["ETag": "W/\"1\"", "Last-Modified": "then"]] as [[String: String]])
  func withoutAValidatorTheWholeIsAskedAgain(headers: [String: String]) {
    let place = Place()
    let server = Server { number, _, connection in
      number == 0 ? connection.answer(200, "0123", headers, length: 8) : connection.answer(200, "01234567", headers)
    }
    #expect(fetch(server, place) == "fetched 01234567")
    #expect(server.requests.allSatisfy { $0.headers["range"] == nil })
  }

  @Test func aRestThatTheServerDoesNotHaveIsAskedForAsAWhole() {
    let place = Place()
    let server = Server { number, request, connection in
      if number == 0 { return connection.answer(200, "0123", ["ETag": "\"1\""], length: 8) }
      request.headers["range"] != nil ? connection.answer(416) : connection.answer(200, "01")
    }
    #expect(fetch(server, place) == "fetched 01")
  }

  @Test func aConnectionThatBreaksEachTimeIsGivenUp() {
    let place = Place()
    let server = Server { _, _, connection in connection.answer(200, "0123", length: 8) }
    #expect(
      fetch(server, place) == Self.place
        + "'SERVER/file.csv' gave no whole answer in 3 attempts; the last: the connection "
        + "broke off after 4 bytes [fetch-failed]")
    #expect(place.names == [], "a part that nothing can go on from does not stay")
    let silent = Server { _, _, _ in }
    #expect(fetch(silent, place).contains("the last: the connection broke off after 0 bytes [fetch-failed]"))
  }

  /// What was there when a fetch was given up is there for the next one.
  @Test func theNextFetchGoesOnFromWhatIsThere() {
    let place = Place()
    let server = Server { number, request, connection in
      if number < 3 {
        let start =
          request.headers["range"] == nil ? 0 : Int(request.headers["range"]?.dropFirst(6).dropLast() ?? "") ?? 0
        let headers = ["ETag": "\"1\"", "Content-Range": "bytes \(start)-9/10"]
        return connection.answer(start == 0 ? 200 : 206, "\(number)", headers, length: 10 - start)
      }
      connection.answer(206, "3456789", ["ETag": "\"1\"", "Content-Range": "bytes 3-9/10"])
    }
    #expect(fetch(server, place).hasSuffix("broke off after 3 bytes [fetch-failed]"))
    #expect(fetch(server, place) == "fetched 0123456789")
  }

  /// Longer than it says an answer cannot be; what is missing is seen where the file shows it.
  @Test func anAnswerEndsWhereItSays() {
    let place = Place()
    let server = Server { _, _, connection in connection.answer(200, "{\"bytes\": \"YQ==\"}", length: 12) }
    #expect(
      fetch(server, place, "/a") { $0.answer.base64 = "bytes" } == Self.place
        + "the answer of 'SERVER/a' must be {\"bytes\": \"…\"} with the file in base64, and nothing else [bad-answer]")
  }

  @Test func aServerThatFallsSilentIsLeft() {
    let place = Place()
    let server = Server { _, _, connection in
      connection.answer(200, "0123", length: 8)
      for _ in 0..<50 where !connection.isGone { connection.wait(0.1) }
    }
    #expect(
      fetch(server, place) { ($0.policy.retries, $0.policy.timeouts.idle) = (0, 0.5) } == Self.place
        + "'SERVER/file.csv' gave no whole answer: nothing came for 0.5 s, after 4 bytes [fetch-failed]")
  }

  @Test func aServerThatDripsIsLeftAfterTheWholeTime() {
    let place = Place()
    let server = Server { _, _, connection in
      connection.answer(200, "", length: 1000)
      for _ in 0..<100 where !connection.isGone {
        connection.send("x")
        connection.wait(0.1)
      }
    }
    let said = fetch(server, place) { ($0.policy.retries, $0.policy.timeouts.total) = (0, 1.5) }
    #expect(
      said.hasPrefix(Self.place + "'SERVER/file.csv' gave no whole answer: the whole did not come within 1.5 s, but "))
  }

  @Test func aBodyWithoutEndIsStoppedAtTheLimit() {
    let place = Place()
    let endless = Server { _, _, connection in
      connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
      let piece = [UInt8](repeating: 0x61, count: 65_536)
      for _ in 0..<200 where !connection.isGone { connection.send(piece) }
    }
    let message =
      Self.place + "the answer of 'SERVER/file.csv' is larger than 1 MiB; 'at_most' under 'fetch' sets the limit "
      + "[answer-too-large]"
    #expect(fetch(endless, place) { $0.policy.mostBytes = 1 << 20 } == message)
    #expect(place.names == [])
    let announced = Server { _, _, connection in connection.answer(200, "", length: 1 << 40) }
    #expect(fetch(announced, place) { $0.policy.mostBytes = 1 << 20 } == message)
    let exact = Server { _, _, connection in connection.answer(200, "0123456789") }
    #expect(fetch(exact, place) { $0.policy.mostBytes = 10 } == "fetched 0123456789")
    #expect(
      fetch(exact, place) { $0.policy.mostBytes = 9 } == Self.place
        + "the answer of 'SERVER/file.csv' is larger than 9 bytes; 'at_most' under 'fetch' sets the limit [answer-too-large]"
    )
  }

  @Test(arguments: [
    (404, "404 (not found); the publisher may have moved the file"),
    (403, "403 (forbidden); the publisher may want a key, or no programs"),
    (401, "401 (unauthorised); the publisher may want a key, or no programs"), (204, "204 (no content)"), (418, "418"),
  ])
  func aRefusalIsNotRepeated(status: Int, words: String) {
    let place = Place()
    let server = Server { _, _, connection in connection.answer(status, status == 204 ? "" : "<html>sorry</html>") }
    #expect(fetch(server, place) == Self.place + "'SERVER/file.csv' answered \(words) [fetch-refused]")
    #expect(server.requests.count == 1 && place.names == [])
  }

  @Test func whatWasThereStaysWhenTheNextAnswerIsNone() {
    let place = Place()
    let server = Server { number, _, connection in
      connection.answer(200, ["a;b\n", "", "<!DOCTYPE html><title>Down for maintenance</title>"][min(number, 2)])
    }
    #expect(fetch(server, place) == "fetched a;b\n")
    #expect(fetch(server, place) == Self.place + "the answer of 'SERVER/file.csv' is empty [bad-answer]")
    #expect(
      fetch(server, place) == Self.place + "the answer of 'SERVER/file.csv' must be data, not a page of HTML, "
        + "'<!DOCTYPE html><title>Down for maintenan…' [bad-answer]")
    #expect(place.names.count == 3 && place.folder.hashes.map(place.text) == ["a;b\n"])
  }

  @Test func anAnswerMustBeWhatTheMappingSays() {
    let place = Place()
    let server = Server { _, _, connection in connection.answer(200, "a;b\n") }
    #expect(
      fetch(server, place) { $0.answer.kind = .json } == Self.place
        + "the answer of 'SERVER/file.csv' must be JSON, not 'a;b' [bad-answer]")
    #expect(
      fetch(server, place) { $0.answer.begins = try? Pattern("^Year") } == Self.place
        + "the answer of 'SERVER/file.csv' must be what begins with '^Year', not 'a;b' [bad-answer]")
    #expect(fetch(server, place) { $0.answer.begins = try? Pattern("^a;") } == "fetched a;b\n")
  }

  @Test func anEncodingThatWasNotAskedForIsRefused() {
    let place = Place()
    let server = Server { _, _, connection in connection.answer(200, "abc", ["Content-Encoding": "gzip"]) }
    #expect(
      fetch(server, place) == Self.place
        + "the answer of 'SERVER/file.csv' must come as it is, not in the encoding 'gzip' "
        + "[bad-answer]")
  }

  @Test func aFilterIsPostedAndTheFileComesOutOfItsWrapping() throws {
    let place = Place()
    let server = Server { _, request, connection in
      connection.answer(200, request.body.isEmpty ? "{}" : "{\"bytes\":\"YTtiCg==\"}")
    }
    let filter = "{\"filters\":[{\"field\":\"Delivery year\",\"value1\":2000}]}"
    let change: (inout FetchRequest) -> Void = {
      ($0.method, $0.body, $0.answer.base64) = ("POST", .json(filter), "bytes")
    }
    #expect(fetch(server, place, "/p", change) == "fetched a;b\n")
    #expect(fetch(server, place, "/p", change) == "unchanged a;b\n")
    let asked = try #require(server.requests.first)
    #expect(asked.method == "POST" && asked.body == filter && asked.headers["content-type"] == "application/json")
    #expect(place.names.count == 3, "\(place.names)")
  }

  @Test(arguments: [
    "{\"bytes\":\"YTti!g==\"}", "{\"bytes\":\"YTtiCg\"}", "{\"bytes\":\"YTtiCg==\"", "{\"error\":\"no\"}",
    "<html></html>",
  ])
  func aBrokenWrappingIsRefused(answer: String) {
    let place = Place()
    let server = Server { _, _, connection in connection.answer(200, answer) }
    #expect(
      fetch(server, place, "/p") { $0.answer.base64 = "bytes" } == Self.place
        + "the answer of 'SERVER/p' must be {\"bytes\": \"…\"} with the file in base64, and nothing else [bad-answer]")
    #expect(place.names == [])
  }

  @Test func aFormIsSentAsAForm() throws {
    let place = Place()
    let server = Server { _, _, connection in connection.answer(200, "a") }
    let said = fetch(server, place) {
      ($0.method, $0.body) = ("POST", .form([.init("low year", "1990"), .init("buyer", "All & none")]))
    }
    #expect(said == "fetched a")
    let asked = try #require(server.requests.first)
    #expect(asked.body == "low%20year=1990&buyer=All%20%26%20none")
    #expect(asked.headers["content-type"] == "application/x-www-form-urlencoded")
  }

  @Test func nothingListensThere() {
    let place = Place()
    let port = Server { _, _, _ in }.port
    #expect(
      place.fetch(Place.request("http://127.0.0.1:\(port)/") { $0.policy.retries = 1 }) == Self.place
        + "'http://127.0.0.1:\(port)/' gave no whole answer in 2 attempts; the last: there was no connection [fetch-failed]"
    )
    #expect(
      place.fetch(Place.request("http://nobody.invalid/")) == Self.place
        + "'http://nobody.invalid/' gave no whole answer: the name of the host is not known [fetch-failed]")
  }

  @Test func progressIsTold() {
    let place = Place()
    let server = Server { number, _, connection in number == 0 ? connection.answer(503) : connection.answer(200, "abcd")
    }
    var told: [Fetcher.Progress] = []
    _ = place.fetch(Place.request(server.address())) { told.append($0) }
    #expect(
      told == [.waiting(1, "it answered 503 (service unavailable)"), .received(0, of: 4), .received(4, of: 4)])
  }

  private func write(_ text: String, to path: String) throws {
    let file = try DiskFile(path)
    try Array(text.utf8).withUnsafeBytes { bytes in try file.write(bytes) }
  }
}
