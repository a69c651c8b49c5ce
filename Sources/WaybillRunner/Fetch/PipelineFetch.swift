public import WaybillCore
import WaybillFormats
import WaybillMapping

extension PipelineFile {
  /// What a pipeline says of a source that is fetched.
  public struct Fetch: Sendable {
    /// What the request may do that it may not by itself.
    enum Allowance: String, Sendable, Hashable, CaseIterable {
      case http
      case privateAddresses = "private-addresses"
    }

    public let place: Place
    /// The address in the place of the mapping's.
    let url: (text: String, place: Place)?
    /// What parameters are set to.
    let set: [(name: String, values: [String], place: Place)]
    let allowances: Set<Allowance>
    /// The seconds for a connection, for the next byte and for the whole.
    let timeouts: (connect: Double?, idle: Double?, total: Double?)
    let retries: Int?
    let limits: FetchSection.Limits
    /// The hashes that the files must have, in their order.
    let pins: [(text: String, place: Place)]
  }
}

extension PipelineKeys {
  static let fetch =
    [
      OptionSpec(
        "url", .named("address"),
        help: "The address that is asked, in the place of the mapping's, or where the mapping has none."),
      OptionSpec(
        "set", .entries(FetchSection.valueShape, of: "names"),
        help: "What parameters of the mapping's `fetch` are set to; that of `each` may have several values."),
      OptionSpec(
        "allow", .oneOrMany(.words(of: PipelineFile.Fetch.Allowance.self), of: "words"),
        help: "What is otherwise refused: an address without encryption, or one that is not public."),
      OptionSpec("timeouts", .table(timeoutsSection), help: "How long to wait."),
      OptionSpec(
        "retries", .integer(from: 0, to: 20), help: "How often to ask again after a failure; 4 when left out."),
    ] + FetchSection.sharedKeys
  static let fetchSection = OptionSection(
    "source-fetch", title: "A source that is fetched",
    help: "That `waybill fetch` asks the publisher for the files, and what differs from the mapping's `fetch`.",
    keys: fetch)

  static let timeouts = [
    OptionSpec("connect", .number(), help: "The seconds for a connection; 30 when left out."),
    OptionSpec("idle", .number(), help: "The seconds within which the next byte must come; 60 when left out."),
    OptionSpec("total", .number(), help: "The seconds for a whole answer; 1800 when left out."),
  ]
  static let timeoutsSection = OptionSection(
    "timeouts", title: "`timeouts`", help: "How long a fetch waits.", keys: timeouts)
}

extension PipelineFile.Fetch {
  /// Reads `fetch` of a source, and the hashes beside it.
  init(
    _ node: ConfigNode, pins: [(text: String, place: Place)], _ problems: inout Diagnostics
  ) {
    var table = OptionTable(node.table ?? [], at: node.place)
    table.check(PipelineKeys.fetch)
    place = node.place
    self.pins = pins
    url = table.text("url").flatMap { text in table["url"].map { (text, $0.place) } }
    if let url, let problem = AddressText.problem(of: url.text, at: url.place) { table.problem(problem) }
    set = (table.table("set") ?? []).compactMap { entry in
      table.values(entry.key, in: entry.value).map { (entry.key, $0, entry.keyPlace) }
    }
    var allowances = Set<Allowance>()
    for (text, place) in table.texts("allow") ?? [] {
      if let allowance = Allowance(rawValue: text) {
        allowances.insert(allowance)
      } else {
        table.problem(.unknownValue(text, of: "allow", known: Allowance.allCases.map(\.rawValue), at: place))
      }
    }
    self.allowances = allowances
    var timeouts = OptionTable(table.table("timeouts") ?? [], at: table["timeouts"]?.place ?? node.place)
    timeouts.check(PipelineKeys.timeouts)
    self.timeouts = (timeouts.seconds("connect"), timeouts.seconds("idle"), timeouts.seconds("total"))
    timeouts.finish(into: &problems)
    retries = table.integer("retries", from: 0, to: 20)
    limits = FetchSection.Limits(reading: &table)
    table.finish(into: &problems)
  }
}
