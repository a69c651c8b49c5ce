import WaybillCore

extension CellNumbering {
  /// The numbers of the cells, in the order of what their words stand for.
  ///
  /// Cells are sorted by one column after the other, from the last to the first, each time without comparing any two.
  var inOrder: [UInt32] {
    var order = Array(0..<UInt32(count))
    for column in CellColumn.inOrder.reversed() where by.contains(column) {
      let ranks = values.ranks(in: column)
      sort(&order, upTo: ranks.max() ?? 0) { cell in word(column, of: cell).map { ranks[Int($0)] } ?? 0 }
    }
    let ranks = CellValues.ranks(values.books.values, by: <)
    sort(&order, upTo: ranks.max() ?? 0) { ranks[Int(book(of: $0))] }
    return order
  }

  /// Sorts cells by their ranks; those of one rank keep their order.
  private func sort(_ order: inout [UInt32], upTo last: UInt32, by rank: (Int) -> UInt32) {
    var starts = [UInt32](repeating: 0, count: Int(last) + 2)
    for cell in order { starts[Int(rank(Int(cell))) + 1] += 1 }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
    var sorted = [UInt32](repeating: 0, count: order.count)
    for cell in order {
      let rank = Int(rank(Int(cell)))
      sorted[Int(starts[rank])] = cell
      starts[rank] += 1
    }
    order = sorted
  }
}
