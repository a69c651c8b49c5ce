public import WaybillCore

/// Sums of records by what a metric tells them apart by: the mergeable state that most metrics need.
///
/// A cube keeps one total for every combination of values that was met, so that its size does not grow with the records.
/// It adds only what shares a facet and a source, and so keeps figures of different bases apart by itself.
public struct Cube: Sendable {
  /// What the records of one cell come to.
  public struct Total: Sendable, Hashable {
    public private(set) var sum = IntervalSum()
    /// Whether one of the values may be negative, so that less of them may be more.
    public private(set) var isNegative = false
    /// The largest lower end of one record, in millionths.
    public private(set) var largest = Int64.min

    /// Makes the total of no record.
    public init() {}

    mutating func add(lo: Int64, hi: Int64) {
      sum.add(lo: lo, hi: hi)
      if lo < 0 { isNegative = true }
      if lo > largest { largest = lo }
    }

    /// Adds what other records of the same facet come to.
    public mutating func merge(_ other: Total) {
      sum.merge(other.sum)
      isNegative = isNegative || other.isNegative
      largest = max(largest, other.largest)
    }
  }

  var numbering: CellNumbering
  private var totals: [Total] = []

  /// Makes an empty cube.
  ///
  /// - Parameters:
  ///   - dimensions: what records are told apart by, besides their source and facet.
  ///   - flags: the flags by which they are told apart, where `flags` is among the dimensions.
  ///   - reads: which facets are read; records of others pass it by.
  public init(
    by dimensions: Dimensions, flags: Flags = Flags(rawValue: .max), reads: @escaping @Sendable (Facet) -> Bool
  ) {
    numbering = CellNumbering(dimensions, flags, reads)
  }

  /// How many cells there are.
  public var count: Int { totals.count }

  /// The cells with their totals, in order.
  public var cells: [Entry] {
    let store = CellStore(numbering, totals)
    return numbering.inOrder.map { Entry(cell: Cell(store: store, number: $0)) }
  }

  /// The cells with their totals, in no order, for what does not hang on it.
  public var unordered: some Sequence<Entry> {
    let store = CellStore(numbering, totals)
    return totals.indices.lazy.map { Entry(cell: Cell(store: store, number: UInt32($0))) }
  }

  /// Adds the records of a batch that are read.
  public mutating func add(_ batch: borrowing RecordBatch) {
    numbering.follow(batch)
    for row in 0..<batch.count {
      guard let place = numbering.place(of: row, in: batch) else { continue }
      if place == totals.count { totals.append(Total()) }
      totals[place].add(lo: batch.lo[row], hi: batch.hi[row])
    }
  }

  /// Adds what another cube of the same dimensions has seen.
  public mutating func merge(_ other: Cube) {
    for (place, total) in zip(numbering.places(of: other.numbering), other.totals) {
      if place == totals.count { totals.append(Total()) }
      totals[place].merge(total)
    }
  }

  /// Names the records of a batch whose cell is wanted; each cell is asked for once.
  public func select(
    in batch: borrowing RecordBatch, into rows: inout RowSelection, where isWanted: (Cell) -> Bool
  ) {
    var fresh = numbering.emptied
    fresh.follow(batch)
    let places = (0..<batch.count).map { fresh.place(of: $0, in: batch) }
    let store = CellStore(fresh, [])
    let wanted = (0..<fresh.count).map { isWanted(Cell(store: store, number: UInt32($0))) }
    for (row, place) in places.enumerated() {
      if let place, wanted[place] { rows.insert(row) }
    }
  }
}
