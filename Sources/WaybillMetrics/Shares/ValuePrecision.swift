/// How exactly a value is told.
public enum ValuePrecision: UInt8, Sendable, Hashable, CaseIterable {
  case point
  /// Between two ends that differ.
  case range
  /// Without an upper end.
  case open

  /// The precision of a record's ends as ``RecordBatch`` keeps them.
  @inlinable public init(lo: Int64, hi: Int64) {
    self = hi == Int64.max ? .open : lo == hi ? .point : .range
  }
}
