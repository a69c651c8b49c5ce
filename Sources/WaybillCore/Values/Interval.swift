/// A reported value as an interval: equal ends for a point, no upper end where nothing bounds it.
public struct Interval: Sendable, Hashable {
  public let lo: Amount
  /// The upper end, or nil where there is none: an open licence, a classified number.
  public let hi: Amount?

  /// Makes an interval; nil when its ends are the wrong way round.
  public init?(_ lo: Amount, _ hi: Amount?) {
    if let hi, hi < lo { return nil }
    self.lo = lo
    self.hi = hi
  }

  /// Makes a point.
  public init(_ point: Amount) {
    lo = point
    hi = point
  }

  /// What a missing value of unknown size is: at least nothing, with no upper end.
  public static let unbounded = Interval(lo: .zero, hi: nil)

  private init(lo: Amount, hi: Amount?) {
    self.lo = lo
    self.hi = hi
  }
}

/// An exact sum of intervals.
///
/// Sums are 128 bits wide, so that neither the order of adding nor the number of records changes a digit.
public struct IntervalSum: Sendable, Hashable {
  /// The sum of the lower ends, in millionths.
  public private(set) var lo: Int128 = 0
  /// The sum of the upper ends that exist, in millionths.
  public private(set) var boundedHi: Int128 = 0
  /// How many of the intervals have no upper end.
  public private(set) var unbounded: Int = 0
  /// How many intervals were added.
  public private(set) var records: Int = 0

  /// Makes an empty sum.
  public init() {}

  /// The sum of the upper ends, or nil when one of them is absent.
  public var hi: Int128? { unbounded == 0 ? boundedHi : nil }

  /// Adds one record's ends as ``RecordBatch`` keeps them: `hi` of ``RecordBatch/noUpperBound`` means none.
  @inlinable public mutating func add(lo: Int64, hi: Int64) {
    _add(lo: Int128(lo), hi: hi == Int64.max ? 0 : Int128(hi), unbounded: hi == Int64.max ? 1 : 0, records: 1)
  }

  /// Adds another sum of the same facet.
  @inlinable public mutating func merge(_ other: Self) {
    _add(lo: other.lo, hi: other.boundedHi, unbounded: other.unbounded, records: other.records)
  }

  @inline(__always) @usableFromInline
  mutating func _add(lo: Int128, hi: Int128, unbounded: Int, records: Int) {
    self.lo += lo
    boundedHi += hi
    self.unbounded &+= unbounded
    self.records &+= records
  }
}
