import Testing
import WaybillCore
import WaybillMetrics
import WaybillTesting

@testable import Concentration

/// The bounds hold for every way in which things can be: all ways of small cases are tried, one by one.
@Suite struct BoundTests {
  /// A value with the ends of its interval, and who may have it.
  private struct Value {
    let ends: ClosedRange<Int64>
    /// Nil for anybody.
    let candidates: [String]?
  }

  /// Who somebody may be that nobody names, one for each value.
  private static func strangers(_ count: Int) -> [String] { (0..<count).map { "stranger \($0)" } }

  private static let named = ["a", "b", "c"]

  private static func values(_ dice: inout Dice, widest: Int64) -> [Value] {
    (0..<Int.random(in: 1...4, using: &dice)).map { _ in
      let lo = Int64.random(in: 0...5, using: &dice)
      let candidates: [String]? =
        switch Int.random(in: 0...5, using: &dice) {
        case 0: nil
        case 1: ["a", "c"]
        case 2: ["b", "c"]
        default: [named[Int.random(in: 0...2, using: &dice)]]
        }
      return Value(ends: lo...(lo + Int64.random(in: 0...widest, using: &dice)), candidates: candidates)
    }
  }

  private static func holdings(_ values: [Value]) -> Holdings {
    var holdings = Holdings()
    for value in values {
      var cube = Cube(by: []) { _ in true }
      var batch = RecordBatch(source: "s")
      batch.replace(with: [
        Record(
          source: "s", facet: Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR")),
          value: Interval(Amount(millionths: value.ends.lowerBound), Amount(millionths: value.ends.upperBound))
            ?? .unbounded,
          period: .year(2020))
      ])
      cube.add(batch)
      for entry in cube.cells { holdings.add(entry.total, to: value.candidates.map(Set.init)) }
    }
    return holdings
  }

  /// Every way to divide the values: whole numbers within their ends, each to one of those who may have it.
  private static func ways(_ values: [Value]) -> [[String: Int64]] {
    values.enumerated().reduce([[:]]) { ways, value in
      ways.flatMap { way in
        (value.element.candidates ?? named + strangers(value.offset + 1)).flatMap { holder in
          value.element.ends.map { way.merging([holder: $0], uniquingKeysWith: +) }
        }
      }
    }
  }

  private static func index(_ way: [String: Int64]) -> Int64? {
    let total = Double(way.values.reduce(0, +))
    if total == 0 { return nil }
    let squares = Double(way.values.reduce(0) { $0 + $1 * $1 })
    return Int64((squares / (total * total) * 1_000_000).rounded(.toNearestOrEven))
  }

  @Test(arguments: UInt64(1)...150) func everyWayLiesWithinTheBounds(seed: UInt64) throws {
    var dice = Dice(seed)
    let values = Self.values(&dice, widest: 2)
    let holdings = Self.holdings(values)
    let ways = Self.ways(values)
    let indices = ways.compactMap(Self.index)
    guard let bounds = Concentrated(holdings) else {
      #expect(indices.isEmpty)
      return
    }
    #expect(bounds.lo <= bounds.hi)
    if let least = indices.min(), let most = indices.max() {
      #expect(bounds.lo <= least && most <= bounds.hi, "\(bounds) against \(least) to \(most)")
    }
    for holder in holdings.holders {
      let rank = RankRange(of: holder, in: holdings)
      let share = holdings.share(of: holder)
      for way in ways {
        let own = way[holder] ?? 0
        let place = 1 + way.values.count { $0 > own }
        #expect((rank.best...rank.worst).contains(place), "\(holder) is \(place) of \(way), not within \(rank)")
        let total = way.values.reduce(0, +)
        if total == 0 { continue }
        let part = Int64(Decimals.divideHalfEven(Int128(own) * 1_000_000, by: Int128(total)))
        let bounds = try #require(share)
        #expect((bounds.lo...bounds.hi).contains(part))
      }
    }
  }

  /// Points of which each has one holder, or may be anybody's: the upper bound is reached, and the lower one where all is known.
  @Test(arguments: UInt64(1)...100) func theUpperBoundIsReached(seed: UInt64) throws {
    var dice = Dice(seed)
    let values = Self.values(&dice, widest: 0).filter { $0.candidates?.count != 2 }
    guard let bounds = Concentrated(Self.holdings(values)) else { return }
    let indices = Self.ways(values).compactMap(Self.index)
    #expect(bounds.hi == indices.max())
    if values.allSatisfy({ $0.candidates != nil }) { #expect(bounds.lo == indices.min()) }
  }

  /// Intervals of known holders: both bounds are reached, the lower one by real numbers, of which whole ones come near.
  @Test(arguments: UInt64(1)...20) func bothBoundsAreReachedWhereHoldersAreKnown(seed: UInt64) throws {
    var dice = Dice(seed)
    let (a, b) = (Int64.random(in: 0...300, using: &dice), Int64.random(in: 1...300, using: &dice))
    let values = [
      Value(ends: a...(a + Int64.random(in: 0...100, using: &dice)), candidates: ["a"]),
      Value(ends: b...(b + Int64.random(in: 0...100, using: &dice)), candidates: ["b"]),
    ]
    let bounds = try #require(Concentrated(Self.holdings(values)))
    let indices = Self.ways(values).compactMap(Self.index)
    #expect(abs(bounds.lo - (indices.min() ?? 0)) <= 100)
    #expect(bounds.hi == indices.max())
  }
}
