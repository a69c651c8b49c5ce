import WaybillCore

/// The least and the most that the Herfindahl-Hirschman index of holdings can be, in millionths.
///
/// The index is Σ y² / (Σ y)², where each holder has `y` between the ends of its range and all together have the total.
/// That a lot which one holder has is not another's too is left out of account, except in the total: so the bounds hold for
/// every division of the lots, and may be a little wider than they must. Where all values are points and what is not known
/// may be anybody's, the upper bound is reached.
struct Concentrated: Sendable, Hashable {
  let lo: Int64
  let hi: Int64

  /// Makes the bounds; nil when there is nothing to hold, or when a value may be negative.
  init?(_ holdings: Holdings) {
    if holdings.isNegative || holdings.total.hi == 0 { return nil }
    let total = Ends(holdings.total.lo, holdings.total.hi)
    let boxes = holdings.holders.map { Box(holdings.range(of: $0)) }
    let elsewhere = holdings.elsewhere
    let unnamed = Ends(elsewhere.least, elsewhere.most)
    let most =
      holdings.lots.isEmpty && boxes.count(where: { $0.hi > $0.lo }) <= Self.mostCorners && total.lo > 0
        && total.hi < .infinity
      ? Self.corner(boxes[...], 0, 0) : Self.most(unnamed.hi > 0 ? boxes + [Box(lo: 0, hi: unnamed.hi)] : boxes, total)
    hi = Self.millionths(most)
    lo = Self.millionths(min(Self.least(boxes, unnamed, over: elsewhere.holders, total), most))
  }

  /// One over the index: how many holders of equal parts would be as concentrated; nil where nothing bounds it.
  var effective: (lo: Int128, hi: Int128?) {
    func inverse(_ index: Int64) -> Int128 { Decimals.divideHalfEven(1_000_000_000_000, by: Int128(index)) }
    return (inverse(max(hi, 1)), lo == 0 ? nil : inverse(lo))
  }

  /// What one holder can have, or each of several that are alike.
  struct Box {
    let lo, hi: Double
    var count = 1
  }

  /// The least and the most of a value; infinite where nothing bounds it.
  struct Ends {
    var lo, hi: Double
  }

  private static func millionths(_ index: Double) -> Int64 { Int64((index * 1_000_000).rounded(.toNearestOrEven)) }

  private static func least(_ boxes: [Box], _ unnamed: Ends, over holders: Int?, _ total: Ends) -> Double {
    if unnamed.hi == 0 { return WaterLevel(boxes, beside: 0).least(total) }
    if let holders { return WaterLevel(boxes + [Box(lo: 0, hi: unnamed.hi, count: holders)], beside: 0).least(total) }
    if unnamed.hi == .infinity { return 0 }
    // Spread over any number of holders it adds to the total and nothing to the squares.
    return WaterLevel(boxes, beside: unnamed.hi).least(Ends(lo: total.lo - unnamed.lo + unnamed.hi, hi: total.hi))
  }

  /// With so many ranges, all ways to have every holder at one end of its range are tried; with more, too many.
  private static let mostCorners = 12

  /// The largest index of all ways to have every holder at one end of its range. As one value grows, the index falls and
  /// then rises, so that without a lot between them nothing within the ranges has a larger one.
  private static func corner(_ boxes: ArraySlice<Box>, _ sum: Double, _ squares: Double) -> Double {
    guard let box = boxes.first else { return squares / (sum * sum) }
    let rest = boxes.dropFirst()
    let low = corner(rest, sum + box.lo, squares + box.lo * box.lo)
    return box.hi == box.lo ? low : max(low, corner(rest, sum + box.hi, squares + box.hi * box.hi))
  }

  /// Of all who have a given total together, the squares are largest where as few as can be have as much as they can. The
  /// line between the squares of a range's ends lies above the squares within it, so that the steepest lines come first.
  private static func most(_ boxes: [Box], _ total: Ends) -> Double {
    if boxes.contains(where: { $0.hi == .infinity }) || total.lo == 0 { return 1 }
    let ordered = boxes.sorted { $0.lo + $0.hi > $1.lo + $1.hi }
    var (sum, squares) = ordered.reduce((0.0, 0.0)) { ($0.0 + $1.lo, $0.1 + $1.lo * $1.lo) }
    // Sums of rounded numbers may be a little beside the rounded sum.
    let least = max(sum, min(total.lo, sum + ordered.reduce(0) { $0 + $1.hi - $1.lo }))
    var most = sum == least ? squares / (sum * sum) : 0
    for box in ordered where box.hi > box.lo {
      let slope = box.lo + box.hi
      let start = squares - slope * sum
      let end = sum + box.hi - box.lo
      // On a line, start + slope × t over t² is largest at its ends or where it turns.
      for point in [least, total.hi, end, -2 * start / slope]
      where point > 0 && point >= max(sum, least) && point <= min(end, total.hi) {
        most = max(most, (start + slope * point) / (point * point))
      }
      squares += box.hi * box.hi - box.lo * box.lo
      sum = end
    }
    return most == 0 ? squares / (sum * sum) : min(most, 1)
  }
}

extension Concentrated.Box {
  init(_ range: Holdings.Range) { self.init(lo: Double(range.lo), hi: range.hi.map(Double.init) ?? .infinity) }
}

extension Concentrated.Ends {
  init(_ lo: Int128, _ hi: Int128?) { self.init(lo: Double(lo), hi: hi.map(Double.init) ?? .infinity) }
}
