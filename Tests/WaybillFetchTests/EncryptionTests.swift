import Testing

@testable import WaybillFetch

/// Encrypted servers: whom a fetch trusts, and whom it does not.
@Suite struct EncryptionTests {
  /// What a request of an encrypted server ends with; its address is called `SERVER`.
  private func fetch(_ server: EncryptedServer, _ place: Place, trusting certificates: String?) -> String {
    let address = "https://127.0.0.1:\(server.port)"
    let request = Place.request("\(address)/file.csv") {
      $0.policy.allowsPlainHTTP = false
      $0.policy.retries = 0
    }
    let transport = CurlTransport(
      agent: "waybill/test", environment: certificates.map { ["SSL_CERT_FILE": $0] } ?? [:])
    return place.fetch(request, over: transport).replacing(address, with: "SERVER")
  }

  private static let refusal =
    "waybill.yaml:3:5: error: 'SERVER/file.csv' gave no whole answer: "
    + "ssl peer certificate or ssh remote key was not ok [fetch-failed]"

  @Test func aTrustedServerIsRead() throws {
    let identity = try EncryptedServer.Identity(of: "IP:127.0.0.1")
    let (server, place) = (try EncryptedServer(identity, file: "a;b\n"), Place())
    #expect(fetch(server, place, trusting: identity.certificate) == "fetched a;b\n")
    #expect(try place.record().fetches.first?.address.hasPrefix("https://") == true)
  }

  @Test func aServerThatNobodyKnowsIsNot() throws {
    let identity = try EncryptedServer.Identity(of: "IP:127.0.0.1")
    let (server, place) = (try EncryptedServer(identity, file: "a;b\n"), Place())
    #expect(fetch(server, place, trusting: nil) == Self.refusal)
    let another = try EncryptedServer.Identity(of: "IP:127.0.0.1")
    #expect(fetch(server, place, trusting: another.certificate) == Self.refusal)
    #expect(place.folder.hashes.isEmpty)
  }

  @Test func aCertificateOfAnotherHostIsNotTaken() throws {
    let identity = try EncryptedServer.Identity(of: "DNS:publisher.example")
    let (server, place) = (try EncryptedServer(identity, file: "a;b\n"), Place())
    #expect(fetch(server, place, trusting: identity.certificate) == Self.refusal)
    #expect(place.folder.hashes.isEmpty)
  }
}
