package import WaybillCore
package import WaybillFormats

/// `fetch:`: how a publisher is asked for a file, with the names of parameters in braces.
package struct FetchSection: Sendable, Hashable {
  /// How an address is asked.
  package enum Method: String, Sendable, Hashable, CaseIterable { case get = "GET", post = "POST" }

  /// A name with a text.
  package struct Pair: Sendable, Hashable {
    package let name: String
    package let value: String
  }

  /// A parameter that has each of its values in turn.
  package struct Each: Sendable, Hashable {
    package let name: String
    package let values: [String]
  }

  /// What a mapping and a pipeline can both say of a fetch.
  package struct Limits: Sendable, Hashable {
    package var answer: AnswerRule?
    package var redirects: [String] = []
    /// The seconds between two requests.
    package var pause: Double?
    /// The most bytes of an answer.
    package var mostBytes: Int64?
  }

  package let url: String
  package let urlPlace: Place
  package let method: Method
  package let headers: [Pair]
  package let body: String?
  package let form: [Pair]?
  /// The parameters with their defaults.
  package let parameters: [Pair]
  package let each: Each?
  /// The parameters that are secret, each with the variable of the environment that has its value.
  package let secrets: [Pair]
  package let limits: Limits

  /// The request of an address that a pipeline gives, where the mapping says nothing.
  package init(url: String, at place: Place) {
    self.init(
      url: url, urlPlace: place, method: .get, headers: [], body: nil, form: nil, parameters: [], each: nil,
      secrets: [],
      limits: Limits())
  }

  init(
    url: String, urlPlace: Place, method: Method, headers: [Pair], body: String?, form: [Pair]?, parameters: [Pair],
    each: Each?, secrets: [Pair], limits: Limits
  ) {
    self.url = url
    self.urlPlace = urlPlace
    self.method = method
    self.headers = headers
    self.body = body
    self.form = form
    self.parameters = parameters
    self.each = each
    self.secrets = secrets
    self.limits = limits
  }

  /// The names of all parameters.
  package var names: [String] {
    parameters.map(\.name) + (each.map { [$0.name] } ?? []) + secrets.map(\.name)
  }

  /// The texts that parameters may stand in, those of another address where it is given.
  package func texts(url other: String? = nil) -> [String] {
    [other ?? url] + headers.map(\.value) + [body].compactMap { $0 } + (form ?? []).map(\.value)
  }
}
