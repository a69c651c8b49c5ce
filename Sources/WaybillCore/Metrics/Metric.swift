/// What a metric is, for listings, for the validation of pipelines and for the report.
public struct MetricDescriptor: Sendable, Hashable {
  /// The name under which pipelines ask for the metric.
  public let id: String
  public let title: String
  /// The measures that the metric reads; records of others pass it by.
  public let measures: [Measure]
  /// The keys that the metric reads in a pipeline.
  public let options: [OptionSpec]

  /// Makes a descriptor.
  public init(id: String, title: String, measures: [Measure], options: [OptionSpec] = []) {
    self.id = id
    self.title = title
    self.measures = measures
    self.options = options
  }
}

/// How a source reports, and which years it covers: what a metric must know to tell silence from zero.
public struct SourceFacts: Sendable, Hashable {
  /// Whether no row means nothing happened.
  public enum Reporting: Sendable, Hashable {
    /// The publisher covers everybody: no row is a zero.
    case complete
    /// Each member of the roster reports for itself: silence is not a zero.
    case byState(roster: Roster)
  }

  /// Who is due to report.
  public enum Roster: Sendable, Hashable {
    case group(GroupUnion)
    case states([String])
  }

  public let id: String
  public let title: String
  public let reporting: Reporting
  /// The years for which the source has records, sorted.
  public let years: [Int]

  /// Makes the facts of one source.
  public init(id: String, title: String, reporting: Reporting, years: [Int]) {
    self.id = id
    self.title = title
    self.reporting = reporting
    self.years = years
  }
}

/// What a metric is told when it gives its result.
public struct MetricContext: Sendable {
  /// The sources of the run, by id.
  public let sources: [String: SourceFacts]

  /// Makes a context.
  public init(sources: [SourceFacts]) {
    self.sources = Dictionary(sources.map { ($0.id, $0) }) { _, later in later }
  }
}

/// A figure's place in a table: the values of its key columns, and the column that it stands in.
public struct FigureKey: Sendable, Hashable {
  /// The id of the table.
  public let table: String
  public let keys: [String: String]
  public let column: String

  /// Makes the key of a figure.
  public init(table: String, keys: [String: String], column: String) {
    self.table = table
    self.keys = keys
    self.column = column
  }
}

/// The records of a batch that made a figure, as indices in rising order.
public struct RowSelection: Sendable, Hashable {
  public private(set) var indices: [Int] = []

  /// Makes an empty selection.
  public init() {}

  /// Adds one record; indices come in rising order.
  public mutating func insert(_ index: Int) {
    precondition(indices.last.map { $0 < index } ?? true, "indices must rise")
    indices.append(index)
  }

  /// Forgets the records.
  public mutating func removeAll() { indices.removeAll(keepingCapacity: true) }
}

/// A figure computed over the records of a run: a mergeable value.
///
/// An implementer promises, and the conformance kit tests: adding all batches gives the same as adding parts and
/// merging them, in any order; state is keyed by party and code, never by an id of a batch's dictionaries; and a
/// figure computed again from the records that ``selects(_:in:into:)`` names is the same.
public protocol Metric: Sendable {
  static var descriptor: MetricDescriptor { get }

  /// Takes the metric's options from a pipeline, and throws all that is wrong with them at once.
  init(options: OptionTable, groups: GroupBook) throws(Diagnostics)

  /// Adds the records of a batch.
  mutating func add(_ batch: borrowing RecordBatch)

  /// Adds what another value of the metric, made with the same options, has seen.
  mutating func merge(_ other: Self)

  /// The metric's tables, a pure function of the records seen and the context; their ids begin with the metric's.
  func result(_ context: MetricContext) -> [MetricTable]

  /// Names the records of a batch that made a figure of the table.
  func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection)

  /// What names the records of one figure in batch after batch, its key read once; nil when there is no such figure.
  ///
  /// A metric that has much to find out about a figure gives one of its own; for others ``selects(_:in:into:)`` is asked.
  func selector(of figure: FigureKey) -> (any RowSelector)?
}

/// Names the records that made one figure, batch by batch.
public protocol RowSelector {
  /// Adds the batch's records that made the figure, as indices in rising order.
  mutating func select(in batch: borrowing RecordBatch, into rows: inout RowSelection)
}

extension Metric {
  public func selector(of figure: FigureKey) -> (any RowSelector)? { AskingSelector(metric: self, figure: figure) }
}

/// Asks the metric anew for every batch.
private struct AskingSelector<Asked: Metric>: RowSelector {
  let metric: Asked
  let figure: FigureKey

  func select(in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    metric.selects(figure, in: batch, into: &rows)
  }
}
