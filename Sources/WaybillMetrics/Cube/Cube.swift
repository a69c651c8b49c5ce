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
  public var cells: [(cell: Cell, total: Total)] {
    zip(numbering.cells.values, totals).map { (cell: $0, total: $1) }.sorted { $0.cell < $1.cell }
  }

  /// Adds the records of a batch that are read.
  public mutating func add(_ batch: borrowing RecordBatch) {
    numbering.follow(batch)
    for row in 0..<batch.count {
      let place = Int(numbering.place(of: row, in: batch))
      if place == CellNumbering.unread { continue }
      if place == totals.count { totals.append(Total()) }
      totals[place].add(lo: batch.lo[row], hi: batch.hi[row])
    }
  }

  /// Adds what another cube of the same dimensions has seen.
  public mutating func merge(_ other: Cube) {
    for (cell, total) in zip(other.numbering.cells.values, other.totals) {
      let place = numbering.place(of: cell)
      if place == totals.count { totals.append(Total()) }
      totals[place].merge(total)
    }
  }

  /// Names the records of a batch whose cell is wanted; each cell is asked for once.
  public func select(
    in batch: borrowing RecordBatch, into rows: inout RowSelection, where isWanted: (Cell) -> Bool
  ) {
    var fresh = numbering.emptied
    var wanted: [Bool] = []
    fresh.follow(batch)
    for row in 0..<batch.count {
      let place = Int(fresh.place(of: row, in: batch))
      if place == CellNumbering.unread { continue }
      if place == wanted.count { wanted.append(isWanted(fresh.cells[UInt32(place)])) }
      if wanted[place] { rows.insert(row) }
    }
  }
}
