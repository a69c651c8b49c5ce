import WaybillCore

/// What the words of cells stand for: a list of values for each kind of column.
struct CellValues: Sendable {
  var books = Interned<FacetBook>()
  var parties = Numbering<Party>()
  var sets = Numbering<PartySet>()
  var categories = Numbering<Category>()
  var texts = Numbering<String>()
  var periods = Interned<Period>()
  var years = Interned<ClosedRange<Int>>()
  var flagSets = Interned<UInt64>()

  /// The numbers here of another's values in a column, which are numbered where they are new; nil where words are codes.
  mutating func numbers(of other: Self, in column: CellColumn) -> [UInt32]? {
    switch column {
    case .perspective, .event: nil
    case .reporter, .exporter, .origin: other.parties.own.values.map { parties.number(of: $0) }
    case .destination, .via: other.sets.own.values.map { sets.number(of: $0) }
    case .category: other.categories.own.values.map { categories.number(of: $0) }
    case .item: other.texts.own.values.map { texts.number(of: $0) }
    case .period: other.periods.values.map { periods.id(of: $0) }
    case .years: other.years.values.map { years.id(of: $0) }
    case .flags: other.flagSets.values.map { flagSets.id(of: $0) }
    }
  }

  /// The place of each value of a column among them all, from 1 on, for what is absent comes first; codes are their own.
  func ranks(in column: CellColumn) -> [UInt32] {
    switch column {
    case .perspective: Array(0...UInt32(Perspective.allCases.count))
    case .event: Array(0...UInt32(Event.allCases.count))
    case .reporter, .exporter, .origin: Self.ranks(parties.own.values, by: <)
    case .destination, .via:
      Self.ranks(sets.own.values.map { ($0.description, $0) }) { a, b in
        a.0 != b.0 ? a.0 < b.0 : a.1.parties.lexicographicallyPrecedes(b.1.parties)
      }
    case .category: Self.ranks(categories.own.values, by: <)
    case .item: Self.ranks(texts.own.values, by: <)
    case .period: Self.ranks(periods.values, by: <)
    case .years: Self.ranks(years.values) { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    case .flags: Self.ranks(flagSets.values, by: <)
    }
  }

  static func ranks<T>(_ values: [T], by isBefore: (T, T) -> Bool) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: values.count)
    for (rank, place) in values.indices.sorted(by: { isBefore(values[$0], values[$1]) }).enumerated() {
      ranks[place] = UInt32(rank) + 1
    }
    return ranks
  }
}
