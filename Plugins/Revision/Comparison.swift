import WaybillCore
import WaybillMetrics

/// What became of a key.
enum Word: String, Sendable, CaseIterable {
  /// The same ends.
  case same
  /// Other ends, and no value that both may have.
  case changed
  /// Other ends, and a value that both may have.
  case perhaps
  /// Only after.
  case added
  /// Only before.
  case removed

  /// Whether both sides have the key.
  var isMatched: Bool { self != .added && self != .removed }
}

/// The sums of one key, or of several, on both sides.
struct Pair: Sendable {
  var before = IntervalSum()
  var after = IntervalSum()

  mutating func add(_ sum: IntervalSum, to side: Side) {
    switch side {
    case .before: before.merge(sum)
    case .after: after.merge(sum)
    }
  }

  mutating func merge(_ other: Pair) {
    before.merge(other.before)
    after.merge(other.after)
  }

  var word: Word {
    if before.records == 0 { return .added }
    if after.records == 0 { return .removed }
    if before.lo == after.lo, before.hi == after.hi { return .same }
    let isApart = before.hi.map { $0 < after.lo } ?? false || after.hi.map { $0 < before.lo } ?? false
    return isApart ? .changed : .perhaps
  }

  /// What came to it, from the least to the most; nil where nothing bounds it.
  var difference: (lo: Int128?, hi: Int128?) {
    (before.hi.map { after.lo - $0 }, after.hi.map { $0 - before.lo })
  }
}

/// The figures of both sides, by key.
struct Comparison: Sendable {
  private(set) var pairs: [Key: Pair] = [:]
  /// What may count and may not, because nobody can say whether a condition is met.
  private(set) var unsure: [Key: Pair] = [:]

  init(_ cube: Cube, _ sorter: Sorter) {
    for entry in cube.unordered {
      guard let spot = sorter.spot(of: entry.cell) else { continue }
      if spot.isSure {
        pairs[spot.key, default: Pair()].add(entry.total.sum, to: spot.side)
      } else {
        unsure[spot.key, default: Pair()].add(entry.total.sum, to: spot.side)
      }
    }
  }
}

/// Why keys stand on one side only, as far as it can be told: there is another on the other side only, and the two
/// differ in one value.
struct Reasons: Sendable {
  /// What a key's reason is called where there is none.
  static let none = "none"

  /// The dimension in which a key differs from one of the other side, by key.
  private let reasons: [Key: String]
  private let words: [Key: Word]
  /// The keys that another's reason lies in, by what that other's word and reason are.
  private var partners: [Label: Set<Key>] = [:]

  struct Label: Hashable {
    let word: Word
    let reason: String
  }

  init(of comparison: Comparison, ignoring: [RevisionOptions.Dimension], of by: [RevisionOptions.Dimension]) {
    var words: [Key: Word] = [:]
    for (key, pair) in comparison.pairs where !pair.word.isMatched { words[key] = pair.word }
    var reasons = words.mapValues { _ in Self.none }
    var partners: [Label: Set<Key>] = [:]
    for dimension in ignoring.reversed() {
      guard let place = by.firstIndex(of: dimension) else { continue }
      let alike = Dictionary(grouping: words.keys) { $0.without(place) }
      for keys in alike.values where Set(keys.map { words[$0] }).count == 2 {
        for key in keys { reasons[key] = dimension.rawValue }
      }
    }
    for dimension in ignoring {
      guard let place = by.firstIndex(of: dimension) else { continue }
      for keys in Dictionary(grouping: words.keys, by: { $0.without(place) }).values {
        for key in keys where reasons[key] == dimension.rawValue {
          guard let word = words[key] else { continue }
          partners[Label(word: word, reason: dimension.rawValue), default: []]
            .formUnion(keys.filter { words[$0] != word })
        }
      }
    }
    self.reasons = reasons
    self.words = words
    self.partners = partners
  }

  /// The keys of a word and a reason, without those that the reason lies in.
  func own(_ word: Word, _ reason: String) -> [Key] {
    words.filter { $1 == word && reasons[$0] == reason }.keys.sorted()
  }

  /// The keys of a word and a reason, with those that the reason lies in.
  func keys(of word: Word, _ reason: String) -> Set<Key> {
    Set(own(word, reason)).union(partners[Label(word: word, reason: reason)] ?? [])
  }
}
