/// What became of the rows of a source: nothing is dropped without a line here.
public struct RowAccount: Sendable, Hashable, Codable {
  /// The rows read, those that could not be read as cells included.
  public var rowsIn = 0
  /// The rows that made at least one record.
  public var rowsMapped = 0
  /// The rows that made none because they, or each of their emits, were refused.
  public var rowsRejected = 0
  /// The rows left aside for a reason that the mapping gives, by that reason.
  public var dropped: [String: Int] = [:]
  /// The records made.
  public var records = 0
  /// The emits refused of rows that were not refused as a whole.
  public var emitsRejected = 0
  /// The emits that did not apply to a row, by the condition that did not hold.
  public var skipped: [String: Int] = [:]
  /// What was done to values that were kept, such as a repair or a rounding, by its name.
  public var notes: [String: Int] = [:]

  /// Makes an empty account.
  public init() {}

  /// The rows left aside for any reason.
  public var rowsDropped: Int { dropped.values.reduce(0, +) }

  /// The law: every row read is mapped, dropped with a reason, or rejected.
  public var isBalanced: Bool { rowsIn == rowsMapped + rowsDropped + rowsRejected }

  /// Adds the account of another unit.
  public mutating func merge(_ other: Self) {
    rowsIn += other.rowsIn
    rowsMapped += other.rowsMapped
    rowsRejected += other.rowsRejected
    records += other.records
    emitsRejected += other.emitsRejected
    dropped.merge(other.dropped, uniquingKeysWith: +)
    skipped.merge(other.skipped, uniquingKeysWith: +)
    notes.merge(other.notes, uniquingKeysWith: +)
  }
}
