import WaybillCore

/// The best and the worst rank that a holder can have; those with equal values share the better rank.
struct RankRange: Sendable, Hashable {
  let best: Int
  let worst: Int

  /// Ranks one holder among all.
  init(of holder: String, in holdings: Holdings) {
    let others = holdings.holders.filter { $0 != holder }
    let own = holdings.range(of: holder)
    best = 1 + others.count { other in own.hi.map { (holdings.known[other]?.lo ?? 0) > $0 } ?? false }

    // How much each other needs beyond what it may have anyway to come before; nil where it cannot.
    var needs: [Int128] = []
    var before = 0
    for other in others {
      let (sure, most) = (holdings.known[other] ?? IntervalSum(), holdings.range(of: other).hi)
      if sure.hi.map({ $0 > own.lo }) ?? true {
        before += 1
      } else if most.map({ $0 > own.lo }) ?? true {
        needs.append(own.lo - (sure.hi ?? 0))
      }
    }
    // Whoever is not named needs all of it.
    let elsewhere = holdings.elsewhere
    if elsewhere.most.map({ $0 > own.lo }) ?? true {
      needs += [Int128](repeating: own.lo, count: min(elsewhere.holders ?? .max, Self.mostUnnamed))
    }
    worst = 1 + before + Self.satisfied(needs.sorted(), by: holdings.lots.values.map(\.hi))
  }

  /// However a lot is spread, there are no more parties than this.
  private static let mostUnnamed = 250

  /// How many needs the lots can exceed together, the smallest first.
  private static func satisfied(_ needs: [Int128], by lots: [Int128?]) -> Int {
    let bounded = lots.compactMap(\.self)
    if bounded.count < lots.count { return needs.count }
    let rest = bounded.reduce(0, +)
    var used: Int128 = 0
    return needs.prefix { need in
      used += need
      return used < rest
    }.count
  }
}
