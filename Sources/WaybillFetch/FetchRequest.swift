package import WaybillCore
package import WaybillFormats

/// What to ask of a publisher, and what may happen on the way.
///
/// Names of secrets stand in braces in address, headers and body; their values are put there only on the wire.
package struct FetchRequest: Sendable {
  /// What is sent along.
  package enum Body: Sendable, Hashable {
    case json(String)
    case form([Pair])
  }

  /// A name with a value.
  package struct Pair: Sendable, Hashable {
    package let name: String
    package let value: String

    /// Makes a pair.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What may happen on the way.
  package struct Policy: Sendable, Hashable {
    /// The hosts to which redirects may lead beside the address's own.
    package var redirects: [String] = []
    package var allowsPlainHTTP = false
    package var allowsPrivateAddresses = false
    package var timeouts = TransportRequest.Timeouts()
    /// How often to ask again.
    package var retries = 4
    /// The most bytes of an answer.
    package var mostBytes: Int64 = 256 << 20

    /// Makes the policy of a request of which nothing is said.
    package init() {}
  }

  /// What progress and records call it.
  package var name: String
  /// Whether something is sent along.
  package var method: String
  package var address: String
  package var headers: [Pair]
  package var body: Body?
  package var secrets: Secrets
  package var answer: AnswerRule
  package var policy: Policy
  /// Where the pipeline asks for it.
  package var place: Place

  /// Makes a request.
  package init(
    name: String, method: String = "GET", address: String, headers: [Pair] = [], body: Body? = nil,
    secrets: Secrets = Secrets(), answer: AnswerRule = AnswerRule(), policy: Policy = Policy(), place: Place
  ) {
    self.name = name
    self.method = method
    self.address = address
    self.headers = headers
    self.body = body
    self.secrets = secrets
    self.answer = answer
    self.policy = policy
    self.place = place
  }

  /// Tells the request from others: the hash of what is asked, without the values of secrets.
  package var key: String {
    let sent =
      switch body {
      case nil: ""
      case .json(let text): "json \(text)"
      case .form(let pairs): "form " + pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
      }
    let parts = [method, address, sent, answer.base64 ?? ""]
    return String(SHA256.of(Array(parts.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n").utf8)).prefix(16))
  }

  /// What is sent along as bytes, with its type.
  var payload: (bytes: [UInt8], type: String)? {
    switch body {
    case nil: nil
    case .json(let text):
      (Array(secrets.filled(text) { Secrets.inJSON($0) }.utf8), "application/json")
    case .form(let pairs):
      (
        Array(
          pairs.map { "\(WebAddress.encoded($0.name))=\(WebAddress.encoded(secrets.filled($0.value) { $0 }))" }
            .joined(separator: "&").utf8), "application/x-www-form-urlencoded"
      )
    }
  }
}
