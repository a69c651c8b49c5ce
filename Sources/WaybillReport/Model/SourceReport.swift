/// What a run did with one source: its files, and where every row of them went.
public struct SourceReport: Sendable, Hashable {
  /// The id under which pipelines and tables name the source.
  public var id: String
  /// The title that people know it by.
  public var title: String
  /// Who publishes it.
  public var publisher: String
  /// Where it is published; shown as a link only when it is an address of the web.
  public var url: String
  /// The publisher's terms of use, in a few words.
  public var terms: String
  /// The mapping's file name, as the pipeline names it.
  public var mapping: String
  /// How the source reports, in words: what silence means in it.
  public var reporting: String
  /// Whether the publisher covers everybody, so that no row is a zero and nobody is due to report.
  public var isComplete: Bool
  /// Its files in the order of the pipeline.
  public var files: [FileReport]
  /// All rows of all files.
  public var rowsIn: Int
  /// Rows that gave at least one record, or whose every emit was left out for a reason.
  public var rowsMapped: Int
  /// Rows left out for a reason that the mapping states.
  public var rowsDropped: Int
  /// Rows refused as a whole.
  public var rowsRejected: Int
  /// The records that were kept.
  public var records: Int
  /// Single emits that were refused in rows that otherwise gave records.
  public var emitRejects: Int
  /// Rows left out, by the mapping's reason.
  public var dropped: [ReasonCount]
  /// Emits left out of rows that were kept, by the mapping's reason.
  public var skipped: [ReasonCount]
  /// What was done to values and lines that were kept or passed by, by its name.
  public var repairs: [ReasonCount]
  /// The rejects by code, whole rows and single emits alike.
  public var rejects: [RejectGroup]
  /// The first and the last year that the records touch; nil without records.
  public var years: ClosedRange<Int>?
  /// Whether the same files under the same mapping were in the ledger already, so that nothing was read again.
  public var alreadyKept: Bool
  /// How the checks of the mapping ended, in its order.
  public var checks: [CheckReport]
  /// From when on the figures are no longer what they were before.
  public var breaks: [SeriesBreak]

  /// Makes the report of a source; what is left out is empty, nothing or zero.
  public init(
    id: String, title: String, publisher: String = "", url: String = "", terms: String = "", mapping: String = "",
    reporting: String = "", isComplete: Bool = false, files: [FileReport] = [], rowsIn: Int = 0, rowsMapped: Int = 0,
    rowsDropped: Int = 0,
    rowsRejected: Int = 0, records: Int = 0, emitRejects: Int = 0, dropped: [ReasonCount] = [],
    skipped: [ReasonCount] = [], repairs: [ReasonCount] = [], rejects: [RejectGroup] = [],
    years: ClosedRange<Int>? = nil, alreadyKept: Bool = false, checks: [CheckReport] = [],
    breaks: [SeriesBreak] = []
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.url = url
    self.terms = terms
    self.mapping = mapping
    self.reporting = reporting
    self.isComplete = isComplete
    self.files = files
    self.rowsIn = rowsIn
    self.rowsMapped = rowsMapped
    self.rowsDropped = rowsDropped
    self.rowsRejected = rowsRejected
    self.records = records
    self.emitRejects = emitRejects
    self.dropped = dropped
    self.skipped = skipped
    self.repairs = repairs
    self.rejects = rejects
    self.years = years
    self.alreadyKept = alreadyKept
    self.checks = checks
    self.breaks = breaks
  }

  /// Rows in, less those mapped, dropped and rejected: anything but 0 breaks the law that every row is accounted for.
  public var rowsUnaccounted: Int { rowsIn - rowsMapped - rowsDropped - rowsRejected }
}
