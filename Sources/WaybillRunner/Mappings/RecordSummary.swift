public import WaybillCore

/// What the records of a file come to, kind by kind, and who tells them.
public struct RecordSummary: Sendable, Hashable {
  /// Who tells records, from which side.
  public struct Teller: Sendable, Hashable {
    /// The code of the party; nil where the mapping names none.
    public let reporter: String?
    public let perspective: Perspective

    /// The teller of one record.
    public init(of record: Record) {
      reporter = record.reporter?.description
      perspective = record.perspective
    }

    init(reporter: String?, perspective: Perspective) {
      (self.reporter, self.perspective) = (reporter, perspective)
    }
  }

  /// A kind of figures, as one side tells them: what both sides tell is no sum.
  private struct Kind: Hashable {
    let facet: Facet
    let perspective: Perspective
  }

  private var sumsByKind: [Kind: IntervalSum] = [:]
  private var records: [Teller: Int] = [:]

  init() {}

  /// The sum of each kind of figures and side, in order.
  public var sums: [(facet: Facet, perspective: Perspective, sum: IntervalSum)] {
    sumsByKind.sorted { ($0.key.facet, $0.key.perspective.code) < ($1.key.facet, $1.key.perspective.code) }.map {
      ($0.key.facet, $0.key.perspective, $0.value)
    }
  }

  /// Who tells the records, with how many each; those with the most first.
  public var tellers: [(teller: Teller, records: Int)] {
    records.sorted { a, b in
      let (x, y) = (a.key, b.key)
      return (b.value, x.reporter ?? "", x.perspective.rawValue) < (a.value, y.reporter ?? "", y.perspective.rawValue)
    }.map { ($0.key, $0.value) }
  }

  /// Adds the records of a batch.
  mutating func add(_ batch: borrowing RecordBatch) {
    let sides = Perspective.allCases
    let facets = batch.dictionaries.facets.values
    var sums = [IntervalSum](repeating: IntervalSum(), count: facets.count * sides.count)
    var tellers: [UInt64: Int] = [:]
    // Most records have the teller of the one before.
    var run = (key: UInt64.max, count: 0)
    for row in 0..<batch.count {
      sums[Int(batch.facet[row]) * sides.count + Int(batch.perspective[row])].add(lo: batch.lo[row], hi: batch.hi[row])
      let key = UInt64(batch.reporter[row]) << 8 | UInt64(batch.perspective[row])
      if key != run.key {
        if run.count > 0 { tellers[run.key, default: 0] += run.count }
        run = (key, 0)
      }
      run.count += 1
    }
    if run.count > 0 { tellers[run.key, default: 0] += run.count }
    for (place, sum) in sums.enumerated() where sum.records > 0 {
      let kind = Kind(facet: facets[place / sides.count], perspective: sides[place % sides.count])
      sumsByKind[kind, default: IntervalSum()].merge(sum)
    }
    for (key, count) in tellers {
      let id = UInt32(truncatingIfNeeded: key >> 8)
      let reporter = id == RecordBatch.absent ? nil : batch.dictionaries.parties.values[Int(id)].description
      records[Teller(reporter: reporter, perspective: Perspective.allCases[Int(key & 0xFF)]), default: 0] += count
    }
  }
}
