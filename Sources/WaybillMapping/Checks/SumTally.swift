import WaybillCore

/// `sum`: whether the records of level part make those of level total, group by group.
///
/// Only figures of one basis, measure and unit are compared. What no record says is no amount: parts without a total,
/// and a total without parts, differ by the whole of what is there.
struct SumTally: CheckTally {
  private struct Group: Sendable {
    var parts = IntervalSum()
    var totals = IntervalSum()
    var firstPart = RecordPlace.none
    var firstTotal = RecordPlace.none

    mutating func merge(_ other: Group) {
      parts.merge(other.parts)
      totals.merge(other.totals)
      firstPart = min(firstPart, other.firstPart)
      firstTotal = min(firstTotal, other.firstTotal)
    }

    /// By how much the nearest ends lie apart; 0 where the intervals overlap.
    var gap: Int128 {
      if let hi = totals.hi, parts.lo > hi { return parts.lo - hi }
      if let hi = parts.hi, totals.lo > hi { return totals.lo - hi }
      return 0
    }
  }

  private static let facet: [CheckField] = [.basis, .measure, .unit]

  private let fields: [CheckField]
  private let tolerance: Tolerance
  private var groups: RecordGroups
  private var sums: [Group] = []

  init(by fields: [CheckField], _ tolerance: Tolerance, limit: Int) {
    self.fields = fields
    self.tolerance = tolerance
    groups = RecordGroups(by: Self.facet + fields.filter { !Self.facet.contains($0) }, limit: limit)
  }

  mutating func add(_ batch: borrowing RecordBatch, rows: [Int], file: Int) {
    groups.follow(batch, rows: rows)
    let isTotal = batch.dictionaries.facets.values.map { $0.level == .total }
    for (index, row) in rows.enumerated() {
      guard let group = groups.group(index, row: row, in: batch) else {
        sums = []
        return
      }
      if group == sums.count { sums.append(Group()) }
      let place = RecordPlace(file: file, batch, row)
      if isTotal[Int(batch.facet[row])] {
        sums[group].totals.add(lo: batch.lo[row], hi: batch.hi[row])
        sums[group].firstTotal = min(sums[group].firstTotal, place)
      } else {
        sums[group].parts.add(lo: batch.lo[row], hi: batch.hi[row])
        sums[group].firstPart = min(sums[group].firstPart, place)
      }
    }
  }

  mutating func merge(_ other: Self) {
    guard let numbers = groups.merge(other.groups) else {
      sums = []
      return
    }
    sums.append(contentsOf: repeatElement(Group(), count: groups.count - sums.count))
    for (number, sum) in zip(numbers, other.sums) { sums[number].merge(sum) }
  }

  func finding(_ context: CheckContext) -> CheckFinding {
    let expected = CheckWords.sum(by: fields, tolerance)
    if groups.isFull { return CheckWords.tooMany(expected, "groups", limit: groups.limit) }
    let wrong = sums.indices.filter { !tolerance.allows(sums[$0].gap, of: sums[$0].totals.lo) }
    let shown = wrong.map { (gap: sums[$0].gap, label: groups.label(of: $0).joined(separator: ", "), group: sums[$0]) }
      .sorted { ($1.gap, $0.label) < ($0.gap, $1.label) }.prefix(CheckOutcome.exampleLimit)
    return CheckFinding(
      expected: expected,
      found: CheckWords.sums(
        wrong: wrong.count, of: sums.count, withoutParts: wrong.count { sums[$0].parts.records == 0 },
        withoutTotal: wrong.count { sums[$0].totals.records == 0 }),
      passed: wrong.isEmpty,
      examples: shown.map { gap, label, group in
        Diagnostic.Note(
          "\(label): \(CheckWords.side("parts", group.parts)), \(CheckWords.side("total", group.totals)); "
            + "\(Decimals.shortest(gap)) apart",
          at: (group.firstTotal == .none ? group.firstPart : group.firstTotal).place(context))
      })
  }
}
