import WaybillCore

/// `years`: whether every year has a record, of the source or of each group of its records.
struct YearTally: CheckTally {
  /// The years that can be told apart, which are those that mappings can read.
  static let known = 1800...2199

  private let from, until: Int?
  /// The years that are noted.
  private let years: ClosedRange<Int>
  private let fields: [CheckField]
  private var groups: RecordGroups
  /// Whether a group has a record in a year: the years of one group behind those of another.
  private var seen: [Bool] = []

  /// Without a first or last year it is that of the first or last record of the source.
  init(from: Int?, until: Int?, by fields: [CheckField], limit: Int) {
    (self.from, self.until) = (from, until)
    years = (from ?? Self.known.lowerBound)...(until ?? Self.known.upperBound)
    self.fields = fields
    groups = RecordGroups(by: fields, limit: limit)
  }

  mutating func add(_ batch: borrowing RecordBatch, rows: [Int], file: Int) {
    groups.follow(batch, rows: rows)
    var last: (from: Int32, until: Int32, years: Range<Int>)?
    for (index, row) in rows.enumerated() {
      guard let group = groups.group(index, row: row, in: batch) else {
        seen = []
        return
      }
      let start = group * years.count
      if start == seen.count { seen.append(contentsOf: repeatElement(false, count: years.count)) }
      let (from, until) = (batch.from[row], batch.until[row])
      if last?.from != from || last?.until != until {
        let touched = Day(number: from).year..<Day(number: until - 1).year + 1
        last = (from, until, touched.clamped(to: years.lowerBound..<years.upperBound + 1))
      }
      for year in last?.years ?? 0..<0 { seen[start + year - years.lowerBound] = true }
    }
  }

  mutating func merge(_ other: Self) {
    guard let numbers = groups.merge(other.groups) else {
      seen = []
      return
    }
    seen.append(contentsOf: repeatElement(false, count: groups.count * years.count - seen.count))
    for (group, number) in numbers.enumerated() {
      for year in 0..<years.count where other.seen[group * years.count + year] {
        seen[number * years.count + year] = true
      }
    }
  }

  func finding(_ context: CheckContext) -> CheckFinding {
    let expected = CheckWords.years(from, until, by: fields)
    if groups.isFull { return CheckWords.tooMany(expected, "groups", limit: groups.limit) }
    let all = 0..<groups.count
    let present = years.filter { year in all.contains { has(year, $0) } }
    guard let first = present.first, let last = present.last else {
      return CheckFinding(expected: expected, found: "no records", passed: false)
    }
    let due = (from ?? first)...(until ?? last)
    let gaps = all.map { group in
      (label: groups.label(of: group).joined(separator: ", "), years: due.filter { !has($0, group) })
    }.filter { !$0.years.isEmpty }.sorted { $0.label < $1.label }
    return CheckFinding(
      expected: expected,
      found: fields.isEmpty
        ? gaps.first.map { "none in \(CheckWords.spans($0.years))" } ?? "no gap in \(CheckWords.spans(Array(due)))"
        : CheckWords.gaps(gaps.count, of: groups.count),
      passed: gaps.isEmpty,
      examples: fields.isEmpty
        ? []
        : gaps.prefix(CheckOutcome.exampleLimit).map {
          Diagnostic.Note("\($0.label) has none in \(CheckWords.spans($0.years))")
        })
  }

  private func has(_ year: Int, _ group: Int) -> Bool { seen[group * years.count + year - years.lowerBound] }
}
