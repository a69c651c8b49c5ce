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

  /// Opens a snapshot that is one delimited text, and reads up to its first row.
  ///
  /// - Throws: ``SourceError`` when the unit is not a whole snapshot, when the file cannot be read or is empty, when
  ///   it is in another encoding, and when it has no header.
  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    guard unit.part == .whole else { throw SourceError(.wrongPart(unit.snapshot.name)) }
    return try makeReader(of: FileBlocks(path: unit.snapshot.path, name: unit.snapshot.name))
  }

  /// Reads bytes in memory up to the first row, under a name for diagnostics.
  ///
  /// - Throws: ``SourceError``, as for a unit.
  public func makeReader(of bytes: [UInt8], name: String) throws(SourceError) -> sending any BatchReader {
    try makeReader(of: MemoryBlocks(bytes, name: name))
  }

  /// Reads bytes from elsewhere, such as a member of an archive, up to the first row.
  ///
  /// - Throws: ``SourceError``, as for a unit, and whatever the source throws.
  public func makeReader(of source: sending any ByteBlocks) throws(SourceError) -> sending any BatchReader {
    try DelimitedReader(source, options)
  }
}
