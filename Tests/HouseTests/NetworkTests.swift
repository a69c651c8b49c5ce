import Testing

/// Only one module goes to the network.
@Suite struct NetworkTests {
  private static let own = "Sources/WaybillFetch/"

  /// What opens a connection, or knows somebody who does.
  private static let doors = [
    "CLibCurl", "FoundationNetworking", "URLSess" + "ion", "socket(", "getaddrinfo(", "curl_easy",
    "import Network",
  ]

  @Test func noOtherModuleCanOpenAConnection() throws {
    let files =
      try House.files([".swift", ".h", ".cpp"], under: "Sources/") + House.files([".swift"], under: "Plugins/")
    #expect(files.count > 300)
    for path in files where !path.hasPrefix(Self.own) && !path.hasPrefix("Sources/CLibCurl/") {
      let text = try House.text(path)
      #expect(Self.doors.filter(text.contains) == [], "\(path)")
    }
    #expect(
      try House.text(Self.own + "CurlExchange.swift").contains("socket("), "the words above find what they look for")
  }

  @Test func onlyTheFetchIsBuiltWithTheLibrary() throws {
    let manifest = try House.text("Package.swift")
    let lines = manifest.split(separator: "\n").filter { $0.contains("\"CLibCurl\"") }
    #expect(lines.count == 2)
    #expect(
      lines.contains { $0.contains("name: \"WaybillFetch\"") } && lines.contains { $0.contains(".systemLibrary(") })
  }

  /// A run is told of the network by nobody: only the command that fetches makes a transport.
  @Test func onlyTheFetchMakesATransport() throws {
    let files = try House.files([".swift"], under: "Sources/").filter { !$0.hasPrefix(Self.own) }
    let makers = try files.filter { try House.text($0).contains("CurlTransport(") }
    #expect(makers == ["Sources/WaybillRunner/Fetch/FetchRun.swift"])
  }
}
