import WaybillCore

extension Cube {
  /// The cells of one source and facet, in order.
  public typealias Shelf = (book: FacetBook, entries: ArraySlice<Entry>)

  /// The cells by their source and facet, in order.
  public var shelves: [Shelf] {
    let cells = cells
    var shelves: [Shelf] = []
    var start = 0
    for end in 1...max(cells.count, 1) where end <= cells.count {
      let book = numbering.book(of: Int(cells[start].cell.number))
      if end < cells.count, numbering.book(of: Int(cells[end].cell.number)) == book { continue }
      shelves.append((cells[start].cell.book, cells[start..<end]))
      start = end
    }
    return shelves
  }
}
