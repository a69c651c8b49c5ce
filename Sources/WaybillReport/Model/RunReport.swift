public import WaybillCore

/// Everything that a report of one run tells, as plain data: no clock, no path that the user did not name.
public struct RunReport: Sendable, Hashable {
  /// The question of the Dutch parliament, in English.
  public static let defaultQuestion =
    "Which share of the defence goods made in NATO countries is exported outside NATO?"

  /// The question that the report answers, as its title.
  public var question: String
  /// The pipeline's file name, as the user gave it.
  public var pipeline: String
  /// The command that reproduces the report, such as `waybill run waybill.yaml`.
  public var command: String
  /// The sources in the order of the pipeline.
  public var sources: [SourceReport]
  /// The results of the metrics in the order of the pipeline.
  public var tables: [MetricTable]
  /// English short names by ISO 3166-1 alpha-3 code; a code without a name is shown as it is.
  public var partyNames: [String: String]

  /// Makes the report of a run.
  public init(
    question: String = RunReport.defaultQuestion, pipeline: String, command: String, sources: [SourceReport],
    tables: [MetricTable], partyNames: [String: String]
  ) {
    self.question = question
    self.pipeline = pipeline
    self.command = command
    self.sources = sources
    self.tables = tables
    self.partyNames = partyNames
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
