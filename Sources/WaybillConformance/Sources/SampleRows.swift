public import WaybillCore

/// What a source made of a sample, in words: for tests that look at rows and faults.
public struct SampleRows: Sendable, Equatable {
  /// The layout at the end of the file.
  public let layout: Layout
  /// The line of each row.
  public let lines: [Int]
  /// The cells of each row.
  public let cells: [[String]]
  public let faults: [RowFault]
}

extension SourceSample {
  /// Reads the sample as a whole.
  ///
  /// - Throws: what the source throws.
  public func rows(of source: any SourceAdapter) throws -> SampleRows {
    let file = try SampleFile(name, bytes)
    let transcript = try Transcript(WorkUnit(file.snapshot), with: source)
    return SampleRows(
      layout: transcript.layouts.last ?? Layout(columns: []), lines: transcript.rows.map(\.line),
      cells: transcript.rows.map(\.cells), faults: transcript.faults)
  }
}
