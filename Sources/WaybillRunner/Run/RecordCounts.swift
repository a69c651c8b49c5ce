import WaybillCore

/// How many records of one source and kind there are, by who tells them and by their event.
struct RecordCounts: Sendable, Hashable {
  private static let events = Event.allCases.count
  private static let width = events * Perspective.allCases.count

  /// For each perspective the counts of all events, in the order of their cases.
  private var counts = [Int](repeating: 0, count: width)

  /// Makes counts of no record.
  init() {}

  /// Counts the records of a batch.
  static func of(_ batch: borrowing RecordBatch) -> [Facet: RecordCounts] {
    let facets = batch.dictionaries.facets.values
    var counts = [Int](repeating: 0, count: facets.count * width)
    let (facet, perspective, event) = (batch.facet.span, batch.perspective.span, batch.event.span)
    counts.withUnsafeMutableBufferPointer { counts in
      for row in facet.indices {
        counts[Int(facet[row]) &* width &+ Int(perspective[row]) &* events &+ Int(event[row])] &+= 1
      }
    }
    var found: [Facet: RecordCounts] = [:]
    for (number, facet) in facets.enumerated() {
      found[facet, default: RecordCounts()].add(counts[number * width..<(number + 1) * width])
    }
    return found
  }

  private mutating func add(_ more: ArraySlice<Int>) {
    for (place, count) in more.enumerated() { counts[place] += count }
  }

  /// The sums of two counts.
  func merging(_ other: Self) -> Self {
    var sum = self
    sum.add(other.counts[...])
    return sum
  }

  /// All records.
  var records: Int { counts.reduce(0, +) }

  /// The records that one side tells.
  func told(by perspective: Perspective) -> Int {
    let start = Int(perspective.code) * Self.events
    return counts[start..<start + Self.events].reduce(0, +)
  }

  /// The records of some events.
  func count(of event: Event) -> Int {
    stride(from: Int(event.code), to: Self.width, by: Self.events).reduce(0) { $0 + counts[$1] }
  }
}
