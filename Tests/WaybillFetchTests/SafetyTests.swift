import TestServer
import Testing
import WaybillFormats

@testable import WaybillFetch

/// Where a fetch may not go, and what nobody may see.
@Suite struct SafetyTests {
  private static let place = "waybill.yaml:3:5: error: "
  private static let file = "https://data.example/file.csv"

  private func plain(_ address: String, _ change: (inout FetchRequest) -> Void = { _ in }) -> FetchRequest {
    var request = FetchRequest(name: "exports", address: address, place: Place.asked)
    request.policy.retries = 0
    change(&request)
    return request
  }

  @Test(arguments: [
    "ftp://example.org/a", "file:///etc/passwd", "https://", "example.org/a", "https://a b/", "dict://x:1/",
  ])
  func onlyTheWebIsAsked(address: String) {
    let script = Script(.answer(200, [:], "a"))
    #expect(
      Place().fetch(plain(address), over: script) == Self.place
        + "'\(address)' must be an address such as 'https://example.org/file.csv' [bad-address]")
    #expect(script.requests.isEmpty)
  }

  @Test func anAddressWithoutEncryptionNeedsLeave() {
    let script = Script(.answer(200, [:], "a"))
    #expect(
      Place().fetch(plain("http://data.example/a"), over: script) == Self.place
        + "'http://data.example/a' must be an https address; 'allow: http' under the pipeline's 'fetch' takes it as it is "
        + "[insecure-address]")
    #expect(script.requests.isEmpty)
    #expect(
      Place().fetch(plain("http://data.example/a") { $0.policy.allowsPlainHTTP = true }, over: script) == "fetched a")
  }

  @Test(arguments: ["https://user:word@example.org/a", "https://user@example.org/a", "ftp://user:word@example.org/"])
  func credentialsInAnAddressAreRefusedAndNotShown(address: String) {
    let script = Script(.answer(200, [:], "a"))
    let message =
      Self.place + "an address must have no user and no password in it; 'secrets' under 'fetch' takes a key from the "
      + "environment [address-credentials]"
    #expect(Place().fetch(plain(address), over: script) == message)
    #expect(script.requests.isEmpty)
    if address.hasPrefix("ftp") { return }
    let redirecting = Script(.answer(302, ["location": address.replacing("example.org", with: "data.example")]))
    #expect(Place().fetch(plain(Self.file), over: redirecting) == message)
  }

  @Test func aRedirectToPlainHTTPNeedsLeave() {
    let script = Script(.answer(301, ["location": "http://data.example/a"]), .answer(200, [:], "a"))
    #expect(
      Place().fetch(plain(Self.file), over: script) == Self.place
        + "'\(Self.file)' redirects from https to http; 'allow: http' under the pipeline's 'fetch' follows it "
        + "[redirect-refused]")
    #expect(script.requests.count == 1)
  }

  /// The address that is really connected to is looked at, whatever its name.
  @Test(arguments: ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"])
  func aMachineOfThisNetworkIsNotReached(host: String) {
    let server = Server { _, _, connection in connection.answer(200, "secret") }
    let said = Place().fetch(plain(server.address(host: host)) { $0.policy.allowsPlainHTTP = true })
    #expect(
      said.hasSuffix("; 'allow: private-addresses' under the pipeline's 'fetch' goes there [private-address]"),
      "\(said)")
    #expect(server.requests.isEmpty)
  }

  @Test func theMessageSaysWhereANameLeads() {
    #expect(
      Place().fetch(plain("https://localhost:1/a")).hasPrefix(Self.place + "'localhost' leads to "))
    #expect(
      Place().fetch(plain("https://127.0.0.1:1/a")) == Self.place
        + "'127.0.0.1' is an address that is not public; 'allow: private-addresses' under the pipeline's 'fetch' goes there "
        + "[private-address]")
  }

  @Test func aRedirectToThisMachineIsNotFollowed() {
    let server = Server { _, _, connection in connection.answer(200, "secret") }
    let script = Script(.answer(302, ["location": server.address(host: "127.0.0.1")]), .real)
    let request = plain("http://data.example/a") {
      $0.policy.allowsPlainHTTP = true
      $0.policy.redirects = ["127.0.0.1"]
    }
    #expect(Place().fetch(request, over: script).hasSuffix("[private-address]"))
    #expect(server.requests.isEmpty)
  }

  @Test func behindAProxyTheNumberOfAHostIsLookedAt() {
    let proxy = CurlTransport(agent: "waybill/test", environment: ["http_proxy": "http://127.0.0.1:1"])
    let request = plain("http://10.0.0.1/a") { $0.policy.allowsPlainHTTP = true }
    #expect(Place().fetch(request, over: proxy).hasSuffix("[private-address]"))
  }

  @Test func aProxyIsAsked() throws {
    let place = Place()
    let server = Server { _, _, connection in connection.answer(200, "by proxy") }
    let proxy = CurlTransport(
      agent: "waybill/test", environment: ["http_proxy": "http://user:word@127.0.0.1:\(server.port)"])
    let request = plain("http://data.example/a") { $0.policy.allowsPlainHTTP = true }
    #expect(place.fetch(request, over: proxy) == "fetched by proxy")
    #expect(server.requests.first?.path == "http://data.example/a")
  }

  @Test func secretsStandOnTheWireAlone() throws {
    let place = Place()
    let server = Server { _, request, connection in
      request.path.hasPrefix("/a?")
        ? connection.answer(302, "", ["Location": "/b?key=s%2F1"]) : connection.answer(200, "a")
    }
    let request = Place.request(server.address("/a?key={key}")) {
      $0.secrets = Secrets(["key": "s/1"])
      ($0.method, $0.body) = ("POST", .json("{\"k\": \"{key}\"}"))
      $0.headers = [.init("X-Key", "Bearer {key}")]
    }
    #expect(place.fetch(request) == "fetched a")
    let asked = try #require(server.requests.first)
    #expect(asked.path == "/a?key=s%2F1" && asked.headers["x-key"] == "Bearer s/1" && asked.body == "{\"k\": \"s/1\"}")
    let note = try #require(try place.record().fetches.first)
    #expect(note.address == server.address("/a?key={key}") && note.finalAddress == server.address("/b?key={key}"))
    let refused = Script(.answer(404))
    #expect(
      Place().fetch(request, over: refused).hasPrefix(Self.place + "'\(server.address("/a?key={key}"))' answered 404"))
  }

  @Test func anotherHostIsNotToldASecret() throws {
    let script = Script(.answer(307, ["location": "https://other.example/a"]), .answer(200, [:], "a"))
    let request = plain(Self.file) {
      $0.secrets = Secrets(["key": "1234"])
      $0.headers = [.init("X-Key", "{key}"), .init("Authorization", "Basic x"), .init("Accept", "text/csv")]
      $0.policy.redirects = ["other.example"]
    }
    #expect(Place().fetch(request, over: script) == "fetched a")
    #expect(script.requests.map { $0.header("X-Key") } == ["1234", nil])
    #expect(script.requests.map { $0.header("Authorization") } == ["Basic x", nil])
    #expect(script.requests.map { $0.header("Accept") } == ["text/csv", "text/csv"])
  }

  @Test(arguments: [("X Key", "a"), ("", "a"), ("X-Key", "a\r\nHost: b")])
  func aHeaderIsOneLine(name: String, value: String) {
    let script = Script(.answer(200, [:], "a"))
    #expect(
      Place().fetch(plain(Self.file) { $0.headers = [.init(name, value)] }, over: script) == Self.place
        + "the header '\(name)' must be a name of letters, digits and '-', and a value on one line [bad-header]")
  }

  @Test(arguments: [(303, "GET"), (302, "GET"), (307, "POST"), (308, "POST")])
  func aFilterIsPostedAgainWhereTheServerMeansThat(status: Int, method: String) {
    let script = Script(.answer(status, ["location": "/b"]), .answer(200, [:], "a"))
    let request = plain(Self.file) { ($0.method, $0.body) = ("POST", .json("1")) }
    #expect(Place().fetch(request, over: script) == "fetched a")
    #expect(script.requests.map(\.method) == ["POST", method])
    #expect(script.requests.map { $0.body != nil } == [true, method == "POST"])
  }

  @Test func anEncryptionThatIsNotInOrderIsNoReasonToAskAgain() {
    let place = Place()
    let script = Script(.failure(.insecure("ssl peer certificate or ssh remote key was not ok")))
    #expect(
      place.fetch(plain(Self.file) { $0.policy.retries = 3 }, over: script) == Self.place
        + "'\(Self.file)' gave no whole answer: ssl peer certificate or ssh remote key was not ok [fetch-failed]")
    #expect(script.requests.count == 1)
  }

  @Test func a304ThatNobodyAskedForIsNone() {
    #expect(
      Place().fetch(plain(Self.file), over: Script(.answer(304))) == Self.place
        + "'\(Self.file)' gave no whole answer: it answered 304 (not modified) without having been asked [fetch-failed]"
    )
  }
}
