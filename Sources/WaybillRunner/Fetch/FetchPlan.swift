import WaybillCore
import WaybillFetch
import WaybillFormats
import WaybillMapping

/// The requests of one source, in the order of their files.
struct FetchPlan: Sendable {
  let requests: [FetchRequest]
  /// The seconds between two of them.
  let pause: Double
  /// The hashes that their answers must have, in their order; empty where nothing is pinned.
  let pins: [String]
  /// The secrets that the environment does not have.
  let missing: Diagnostics

  /// Puts together what a mapping and a pipeline say.
  ///
  /// - Parameter environment: The variables from which secrets come; nil where nobody is asked, and no secret is needed.
  /// - Throws: every problem of what is set.
  init(
    _ fetch: PipelineFile.Fetch, of mapping: MappingFile, environment: [String: String]?
  ) throws(Diagnostics) {
    var problems = Diagnostics()
    guard let section = mapping.fetch ?? fetch.url.map({ FetchSection(url: $0.text, at: $0.place) }) else {
      throw Diagnostics([.noFetch(mapping.id, at: fetch.place)])
    }
    var values = Dictionary(section.parameters.map { ($0.name, $0.value) }) { first, _ in first }
    var items = section.each?.values
    let settable = section.parameters.map(\.name) + (section.each.map { [$0.name] } ?? [])
    for set in fetch.set {
      if set.name == section.each?.name {
        items = set.values
      } else if !settable.contains(set.name) {
        problems.add(.unknownFetchParameter(set.name, known: settable, at: set.place))
      } else if set.values.count == 1 {
        values[set.name] = set.values[0]
      } else {
        problems.add(.severalValues(set.name, at: set.place))
      }
    }
    let url = fetch.url?.text ?? section.url
    for name in Placeholders.names(in: url) where !section.names.contains(name) {
      problems.add(.unknownFetchParameter(name, known: section.names, at: fetch.url?.place ?? section.urlPlace))
    }
    var secrets: [String: String] = [:]
    var missing = Diagnostics()
    for secret in section.secrets where environment != nil {
      secrets[secret.name] = environment?[secret.value]
      if secrets[secret.name]?.isEmpty != false {
        missing.add(.missingSecret(secret.name, variable: secret.value, at: fetch.place))
      }
    }
    if !fetch.pins.isEmpty, fetch.pins.count != items?.count ?? 1 {
      problems.add(
        .badOption(
          "sha256", expected: "one hash for each of \(counted(items?.count ?? 1, "file"))",
          found: counted(fetch.pins.count, "hash", "hashes"),
          at: fetch.pins[0].place))
    }
    try problems.throwIfErrors()
    self.missing = missing
    pins = fetch.pins.map(\.text)
    pause = fetch.limits.pause ?? section.limits.pause ?? 1
    requests = (items.map { $0.map(Optional.some) } ?? [nil]).map { item in
      var values = values
      if let name = section.each?.name, let item { values[name] = item }
      return FetchRequest(section, fetch, source: mapping.id, item: item, url: url, values, Secrets(secrets))
    }
  }
}

extension FetchRequest {
  /// One request of a source, with its parameters filled in and its secrets by their names.
  fileprivate init(
    _ section: FetchSection, _ fetch: PipelineFile.Fetch, source: String, item: String?, url: String,
    _ values: [String: String], _ secrets: Secrets
  ) {
    let filled: (String, (String) -> String) -> String = { text, written in
      Placeholders.filled(text) { values[$0].map(written) }
    }
    let body: Body? =
      if let body = section.body {
        .json(filled(body, Secrets.inJSON))
      } else {
        section.form.map { .form($0.map { .init($0.name, filled($0.value) { $0 }) }) }
      }
    var policy = Policy()
    policy.redirects = section.limits.redirects + fetch.limits.redirects
    policy.allowsPlainHTTP = fetch.allowances.contains(.http)
    policy.allowsPrivateAddresses = fetch.allowances.contains(.privateAddresses)
    policy.timeouts.connect = fetch.timeouts.connect ?? policy.timeouts.connect
    policy.timeouts.idle = fetch.timeouts.idle ?? policy.timeouts.idle
    policy.timeouts.total = fetch.timeouts.total ?? policy.timeouts.total
    policy.retries = fetch.retries ?? policy.retries
    policy.mostBytes = fetch.limits.mostBytes ?? section.limits.mostBytes ?? policy.mostBytes
    self.init(
      name: item.map { "\(source) (\($0))" } ?? source, method: section.method.rawValue,
      address: filled(url, WebAddress.encoded),
      headers: section.headers.map { .init($0.name, filled($0.value) { $0 }) }, body: body, secrets: secrets,
      answer: fetch.limits.answer ?? section.limits.answer ?? .init(), policy: policy,
      place: fetch.url?.place ?? fetch.place)
  }
}
