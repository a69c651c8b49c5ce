public import WaybillCore

/// Reads tables in JSON: the objects at a path are rows, and their keys are columns.
///
/// A text is read twice: once for the keys of all rows and the values above them, and once for the rows. Rows, faults and
/// places do not depend on the size of the blocks, and memory does not grow with the rows.
public struct JSONText: Sendable {
  /// Where the rows are.
  public let options: JSONOptions

  /// Makes a reader of texts whose rows are where the options say.
  public init(_ options: JSONOptions) { self.options = options }

  /// The units of a snapshot: the whole, or each file that is chosen of a zip archive.
  ///
  /// - Throws: ``SourceError``, as ``UnitBytes/units(of:atMost:)``.
  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    try options.bytes.units(of: snapshot, atMost: count)
  }

  /// Opens a unit, and reads it once as a whole.
  ///
  /// - Throws: ``SourceError`` when the unit cannot be opened, when it is no JSON, and when it has nothing where the rows
  ///   or the values above them should be.
  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    let bytes = options.bytes
    return try JSONReader(options) { () throws(SourceError) in try bytes.open(unit) }
  }

  /// Reads bytes in memory, under a name for diagnostics.
  ///
  /// - Throws: ``SourceError``, as for a unit.
  public func makeReader(of bytes: [UInt8], name: String) throws(SourceError) -> sending any BatchReader {
    try JSONReader(options) { () throws(SourceError) in MemoryBlocks(bytes, name: name) }
  }
}
