/// Numbers in rows and columns, found by arithmetic alone; it grows to the cells that are set.
public struct Grid: Sendable {
  @usableFromInline var cells: [UInt32] = []
  @usableFromInline var stride = 64

  /// Makes an empty grid.
  public init() {}

  /// The number in a cell; nil when none was set.
  @inlinable @inline(__always)
  public subscript(row: UInt32, column: UInt32) -> UInt32? {
    // A column beyond the stride would be read in the next row.
    let place = Int(row) * stride + Int(column)
    guard Int(column) < stride, place < cells.count, cells[place] != .max else { return nil }
    return cells[place]
  }

  /// Sets a cell to a number below `UInt32.max`.
  public mutating func set(_ row: UInt32, _ column: UInt32, to number: UInt32) {
    while Int(column) >= stride { widen() }
    let missing = (Int(row) + 1) * stride - cells.count
    if missing > 0 { cells.append(contentsOf: repeatElement(.max, count: missing)) }
    cells[Int(row) * stride + Int(column)] = number
  }

  private mutating func widen() {
    let old = self
    stride *= 2
    cells = [UInt32](repeating: .max, count: old.cells.count * 2)
    for (place, number) in old.cells.enumerated() {
      cells[place / old.stride * stride + place % old.stride] = number
    }
  }
}
