/// What a source adapter is, for listings, for the validation of mappings and for the conformance kit.
public struct SourceDescriptor: Sendable, Hashable {
  /// The name under which mappings ask for the adapter (`read: {adapter: …}`).
  public let id: String
  public let title: String
  /// The keys that the adapter reads in a mapping's `read:`.
  public let options: [OptionSpec]
  /// Whether reading starts a program that the mapping names; a check of mappings then does not read.
  public let startsProgram: Bool

  /// Makes a descriptor.
  public init(id: String, title: String, options: [OptionSpec] = [], startsProgram: Bool = false) {
    self.id = id
    self.title = title
    self.options = options
    self.startsProgram = startsProgram
  }
}

/// Why a source could not be read at all, or not further.
public struct SourceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What has to be mended.
  public enum Fault: Sendable, Hashable {
    /// The file: no good reader could read it.
    case file
    /// The reader: it broke down or went against its rules, whatever the file holds.
    case reader
  }

  public let diagnostic: Diagnostic
  public let fault: Fault

  /// Makes an error from the diagnostic that the user sees.
  public init(_ diagnostic: Diagnostic, fault: Fault = .file) {
    self.diagnostic = diagnostic
    self.fault = fault
  }

  public var description: String { diagnostic.description }
}

/// A publisher's layout: turns bytes into named cells, and never says what a column means.
///
/// An implementer promises, and the conformance kit tests: reading a unit twice gives the same rows; every row has
/// the layout's columns; the places of rows are true; the units of a snapshot, in order, give the rows of the whole;
/// memory does not grow with the rows; hostile bytes give faults or a ``SourceError``, never a trap.
public protocol SourceAdapter: Sendable {
  static var descriptor: SourceDescriptor { get }

  /// Takes the adapter's options from a mapping's `read:`, and throws all that is wrong with them at once.
  init(options: OptionTable) throws(Diagnostics)

  /// Paths of the files that have a part in reading, such as a program of its own; a run reads anew when one changes.
  var parts: [String] { get }

  /// What reads in the end: the adapter itself, or the program that it starts.
  ///
  /// - Throws: ``SourceError`` when a program cannot tell.
  func describe() throws(SourceError) -> SourceDescriptor

  /// Cuts a snapshot into at most `count` units, in order; one unit where rows depend on earlier rows.
  ///
  /// Ranges of bytes follow each other from the first byte of the file to its last. A reader of one gives its rows and
  /// faults with the lines and places that they have in the whole, and no others.
  /// Sheets of a workbook and members of an archive are units however many there are, since each is a table of its own.
  func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit]

  /// Opens a unit and reads up to its first row.
  func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader
}

extension SourceAdapter {
  public var parts: [String] { [] }

  public func describe() throws(SourceError) -> SourceDescriptor { Self.descriptor }

  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    [WorkUnit(snapshot)]
  }
}

/// One pass over one unit.
public protocol BatchReader {
  /// What was found before the first row of the next batch; a reader may change it between batches, for a new table.
  var layout: Layout { get }

  /// Replaces the contents of `batch` with the next rows; a row that cannot be read is a fault in the batch.
  ///
  /// - Returns: false once there are no more rows or faults; the batch is then empty.
  /// - Throws: ``SourceError`` when nothing more can be read.
  mutating func read(into batch: inout RowBatch) throws(SourceError) -> Bool

  /// The bytes that another process holds for this reader, at most so far; 0 when there is none.
  var heldElsewhere: Int { get }
}

extension BatchReader {
  public var heldElsewhere: Int { 0 }
}
