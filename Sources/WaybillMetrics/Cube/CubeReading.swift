public import WaybillCore

extension Cube {
  /// At which level each series is read: totals where its source has any, else parts.
  public var levels: [Series: Level] {
    numbering.cells.values.reduce(into: [:]) { levels, cell in
      if levels[cell.series] != .total { levels[cell.series] = cell.facet.level }
    }
  }

  /// The cells that are read together: those at their series' level, in order.
  public var read: [(cell: Cell, total: Total)] {
    let levels = levels
    return cells.filter { levels[$0.cell.series] == $0.cell.facet.level }
  }
}
