public import WaybillCore
public import WaybillMapping

/// What a mapping makes of a file, before any pipeline has it; nothing is kept.
public struct Preview: Sendable {
  /// The id of the mapping.
  public let source: String
  /// The first records, in the order of their lines.
  public let records: [Record]
  /// The first rejects, in the order of their lines.
  public let rejects: [Reject]
  /// How many rejects there are in all.
  public let rejectCount: Int
  /// The units of the file, by the numbers that records and rejects have.
  public let parts: [WorkUnit.Part]
  /// What became of all rows.
  public let account: RowAccount
  /// What all records come to, and who tells them.
  public let summary: RecordSummary
  /// How the checks of the mapping end over this one file.
  public let checks: [CheckOutcome]
  /// Warnings of faults in the tests of the mapping.
  public let warnings: Diagnostics

  /// Reads a whole file by a mapping.
  ///
  /// - Parameters:
  ///   - limit: How many records and how many rejects to give; all when nil.
  ///   - progress: Told how far the reading has come.
  /// - Throws: the problems of the mapping; why the file cannot be read, or does not fit it.
  public init(
    _ file: String, mapping: String, limit: Int?, registry: Registry,
    progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) {
    let source = try Workspace.Source.open(mapping: mapping, registry: registry)
    let reading = try FileReading(
      file, named: file, at: nil, by: source, limit: limit, checking: true, progress: progress)
    self.source = source.mapping.id
    records = reading.records
    rejects = reading.rejects
    rejectCount = reading.rejectCount
    parts = reading.outcome.parts
    var account = reading.outcome.account
    // Numbers of entries mean nothing to who reads a preview.
    account.usedEntries = [:]
    self.account = account
    summary = reading.summary
    checks = reading.checks
    warnings = Diagnostics(source.mapping.testWarnings)
  }
}
