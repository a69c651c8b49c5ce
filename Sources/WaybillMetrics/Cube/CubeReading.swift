public import WaybillCore

extension Cube {
  /// A cell with what its records come to.
  public typealias Entry = (cell: Cell, total: Total)

  /// At which level each series is read: totals where its source has any, else parts.
  public var levels: [Series: Level] { Self.levels(numbering.cells.values) }

  /// The cells that are read together: those at their series' level, in order.
  public var read: [Entry] { read { _ in true } }

  /// The cells that count, as far as they are at their series' level, in order; those that do not count have no say in it.
  public func read(where counts: (Cell) -> Bool) -> [Entry] {
    let counted = cells.filter { counts($0.cell) }
    let levels = Self.levels(counted.map(\.cell))
    return counted.filter { levels[$0.cell.series] == $0.cell.facet.level }
  }

  private static func levels(_ cells: some Sequence<Cell>) -> [Series: Level] {
    cells.reduce(into: [:]) { levels, cell in
      if levels[cell.series] != .total { levels[cell.series] = cell.facet.level }
    }
  }
}
