/// What an implementer of `SourceAdapter` promises; each is tested on its own.
public enum SourcePromise: String, Sendable, CaseIterable {
  /// The id, the title and the options are such as mappings and listings need.
  case descriptor
  /// Its samples are read to their end.
  case reads
  /// Reading a unit twice gives the same layout, rows and faults.
  case sameTwice = "same-twice"
  /// Every row has the columns that the layout declares, and every cell lies in the batch's bytes.
  case columns
  /// Rows and cells stand where the reader says.
  case places
  /// Memory does not grow with the rows.
  case memory
  /// Bytes of any kind give rows, faults or an error: never a trap, never an endless reading, never broken text.
  case hostileBytes = "hostile-bytes"
  /// The units of a snapshot, in order, give the rows and faults of the whole, however many it is cut into.
  case units

  /// The promises that can be tried beside other tests: all but that of memory, which is measured of the whole process.
  public static let besideOtherTests = allCases.filter { $0 != .memory }
}
