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

  /// The units of a snapshot: ranges of its bytes, or each file that is chosen of a zip archive.
  ///
  /// A file is cut where records start, which takes a pass over its rows; one of UTF-16, with lines that end with CR alone,
  /// with several tables or compressed is one unit, and so is one whose header is not found.
  ///
  /// - Throws: ``SourceError``, as ``UnitBytes/units(of:atMost:)``, and when the file cannot be read.
  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    let units = try options.bytes.units(of: snapshot, atMost: count)
    guard count > 1, units.map(\.part) == [.whole], try options.bytes.isPlain(snapshot) else { return units }
    return try RecordCuts(of: snapshot, options, atMost: count).units
  }

  /// Opens a unit, and reads up to its first row.
  ///
  /// - Throws: ``SourceError`` when the unit cannot be opened, when it is empty or in another encoding, and when it has
  ///   no header.
  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    if case .bytes(let range, let line, _) = unit.part {
      guard options.bytes.choice == .only, try options.bytes.isPlain(unit.snapshot) else {
        throw SourceError(.wrongRange(unit.snapshot.name, range))
      }
      return try DelimitedReader(range, of: unit.snapshot, firstLine: line, options)
    }
    return try makeReader(of: options.bytes.open(unit))
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
