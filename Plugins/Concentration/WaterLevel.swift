/// The least concentrated way to fill ranges: all holders have as much as one level, as far as their ranges let them.
///
/// With every holder at the level λ, or at the end of its range that is nearer, nothing that has the same total has smaller
/// squares. The index falls with the level until λ × total is the sum of the squares, and rises after that.
struct WaterLevel {
  private let boxes: [Concentrated.Box]
  /// What belongs to the total and adds nothing to the squares.
  private let beside: Double
  /// The levels at which a holder comes to an end of its range, rising.
  private let turns: [Double]

  init(_ boxes: [Concentrated.Box], beside: Double) {
    self.boxes = boxes
    self.beside = beside
    turns = Set(boxes.flatMap { [$0.lo, $0.hi] }.filter { $0 < .infinity } + [0]).sorted()
  }

  /// The least index among all ways whose total lies between two ends.
  func least(_ total: Concentrated.Ends) -> Double {
    var level = bestLevel
    if filled(level).sum < total.lo { level = self.level(ofTotal: total.lo) }
    if filled(level).sum > total.hi { level = self.level(ofTotal: total.hi) }
    let (sum, squares) = filled(level)
    if sum > 0 { return squares / (sum * sum) }
    // Next to nothing, all who can have something have the same.
    let some = boxes.reduce(0) { $0 + ($1.hi > 0 ? $1.count : 0) }
    return some == 0 ? 0 : 1 / Double(some)
  }

  private var bestLevel: Double {
    let first = firstTurn { level in
      let (sum, squares) = filled(level)
      return level * sum >= squares
    }
    let segment = self.segment(before: first)
    if segment.fixed.sum == 0 { return segment.from }
    return min(max(segment.fixed.squares / segment.fixed.sum, segment.from), segment.to)
  }

  private func level(ofTotal total: Double) -> Double {
    let segment = self.segment(before: firstTurn { filled($0).sum >= total })
    if segment.free == 0 { return segment.to == .infinity ? segment.from : segment.to }
    return min(max((total - segment.fixed.sum) / Double(segment.free), segment.from), segment.to)
  }

  /// The place of the first turn that passes a test which all later turns pass too.
  private func firstTurn(_ passes: (Double) -> Bool) -> Int {
    var (low, high) = (0, turns.count)
    while low < high {
      let middle = (low + high) / 2
      if passes(turns[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private typealias Filled = (sum: Double, squares: Double)

  /// The levels between two turns: how many holders are at the level there, and what the others have.
  private func segment(before turn: Int) -> (from: Double, to: Double, free: Int, fixed: Filled) {
    let from = turn == 0 ? 0 : turns[turn - 1]
    let to = turn == turns.count ? .infinity : turns[turn]
    let within = to == .infinity ? from * 2 + 1 : (from + to) / 2
    var (free, fixed) = (0, (sum: beside, squares: 0.0))
    for box in boxes {
      if box.lo < within, within < box.hi {
        free += box.count
      } else {
        let value = within <= box.lo ? box.lo : box.hi
        fixed.sum += value * Double(box.count)
        fixed.squares += value * value * Double(box.count)
      }
    }
    return (from, to, free, fixed)
  }

  private func filled(_ level: Double) -> Filled {
    boxes.reduce((sum: beside, squares: 0)) { filled, box in
      let value = min(max(level, box.lo), box.hi)
      return (filled.sum + value * Double(box.count), filled.squares + value * value * Double(box.count))
    }
  }
}
