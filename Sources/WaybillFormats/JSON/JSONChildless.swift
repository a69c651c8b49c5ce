/// Counts the elements of arrays above the rows that have no row below them, and so leave none in the table.
struct JSONChildless {
  private struct Level {
    let node: Int
    var isOpen = false
    var hasChild = false
  }

  /// The elements on the way to the rows, the outermost first.
  private var levels: [Level]
  private(set) var count = 0

  init(_ query: JSONQuery) {
    levels = query.wayToRows.filter { query.nodes[$0].path.steps.last == .each && !query.nodes[$0].isRow }
      .map { Level(node: $0) }
  }

  /// Takes note of a value at a node of the query.
  mutating func meet(_ node: Int) {
    guard let level = levels.firstIndex(where: { $0.node == node }) else { return }
    close(from: level)
    levels[level].isOpen = true
    if level > 0 { levels[level - 1].hasChild = true }
  }

  /// Takes note of a row, good or bad.
  mutating func meetRow() { if !levels.isEmpty { levels[levels.count - 1].hasChild = true } }

  /// Takes note of the end of the elements that are open, from a level on.
  mutating func close(from level: Int) {
    for index in level..<levels.count {
      if levels[index].isOpen, !levels[index].hasChild { count += 1 }
      (levels[index].isOpen, levels[index].hasChild) = (false, false)
    }
  }

  /// The elements that were counted since this was last asked.
  mutating func takeCount() -> Int {
    defer { count = 0 }
    return count
  }
}
