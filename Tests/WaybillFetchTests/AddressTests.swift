import Testing
import WaybillFormats

@testable import WaybillFetch

/// Which addresses are which, and which may be reached.
@Suite struct AddressTests {
  @Test func anAddressIsTakenApart() throws {
    let address = try #require(WebAddress("HTTPS://Example.ORG.:8443/a%20b?c=d"))
    #expect(
      [address.scheme, address.host, "\(address.port)", "\(address.hasCredentials)"]
        == ["https", "example.org", "8443", "false"])
    #expect(WebAddress("https://[::1]/")?.host == "::1")
    #expect(WebAddress("https://u:p@example.org/")?.hasCredentials == true)
    #expect(WebAddress("https://example.org")?.port == 443)
    #expect(["", "example.org/a", "https://", "http://a b/"].allSatisfy { WebAddress($0) == nil })
  }

  @Test(arguments: [
    ("/b?c", "https://example.org/b?c"), ("b", "https://example.org/a/b"), ("../b", "https://example.org/b"),
    ("//other.example/b", "https://other.example/b"), ("http://x.example/", "http://x.example/"),
    ("/a b", "https://example.org/a%20b"),
  ])
  func aRedirectIsFollowed(location: String, leadsTo: String) throws {
    #expect(try #require(WebAddress("https://example.org/a/file")).following(location)?.text == leadsTo)
  }

  @Test(arguments: [
    "127.0.0.1", "127.8.9.10", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "0.0.0.0",
    "100.64.0.1", "198.18.0.1", "192.0.2.7", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
    "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    "2001:db8::1", "::127.0.0.1", "2001::1",
  ])
  func addressesThatAreNotPublic(text: String) throws { #expect(!(try #require(NetworkAddress(text))).isPublic) }

  @Test(arguments: [
    "1.1.1.1", "172.15.255.255", "172.32.0.1", "192.167.1.1", "100.128.0.1", "11.0.0.1", "2606:4700::1111",
    "::ffff:1.1.1.1", "64:ff9b::101:101",
  ])
  func addressesThatArePublic(text: String) throws { #expect(try #require(NetworkAddress(text)).isPublic) }

  @Test(arguments: [
    ("localhost", "localhost"), ("a.localhost", "a.localhost"), ("127.0.0.1", "127.0.0.1"), ("example.org", nil),
    ("1.1.1.1", nil),
  ])
  func hostsThatNeedNoName(host: String, refused: String?) { #expect(CurlTransport.refused(host) == refused) }

  @Test func proxiesAreThoseOfTheEnvironment() throws {
    let proxy = Proxy(environment: [
      "https_proxy": "http://p:3128", "HTTP_PROXY": "http://evil", "all_proxy": "socks5://s",
      "no_proxy": "example.org, .gov.example",
    ])
    func found(_ text: String) throws -> String? { proxy.address(for: try #require(WebAddress(text))) }
    #expect(try found("https://sipri.example/") == "http://p:3128")
    #expect(try found("http://sipri.example/") == "socks5://s")
    #expect(try found("https://example.org/") == nil)
    #expect(try found("https://data.example.org/") == nil)
    #expect(try found("https://a.gov.example/") == nil)
    #expect(try found("https://notexample.org/") == "http://p:3128")
    #expect(
      Proxy(environment: ["https_proxy": "x", "NO_PROXY": "*"]).address(for: try #require(WebAddress("https://a.b/")))
        == nil)
    #expect(Proxy(environment: ["https_proxy": ""]).address(for: try #require(WebAddress("https://a.b/"))) == nil)
  }

  @Test func namesInBracesAreFilled() {
    #expect(Placeholders.names(in: "{\"a\": {year}, {first-year} {Year} {} {a b}") == ["year", "first-year"])
    #expect(Placeholders.filled("{\"a\":{year}}{x}") { $0 == "year" ? "2022" : nil } == "{\"a\":2022}{x}")
  }

  @Test func secretsAreMaskedHoweverTheyAreWritten() {
    let secrets = Secrets(["key": "a b\"", "long": "a b\"c", "empty": ""])
    #expect(secrets.masked("x=a b\"&y=a%20b%22&z=a b\\\"") == "x={key}&y={key}&z={key}")
    #expect(secrets.masked("a b\"c") == "{long}")
    #expect(secrets.filled("{key}{empty}{other}", WebAddress.encoded) == "a%20b%22{empty}{other}")
  }

  @Test func aKeyTellsRequestsApart() {
    let request = Place.request("https://example.org/{key}")
    var others = Array(repeating: request, count: 5)
    others[0].address += "x"
    others[1].method = "POST"
    others[2].body = .json("1")
    others[3].body = .form([.init("a", "b")])
    others[4].answer.base64 = "bytes"
    #expect(Set(others.map(\.key) + [request.key]).count == 6)
    var same = request
    same.headers = [.init("Accept", "text/csv")]
    same.secrets = Secrets(["key": "1"])
    #expect(same.key == request.key && request.key.count == 16)
  }
}
