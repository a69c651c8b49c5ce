public import WaybillCore

/// Everything that a report of one run tells, as plain data: no clock, no path that the user did not name.
public struct RunReport: Sendable, Hashable {
  /// The question that the report answers, as its title, where it is not that of the Dutch parliament.
  public var question: String?
  /// The languages of the report; the first is that of `index.html`.
  public var languages: [Language]
  /// The pipeline's file name, as the user gave it.
  public var pipeline: String
  /// The command that reproduces the report, such as `waybill run waybill.yaml`.
  public var command: String
  /// The sources in the order of the pipeline.
  public var sources: [SourceReport]
  /// The results of the metrics in the order of the pipeline.
  public var tables: [MetricTable]
  /// Short names by ISO 3166-1 alpha-3 code, by language; a code without a name is shown as it is.
  public var partyNames: [Language: [String: String]]
  /// The records behind the shares of the newest periods.
  public var evidence: [Evidence]
  /// When states joined or left the groups that tables name.
  public var membershipChanges: [MembershipChange]

  /// Makes the report of a run.
  public init(
    question: String? = nil, languages: [Language] = [.english], pipeline: String, command: String,
    sources: [SourceReport], tables: [MetricTable], partyNames: [Language: [String: String]],
    evidence: [Evidence] = [], membershipChanges: [MembershipChange] = []
  ) {
    self.question = question
    self.languages = languages.isEmpty ? [.english] : languages
    self.pipeline = pipeline
    self.command = command
    self.sources = sources
    self.tables = tables
    self.partyNames = partyNames
    self.evidence = evidence
    self.membershipChanges = membershipChanges
  }

  /// A source's title, or its id where the report has no such source.
  func title(of source: String) -> String { sources.first { $0.id == source }?.title ?? source }

  /// What belongs to sources, in the order of the sources and else as it came; what belongs to no source comes last.
  func inOrderOfSources<Item>(_ items: [Item], by source: (Item) -> String) -> [Item] {
    let places = Dictionary(sources.enumerated().map { ($1.id, $0) }) { first, _ in first }
    return items.enumerated().map { (places[source($1)] ?? sources.count, $0, $1) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}
