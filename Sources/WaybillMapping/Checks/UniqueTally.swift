import WaybillCore

/// `unique`: whether no two records agree in some fields.
///
/// Grows with the number of different keys, about 70 bytes for each; past its limit it holds none, and fails.
struct UniqueTally: CheckTally {
  private let fields: [CheckField]
  private let limit: Int
  private var keys: RecordKeys
  private var table = FingerprintTable()
  /// The first and the second record of each key, as the files have them.
  private var first: [RecordPlace] = []
  private var second: [RecordPlace] = []
  private var records = 0
  private var isFull = false

  init(_ fields: [CheckField], limit: Int) {
    self.fields = fields
    self.limit = limit
    keys = RecordKeys(fields)
  }

  mutating func add(_ batch: borrowing RecordBatch, rows: [Int], file: Int) {
    records += rows.count
    if isFull { return }
    keys.follow(batch, rows: rows)
    for (index, row) in rows.enumerated() {
      note(keys.keys[index], RecordPlace(file: file, batch, row))
      if isFull { return }
    }
  }

  mutating func merge(_ other: Self) {
    records += other.records
    if other.isFull { empty() }
    if isFull { return }
    other.table.forEach { key, number in
      note(key, other.first[number])
      note(key, other.second[number])
    }
  }

  /// Notes a record of a key; the place that is none stands for no record.
  private mutating func note(_ key: Fingerprint, _ place: RecordPlace) {
    if isFull || place == .none { return }
    let number = table.number(of: key)
    if number == first.count {
      if number == limit { return empty() }
      first.append(place)
      second.append(.none)
    } else if place < first[number] {
      second[number] = first[number]
      first[number] = place
    } else if place < second[number] {
      second[number] = place
    }
  }

  private mutating func empty() {
    isFull = true
    (table, first, second) = (FingerprintTable(), [], [])
  }

  func finding(_ context: CheckContext) -> CheckFinding {
    let expected = CheckWords.unique(fields)
    if isFull { return CheckWords.tooMany(expected, "keys", limit: limit) }
    let repeats = records - table.count
    let shown = first.indices.filter { second[$0] != .none }.map { (second[$0], first[$0]) }.sorted(by: <)
      .prefix(CheckOutcome.exampleLimit)
    return CheckFinding(
      expected: expected,
      found: repeats == 0
        ? "\(counted(records, "record")), each by itself"
        : "\(repeats) of \(counted(records, "record")) \(repeats == 1 ? "repeats" : "repeat") another",
      passed: repeats == 0,
      examples: shown.map { second, first in
        CheckWords.agreement(first.place(context), with: second.place(context))
      })
  }
}
