public import WaybillCore

/// Reads tables in delimited text: comma-separated values, and the like.
///
/// Adapters of publishers whose files are such tables are made of one; the rows, faults and places that it gives do
/// not depend on the size of its blocks.
public struct DelimitedText: Sendable {
  /// How the texts are written.
  public let options: DelimitedOptions

  /// Makes a reader of texts that are written as the options say.
  public init(_ options: DelimitedOptions) { self.options = options }

  /// The units of a snapshot: the whole, or each file that is chosen of a zip archive.
  ///
  /// - Throws: ``SourceError``, as ``UnitBytes/units(of:atMost:)``.
  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    try options.bytes.units(of: snapshot, atMost: count)
  }

  /// Opens a unit, and reads up to its first row.
  ///
  /// - Throws: ``SourceError`` when the unit cannot be opened, when it is empty or in another encoding, and when it has
  ///   no header.
  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    try makeReader(of: options.bytes.open(unit))
  }

  /// Reads bytes in memory up to the first row, under a name for diagnostics.
  ///
  /// - Throws: ``SourceError``, as for a unit.
  public func makeReader(of bytes: [UInt8], name: String) throws(SourceError) -> sending any BatchReader {
    try makeReader(of: MemoryBlocks(bytes, name: name))
  }

  /// Reads bytes from elsewhere up to the first row.
  ///
  /// - Throws: ``SourceError``, as for a unit, and whatever the source throws.
  public func makeReader(of source: sending any ByteBlocks) throws(SourceError) -> sending any BatchReader {
    try DelimitedReader(source, options)
  }
}
