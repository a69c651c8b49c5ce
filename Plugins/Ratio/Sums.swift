import WaybillCore
import WaybillMetrics

/// The sums that the figures are made of, by group and by what is known of the records.
///
/// The row loop only looks numbers up; what a combination of numbers stands for is learnt when it is first met.
struct Sums: Sendable {
  /// The values of the dimensions that figures are told apart by.
  struct Group: Hashable, Sendable, Comparable {
    var source = ""
    var exporter = ""
    var destination = ""
    var category = ""
    var period = ""

    private var texts: [String] { [source, exporter, destination, category, period] }

    static func < (a: Self, b: Self) -> Bool { a.texts.lexicographicallyPrecedes(b.texts) }
  }

  /// What is known of a record: whether it is of the whole, and whether of the part.
  struct Cell: Hashable, Sendable {
    let whole: ConditionAnswer
    let part: ConditionAnswer
  }

  /// What the records of a cell come to.
  struct Total {
    let sum: IntervalSum
    /// Whether one of them may be negative.
    let isNegative: Bool
  }

  private struct Bucket: Hashable, Sendable {
    let group: Group
    let cell: Cell
  }

  let classifier: Classifier
  private var buckets = Interned<Bucket>()
  private var sums: [IntervalSum] = []
  /// Whether a record of a bucket may be negative, so that less of it may be more.
  private var isNegative: [Bool] = []

  private var parties = Numbering<Party>()
  private var sets = Numbering<PartySet>()
  private var categories = Numbering<Category>()
  private var sources = Interned<String>()
  private var periods = TripleTable()
  private var routes = TripleTable()
  /// From a route, a category and the words of a record to a bucket; `outside` for a record of no bucket.
  private var places = TripleTable()

  private static let outside = UInt32.max - 1

  init(_ classifier: Classifier) { self.classifier = classifier }

  /// The groups in order, each with its sums.
  var groups: [(group: Group, cells: [Cell: Total])] {
    var groups: [Group: [Cell: Total]] = [:]
    for (index, bucket) in buckets.values.enumerated() {
      groups[bucket.group, default: [:]][bucket.cell] = Total(sum: sums[index], isNegative: isNegative[index])
    }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  mutating func add(_ batch: borrowing RecordBatch) {
    parties.follow(batch.dictionaries.parties.values)
    sets.follow(batch.dictionaries.sets.values)
    categories.follow(batch.dictionaries.categories.values)
    let source = sources.id(of: batch.source)
    let facets = batch.dictionaries.facets.values.map { $0 == classifier.facet }
    for row in 0..<batch.count where facets[Int(batch.facet[row])] {
      let words = self.words(batch, row, source)
      let place = known(batch, row, words) ?? learn(batch, row, words)
      if place == Self.outside { continue }
      sums[Int(place)].add(lo: batch.lo[row], hi: batch.hi[row])
      if batch.lo[row] < 0 { isNegative[Int(place)] = true }
    }
  }

  mutating func merge(_ other: Sums) {
    for (index, bucket) in other.buckets.values.enumerated() {
      let place = Int(place(of: bucket))
      sums[place].merge(other.sums[index])
      isNegative[place] = isNegative[place] || other.isNegative[index]
    }
  }

  /// The words of a record and its source as one number.
  private func words(_ batch: borrowing RecordBatch, _ row: Int, _ source: UInt32) -> UInt32 {
    let flags = classifier.flagBits(batch.flags[row])
    return source &<< 12 | UInt32(batch.event[row]) &<< 4 | UInt32(batch.perspective[row]) &<< 2 | flags
  }

  private func known(_ batch: borrowing RecordBatch, _ row: Int, _ words: UInt32) -> UInt32? {
    guard let period = periods[Self.key(batch.from[row], batch.until[row])],
      let route = routes[route(batch, row, period)]
    else { return nil }
    return places[TripleTable.Key(a: route, b: number(batch.category[row], categories.numbers), c: words)]
  }

  private func route(_ batch: borrowing RecordBatch, _ row: Int, _ period: UInt32) -> TripleTable.Key {
    TripleTable.Key(
      a: number(batch.exporter[row], parties.numbers), b: number(batch.destination[row], sets.numbers), c: period)
  }

  private mutating func learn(_ batch: borrowing RecordBatch, _ row: Int, _ words: UInt32) -> UInt32 {
    let key = Self.key(batch.from[row], batch.until[row])
    let period = periods.number(of: key)
    let route = routes.number(of: self.route(batch, row, period))
    let found = classifier.place(of: batch, row)
    let place = found.map { self.place(of: Bucket(group: $0.group, cell: $0.cell)) } ?? Self.outside
    places.insert(
      TripleTable.Key(a: route, b: number(batch.category[row], categories.numbers), c: words), place)
    return place
  }

  private mutating func place(of bucket: Bucket) -> UInt32 {
    let place = buckets.id(of: bucket)
    if Int(place) == sums.count {
      sums.append(IntervalSum())
      isNegative.append(false)
    }
    return place
  }

  /// The metric's own number of a batch's id; absent stays absent.
  private func number(_ id: UInt32, _ numbers: [UInt32]) -> UInt32 {
    id == RecordBatch.absent ? id : numbers[Int(id)]
  }

  private static func key(_ from: Int32, _ until: Int32) -> TripleTable.Key {
    TripleTable.Key(a: UInt32(bitPattern: from), b: UInt32(bitPattern: until), c: 0)
  }
}
