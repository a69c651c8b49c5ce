import WaybillCore
import WaybillMetrics

/// How a value is divided among holders, as far as it is known: what each surely has, and what one of several may have.
struct Holdings: Sendable {
  /// Value of which it is only known who may have it.
  struct Lot: Sendable, Hashable {
    /// Nil where it may be anybody, named or not.
    let candidates: Set<String>?
    /// Whether it may be spread over any number of holders, as one record for several countries is.
    let isSpread: Bool
  }

  /// The least and the most that one holder can have.
  struct Range: Sendable, Hashable {
    let lo: Int128
    /// Nil where nothing bounds it.
    let hi: Int128?
  }

  /// What each holder surely has, by its code.
  private(set) var known: [String: IntervalSum] = [:]
  private(set) var lots: [Lot: IntervalSum] = [:]
  private(set) var total = IntervalSum()
  /// Whether a value may be negative, so that no part of the total is defined.
  private(set) var isNegative = false

  /// Adds what one holder has, or one of several candidates; nobody is known where `candidates` is nil.
  mutating func add(_ entry: Cube.Total, to candidates: Set<String>?, isSpread: Bool = false) {
    total.merge(entry.sum)
    isNegative = isNegative || entry.isNegative
    if let candidates, candidates.count == 1, let holder = candidates.first {
      known[holder, default: IntervalSum()].merge(entry.sum)
    } else {
      lots[Lot(candidates: candidates, isSpread: isSpread), default: IntervalSum()].merge(entry.sum)
    }
  }

  /// All who are named, as holders or as candidates, in order.
  var holders: [String] {
    lots.keys.reduce(into: Set(known.keys)) { $0.formUnion($1.candidates ?? []) }.sorted()
  }

  /// What a holder can have: at most what it surely has and every lot that may be its.
  func range(of holder: String) -> Range {
    let own = known[holder] ?? IntervalSum()
    let possible = lots.filter { $0.key.candidates?.contains(holder) ?? true }.map(\.value.hi)
    return Range(lo: own.lo, hi: possible.reduce(own.hi, Self.sum))
  }

  /// What somebody who is not named may have; and over how many holders it can be spread, nil for any number.
  var elsewhere: (least: Int128, most: Int128?, holders: Int?) {
    let anywhere = lots.filter { $0.key.candidates == nil }
    let isSpread = anywhere.keys.contains(where: \.isSpread)
    return (
      anywhere.values.reduce(0) { $0 + $1.lo }, anywhere.values.map(\.hi).reduce(0, Self.sum),
      isSpread ? nil : anywhere.values.reduce(0) { $0 + $1.records }
    )
  }

  /// The bounds of a holder's part of the total.
  func share(of holder: String) -> ShareBounds? {
    if isNegative { return nil }
    let own = known[holder] ?? IntervalSum()
    let others = lots.filter { !($0.key.candidates?.contains(holder) ?? true) }.map(\.value)
    let knownOthers = known.filter { $0.key != holder }.map(\.value)
    let least = (knownOthers + others).reduce(0) { $0 + $1.lo }
    let most = (knownOthers + Array(lots.values)).map(\.hi).reduce(0, Self.sum)
    let part = range(of: holder)
    return ShareBounds(part: (own.lo, part.hi), rest: (least, most))
  }

  private static func sum(_ a: Int128?, _ b: Int128?) -> Int128? { if let a, let b { a + b } else { nil } }
}
